import Foundation
import GRDB
public import SQL

/// SQLite through GRDB: a pool in WAL mode where commits are on the disk before they are acknowledged.
public struct SQLiteDatabase: SQLDatabase {
    public let dialect = SQLDialect.sqlite
    private let writer: any DatabaseWriter
    private let bulletin = SQLBulletin()

    /// Opens or makes the database file.
    /// - Throws: `SQLError` of kind `readOnly`, `notADatabase`, `busy` or `other`.
    public init(path: String) throws {
        writer = try translated {
            let pool = try DatabasePool(path: path, configuration: Self.configuration())
            // Durable before acknowledged: the pool itself chooses NORMAL, with which a power cut can take back what
            // was promised. There is one writing connection, and it keeps this for its life.
            let level = try pool.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA synchronous = FULL")
                return try Int.fetchOne(db, sql: "PRAGMA synchronous")
            }
            guard level == 2 else {
                throw SQLError(kind: .other, message: "synchronous = \(level ?? -1) instead of FULL")
            }
            return pool
        }
    }

    /// A database in memory, gone with this value: for tests.
    public init() throws {
        writer = try DatabaseQueue(configuration: Self.configuration())
    }

    private static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 4
        return configuration
    }

    public func read<T: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> T
    ) async throws -> T {
        try await translated { try await writer.read { try body(SQLiteTransaction(db: $0)) } }
    }

    /// One writer at a time, whatever the isolation asked for.
    public func write<T: Sendable>(
        _ isolation: SQLIsolation, _ body: @escaping @Sendable (any SQLTransaction) throws -> T
    ) async throws -> T {
        try await translated { try await writer.write { try body(SQLiteTransaction(db: $0)) } }
    }

    public func notify(_ channel: String, _ payload: String) async throws {
        bulletin.post(.payload(payload), on: channel)
    }

    public func listen(_ channel: String) -> AsyncStream<SQLNotice> { bulletin.listen(channel) }

    /// Closes all connections, so that the file holds everything and may be moved. Nothing can be asked afterwards.
    public func close() throws {
        try translated { try writer.close() }
    }

    /// Writes a consistent copy to a new file while others read and write.
    public func copy(to path: String) async throws {
        try await translated {
            try await writer.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [path]) }
        }
    }

    /// `nil` where the file is sound, else what SQLite found.
    public func integrityProblem() async throws -> String? {
        try await translated {
            try await writer.read { db in
                let found = try String.fetchAll(db, sql: "PRAGMA integrity_check")
                return found == ["ok"] ? nil : found.joined(separator: "; ")
            }
        }
    }
}

struct SQLiteTransaction: SQLTransaction {
    let dialect = SQLDialect.sqlite
    let db: Database

    func run(_ sql: Query) throws -> [SQLRow] {
        let (code, values) = sql.rendered(for: .sqlite)
        return try translated {
            let statement = try db.cachedStatement(sql: code)
            let rows = try Row.fetchCursor(statement, arguments: StatementArguments(values.map(\.argument)))
            let columns = SQLColumns(statement.columnNames)
            var result: [SQLRow] = []
            while let row = try rows.next() {
                result.append(SQLRow(columns: columns, values: row.databaseValues.map(SQLValue.init)))
            }
            return result
        }
    }
}

extension SQLValue {
    var argument: (any DatabaseValueConvertible)? {
        switch self {
        case .null: nil
        case .boolean(let value): value
        case .integer(let value): value
        case .double(let value): value
        case .text(let value): value
        case .blob(let value): Data(value)
        }
    }

    init(_ value: DatabaseValue) {
        self =
            switch value.storage {
            case .null: .null
            case .int64(let number): .integer(number)
            case .double(let number): .double(number)
            case .string(let text): .text(text)
            case .blob(let data): .blob(Array(data))
            }
    }
}

private func translated<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as DatabaseError { throw SQLError(error) }
}

private func translated<T>(_ body: () async throws -> T) async throws -> T {
    do { return try await body() } catch let error as DatabaseError { throw SQLError(error) }
}

extension SQLError {
    init(_ error: DatabaseError) {
        let kind: Kind =
            switch error.extendedResultCode {
            case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: .unique
            case .SQLITE_CONSTRAINT_FOREIGNKEY: .foreignKey
            case .SQLITE_CONSTRAINT_CHECK, .SQLITE_CONSTRAINT_NOTNULL: .check
            default:
                switch error.resultCode {
                case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
                case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: .readOnly
                case .SQLITE_FULL: .diskFull
                case .SQLITE_NOTADB, .SQLITE_CORRUPT: .notADatabase
                default: .other
                }
            }
        self.init(kind: kind, message: error.message ?? "\(error.resultCode)")
    }
}
