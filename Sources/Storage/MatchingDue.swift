public import Domain
public import Foundation
import SQL

extension Store {
    public var matching: MatchingDue { MatchingDue(store: self) }
}

/// How an event's matches stand to what they rest on, as one transaction sees it.
public struct MatchingStand: Sendable, Equatable {
    /// The matching whose suggestions the event has; `nil` where it was never matched.
    public var run: String?
    /// When that was.
    public var madeAt: Date?
    /// Changes that it does not know.
    public var changes: [String]
}

/// Which events were changed since they were matched.
public struct MatchingDue {
    let store: Store

    /// Notes that the transaction changes what an event's matches rest on: needs, offers, verdicts, who shares its data.
    /// To be called by whatever changes them; `Needs.save` and the like do.
    /// - Parameter event: `nil`: all events that were ever matched, as for a changed concept.
    public func markDue(_ event: Identifier<Event>?) throws {
        guard store.marks.add(event) else { return }
        guard let event else {
            try store.sql.run(
                """
                INSERT INTO matching_due (event, change, since)
                SELECT event, CAST(\(store.marks.change) AS TEXT), CAST(\(store.now) AS BIGINT) FROM matchings WHERE 1 = 1
                ON CONFLICT (event, change) DO NOTHING
                """)
            return
        }
        try store.sql.run(
            """
            INSERT INTO matching_due (event, change, since) VALUES (\(event), \(store.marks.change), \(store.now))
            ON CONFLICT (event, change) DO NOTHING
            """)
    }

    /// The same for the event of a need.
    func markDue(of need: Identifier<Need>) throws {
        let row = try store.sql.first("SELECT event FROM needs WHERE id = \(need)")
        if let row { try markDue(row.id("event") as Identifier<Event>) }
    }

    /// Events with changes that their matches do not know, those that wait longest first.
    public func events() throws -> [Identifier<Event>] {
        try store.sql.all("SELECT event, MIN(since) AS since FROM matching_due GROUP BY event ORDER BY since, event") {
            try $0.id("event")
        }
    }

    public func isDue(_ event: Identifier<Event>) throws -> Bool {
        try store.sql.first("SELECT 1 AS one FROM matching_due WHERE event = \(event) LIMIT 1") != nil
    }

    public func stand(of event: Identifier<Event>) throws -> MatchingStand {
        let last = try store.sql.first("SELECT run, made_at FROM matchings WHERE event = \(event)")
        let changes = try store.sql.all("SELECT change FROM matching_due WHERE event = \(event) ORDER BY change") {
            try $0.string("change")
        }
        return MatchingStand(run: try last?.string("run"), madeAt: try last?.date("made_at"), changes: changes)
    }

    /// Notes that the event has the suggestions of a matching that knew these changes. Later ones stay.
    public func finish(_ event: Identifier<Event>, run: String, knowing changes: [String]) throws {
        try store.sql.run(
            """
            INSERT INTO matchings (event, run, made_at) VALUES (\(event), \(run), \(store.now))
            ON CONFLICT (event) DO UPDATE SET run = excluded.run, made_at = excluded.made_at
            """)
        try forget(changes, of: event)
    }

    /// Takes changes for followed.
    public func forget(_ changes: [String], of event: Identifier<Event>) throws {
        for start in stride(from: 0, to: changes.count, by: 500) {
            let some = changes[start..<min(start + 500, changes.count)].map { "\($0)" as SQL }
            try store.sql.run(
                "DELETE FROM matching_due WHERE event = \(event) AND change IN (\(SQL.joined(some)))")
        }
    }
}

/// The change that a transaction is, and the events that were marked with it so far.
final class MatchingMarks {
    let change = Identifier<MatchingMarks>().text
    private var events: Set<Identifier<Event>?> = []

    /// Whether that is new.
    func add(_ event: Identifier<Event>?) -> Bool { events.insert(event).inserted }
}
