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
            id: try row.id("id"), name: try row.text("name"), hostCountry: try row.string("host_country"),
            themes: try row.json("themes"), version: try row.int("version"))
    }
}
