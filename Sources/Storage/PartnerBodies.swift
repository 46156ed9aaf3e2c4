public import Domain
import SQL

extension Store {
    public var partnerBodies: PartnerBodies { PartnerBodies(store: self) }
}

public struct PartnerBodies {
    let store: Store

    /// In the order that protocol gives them.
    public func of(_ programme: Identifier<Programme>) throws -> [PartnerBody] {
        try store.sql.all(
            "SELECT * FROM partner_bodies WHERE programme = \(programme) ORDER BY position, id", PartnerBody.init)
    }

    public func find(_ id: Identifier<PartnerBody>, of programme: Identifier<Programme>) throws -> PartnerBody? {
        try store.sql.first("SELECT * FROM partner_bodies WHERE id = \(id) AND programme = \(programme)")
            .map(PartnerBody.init)
    }

    public func insert(_ body: PartnerBody) throws {
        try store.sql.run(
            """
            INSERT INTO partner_bodies (id, programme, name, country, role, website, position, created_at)
            VALUES (\(body.id), \(body.programme), \(try json(body.name)), \(body.country), \(body.role.rawValue),
                \(body.website), \(body.position), \(store.now))
            """)
    }

    /// - Parameter version: of the record as it was read.
    /// - Returns: whether it still was that version; nothing is written otherwise.
    public func save(_ body: PartnerBody, over version: Int) throws -> Bool {
        try store.sql.first(
            """
            UPDATE partner_bodies SET name = \(try json(body.name)), country = \(body.country),
                role = \(body.role.rawValue), website = \(body.website), position = \(body.position),
                version = version + 1
            WHERE id = \(body.id) AND programme = \(body.programme) AND version = \(version) RETURNING version
            """) != nil
    }

    /// - Returns: whether it still was that version; nothing is removed otherwise.
    public func remove(
        _ id: Identifier<PartnerBody>, of programme: Identifier<Programme>, over version: Int
    ) throws -> Bool {
        try store.sql.first(
            """
            DELETE FROM partner_bodies WHERE id = \(id) AND programme = \(programme) AND version = \(version)
            RETURNING version
            """) != nil
    }
}

extension PartnerBody {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"), programme: try row.id("programme"), name: try row.text("name"),
            country: try row.string("country"), role: try row.choice("role"), website: try row.string("website"),
            position: try row.int("position"), version: try row.int("version"))
    }
}
