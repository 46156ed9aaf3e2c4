/// Why a text is no JSON (RFC 8259), read strictly: no comments, no NaN, no key twice in an object.
public enum JSONMistake: Error, Equatable, Sendable {
    case unexpectedEnd
    case unexpectedCharacter(String)
    case notUTF8
    case escape
    case number
    /// NaN or Infinity.
    case notANumber(String)
    case numberTooLarge
    case duplicateKey(String)
    case tooDeep(limit: Int)
    case trailing

    func sentence(line: Int, column: Int) -> Sentence {
        let (key, english, value) = parts
        var values: [String: Sentence.Value] = ["line": .text("\(line)"), "column": .text("\(column)")]
        if let value { values["value"] = .text(value) }
        return Sentence("json." + key, "line \(line), column \(column): \(english)", values)
    }

    private var parts: (key: String, english: String, value: String?) {
        switch self {
        case .unexpectedEnd: ("end", "the JSON ends too early", nil)
        case .unexpectedCharacter(let found): ("character", "unexpected character: \(found)", found)
        case .notUTF8: ("utf8", "a text is not in UTF-8", nil)
        case .escape: ("escape", "a backslash sequence that JSON does not have", nil)
        case .number: ("number", "a number that JSON does not have", nil)
        case .notANumber(let found): ("notANumber", "no number in JSON: \(found)", found)
        case .numberTooLarge: ("numberTooLarge", "a number too large to be read", nil)
        case .duplicateKey(let key): ("duplicateKey", "the key \"\(key)\" stands twice in one object", key)
        case .tooDeep(let limit): ("tooDeep", "nested deeper than \(limit) levels", "\(limit)")
        case .trailing: ("trailing", "something follows the end of the JSON", nil)
        }
    }
}
