public import Domain
public import Foundation
public import SQL

/// The records of an installation inside one transaction.
///
/// Each subject has its room: `store.needs`, `store.plans`, … Methods speak of the domain; the SQL stays here.
public struct Store {
    let sql: any SQLTransaction
    /// The instant that is written as the time of a change.
    public let now: Date
    /// Whose firms' records are read: what pages show of others is not there.
    public private(set) var scope: Scope
    /// Of this transaction.
    let marks = MatchingMarks()

    public init(_ transaction: any SQLTransaction, now: Date, scope: Scope = .everything) {
        sql = transaction
        self.now = now
        self.scope = scope
    }

    /// The same transaction, as somebody reads who sees no more than this.
    public func seeing(_ scope: Scope) -> Store {
        var copy = self
        copy.scope = scope
        return copy
    }
}

extension Store {
    /// Rises with every write: what was read at the same revision is still so.
    public func revision() throws -> Int {
        try sql.first("SELECT CAST(COALESCE(SUM(number), 0) AS BIGINT) AS number FROM revisions")?.int("number") ?? 0
    }

    /// Counted by connection, so that those who write at the same time on a server do not wait for each other.
    public func raiseRevision() throws {
        try sql.run(
            """
            INSERT INTO revisions (writer, number) VALUES (\(sqlite: "1", postgres: "pg_backend_pid() % 64"), 1)
            ON CONFLICT (writer) DO UPDATE SET number = revisions.number + 1
            """)
    }
}

/// What keeps a database from being used, each with something to do about it.
public enum StorageError: Error, Equatable, Sendable {
    /// Made by a newer program: nothing was changed.
    case schemaIsNewer(found: Int, known: Int)
    /// What is to be filled holds records already.
    case notEmpty(table: String)
    /// What was written is not what was read: nothing was kept.
    case copyDiffers(table: String)
    /// The other side of a copy failed.
    case copyBrokenOff
}

/// Brings the schema up to date, all or nothing. Run at each start; several nodes may start at once.
public func migrate(_ database: any SQLDatabase, now: Date) async throws {
    try await migrate(database, now: now, upTo: .max)
}

/// - Parameter last: the number of the last step to take: tests make the schemas of earlier releases.
package func migrate(_ database: any SQLDatabase, now: Date, upTo last: Int) async throws {
    // Not serializable: what is read after the wait for the lock must be what is there then.
    try await database.write(.readCommitted) { transaction in
        try transaction.takeTurn(.schema)
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
        for migration in migrations where migration.number > current && migration.number <= last {
            for statement in migration.statements { try transaction.run(statement.withTextsByBytes) }
            try transaction.run(
                """
                INSERT INTO schema_migrations (number, name, applied_at)
                VALUES (\(migration.number), \(migration.name), \(now))
                """)
        }
    }
}

/// What the nodes of an installation do one after the other.
enum Turn: Int {
    case schema = 720_115_042
    case audit = 720_115_043
}

extension SQLTransaction {
    /// Waits until no other node of this installation has the turn; it ends with the transaction. SQLite has one
    /// writer anyway. Installations in other schemas of the same database are not waited for.
    func takeTurn(_ turn: Turn) throws {
        guard dialect == .postgres else { return }
        try run(
            """
            SELECT CAST(pg_advisory_xact_lock(CAST(\(turn.rawValue) AS INTEGER), CAST(oid AS INTEGER)) AS TEXT) AS locked
            FROM pg_namespace WHERE nspname = current_schema()
            """)
    }
}
