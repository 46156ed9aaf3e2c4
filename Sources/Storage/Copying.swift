import Crypto
import Foundation
public import SQL

/// A table of the schema, as far as copying needs to know it.
package struct Table: Sendable {
    package var name: String
    /// The columns of its primary key, all of text or all of numbers, in the order of the key.
    package var key: [String]

    init(_ name: String, _ key: String...) {
        self.name = name
        self.key = key
    }
}

/// All tables with records, those first that others refer to. What an installation keeps for itself is not among them:
/// the numbers of migrations and revisions.
package let tables = [
    Table("programmes", "id"), Table("events", "id"), Table("organisations", "id"),
    Table("organisation_names", "organisation", "key"),
    Table("organisation_lookalikes", "organisation", "other"), Table("people", "id"), Table("imports", "id"),
    Table("sources", "record", "file", "sheet", "row_number", "item"), Table("needs", "id"),
    Table("need_repeats", "id"), Table("offers", "id"), Table("participations", "id"), Table("interpreters", "id"),
    Table("places", "id"), Table("agenda_items", "id"), Table("slots", "id"), Table("requests", "id"),
    Table("matches", "need", "offer"), Table("plans", "id"), Table("meetings", "id"),
    Table("placements", "plan", "meeting"), Table("seats", "plan", "slot", "participation", "lane"),
    Table("unplaced", "plan", "request"), Table("vectors", "record", "model"), Table("verdicts", "need", "offer"),
    Table("uploads", "id"), Table("jobs", "id"), Table("concepts", "id"),
    Table("matching_due", "event", "change"), Table("matchings", "event"),
    Table("accounts", "id"), Table("recovery_codes", "account", "position"),
    Table("sessions", "id"), Table("sign_ins", "id"), Table("attempts", "subject", "window_start"),
    Table("grants", "id"), Table("invitations", "id"), Table("outbox", "id"),
    Table("privacy_notices", "purpose", "version"), Table("consents", "id"), Table("privacy_requests", "id"),
    Table("retentions", "event"), Table("anonymisations", "organisation", "event"),
    Table("partner_bodies", "id"),
    Table("submissions", "account", "key"), Table("drafts", "account", "form"),
    Table("settings", "name"), Table("branding_logo", "id"),
    Table("audit", "id"), Table("audit_head", "id"),
]

/// The content of a table in two figures: equal on both sides of a copy.
public struct TableDigest: Sendable, Equatable {
    public var table: String
    public var rows: Int
    /// The sum of the SHA-256 of all rows, modulo 2^256, in hexadecimal: the order of the rows does not count.
    public var checksum: String
}

/// How far a copy is.
public struct CopyProgress: Sendable {
    public var table: String
    /// Rows copied so far, of all tables.
    public var rows: Int
}

/// Copies all records of an installation into an empty one, on either engine, all or nothing: read from one state of the
/// source while others write there, compared row by row after writing, then committed.
///
/// Both are at this program's schema already.
/// - Throws: `StorageError.notEmpty`, `.copyDiffers`.
public func copyRecords(
    from source: any SQLDatabase, to target: any SQLDatabase,
    progress: @escaping @Sendable (CopyProgress) -> Void = { _ in }
) async throws -> [TableDigest] {
    let conveyor = Conveyor()
    async let reading: Void = source.read { transaction in
        do {
            for table in tables {
                try transaction.pages(of: table) { try conveyor.put(.rows(table, $0)) }
            }
            try conveyor.put(.end)
        } catch {
            conveyor.breakOff()
            throw error
        }
    }
    do {
        let digests = try await target.write(.readCommitted) { transaction in
            do {
                return try transaction.takeAll(from: conveyor, progress)
            } catch {
                conveyor.breakOff()
                throw error
            }
        }
        try await reading
        return digests
    } catch StorageError.copyBrokenOff {
        // Where the reader failed, its error says why.
        try await reading
        throw StorageError.copyBrokenOff
    }
}

/// The figures of all tables, read from one state.
public func digests(of database: any SQLDatabase) async throws -> [TableDigest] {
    try await database.read { transaction in try tables.map { try transaction.digest(of: $0) } }
}

extension SQLTransaction {
    /// Writes what comes over the conveyor, then reads it back and compares.
    fileprivate func takeAll(
        from conveyor: Conveyor, _ progress: (CopyProgress) -> Void
    ) throws -> [TableDigest] {
        for table in tables {
            guard try first("SELECT 1 AS one FROM \(SQL(stringLiteral: table.name)) LIMIT 1") == nil else {
                throw StorageError.notEmpty(table: table.name)
            }
        }
        var sums: [String: RowSum] = [:]
        var copied = 0
        while case .rows(let table, let rows) = try conveyor.take() {
            try insert(rows, into: table)
            for row in rows { sums[table.name, default: RowSum()].add(row) }
            copied += rows.count
            progress(CopyProgress(table: table.name, rows: copied))
        }
        return try tables.map { table in
            let expected = (sums[table.name] ?? RowSum()).digest(of: table)
            guard try digest(of: table) == expected else { throw StorageError.copyDiffers(table: table.name) }
            return expected
        }
    }

    private func insert(_ rows: [SQLRow], into table: Table) throws {
        guard let columns = rows.first?.names else { return }
        // SQLite takes 32,766 values in a statement; fewer rows at a time do as well.
        let most = max(1, 2_000 / columns.count)
        for start in stride(from: 0, to: rows.count, by: most) {
            let values = rows[start..<min(start + most, rows.count)].map { row -> SQL in
                "(\(SQL.joined(row.all.map { "\($0)" })))"
            }
            try run(
                """
                INSERT INTO \(SQL(stringLiteral: table.name)) (\(SQL(stringLiteral: columns.joined(separator: ", "))))
                VALUES \(SQL.joined(values))
                """)
        }
    }

    fileprivate func digest(of table: Table) throws -> TableDigest {
        var sum = RowSum()
        try pages(of: table) { rows in for row in rows { sum.add(row) } }
        return sum.digest(of: table)
    }

    /// All rows of a table, some at a time, in the order of the key: the engine looks each page up by the key's index.
    fileprivate func pages(of table: Table, _ body: ([SQLRow]) throws -> Void) throws {
        let key = SQL(stringLiteral: table.key.joined(separator: ", "))
        // Uploads are whole files.
        let size = table.name == "uploads" ? 4 : 1_000
        var last: SQLRow?
        while true {
            var after: SQL = ""
            if let last {
                let values = try table.key.map { "\(try last.value($0))" as SQL }
                after = "WHERE (\(key)) > (\(SQL.joined(values)))"
            }
            let rows = try run(
                "SELECT * FROM \(SQL(stringLiteral: table.name)) \(after) ORDER BY \(key) LIMIT \(size)")
            if !rows.isEmpty { try body(rows) }
            guard rows.count == size else { return }
            last = rows.last
        }
    }
}

/// The sum of the digests of rows.
private struct RowSum {
    private var rows = 0
    /// Least significant first.
    private var words: [UInt64] = [0, 0, 0, 0]

    mutating func add(_ row: SQLRow) {
        var hash = SHA256()
        for (name, value) in zip(row.names, row.all).sorted(by: { $0.0 < $1.0 }) {
            hash.update(data: Array(name.utf8) + [0])
            hash.update(data: value.canonicalBytes)
        }
        rows += 1
        let bytes = Array(hash.finalize())
        var carry = false
        for index in words.indices {
            let word = bytes[index * 8..<index * 8 + 8].reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
            let (sum, over) = words[index].addingReportingOverflow(word)
            let (whole, overAgain) = sum.addingReportingOverflow(carry ? 1 : 0)
            words[index] = whole
            carry = over || overAgain
        }
    }

    func digest(of table: Table) -> TableDigest {
        let checksum = words.reversed().map { word in
            let text = String(word, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }.joined()
        return TableDigest(table: table.name, rows: rows, checksum: checksum)
    }
}

extension SQLValue {
    /// The same bytes for the same value on both engines: SQLite keeps truth as 0 and 1.
    fileprivate var canonicalBytes: [UInt8] {
        func number(_ value: Int64) -> [UInt8] { withUnsafeBytes(of: value.littleEndian) { [1] + Array($0) } }
        return switch self {
        case .null: [0]
        case .boolean(let flag): number(flag ? 1 : 0)
        case .integer(let value): number(value)
        case .double(let value) where value == value.rounded() && abs(value) < 9e15: number(Int64(value))
        case .double(let value): withUnsafeBytes(of: value.bitPattern.littleEndian) { [2] + Array($0) }
        case .text(let text): [3] + withUnsafeBytes(of: Int64(text.utf8.count).littleEndian) { Array($0) } + text.utf8
        case .blob(let bytes): [4] + withUnsafeBytes(of: Int64(bytes.count).littleEndian) { Array($0) } + bytes
        }
    }
}
