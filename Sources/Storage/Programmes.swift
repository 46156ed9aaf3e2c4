public import Domain
import SQL

extension Store {
    public var programmes: Programmes { Programmes(store: self) }
}

public struct Programmes {
    let store: Store

    public func all() throws -> [Programme] {
        try store.sql.all("SELECT * FROM programmes ORDER BY id", Programme.init)
    }

    public func find(_ id: Identifier<Programme>) throws -> Programme? {
        try store.sql.first("SELECT * FROM programmes WHERE id = \(id)").map(Programme.init)
    }

    public func insert(_ programme: Programme) throws {
        try store.sql.run(
            """
            INSERT INTO programmes (id, name, description, host_country, themes, starts_on, ends_on, website,
                copied_from, version, created_at)
            VALUES (\(programme.id), \(try json(programme.name)), \(try programme.description.map { try json($0) }),
                \(programme.hostCountry), \(try json(programme.themes)), \(programme.startsOn), \(programme.endsOn),
                \(programme.website), \(programme.copiedFrom), 1, \(store.now))
            """)
    }

    /// - Parameter version: of the record as it was read.
    /// - Returns: whether it still was that version; nothing is written otherwise.
    public func save(_ programme: Programme, over version: Int) throws -> Bool {
        try store.sql.first(
            """
            UPDATE programmes SET name = \(try json(programme.name)),
                description = \(try programme.description.map { try json($0) }),
                host_country = \(programme.hostCountry), themes = \(try json(programme.themes)),
                starts_on = \(programme.startsOn), ends_on = \(programme.endsOn), website = \(programme.website),
                version = version + 1
            WHERE id = \(programme.id) AND version = \(version) RETURNING version
            """) != nil
    }

    /// Those in which an account has a role, the latest first.
    public func of(_ account: Identifier<Account>) throws -> [Programme] {
        try store.sql.all(
            """
            SELECT p.* FROM programmes p
            WHERE p.id IN (SELECT programme FROM grants WHERE account = \(account)) ORDER BY p.id DESC
            """, Programme.init)
    }

    /// An account's roles, each with the name of its programme.
    public func roles(of account: Identifier<Account>) throws -> [(grant: Grant, programme: LocalisedText)] {
        try store.sql.all(
            """
            SELECT g.*, p.name AS programme_name FROM grants g JOIN programmes p ON p.id = g.programme
            WHERE g.account = \(account) ORDER BY g.id
            """
        ) { (try Grant($0), try $0.text("programme_name")) }
    }

    /// By the time of making.
    public func events(of programme: Identifier<Programme>) throws -> [Event] {
        try store.sql.all("SELECT * FROM events WHERE programme = \(programme) ORDER BY id", Event.init)
    }

    /// All in the lists of its events, the latest event first, each list by code.
    public func interpreters(of programme: Identifier<Programme>) throws -> [(interpreter: Interpreter, event: Event)] {
        try events(of: programme).reversed().flatMap { event in
            try store.interpreters.of(event.id).map { ($0, event) }
        }
    }
}

extension Programme {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"), name: try row.text("name"),
            description: try row.optionalString("description").map {
                try LocalisedText(stored: $0) ?? row.json("description")
            },
            hostCountry: try row.string("host_country"), themes: try row.json("themes"),
            startsOn: try row.optionalString("starts_on"), endsOn: try row.optionalString("ends_on"),
            website: try row.string("website"),
            copiedFrom: try row.optionalID("copied_from", of: Programme.self), version: try row.int("version"))
    }
}
