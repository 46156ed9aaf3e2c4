/// One thing that a text says, in the form in which texts are compared.
public struct Token: Equatable, Sendable {
    /// What was read.
    public enum Kind: Equatable, Sendable {
        /// A word in Latin or another alphabet; for Vietnamese a syllable.
        case word
        /// Letters and digits in one word, or a standard with its number: `ip65`, `co2`, `iso 9001`.
        case code
        /// A number with its unit, where it has one: `50 m3/d`, `0.3 s`, `2000`.
        case number
        /// A whole Korean word as written between spaces.
        case hangul
        /// Two neighbouring syllables of a Korean word, so that 세정 is found in 세정기.
        case hangulBigram
    }

    /// The folded form; numbers without thousands separators, units by one sign for all languages.
    public let text: String
    public let kind: Kind
    /// Offsets of Unicode scalars in the text as it was written.
    public let range: Range<Int>

    public init(text: String, kind: Kind, range: Range<Int>) {
        self.text = text
        self.kind = kind
        self.range = range
    }
}

extension String {
    /// The part of the text at offsets of Unicode scalars, as a token carries them; empty outside the text.
    public func written(at range: Range<Int>) -> String {
        let scalars = unicodeScalars
        guard let start = scalars.index(scalars.startIndex, offsetBy: range.lowerBound, limitedBy: scalars.endIndex),
            let end = scalars.index(start, offsetBy: range.count, limitedBy: scalars.endIndex)
        else { return "" }
        return String(scalars[start..<end])
    }

    /// The words, numbers and Korean syllable pairs of the text, in the order in which they stand.
    public var tokens: [Token] {
        var tokenizer = Tokenizer(self)
        return tokenizer.read()
    }
}
