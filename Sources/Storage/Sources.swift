public import Domain
import SQL

extension Store {
    public var sources: Sources { Sources(store: self) }
}

/// Which row of which file a record was read from.
public struct RecordSource: Equatable, Hashable, Sendable {
    /// The id of the record.
    public var record: String
    public var kind: String
    public var file: String
    public var sheet: String
    public var row: Int
    public var item: Int

    public init(record: String, kind: String, file: String, sheet: String, row: Int, item: Int) {
        self.record = record
        self.kind = kind
        self.file = file
        self.sheet = sheet
        self.row = row
        self.item = item
    }
}

public struct Sources {
    let store: Store

    public func of(_ event: Identifier<Event>, kind: String) throws -> [RecordSource] {
        try store.sql.all(
            """
            SELECT * FROM sources WHERE event = \(event) AND kind = \(kind)
            ORDER BY file, sheet, row_number, item
            """
        ) { row in
            RecordSource(
                record: try row.string("record"), kind: kind, file: try row.string("file"),
                sheet: try row.string("sheet"), row: try row.int("row_number"), item: try row.int("item"))
        }
    }

    public func save(_ source: RecordSource, of event: Identifier<Event>) throws {
        try store.sql.run(
            """
            INSERT INTO sources (record, event, kind, file, sheet, row_number, item)
            VALUES (\(source.record), \(event), \(source.kind), \(source.file), \(source.sheet), \(source.row),
                \(source.item))
            ON CONFLICT (record, file, sheet, row_number, item) DO NOTHING
            """)
    }

    /// Forgets where the records of a kind stood in a file, before it is read again.
    /// - Parameter side: of this country's firms alone; empty: of all.
    public func forget(file: String, kind: String, of event: Identifier<Event>, side: String = "") throws {
        try store.sql.run(
            """
            DELETE FROM sources WHERE event = \(event) AND file = \(file) AND kind = \(kind)
                AND \(side.isEmpty ? "1 = 1" : belongs(to: side))
            """)
    }

    /// Whether the record is a firm of a country, or of one.
    private func belongs(to country: String) -> SQL {
        let firms: SQL = "(SELECT id FROM organisations WHERE country = \(country))"
        return """
            (record IN \(firms)
                OR record IN (SELECT id FROM participations WHERE organisation IN \(firms))
                OR record IN (SELECT id FROM offers WHERE organisation IN \(firms))
                OR record IN (SELECT id FROM needs WHERE organisation IN \(firms))
                OR record IN (SELECT r.id FROM need_repeats r JOIN needs n ON n.id = r.need
                    WHERE n.organisation IN \(firms)))
            """
    }
}
