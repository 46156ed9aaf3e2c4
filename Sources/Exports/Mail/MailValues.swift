import Domain
import HTML
import Localisation
import Storage

/// What fills a mail's texts. In the sentences a link, a code and lines first stand as signs that no field can hold:
/// so the plain text and the HTML each write them in their own way, and nothing that a person wrote is taken for them.
struct MailValues {
    private static let (linkSign, codeSign, linesSign) = ("\u{E000}", "\u{E001}", "\u{E002}")

    private var link = ""
    private var code = ""
    private var lines: [String] = []
    /// For the catalogue.
    private(set) var shown: [String: Localiser.Value] = [:]

    init(
        _ template: MailTemplate, _ fields: [String: String], base: String, _ say: Localiser
    ) throws(MailCompositionError) {
        for name in template.fields.sorted() {
            guard let value = fields[name], !value.isEmpty else { throw .fieldMissing(name) }
            switch name {
            case "path":
                guard value.isOwnPath else { throw .pathUnusable }
                link = (base.hasSuffix("/") ? String(base.dropLast()) : base) + value
                shown["link"] = .text(Self.linkSign)
            case "code":
                code = value.onOneLine
                shown[name] = .text(Self.codeSign)
            case "lines":
                lines = value.split(whereSeparator: \.isNewline).map { String($0).onOneLine }
                shown[name] = .text(Self.linesSign)
            case "n": shown[name] = Int(value).map(Localiser.Value.number) ?? .text(value.onOneLine)
            case "role", "kind":
                let key = "mail.\(name).\(value)"
                shown[name] = .text(say.has(key) ? say(key) : value.onOneLine)
            case "due": shown[name] = .text(say.date(value.onOneLine))
            default: shown[name] = .text(value.onOneLine)
            }
        }
    }

    func plain(_ text: String) -> String {
        text.replacing(Self.linkSign, with: link).replacing(Self.codeSign, with: code)
            .replacing(Self.linesSign, with: lines.map { "- " + $0 }.joined(separator: "\n"))
    }

    /// One paragraph.
    func markup(_ text: String) -> HTML {
        guard text != Self.linesSign else { return "<ul>\(lines, { "<li>\($0)</li>" })</ul>" }
        var (whole, piece) = (HTML(), "")
        func flush() {
            whole += "\(piece)"
            piece = ""
        }
        for scalar in text.unicodeScalars {
            switch String(scalar) {
            case Self.linkSign:
                flush()
                whole += "<a\(href: link)>\(link)</a>"
            case Self.codeSign:
                flush()
                whole += "<strong>\(code)</strong>"
            case Self.linesSign:
                flush()
                whole += "\(lines.joined(separator: "; "))"
            case "\n":
                flush()
                whole += "<br>"
            default: piece.unicodeScalars.append(scalar)
            }
        }
        flush()
        return "<p>\(whole)</p>"
    }
}

extension String {
    /// Without ends of line, controls and our own signs; long ones are cut.
    fileprivate var onOneLine: String {
        let cleaned = unicodeScalars.prefix(300).map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .privateUse: " "
            default: scalar
            }
        }
        return String(String.UnicodeScalarView(cleaned))
    }

    /// `/sign-in/…`, in the signs that addresses are written with.
    fileprivate var isOwnPath: Bool {
        hasPrefix("/") && !hasPrefix("//") && utf8.count <= 500
            && utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"):
                    true
                default: "/-._~%?=&".utf8.contains($0)
                }
            }
    }
}
