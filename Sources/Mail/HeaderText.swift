import Foundation

/// Words of people in header lines: RFC 2047 where they are not plain ASCII, folded at 76 characters (RFC 5322, 2.2.3).
struct HeaderText {
    private var lines: [String] = [""]
    private static let longest = 76
    /// A word beyond this is encoded, so that every line can be folded.
    private static let longestWord = 60

    /// - Parameter name: of the header, such as `Subject`.
    init(_ name: String) { lines = [name + ":"] }

    /// The header with its line end.
    var written: String { lines.joined(separator: "\r\n") + "\r\n" }

    /// Adds a word that stays as it is, on a new line where it no longer fits.
    mutating func add(_ word: String) {
        let last = lines[lines.count - 1]
        if last.utf8.count + 1 + word.utf8.count > Self.longest, last.contains(where: { $0 != " " }) {
            lines.append(" " + word)
        } else {
            lines[lines.count - 1] = last + " " + word
        }
    }

    /// Adds free text, such as a subject.
    mutating func addText(_ text: String) {
        let text = text.withoutControls
        guard !text.isPlain else {
            for word in text.split(separator: " ") { add(String(word)) }
            return
        }
        addEncoded(text)
    }

    /// Adds a name and an address: `"Sở KH&CN" <a@example.org>`.
    mutating func add(_ address: MailAddress) {
        let name = address.name.withoutControls
        if name.isEmpty { return add(address.address) }
        if name.utf8.allSatisfy({ $0.isLetterOrDigit || $0 == UInt8(ascii: " ") }), name.isPlain {
            for word in name.split(separator: " ") { add(String(word)) }
        } else if name.isPlain, name.utf8.count <= Self.longestWord {
            let escaped = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            add("\"\(escaped)\"")
        } else {
            addEncoded(name)
        }
        add("<\(address.address)>")
    }

    /// Encoded words of at most 75 characters each, none of which breaks a character in two.
    private mutating func addEncoded(_ text: String) {
        let frame = "=?UTF-8?B?" + "?="
        var rest = text.unicodeScalars[...]
        while !rest.isEmpty {
            // Room on this line in bytes of UTF-8: three for four characters.
            var room = (Self.longest - 1 - lines[lines.count - 1].utf8.count - frame.utf8.count) / 4 * 3
            if room < 12 {
                lines.append("")
                room = (Self.longest - 1 - frame.utf8.count) / 4 * 3
            }
            var part = String.UnicodeScalarView()
            while let next = rest.first, String(part).utf8.count + UTF8.width(next) <= room {
                part.append(next)
                rest.removeFirst()
            }
            lines[lines.count - 1] += " =?UTF-8?B?" + Data(String(part).utf8).base64EncodedString() + "?="
        }
    }
}

extension String {
    /// On one line: controls, line separators and marks that turn the direction of reading become spaces, several one.
    var withoutControls: String {
        let cleaned = unicodeScalars.map { scalar -> Character in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: " "
            default: scalar.turnsDirection ? " " : Character(scalar)
            }
        }
        return cleaned.split(separator: " ").map { String(String.UnicodeScalarView($0.flatMap(\.unicodeScalars))) }
            .joined(separator: " ")
    }

    /// Printable ASCII that nobody can take for an encoded word, in words short enough to fold.
    fileprivate var isPlain: Bool {
        utf8.allSatisfy { (0x20...0x7E).contains($0) } && !contains("=?")
            && split(separator: " ").allSatisfy { $0.utf8.count <= 60 }
    }
}

extension Unicode.Scalar {
    fileprivate var turnsDirection: Bool {
        (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }
}

extension UTF8 {
    fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case ..<0x80: 1
        case ..<0x800: 2
        case ..<0x1_0000: 3
        default: 4
        }
    }
}
