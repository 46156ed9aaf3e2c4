public import Domain
import Foundation
import SQL

extension Store {
    public var privacyRequests: PrivacyRequests { PrivacyRequests(store: self) }
    public var retentions: Retentions { Retentions(store: self) }
}

public struct PrivacyRequests {
    let store: Store

    /// Those of an event and those that name none, the oldest first.
    public func of(_ event: Identifier<Event>) throws -> [PrivacyRequest] {
        try store.sql.all(
            "SELECT * FROM privacy_requests WHERE event = \(event) OR event IS NULL ORDER BY id", PrivacyRequest.init)
    }

    public func of(account: Identifier<Account>) throws -> [PrivacyRequest] {
        try store.sql.all(
            "SELECT * FROM privacy_requests WHERE account = \(account) ORDER BY id DESC", PrivacyRequest.init)
    }

    public func find(_ id: Identifier<PrivacyRequest>) throws -> PrivacyRequest? {
        try store.sql.first("SELECT * FROM privacy_requests WHERE id = \(id)").map(PrivacyRequest.init)
    }

    public func insert(_ request: PrivacyRequest) throws {
        try store.sql.run(
            """
            INSERT INTO privacy_requests (id, account, organisation, event, kind, state, text, reason, made_at,
                answer_by, done_by, answered_at, ended_at)
            VALUES (\(request.id), \(request.account), \(request.organisation), \(request.event),
                \(request.kind.rawValue), \(request.state.rawValue), \(request.text), \(request.reason),
                \(request.madeAt), \(request.answerBy), \(request.doneBy), \(request.answeredAt), \(request.endedAt))
            """)
    }

    /// Moves a request that has not ended on. Two at once: one does.
    public func move(
        _ id: Identifier<PrivacyRequest>, to state: PrivacyRequest.State, reason: String
    ) throws -> Bool {
        let end: Date? = state == .done || state == .refused ? store.now : nil
        return try !store.sql.run(
            """
            UPDATE privacy_requests SET state = \(state.rawValue),
                reason = CASE WHEN \(reason) = '' THEN reason ELSE \(reason) END,
                answered_at = COALESCE(answered_at, \(store.now)), ended_at = \(end)
            WHERE id = \(id) AND state IN ('open', 'answered') RETURNING id
            """
        ).isEmpty
    }
}

/// How long the data of events is kept.
public struct Retentions {
    let store: Store

    /// Months after the event's day; `nil`: nobody decided.
    public func months(of event: Identifier<Event>) throws -> Int? {
        try store.sql.first("SELECT months FROM retentions WHERE event = \(event)")?.int("months")
    }

    public func save(_ months: Int?, of event: Identifier<Event>) throws {
        guard let months else {
            try store.sql.run("DELETE FROM retentions WHERE event = \(event)")
            return
        }
        try store.sql.run(
            """
            INSERT INTO retentions (event, months) VALUES (\(event), \(months))
            ON CONFLICT (event) DO UPDATE SET months = excluded.months, applied_at = NULL
            """)
    }

    /// Events with a limit that was not applied yet.
    public func open() throws -> [(event: Event, months: Int)] {
        try store.sql.all(
            """
            SELECT e.*, r.months FROM retentions r JOIN events e ON e.id = r.event
            WHERE r.applied_at IS NULL ORDER BY e.id
            """
        ) { (try Event($0), try $0.int("months")) }
    }

    public func markApplied(_ event: Identifier<Event>) throws {
        try store.sql.run("UPDATE retentions SET applied_at = \(store.now) WHERE event = \(event)")
    }
}

extension PrivacyRequest {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"), account: try row.optionalID("account", of: Account.self),
            organisation: try row.optionalID("organisation", of: Organisation.self),
            event: try row.optionalID("event", of: Event.self), kind: try row.choice("kind"),
            state: try row.choice("state"), text: try row.string("text"), reason: try row.string("reason"),
            madeAt: try row.date("made_at"), answerBy: try row.date("answer_by"), doneBy: try row.date("done_by"),
            answeredAt: try row.optionalDate("answered_at"), endedAt: try row.optionalDate("ended_at"))
    }
}
