public import Foundation

/// A person who may sign in.
public struct Account: Equatable, Sendable, Identifiable {
    public let id: Identifier<Account>
    /// As folded for comparison: lower case, NFC. Unique.
    public var email: String
    public var name: String
    /// In which mails are written to this person.
    public var language: Language
    public var hasPassword: Bool
    /// A time-based code is asked for beside the password.
    public var hasSecondFactor: Bool
    public var isDisabled: Bool
    public var version: Int
    public var createdAt: Date

    public init(
        id: Identifier<Account> = .init(), email: String, name: String, language: Language, hasPassword: Bool = false,
        hasSecondFactor: Bool = false, isDisabled: Bool = false, version: Int = 1, createdAt: Date
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.language = language
        self.hasPassword = hasPassword
        self.hasSecondFactor = hasSecondFactor
        self.isDisabled = isDisabled
        self.version = version
        self.createdAt = createdAt
    }
}

/// A programme of two regions: its partner bodies, its events.
public struct Programme: Equatable, Sendable, Identifiable {
    public let id: Identifier<Programme>
    public var name: LocalisedText
    /// The country of the body that runs it: `VN`.
    public var hostCountry: String
    /// Themes such as `green`, `digital`, `circular`, `semiconductor`.
    public var themes: [String]
    public var version: Int

    public init(
        id: Identifier<Programme> = .init(), name: LocalisedText, hostCountry: String, themes: [String] = [],
        version: Int = 1
    ) {
        self.id = id
        self.name = name
        self.hostCountry = hostCountry
        self.themes = themes
        self.version = version
    }
}
