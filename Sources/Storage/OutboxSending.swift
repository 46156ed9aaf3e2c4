import Domain
public import Foundation
import SQL

// A mail that leaves. Whoever claimed it owns it until `claimedUntil`; what an owner says whose claim ran out and was
// taken over changes nothing, for the number of tries has gone on.
extension Outbox {
    /// Minutes until the next try, by the number of those made; after the last there is none.
    static let backOff = [1, 5, 15, 60, 240, 480, 720]

    /// Takes the mail that is due for longest, one whose owner fell silent too. Two at once never take the same.
    /// - Parameter lease: seconds; longer than any sending takes.
    public func claim(for lease: TimeInterval) throws -> OutboxMail? {
        let row = try store.sql.first(
            """
            UPDATE outbox SET state = 'sending', claimed_until = \(store.now + lease), tries = tries + 1
            WHERE id = (
                SELECT id FROM outbox
                WHERE state IN ('waiting', 'sending') AND due_at <= \(store.now) AND carried_by IS NULL
                    AND (state = 'waiting' OR claimed_until <= \(store.now))
                ORDER BY due_at, id LIMIT 1 \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED"))
            RETURNING *
            """)
        guard let row else { return nil }
        var claimed = try OutboxMail(row)
        try takeAlong(&claimed)
        // What was with it from an earlier try shares its state.
        try store.sql.run(
            """
            UPDATE outbox SET state = 'sending', claimed_until = \(claimed.claimedUntil), tries = \(claimed.tries)
            WHERE carried_by = \(claimed.id)
            """)
        return claimed
    }

    /// Lets one mail carry the lines of all that wait with the same key for the same reader.
    private func takeAlong(_ carrier: inout OutboxMail) throws {
        let mail = carrier.mail
        guard !mail.digestKey.isEmpty else { return }
        let others = try store.sql.all(
            """
            SELECT * FROM outbox WHERE state = 'waiting' AND carried_by IS NULL AND id <> \(mail.id)
                AND digest_key = \(mail.digestKey) AND recipient = \(mail.recipient)
                AND template = \(mail.template) AND language = \(mail.language.rawValue)
            ORDER BY id \(sqlite: "", postgres: "FOR UPDATE SKIP LOCKED")
            """, OutboxMail.init)
        guard !others.isEmpty else { return }
        let lines = ([carrier] + others).sorted { $0.id < $1.id }.compactMap { $0.mail.fields["lines"] }
        carrier.mail.fields["lines"] = lines.joined(separator: "\n")
        try store.sql.run("UPDATE outbox SET fields = \(try json(carrier.mail.fields)) WHERE id = \(mail.id)")
        for other in others {
            try store.sql.run(
                "UPDATE outbox SET carried_by = \(mail.id) WHERE id = \(other.id) OR carried_by = \(other.id)")
        }
    }

    /// The server has it. What opens a door is forgotten.
    /// - Returns: whether the claim still held.
    @discardableResult
    public func finish(_ claimed: OutboxMail) throws -> Bool {
        try end(claimed, .sent, nil, "")
    }

    /// This mail will not leave.
    @discardableResult
    public func refuse(_ claimed: OutboxMail, _ failure: OutboxMail.Failure, _ detail: String = "") throws -> Bool {
        try end(claimed, .failed, failure, detail)
    }

    /// Tried again later, each time after a longer while; after the eighth try it has failed.
    @discardableResult
    public func postpone(_ claimed: OutboxMail, _ detail: String) throws -> Bool {
        guard Self.backOff.indices.contains(claimed.tries - 1) else { return try refuse(claimed, .passing, detail) }
        let due = store.now + Double(Self.backOff[claimed.tries - 1] * 60)
        return try putBack(claimed, due: due, tries: claimed.tries, .passing, detail)
    }

    /// Nothing is wrong with this mail: it waits for a server that lets us in, and the try is not counted.
    @discardableResult
    public func hold(_ claimed: OutboxMail, _ detail: String) throws -> Bool {
        try putBack(claimed, due: claimed.mail.dueAt, tries: claimed.tries - 1, .notAllowed, detail)
    }

    private func putBack(
        _ claimed: OutboxMail, due: Date, tries: Int, _ failure: OutboxMail.Failure, _ detail: String
    ) throws -> Bool {
        try !store.sql.run(
            """
            UPDATE outbox SET state = 'waiting', claimed_until = NULL, due_at = \(due), tries = \(tries),
                failure_kind = \(failure.rawValue), failure = \(detail.shortened)
            WHERE (id = \(claimed.id) OR carried_by = \(claimed.id)) AND \(isOwned(claimed)) RETURNING id
            """
        ).isEmpty
    }

    private func end(
        _ claimed: OutboxMail, _ state: OutboxMail.State, _ failure: OutboxMail.Failure?, _ detail: String
    ) throws -> Bool {
        let ended = try store.sql.run(
            """
            UPDATE outbox SET state = \(state.rawValue), claimed_until = NULL, ended_at = \(store.now),
                failure_kind = \(failure?.rawValue ?? ""), failure = \(detail.shortened)
            WHERE (id = \(claimed.id) OR carried_by = \(claimed.id)) AND \(isOwned(claimed)) RETURNING id
            """)
        guard !ended.isEmpty else { return false }
        let isOver = state == .sent || failure == .tooLate
        if isOver, claimed.template?.holdsSecrets ?? true { try forget(claimed.id) }
        return true
    }

    func forget(_ id: String) throws {
        try store.sql.run("UPDATE outbox SET fields = '{}' WHERE id = \(id) OR carried_by = \(id)")
    }

    private func isOwned(_ claimed: OutboxMail) -> SQL { "state = 'sending' AND tries = \(claimed.tries)" }
}

extension String {
    /// What a server says can be long.
    fileprivate var shortened: String { String(prefix(500)) }
}
