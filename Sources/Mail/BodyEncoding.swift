import Foundation

/// A text in lines of at most 76 ASCII characters (RFC 2045, 6.7 and 6.8), in whichever of the two ways is shorter.
struct EncodedBody {
    /// `quoted-printable` or `base64`, for `Content-Transfer-Encoding`.
    let name: String
    /// Ends with CR LF.
    let written: String

    init(_ text: String) {
        let lines = text.bodyLines
        let quoted = lines.map(Self.quotedPrintable).joined(separator: "\r\n") + "\r\n"
        let base64 = Self.base64(lines.joined(separator: "\r\n") + "\r\n")
        (name, written) =
            quoted.utf8.count <= base64.utf8.count ? ("quoted-printable", quoted) : ("base64", base64)
    }

    private static func base64(_ text: String) -> String {
        let options: Data.Base64EncodingOptions = [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ]
        return Data(text.utf8).base64EncodedString(options: options) + "\r\n"
    }

    /// One line of text in as many as it takes, with "=" at the end of those that go on.
    private static func quotedPrintable(_ line: String) -> String {
        let bytes = Array(line.utf8)
        var (written, length) = ("", 0)
        for (index, byte) in bytes.enumerated() {
            let isLast = index == bytes.count - 1
            let sign = bytes.isProtected(index, isLast: isLast) ? byte.quoted : String(UnicodeScalar(byte))
            // One column is kept for the "=".
            if length + sign.utf8.count > 75 {
                written += "=\r\n"
                length = 0
            }
            // A dot that begins a line means something to mail servers.
            let safe = length == 0 && byte == UInt8(ascii: ".") ? byte.quoted : sign
            written += safe
            length += safe.utf8.count
        }
        return written
    }
}

extension [UInt8] {
    /// Whether a byte must not stand as it is: "=", what is not ASCII, space at the end, "From " at the beginning.
    fileprivate func isProtected(_ index: Int, isLast: Bool) -> Bool {
        let byte = self[index]
        if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { return isLast }
        if !(0x21...0x7E).contains(byte) || byte == UInt8(ascii: "=") { return true }
        return index == 0 && starts(with: Array("From ".utf8))
    }
}

extension UInt8 {
    fileprivate var quoted: String {
        let digits = Array("0123456789ABCDEF")
        return "=" + String([digits[Int(self >> 4)], digits[Int(self & 15)]])
    }
}

extension String {
    /// The lines of a text, however they end, without controls but tabs.
    fileprivate var bodyLines: [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var follows = false
        for scalar in unicodeScalars {
            switch scalar {
            case "\n" where follows: follows = false
            case "\n", "\r", "\u{2028}", "\u{2029}", "\u{85}":
                lines.append(String(line))
                line = .init()
                follows = scalar == "\r"
            default:
                follows = false
                if scalar == "\t" || scalar.properties.generalCategory != .control { line.append(scalar) }
            }
        }
        if !line.isEmpty { lines.append(String(line)) }
        return lines.isEmpty ? [""] : lines
    }
}
