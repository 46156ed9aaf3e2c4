import SQL

/// The connections of a process: at most so many, made when they are needed; who comes when all are taken waits in
/// turn, but not for ever.
actor PostgresPool {
    private struct Waiter {
        var number: Int
        var continuation: CheckedContinuation<PostgresConnection, any Error>
    }

    private let settings: PostgresSettings
    private var idle: [PostgresConnection] = []
    private var made = 0
    private var waiters: [Waiter] = []
    private var tickets = 0
    private var isClosed = false

    init(_ settings: PostgresSettings) { self.settings = settings }

    /// A connection, perhaps not open yet.
    /// - Throws: `SQLError` of kind `busy` when none became free in time; `CancellationError`.
    func take() async throws -> PostgresConnection {
        guard !isClosed else { throw SQLError(kind: .unavailable, message: "the database was closed") }
        if let connection = idle.popLast() { return connection }
        if made < settings.connections {
            made += 1
            return PostgresConnection(settings)
        }
        tickets += 1
        let number = tickets
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                if Task.isCancelled { return continuation.resume(throwing: CancellationError()) }
                waiters.append(Waiter(number: number, continuation: continuation))
                Task { [patience = settings.patience] in
                    try await Task.sleep(for: patience)
                    giveUp(number, SQLError(kind: .busy, message: "no connection became free"))
                }
            }
        } onCancel: {
            Task { await self.giveUp(number, CancellationError()) }
        }
    }

    func give(_ connection: PostgresConnection) {
        guard !isClosed else { return connection.end() }
        if waiters.isEmpty {
            idle.append(connection)
        } else {
            waiters.removeFirst().continuation.resume(returning: connection)
        }
    }

    /// Closes all connections; those in use once they are given back.
    func close() {
        isClosed = true
        for connection in idle { connection.end() }
        idle = []
        for waiter in waiters {
            waiter.continuation.resume(throwing: SQLError(kind: .unavailable, message: "the database was closed"))
        }
        waiters = []
    }

    private func giveUp(_ number: Int, _ error: any Error) {
        guard let index = waiters.firstIndex(where: { $0.number == number }) else { return }
        waiters.remove(at: index).continuation.resume(throwing: error)
    }
}
