import Foundation
import Text

/// A value as read, with what should be said about it.
public struct Reading<Value: Sendable>: Sendable {
    public var value: Value
    public var problems: [ValueProblem]

    public init(_ value: Value, problems: [ValueProblem] = []) {
        self.value = value
        self.problems = problems
    }

    init(_ value: Value, _ problem: ValueProblem) { self.init(value, problems: [problem]) }
}

/// What is wrong with one value; the table reader adds where it stands.
public struct ValueProblem: Equatable, Sendable {
    public var kind: ImportProblem.Kind
    public var severity: ImportProblem.Severity
    /// Names and numbers for the sentence, as in `ImportProblem.details`.
    public var details: [String: String]

    public init(
        _ kind: ImportProblem.Kind, severity: ImportProblem.Severity = .warning, details: [String: String] = [:]
    ) {
        self.kind = kind
        self.severity = severity
        self.details = details
    }
}

/// Longer texts than this are no values: only their beginning is looked at (what was written is kept whole).
let longestValue = 500

/// A text prepared for the question whether it holds a phrase: Latin phrases count as whole words, Hangul ones
/// anywhere, since Korean writes particles and compounds without a space.
struct Phrases {
    /// Folded words with one space between and around them.
    let text: String

    init(_ written: String) {
        let folded = String(written.prefix(longestValue)).folded
        let words = folded.split { !($0.isLetter || $0.isNumber) }
        text = " " + words.joined(separator: " ") + " "
    }

    var isEmpty: Bool { text == "  " }

    /// `phrase` is given folded.
    func has(_ phrase: String) -> Bool {
        text.contains(phrase.unicodeScalars.contains(where: isHangul) ? phrase : " \(phrase) ")
    }

    func has(anyOf phrases: [String]) -> Bool { phrases.contains { has($0) } }

    /// Whether the text is nothing but one of the phrases.
    func isOne(of phrases: [String]) -> Bool { phrases.contains { text == " \($0) " } }
}

func isHangul(_ scalar: Unicode.Scalar) -> Bool {
    (0xAC00...0xD7A3).contains(scalar.value) || (0x3131...0x318E).contains(scalar.value)
}

/// A run of digits, of Latin (or other) letters, of Hangul, or one other character.
struct Piece: Equatable {
    enum Kind { case digits, letters, hangul, symbol }

    var kind: Kind
    /// With compatibility forms unified, otherwise as written.
    var raw: String
    var folded: String
    var isAfterSpace: Bool
}

/// The pieces of a value, without white space.
func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var isAfterSpace = false
    for character in String(text.prefix(longestValue)).precomposedStringWithCompatibilityMapping {
        guard !character.isWhitespace else {
            isAfterSpace = true
            continue
        }
        let kind = kind(of: character)
        if kind != .symbol, !isAfterSpace, let last = pieces.last, last.kind == kind {
            pieces[pieces.count - 1].raw.append(character)
        } else {
            pieces.append(Piece(kind: kind, raw: String(character), folded: "", isAfterSpace: isAfterSpace))
        }
        isAfterSpace = false
    }
    return pieces.map { piece in
        var piece = piece
        piece.folded = piece.raw.folded
        return piece
    }
}

private func kind(of character: Character) -> Piece.Kind {
    if character.isASCII, character.isNumber { return .digits }
    if let first = character.unicodeScalars.first, isHangul(first) { return .hangul }
    return character.isLetter ? .letters : .symbol
}
