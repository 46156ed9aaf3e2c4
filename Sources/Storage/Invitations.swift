public import Domain
public import Foundation
import SQL

extension Store {
    public var invitations: Invitations { Invitations(store: self) }
}

/// An offer of a role to the reader of an address.
public struct Invitation: Sendable, Equatable, Identifiable {
    public let id: Identifier<Invitation>
    public var programme: Identifier<Programme>
    public var role: Role
    public var country: String
    public var organisation: Identifier<Organisation>?
    public var interpreter: Identifier<Interpreter>?
    public var email: String
    public var name: String
    public var language: Language
    public var invitedBy: Identifier<Account>?
    public var createdAt: Date
    public var expiresAt: Date
    public var acceptedAt: Date?
    public var withdrawnAt: Date?

    public init(
        id: Identifier<Invitation> = .init(), programme: Identifier<Programme>, role: Role, country: String,
        organisation: Identifier<Organisation>? = nil, interpreter: Identifier<Interpreter>? = nil, email: String,
        name: String, language: Language, invitedBy: Identifier<Account>?, createdAt: Date, expiresAt: Date,
        acceptedAt: Date? = nil, withdrawnAt: Date? = nil
    ) {
        self.id = id
        self.programme = programme
        self.role = role
        self.country = country
        self.organisation = organisation
        self.interpreter = interpreter
        self.email = email
        self.name = name
        self.language = language
        self.invitedBy = invitedBy
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.acceptedAt = acceptedAt
        self.withdrawnAt = withdrawnAt
    }
}

public struct Invitations {
    let store: Store

    public func insert(_ one: Invitation, digest: String) throws {
        try store.sql.run(
            """
            INSERT INTO invitations (id, digest, programme, role, country, organisation, interpreter, email, name,
                language, invited_by, created_at, expires_at)
            VALUES (\(one.id), \(digest), \(one.programme), \(one.role.rawValue), \(one.country), \(one.organisation),
                \(one.interpreter), \(one.email), \(one.name), \(one.language.rawValue), \(one.invitedBy),
                \(one.createdAt), \(one.expiresAt))
            """)
    }

    /// One that can still be accepted.
    public func find(digest: String) throws -> Invitation? {
        try store.sql.first(
            """
            SELECT * FROM invitations WHERE digest = \(digest) AND accepted_at IS NULL AND withdrawn_at IS NULL
                AND expires_at > \(store.now)
            """
        ).map(Invitation.init)
    }

    /// All of a programme, the latest first.
    public func of(_ programme: Identifier<Programme>) throws -> [Invitation] {
        try store.sql.all(
            "SELECT * FROM invitations WHERE programme = \(programme) ORDER BY id DESC", Invitation.init)
    }

    /// - Returns: whether it could still be accepted.
    public func accept(_ id: Identifier<Invitation>) throws -> Bool {
        try !store.sql.run(
            """
            UPDATE invitations SET accepted_at = \(store.now) WHERE id = \(id) AND accepted_at IS NULL
                AND withdrawn_at IS NULL AND expires_at > \(store.now) RETURNING id
            """
        ).isEmpty
    }

    public func withdraw(_ id: Identifier<Invitation>, of programme: Identifier<Programme>) throws {
        try store.sql.run(
            """
            UPDATE invitations SET withdrawn_at = \(store.now)
            WHERE id = \(id) AND programme = \(programme) AND accepted_at IS NULL AND withdrawn_at IS NULL
            """)
    }
}

extension Invitation {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"), programme: try row.id("programme"), role: try row.choice("role"),
            country: try row.string("country"), organisation: try row.optionalID("organisation"),
            interpreter: try row.optionalID("interpreter"), email: try row.string("email"),
            name: try row.string("name"), language: Language(rawValue: try row.string("language")) ?? .en,
            invitedBy: try row.optionalID("invited_by"), createdAt: try row.date("created_at"),
            expiresAt: try row.date("expires_at"), acceptedAt: try row.optionalDate("accepted_at"),
            withdrawnAt: try row.optionalDate("withdrawn_at"))
    }
}
