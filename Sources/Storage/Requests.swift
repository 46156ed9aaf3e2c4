public import Domain
import SQL

extension Store {
    public var requests: Requests { Requests(store: self) }
    public var matches: Matches { Matches(store: self) }
}

public struct Requests {
    let store: Store

    public func of(_ event: Identifier<Event>) throws -> [MeetingRequest] {
        try store.sql.all("SELECT * FROM requests WHERE event = \(event) ORDER BY id", MeetingRequest.init)
    }

    /// - Throws: `SQLError` of kind `unique` where the sender asked that receiver before.
    public func save(_ request: MeetingRequest) throws {
        try store.sql.run(
            """
            INSERT INTO requests (id, event, sender, receiver, rank, need, offer, message, sent_at, answer, created_at)
            VALUES (\(request.id), \(request.event), \(request.sender), \(request.receiver), \(request.rank),
                \(request.need), \(request.offer), \(request.message), \(request.sentAt),
                \(request.answer.rawValue), \(store.now))
            ON CONFLICT (id) DO UPDATE SET rank = excluded.rank, need = excluded.need, offer = excluded.offer,
                message = excluded.message, sent_at = excluded.sent_at, answer = excluded.answer,
                version = requests.version + 1
            """)
    }
}

public struct Matches {
    let store: Store

    /// By need, best first.
    public func of(_ event: Identifier<Event>) throws -> [Match] {
        try store.sql.all(
            """
            SELECT matches.* FROM matches JOIN needs ON needs.id = matches.need
            WHERE needs.event = \(event) ORDER BY needs.code, matches.rank
            """, Match.init)
    }

    /// Puts these in the place of all matches of the event.
    public func replace(of event: Identifier<Event>, with matches: [Match]) throws {
        try store.sql.run("DELETE FROM matches WHERE need IN (SELECT id FROM needs WHERE event = \(event))")
        try insert(matches)
    }

    /// Puts these in the place of the matches of some needs.
    public func replace(of needs: [Identifier<Need>], with matches: [Match]) throws {
        for start in stride(from: 0, to: needs.count, by: Self.atOnce) {
            let some = needs[start..<min(start + Self.atOnce, needs.count)].map { "\($0)" as SQL }
            try store.sql.run("DELETE FROM matches WHERE need IN (\(SQL.joined(some)))")
        }
        try insert(matches)
    }

    /// Rows of a statement: on a server each statement is a journey.
    private static let atOnce = 100

    private func insert(_ matches: [Match]) throws {
        for start in stride(from: 0, to: matches.count, by: Self.atOnce) {
            let rows = try matches[start..<min(start + Self.atOnce, matches.count)].map { match -> SQL in
                """
                (\(match.need), \(match.offer), \(match.rank), \(match.score), \(match.confidence.rawValue),
                    \(try json(match.reasons)), \(match.engine), \(match.madeAt))
                """
            }
            try store.sql.run(
                """
                INSERT INTO matches (need, offer, rank, score, confidence, reasons, engine, made_at)
                VALUES \(SQL.joined(rows))
                """)
        }
    }
}

extension MeetingRequest {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"), event: try row.id("event"), sender: try row.id("sender"),
            receiver: try row.id("receiver"), rank: try row.optionalInt("rank"), need: try row.optionalID("need"),
            offer: try row.optionalID("offer"), message: try row.string("message"),
            sentAt: try row.optionalDate("sent_at"), answer: try row.choice("answer"))
    }
}

extension Match {
    init(_ row: SQLRow) throws {
        self.init(
            need: try row.id("need"), offer: try row.id("offer"), rank: try row.int("rank"),
            score: try row.double("score"), confidence: try row.choice("confidence"),
            reasons: try row.json("reasons"), engine: try row.string("engine"), madeAt: try row.date("made_at"))
    }
}
