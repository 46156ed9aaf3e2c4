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
