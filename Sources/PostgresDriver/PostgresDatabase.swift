public import SQL

/// PostgreSQL through libpq.
///
/// A transaction that met another one, or lost its connection before its end was asked for, is run again, some times
/// and with growing pauses; a server that starts again is waited for.
public final class PostgresDatabase: SQLDatabase {
    public let dialect = SQLDialect.postgres
    private let settings: PostgresSettings
    private let pool: PostgresPool
    private let listener: PostgresListener

    /// Tries a first connection, so that what is wrong with the address is known at once.
    /// - Throws: `SQLError` of kind `badAddress`, `refusedLogin`, `noSuchDatabase`, `unavailable` or `busy`.
    public init(_ settings: PostgresSettings) async throws {
        self.settings = settings
        pool = PostgresPool(settings)
        listener = PostgresListener(settings)
        let first = try await pool.take()
        do {
            try await first.perform { try $0.open() }
        } catch {
            await pool.close()
            throw error
        }
        await pool.give(first)
    }

    deinit {
        let (pool, listener) = (pool, listener)
        Task {
            listener.stop()
            await pool.close()
        }
    }

    public func read<T: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> T
    ) async throws -> T {
        try await transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", changes: false, body)
    }

    public func write<T: Sendable>(
        _ isolation: SQLIsolation, _ body: @escaping @Sendable (any SQLTransaction) throws -> T
    ) async throws -> T {
        let begin =
            switch isolation {
            case .serializable: "BEGIN ISOLATION LEVEL SERIALIZABLE"
            case .readCommitted: "BEGIN ISOLATION LEVEL READ COMMITTED"
            }
        return try await transaction(begin, changes: true, body)
    }

    public func notify(_ channel: String, _ payload: String) async throws {
        let text = PostgresListener.text(channel, payload)
        _ = try await write(.readCommitted) { try $0.run("SELECT pg_notify(\(PostgresListener.channel), \(text))") }
    }

    public func listen(_ channel: String) -> AsyncStream<SQLNotice> { listener.listen(channel) }

    /// Waits until notices are heard: what is told before is missed.
    public func listening() async { await listener.started() }

    /// Closes all connections. Nothing can be asked afterwards.
    public func close() async {
        listener.stop()
        await pool.close()
    }

    private func transaction<T: Sendable>(
        _ begin: String, changes: Bool, _ body: @escaping @Sendable (any SQLTransaction) throws -> T
    ) async throws -> T {
        let started = ContinuousClock.now
        var attempt = 0
        while true {
            let connection = try await pool.take()
            do {
                let result = try await connection.perform { try $0.transaction(begin, changes: changes, body) }
                await pool.give(connection)
                return result
            } catch {
                await pool.give(connection)
                guard let error = error as? SQLError else { throw error }
                attempt += 1
                let waited = ContinuousClock.now - started
                switch error.kind {
                // A busy machine makes a try long: a few are had however long they take.
                case .serialization where attempt < 8 || attempt < 40 && waited < .seconds(30): break
                case .unavailable where waited < settings.patience: break
                default: throw error
                }
                // Growing pauses with some chance in them, so that two that met do not meet again.
                let longest = min(1_000, error.kind == .serialization ? 2 << min(attempt, 8) : 50 << min(attempt, 4))
                try await Task.sleep(for: .milliseconds(Int.random(in: 1...longest)))
            }
        }
    }
}

extension PostgresConnection {
    /// One transaction; called on the connection's queue.
    fileprivate func transaction<T>(
        _ begin: String, changes: Bool, _ body: (any SQLTransaction) throws -> T
    ) throws -> T {
        if !isOpen { try open() }
        do {
            try command(begin)
        } catch let error as SQLError where error.kind == .unavailable {
            // The server ended this connection while it was idle: nothing is lost with a new one.
            try open()
            try command(begin)
        }
        let result: T
        do {
            result = try body(self)
        } catch {
            if isOpen { _ = try? command("ROLLBACK") } else { close() }
            if (error as? SQLError)?.kind == .serialization, isOpen { try? forgetStatements() }
            throw error
        }
        do {
            let tag = try command("COMMIT")
            guard tag == "COMMIT" else {
                throw SQLError(kind: .other, message: "a statement of the transaction had failed: \(tag)")
            }
        } catch let error as SQLError where error.kind == .unavailable && changes {
            close()
            throw SQLError(kind: .outcomeUnknown, message: error.message)
        } catch {
            if isOpen { _ = try? command("ROLLBACK") } else { close() }
            throw error
        }
        return result
    }
}
