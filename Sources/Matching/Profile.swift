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

    public init(id: String, language: WrittenLanguage? = nil, title: String, text: String) {
        self.id = id
        self.language = language
        self.title = title
        self.text = text
    }
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
