public import Domain
public import Foundation
import SQL

extension Store {
    public var counts: Counts { Counts(store: self) }
}

/// How many records of each kind an event holds, counted by the database.
public struct Counts {
    let store: Store

    /// By the subjects of imports: `needs`, `offers`, …, and `slots`.
    public func bySubject(of event: Identifier<Event>) throws -> [String: Int] {
        let row = try store.sql.first(
            """
            SELECT (SELECT COUNT(*) FROM needs WHERE event = \(event)) AS needs,
                (SELECT COUNT(*) FROM offers WHERE event = \(event)) AS offers,
                (SELECT COUNT(*) FROM participations WHERE event = \(event)) AS participants,
                (SELECT COUNT(*) FROM interpreters WHERE event = \(event)) AS interpreters,
                (SELECT COUNT(*) FROM places WHERE event = \(event)) AS places,
                (SELECT COUNT(*) FROM agenda_items WHERE event = \(event)) AS agenda,
                (SELECT COUNT(*) FROM requests WHERE event = \(event)) AS requests,
                (SELECT COUNT(*) FROM slots WHERE event = \(event) AND NOT is_retired) AS slots
            """)
        guard let row else { return [:] }
        let names = ["needs", "offers", "participants", "interpreters", "places", "agenda", "requests", "slots"]
        return Dictionary(uniqueKeysWithValues: try names.map { ($0, try row.int($0)) })
    }

    /// Suggested matches, the needs that have one, and when they were made; `nil` before the first matching.
    public func matches(of event: Identifier<Event>) throws -> (matches: Int, needs: Int, madeAt: Date)? {
        let row = try store.sql.first(
            """
            SELECT COUNT(*) AS matches, COUNT(DISTINCT matches.need) AS needs, MAX(matches.made_at) AS made_at
            FROM matches JOIN needs ON needs.id = matches.need WHERE needs.event = \(event)
            """)
        guard let row, let madeAt = try row.optionalDate("made_at") else { return nil }
        return (try row.int("matches"), try row.int("needs"), madeAt)
    }

    /// Requests without a meeting, by plan.
    public func unplaced(of event: Identifier<Event>) throws -> [Identifier<Plan>: Int] {
        let rows = try store.sql.all(
            """
            SELECT unplaced.plan, COUNT(*) AS number FROM unplaced JOIN plans ON plans.id = unplaced.plan
            WHERE plans.event = \(event) GROUP BY unplaced.plan
            """
        ) { (try $0.id("plan") as Identifier<Plan>, try $0.int("number")) }
        return Dictionary(rows, uniquingKeysWith: +)
    }
}
