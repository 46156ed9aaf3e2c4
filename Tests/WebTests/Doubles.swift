import HTTPTypes
import Hummingbird
import NIOCore
import SQL
import Synchronization

/// Counts and keeps the statements that are run.
final class CountingDatabase: SQLDatabase {
    let inner: any SQLDatabase
    let count = Mutex(0)
    private let kept = Mutex<[SQL]>([])

    init(inner: any SQLDatabase) { self.inner = inner }

    var dialect: SQLDialect { inner.dialect }

    private struct Counting: SQLTransaction {
        let inner: any SQLTransaction
        let database: CountingDatabase
        var dialect: SQLDialect { inner.dialect }

        func run(_ sql: SQL) throws -> [SQLRow] {
            database.count.withLock { $0 += 1 }
            database.kept.withLock { $0.append(sql) }
            return try inner.run(sql)
        }
    }

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

    /// The statements since the last call.
    func statements() -> [SQL] {
        kept.withLock { kept in
            defer { kept = [] }
            return kept
        }
    }

    /// How many statements since the last call.
    func taken() -> Int {
        count.withLock { count in
            defer { count = 0 }
            return count
        }
    }
}

/// What a response wrote.
final class CollectedBody: ResponseBodyWriter {
    let buffer = Mutex(ByteBuffer())

    func write(_ buffer: ByteBuffer) async throws {
        self.buffer.withLock { _ = $0.writeImmutableBuffer(buffer) }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
