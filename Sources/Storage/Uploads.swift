public import Domain
public import Foundation
import SQL

extension Store {
    public var uploads: Uploads { Uploads(store: self) }
}

/// A file on its way in: shown and checked, not yet imported.
public struct UploadRecord: Sendable, Equatable {
    public var id: String
    public var subject: String
    /// The name to show and to remember.
    public var file: String
    /// Column → field, as a person decided.
    public var overrides: [String: String]
    public var sheet: String?
    public var madeAt: Date
    /// The country whose lists are to be imported; empty: both sides'.
    public var side: String

    public init(
        id: String, subject: String, file: String, overrides: [String: String], sheet: String?, madeAt: Date,
        side: String = ""
    ) {
        self.id = id
        self.subject = subject
        self.file = file
        self.overrides = overrides
        self.sheet = sheet
        self.madeAt = madeAt
        self.side = side
    }
}

public struct Uploads {
    let store: Store

    public func insert(_ upload: UploadRecord, content: [UInt8], of event: Identifier<Event>) throws {
        try store.sql.run(
            """
            INSERT INTO uploads (id, event, subject, file, content, overrides, sheet, made_at, side)
            VALUES (\(upload.id), \(event), \(upload.subject), \(upload.file), \(SQLValue.blob(content)),
                \(try json(upload.overrides)), \(upload.sheet), \(upload.madeAt),
                \(upload.side))
            """)
    }

    /// - Parameter side: one of this country's lists alone; empty: any.
    public func find(
        _ id: String, of event: Identifier<Event>, side: String
    ) throws -> (upload: UploadRecord, content: [UInt8])? {
        try store.sql.first(
            "SELECT * FROM uploads WHERE id = \(id) AND event = \(event) AND \(isOf(side))"
        ).map { row in
            guard case .blob(let content) = try row.value("content") else {
                throw SQLError(kind: .decoding, message: "column content holds no bytes")
            }
            let upload = UploadRecord(
                id: try row.string("id"), subject: try row.string("subject"), file: try row.string("file"),
                overrides: try row.json("overrides"), sheet: try row.optionalString("sheet"),
                madeAt: try row.date("made_at"), side: try row.string("side"))
            return (upload, content)
        }
    }

    public func exists(_ id: String, of event: Identifier<Event>, side: String) throws -> Bool {
        try store.sql.first(
            "SELECT 1 AS one FROM uploads WHERE id = \(id) AND event = \(event) AND \(isOf(side))"
        ) != nil
    }

    public func setMapping(_ id: String, overrides: [String: String], sheet: String?) throws {
        try store.sql.run(
            "UPDATE uploads SET overrides = \(try json(overrides)), sheet = \(sheet) WHERE id = \(id)")
    }

    public func delete(_ id: String) throws {
        try store.sql.run("DELETE FROM uploads WHERE id = \(id)")
    }

    /// Removes what was left lying since before a moment.
    public func delete(before moment: Date) throws {
        try store.sql.run("DELETE FROM uploads WHERE made_at < \(moment)")
    }
}
