/// Reads a template from left to right. Works on scalars, so that a combining mark cannot hide a brace.
struct TemplateParser {
    private let scalars: [Unicode.Scalar]
    private var position = 0
    /// Far more than a readable message has; keeps an odd one from using up the stack.
    private static let deepest = 12

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    var isAtEnd: Bool { position == scalars.count }

    /// Text and placeholders up to the end, or inside a branch up to its closing brace, which is left standing.
    mutating func parts(depth: Int = 0) -> [Template.Part]? {
        guard depth <= Self.deepest else { return nil }
        var parts: [Template.Part] = []
        var text = String.UnicodeScalarView()
        func flushed() -> [Template.Part] { text.isEmpty ? parts : parts + [.text(String(text))] }
        while position < scalars.count {
            let scalar = scalars[position]
            switch scalar {
            case "}":
                return depth == 0 ? nil : flushed()
            case "{":
                parts = flushed()
                text = .init()
                guard let part = placeholder(depth: depth) else { return nil }
                parts.append(part)
            case "\\" where position + 1 < scalars.count:
                text.append(scalars[position + 1])
                position += 2
            default:
                text.append(scalar)
                position += 1
            }
        }
        return depth == 0 ? flushed() : nil
    }

    /// From an opening brace to behind the closing one.
    private mutating func placeholder(depth: Int) -> Template.Part? {
        position += 1
        guard let name = word() else { return nil }
        if take("}") { return .value(name) }
        guard take(","), let kind = word(), take(","), let branches = branches(depth: depth) else { return nil }
        return switch kind {
        case "plural": .plural(name, branches)
        case "select": .select(name, branches)
        default: nil
        }
    }

    private mutating func branches(depth: Int) -> [String: Template]? {
        var branches: [String: Template] = [:]
        while !take("}") {
            guard let selector = word(), branches[selector] == nil, take("{"), let parts = parts(depth: depth + 1),
                take("}")
            else { return nil }
            branches[selector] = Template(parts: parts)
        }
        return branches["other"] == nil ? nil : branches
    }

    /// A name or a selector, without the spaces around it.
    private mutating func word() -> String? {
        skipSpaces()
        let start = position
        while position < scalars.count, Self.isPartOfWord(scalars[position]) { position += 1 }
        guard position > start else { return nil }
        var word = String.UnicodeScalarView()
        word.append(contentsOf: scalars[start..<position])
        skipSpaces()
        return String(word)
    }

    /// Steps over a mark if it comes next, spaces before it aside.
    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        let start = position
        skipSpaces()
        guard position < scalars.count, scalars[position] == mark else {
            position = start
            return false
        }
        position += 1
        return true
    }

    private mutating func skipSpaces() {
        while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
    }

    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "_-=.".unicodeScalars.contains(scalar)
    }
}
