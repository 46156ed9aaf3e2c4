import SQL
import Synchronization

/// A database that counts the statements that are run and remembers the slowest.
final class CountingDatabase: SQLDatabase {
    struct Slowest: Sendable {
        var statement: SQL
        var time: Duration
    }

    private struct Counting: SQLTransaction {
        let inner: any SQLTransaction
        let database: CountingDatabase
        var dialect: SQLDialect { inner.dialect }

        func run(_ sql: SQL) throws -> [SQLRow] {
            let started = ContinuousClock.now
            let rows = try inner.run(sql)
            database.note(sql, ContinuousClock.now - started)
            return rows
        }
    }

    private let inner: any SQLDatabase
    private let noted = Mutex<(count: Int, slowest: Slowest?)>((0, nil))

    init(_ inner: any SQLDatabase) { self.inner = inner }

    var dialect: SQLDialect { inner.dialect }

    func read<T: Sendable>(_ body: @escaping @Sendable (any SQLTransaction) throws -> T) async throws -> T {
        try await inner.read { try body(Counting(inner: $0, database: self)) }
    }

    func write<T: Sendable>(
        _ isolation: SQLIsolation, _ body: @escaping @Sendable (any SQLTransaction) throws -> T
    ) async throws -> T {
        try await inner.write(isolation) { try body(Counting(inner: $0, database: self)) }
    }

    func notify(_ channel: String, _ payload: String) async throws { try await inner.notify(channel, payload) }
    func listen(_ channel: String) -> AsyncStream<SQLNotice> { inner.listen(channel) }

    /// Since the last call.
    func taken() -> (count: Int, slowest: Slowest?) {
        noted.withLock { noted in
            defer { noted = (0, nil) }
            return noted
        }
    }

    private func note(_ sql: SQL, _ time: Duration) {
        noted.withLock { noted in
            noted.count += 1
            if noted.slowest.map({ $0.time < time }) ?? true { noted.slowest = Slowest(statement: sql, time: time) }
        }
    }
}
