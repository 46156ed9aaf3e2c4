import Domain
import SQL

// What people see of the outbox, and change by hand.
extension Outbox {
    public func find(_ id: String) throws -> OutboxMail? {
        try store.sql.first("SELECT * FROM outbox WHERE id = \(id)").map(OutboxMail.init)
    }

    /// The newest first.
    /// - Parameter before: the id that the page before ended with.
    public func list(_ state: OutboxMail.State? = nil, before: String? = nil, limit: Int) throws -> [OutboxMail] {
        let inState: SQL = state.map { "state = \($0.rawValue)" } ?? "1 = 1"
        let older: SQL = before.map { "id < \($0)" } ?? "1 = 1"
        return try store.sql.all(
            "SELECT * FROM outbox WHERE \(inState) AND \(older) ORDER BY id DESC LIMIT \(limit)", OutboxMail.init)
    }

    public func counts() throws -> [OutboxMail.State: Int] {
        let rows = try store.sql.all("SELECT state, COUNT(*) AS n FROM outbox GROUP BY state") { row in
            (try row.choice("state") as OutboxMail.State, try row.int("n"))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// What the server says that lets nobody in, as of the last mail that waits for that.
    public func serverRefusal() throws -> String? {
        try store.sql.first(
            """
            SELECT failure FROM outbox WHERE state = 'waiting' AND failure_kind = 'notAllowed'
            ORDER BY id DESC LIMIT 1
            """
        ).map { try $0.string("failure") }
    }

    /// Another try of one that did not leave or came back, at once and with all tries ahead.
    /// - Returns: whether its state and text allowed it.
    public func putBack(_ id: String) throws -> Bool {
        try !store.sql.run(
            """
            UPDATE outbox SET state = 'waiting', due_at = \(store.now), tries = 0, ended_at = NULL, failure_kind = '',
                failure = ''
            WHERE (carried_by = \(id) OR (id = \(id) AND carried_by IS NULL AND fields <> '{}'))
                AND state IN ('failed', 'withdrawn', 'bounced')
                AND EXISTS (SELECT 1 FROM outbox c WHERE c.id = \(id) AND c.carried_by IS NULL AND c.fields <> '{}')
            RETURNING id
            """
        ).isEmpty
    }

    /// Keeps one from leaving that waits. What opens a door is forgotten.
    public func withdraw(_ id: String) throws -> Bool {
        let changed = try change(id, from: "'waiting', 'failed'", to: .withdrawn)
        if changed, try find(id)?.template?.holdsSecrets ?? true { try forget(id) }
        return changed
    }

    /// It was sent, and the receiver's server gave it back.
    public func markBounced(_ id: String) throws -> Bool { try change(id, from: "'sent'", to: .bounced) }

    private func change(_ id: String, from states: SQL, to state: OutboxMail.State) throws -> Bool {
        try !store.sql.run(
            """
            UPDATE outbox SET state = \(state.rawValue), ended_at = \(store.now)
            WHERE (carried_by = \(id) OR (id = \(id) AND carried_by IS NULL)) AND state IN (\(states)) RETURNING id
            """
        ).isEmpty
    }
}
