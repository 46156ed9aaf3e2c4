public import Domain

/// Says things in one language: looks a message up in that language's catalogue, fills in its values, and writes
/// numbers, money, dates and times the way its readers do.
///
/// Languages without a catalogue are served in English.
public struct Localiser: Sendable {
    public let language: Language
    let conventions: Conventions
    private let catalogue: Catalogue

    public init(_ language: Language) {
        self.language = Catalogue.all[language] == nil ? .en : language
        conventions = Conventions.of(self.language)
        catalogue = Catalogue.of(self.language)
    }

    /// The languages that have a catalogue, in the order of the language switch.
    public static let languages: [Language] = Language.allCases.filter { Catalogue.all[$0] != nil }

    /// What a placeholder of a message stands for.
    public enum Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringInterpolation,
        Equatable, Codable, Sendable
    {
        case text(String)
        /// Written with the language's grouping, and what a plural is chosen by.
        case number(Int)

        public init(stringLiteral value: String) { self = .text(value) }
        public init(integerLiteral value: Int) { self = .number(value) }
    }

    /// The message of a key with its values filled in; in English where this language lacks it, and the key itself
    /// where no catalogue has it. A placeholder without a value renders as nothing.
    public func callAsFunction(_ key: String, _ values: [String: Value] = [:]) -> String {
        switch catalogue.messages[key] ?? Catalogue.of(.en).messages[key] {
        case .plain(let text): text
        case .template(let template): template.filled(with: values, by: self)
        case nil: key
        }
    }

    /// Whether there is a message of this key, in this language or in English.
    public func has(_ key: String) -> Bool {
        catalogue.messages[key] != nil || Catalogue.of(.en).messages[key] != nil
    }

    /// The keys of one catalogue; none for a language without a catalogue.
    public static func keys(of language: Language) -> Set<String> {
        Set(Catalogue.all[language].map { Array($0.messages.keys) } ?? [])
    }

    /// The value of a key for a code that comes from data, or `fallback` where the catalogue has no such code.
    func text(_ key: String, _ values: [String: Value] = [:], or fallback: @autoclosure () -> String) -> String {
        has(key) ? self(key, values) : fallback()
    }
}
