public import Text

/// What a need or an offer says about itself; the matcher knows nothing else of a firm.
public struct Profile: Equatable, Sendable {
    /// Unique among the needs or among the offers of a set.
    public let id: String
    /// The language as stated; guessed from the text where it is not.
    public let language: WrittenLanguage?
    /// What is sought or offered, in one line.
    public let title: String
    /// Description, requirements, field of use.
    public let text: String
    /// Whose it is; an organisation does not fill a list alone.
    public let organisation: String?
    /// What a pair may fit or fail in beside the subject.
    public let facts: Facts

    public init(
        id: String, language: WrittenLanguage? = nil, title: String, text: String, organisation: String? = nil,
        facts: Facts = Facts()
    ) {
        self.id = id
        self.language = language
        self.title = title
        self.text = text
        self.organisation = organisation
        self.facts = facts
    }

    /// The language that counts: the stated one, or the guess.
    public var writtenLanguage: WrittenLanguage? { language ?? LanguageGuess(of: title + "\n" + text).language }

    /// What is given to a `TextEmbedder` for this profile: the title and the text, each by itself, so that a long text
    /// does not drown the title. Vietnamese without marks gets them back, and a prefix stands before both on both sides:
    /// "query: ", as the built-in model's makers advise for texts that are compared with each other.
    ///
    /// A vector kept for a profile is good as long as these texts are the same.
    /// - Parameter prefix: the `textPrefix` of the embedder.
    public func embeddedTexts(_ restorer: DiacriticRestorer?, prefix: String = "query: ") -> [String] {
        embeddedTexts { restorer?.restored($0) }.map { prefix + $0 }
    }

    /// The same without a prefix.
    /// - Parameter restored: asked only for Vietnamese written without its marks.
    func embeddedTexts(restored: (String) -> String?) -> [String] {
        let parts = [title.squeezed, String(text.prefix(Self.mostEmbedded)).squeezed].filter { !$0.isEmpty }
        let isBare = language ?? .vi == .vi && LanguageGuess(of: parts.joined(separator: "\n")).isBareVietnamese
        return (parts.isEmpty ? [""] : parts).map { part in
            isBare ? restored(part) ?? part : part
        }
    }

    /// The vector of a profile from those of its texts: their mean, of length 1.
    public static func vector(from vectors: [[Float]]) -> [Float] {
        guard let first = vectors.first else { return [] }
        var sum = Array(repeating: Float(0), count: first.count)
        for vector in vectors where vector.count == sum.count {
            for index in sum.indices { sum[index] += vector[index] }
        }
        let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? sum.map { $0 / length } : sum
    }

    /// Characters of the text that are embedded; more blurs what it is about.
    private static let mostEmbedded = 4_000
}

/// A place in a profile where something was found, with the words as they were written.
public struct Spot: Equatable, Hashable, Sendable {
    public enum Field: String, Codable, Sendable { case title, text }

    public let field: Field
    /// Offsets of Unicode scalars in that field.
    public let range: Range<Int>
    public let words: String

    public init(field: Field, range: Range<Int>, words: String) {
        self.field = field
        self.range = range
        self.words = words
    }
}
