public import Foundation
public import SQL

/// The records of an installation inside one transaction.
///
/// Each subject has its room: `store.needs`, `store.plans`, … Methods speak of the domain; the SQL stays here.
public struct Store {
    let sql: any SQLTransaction
    /// The instant that is written as the time of a change.
    public let now: Date

    public init(_ transaction: any SQLTransaction, now: Date) {
        sql = transaction
        self.now = now
    }
}

extension Store {
    /// Rises with every write: what was read at the same revision is still so.
    public func revision() throws -> Int {
        try sql.first("SELECT number FROM revision")?.int("number") ?? 0
    }

    public func raiseRevision() throws {
        try sql.run("UPDATE revision SET number = number + 1")
    }
}

/// What keeps a database from being used, each with something to do about it.
public enum StorageError: Error, Equatable, Sendable {
    /// Made by a newer program: nothing was changed.
    case schemaIsNewer(found: Int, known: Int)
}

/// Brings the schema up to date, all or nothing. Run at each start.
public func migrate(_ database: any SQLDatabase, now: Date) async throws {
    try await database.write { transaction in
        try transaction.run(
            """
            CREATE TABLE IF NOT EXISTS schema_migrations (
                number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL
            )
            """)
        let applied = try transaction.first("SELECT COALESCE(MAX(number), 0) AS number FROM schema_migrations")
        let current = try applied?.int("number") ?? 0
        let known = migrations.last?.number ?? 0
        guard current <= known else { throw StorageError.schemaIsNewer(found: current, known: known) }
        for migration in migrations where migration.number > current {
            for statement in migration.statements { try transaction.run(statement) }
            try transaction.run(
                """
                INSERT INTO schema_migrations (number, name, applied_at)
                VALUES (\(migration.number), \(migration.name), \(now))
                """)
        }
    }
}
