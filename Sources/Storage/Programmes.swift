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
            INSERT INTO programmes (id, name, host_country, themes, version, created_at)
            VALUES (\(programme.id), \(try json(programme.name)), \(programme.hostCountry), \(try json(programme.themes)),
                1, \(store.now))
            """)
    }

    /// Saves a change of the version that was read.
    /// - Returns: whether nobody else saved one meanwhile.
    public func update(_ programme: Programme) throws -> Bool {
        try !store.sql.run(
            """
            UPDATE programmes SET name = \(try json(programme.name)), host_country = \(programme.hostCountry),
                themes = \(try json(programme.themes)), version = version + 1
            WHERE id = \(programme.id) AND version = \(programme.version) RETURNING id
            """
        ).isEmpty
    }

    /// By the time of making.
    public func events(of programme: Identifier<Programme>) throws -> [Event] {
        try store.sql.all("SELECT * FROM events WHERE programme = \(programme) ORDER BY id", Event.init)
    }

    public func bodies(of programme: Identifier<Programme>) throws -> [PartnerBody] {
        try store.sql.all(
            "SELECT * FROM partner_bodies WHERE programme = \(programme) ORDER BY id", PartnerBody.init)
    }

    public func save(_ body: PartnerBody) throws {
        try store.sql.run(
            """
            INSERT INTO partner_bodies (id, programme, name, country, created_at)
            VALUES (\(body.id), \(body.programme), \(try json(body.name)), \(body.country), \(store.now))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, country = excluded.country
            """)
    }

    public func remove(_ body: Identifier<PartnerBody>, of programme: Identifier<Programme>) throws {
        try store.sql.run("DELETE FROM partner_bodies WHERE id = \(body) AND programme = \(programme)")
    }
}

extension Programme {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"), name: try row.text("name"), hostCountry: try row.string("host_country"),
            themes: try row.json("themes"), version: try row.int("version"))
    }
}

extension PartnerBody {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"), programme: try row.id("programme"), name: try row.text("name"),
            country: try row.string("country"))
    }
}
