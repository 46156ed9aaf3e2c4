public import Domain
public import Foundation
import SQL

extension Store {
    public var imports: Imports { Imports(store: self) }
}

/// An import in a list: what was read, when, and its most telling counts.
public struct ImportRecord: Sendable, Equatable {
    public var id: String
    public var subject: String
    public var file: String
    /// Records of the subject's own kind that were made or changed.
    public var created: Int
    public var updated: Int
    /// Everything to look at, errors included.
    public var problems: Int
    public var errors: Int
    public var madeAt: Date
    /// The country whose lists it was imported for; empty: both sides'.
    public var side: String

    public init(
        id: String, subject: String, file: String, created: Int, updated: Int, problems: Int, errors: Int, madeAt: Date,
        side: String = ""
    ) {
        self.id = id
        self.subject = subject
        self.file = file
        self.created = created
        self.updated = updated
        self.problems = problems
        self.errors = errors
        self.madeAt = madeAt
        self.side = side
    }
}

public struct Imports {
    let store: Store

    /// Keeps an import with its whole report.
    public func insert(_ record: ImportRecord, of event: Identifier<Event>, report: String) throws {
        try store.sql.run(
            """
            INSERT INTO imports (id, event, subject, file, report, created, updated, problems, errors, made_at, side)
            VALUES (\(record.id), \(event), \(record.subject), \(record.file), \(report), \(record.created),
                \(record.updated), \(record.problems), \(record.errors), \(record.madeAt), \(record.side))
            """)
    }

    /// - Parameter side: those that were imported for this country alone; empty: all.
    public func count(of event: Identifier<Event>, side: String) throws -> Int {
        try store.sql.first(
            "SELECT COUNT(*) AS number FROM imports WHERE event = \(event) AND \(isOf(side))"
        )?.int("number") ?? 0
    }

    /// The latest first, without their reports.
    public func of(_ event: Identifier<Event>, side: String, limit: Int, offset: Int) throws -> [ImportRecord] {
        try store.sql.all(
            """
            SELECT id, subject, file, created, updated, problems, errors, made_at, side FROM imports
            WHERE event = \(event) AND \(isOf(side)) ORDER BY id DESC LIMIT \(limit) OFFSET \(offset)
            """, ImportRecord.init)
    }

    public func find(
        _ id: String, of event: Identifier<Event>, side: String
    ) throws -> (record: ImportRecord, report: String)? {
        try store.sql.first(
            "SELECT * FROM imports WHERE id = \(id) AND event = \(event) AND \(isOf(side))"
        ).map { (try ImportRecord($0), try $0.string("report")) }
    }

    /// When each subject was last imported.
    public func lastDates(of event: Identifier<Event>) throws -> [String: Date] {
        let rows = try store.sql.all(
            "SELECT subject, MAX(made_at) AS made_at FROM imports WHERE event = \(event) GROUP BY subject"
        ) { (try $0.string("subject"), try $0.date("made_at")) }
        return Dictionary(rows, uniquingKeysWith: max)
    }
}

extension ImportRecord {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.string("id"), subject: try row.string("subject"), file: try row.string("file"),
            created: try row.int("created"), updated: try row.int("updated"), problems: try row.int("problems"),
            errors: try row.int("errors"), madeAt: try row.date("made_at"), side: try row.string("side"))
    }
}

/// Rows of imports and uploads of one side; of all where it is empty.
func isOf(_ side: String) -> SQL { side.isEmpty ? "1 = 1" : "side = \(side)" }
