public import Domain
import SQL

extension Store {
    public var edits: Edits { Edits(store: self) }
}

/// Records that people change in forms: which version they are, and whether a person changed them.
public struct Edits {
    let store: Store

    public enum Table: Sendable {
        case organisations, people, needs, offers

        var name: SQL {
            switch self {
            case .organisations: "organisations"
            case .people: "people"
            case .needs: "needs"
            case .offers: "offers"
            }
        }
    }

    public func version<Record>(of id: Identifier<Record>, in table: Table) throws -> Int {
        try store.sql.first("SELECT version FROM \(table.name) WHERE id = \(id)")?.int("version") ?? 0
    }

    /// From now on an import leaves the record as it is.
    public func mark<Record>(_ id: Identifier<Record>, in table: Table) throws {
        try store.sql.run("UPDATE \(table.name) SET edited_at = \(store.now) WHERE id = \(id)")
    }

    /// Ids of those that a person changed.
    public func marked(in table: Table) throws -> Set<String> {
        Set(try store.sql.all("SELECT id FROM \(table.name) WHERE edited_at IS NOT NULL") { try $0.string("id") })
    }
}
