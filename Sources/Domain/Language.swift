/// A language that people write and speak here, by its ISO 639-1 code.
public enum Language: String, Codable, CaseIterable, Sendable, Hashable, Comparable {
    case vi, ko, en, de

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// One content in several languages. The original is what a person wrote; the others are translations.
public struct LocalisedText: Codable, Equatable, Sendable, Hashable {
    public struct Version: Codable, Equatable, Sendable, Hashable {
        public var text: String
        /// Made by a machine and not yet checked by a person.
        public var byMachine: Bool

        public init(text: String, byMachine: Bool = false) {
            self.text = text
            self.byMachine = byMachine
        }
    }

    public var original: Language
    public private(set) var versions: [String: Version]

    public init(_ text: String, in language: Language) {
        original = language
        versions = [language.rawValue: Version(text: text)]
    }

    public subscript(language: Language) -> Version? {
        get { versions[language.rawValue] }
        set { versions[language.rawValue] = newValue }
    }

    /// The text for a reader of `language`: that version, or the original where there is none.
    public func text(for language: Language) -> String {
        (versions[language.rawValue] ?? versions[original.rawValue])?.text ?? ""
    }

    /// The original as it was written.
    public var text: String { text(for: original) }

    /// All versions, the original first: what search and matching read.
    public var allTexts: [String] {
        [text]
            + versions.keys.sorted().filter { $0 != original.rawValue }.compactMap { versions[$0]?.text }
    }
}
