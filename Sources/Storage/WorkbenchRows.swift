public import Domain
public import Foundation
import SQL

extension Store {
    public var workbench: WorkbenchRows { WorkbenchRows(store: self) }
}

/// Demand and supply of an event counted and listed for those who bring them together: needs without an answer, and what
/// is there for each field and locality. For organisers: firms that refuse to share their data are counted as such.
public struct WorkbenchRows {
    let store: Store

    /// The needs of one field, as written, from one locality.
    public struct Demand: Sendable, Equatable {
        public var field: String
        public var locality: String
        public var needs: Int
        /// Without a suggestion that stands.
        public var unanswered: Int
        /// Of these, those of firms that refuse to share their data.
        public var withheld: Int
        /// Their best suggestion is a weak one.
        public var weak: Int
    }

    /// Offers from one locality that answer needs of one group of fields.
    public struct Supply: Sendable, Equatable {
        /// Index of the group; `nil` for fields that stand in none.
        public var group: Int?
        public var locality: String
        public var offers: Int
    }

    public struct Unanswered: Sendable, Equatable {
        public var summary: NeedSummary
        /// Came in after the last matching.
        public var isLater: Bool
        /// Organisers turned every suggestion down.
        public var isSetAside: Bool
    }

    /// What came of a need although nothing was suggested.
    public struct Sequel: Sendable, Equatable {
        public var code: String
        public var requests: Int
        public var accepted: Int
        public var declined: Int
        /// Meetings in the plan asked for.
        public var meetings: Int
    }

    public func demand(of event: Identifier<Event>) throws -> [Demand] {
        let refusing = try store.profiles.refusing(event)
        return try store.sql.all(
            """
            SELECT needs.field, o.locality, COUNT(*) AS number,
                COUNT(CASE WHEN best.need IS NULL THEN 1 END) AS unanswered,
                COUNT(CASE WHEN needs.organisation IN \(refusing) THEN 1 END) AS withheld,
                COUNT(CASE WHEN best.confidence = 'low' THEN 1 END) AS weak
            FROM needs JOIN organisations o ON o.id = needs.organisation \(store.profiles.bestForNeed(refusing))
            WHERE needs.event = \(event) GROUP BY needs.field, o.locality ORDER BY needs.field, o.locality
            """
        ) { row in
            Demand(
                field: try row.string("field"), locality: try row.string("locality"), needs: try row.int("number"),
                unanswered: try row.int("unanswered"), withheld: try row.int("withheld"), weak: try row.int("weak"))
        }
    }

    /// Offers with a good or fair match to a need of each group of fields; an offer counts once in a group.
    /// - Parameter groups: spellings of fields.
    public func supply(of event: Identifier<Event>, groups: [[String]]) throws -> [Supply] {
        let groups = groups.enumerated().filter { !$0.element.isEmpty }
        guard !groups.isEmpty else { return [] }
        let refusing = try store.profiles.refusing(event)
        let cases = SQL.joined(
            groups.map { "WHEN \(oneOf("n.field", $0.element)) THEN CAST(\($0.offset) AS INTEGER)" }, by: " ")
        return try store.sql.all(
            """
            SELECT answered.place, answered.locality, COUNT(*) AS number FROM (
                SELECT DISTINCT CASE \(cases) END AS place, o.locality AS locality, m.offer AS offer
                FROM needs n JOIN matches m ON m.need = n.id JOIN offers x ON x.id = m.offer
                JOIN organisations o ON o.id = x.organisation
                WHERE n.event = \(event) AND m.confidence IN ('high', 'medium') AND n.organisation NOT IN \(refusing)
                    AND x.organisation NOT IN \(refusing) AND \(stands("m"))
            ) AS answered GROUP BY answered.place, answered.locality ORDER BY answered.place, answered.locality
            """
        ) {
            Supply(
                group: try $0.optionalInt("place"), locality: try $0.string("locality"), offers: try $0.int("number"))
        }
    }

    /// Needs for which no suggestion stands, by field and code: the first of each spelling of a field.
    /// - Parameter matchedAt: when matching was run last; `nil`: never.
    public func unanswered(
        of event: Identifier<Event>, matchedAt: Date?, each: Int, limit: Int
    ) throws -> [Unanswered] {
        let refusing = try store.profiles.refusing(event)
        let later: SQL = matchedAt.map { "needs.created_at > \($0)" } ?? "1 = 1"
        return try store.sql.all(
            """
            SELECT * FROM (
                SELECT needs.code, needs.title, needs.field, needs.budget_text, needs.budget_minimum,
                    needs.budget_maximum, needs.budget_currency, needs.budget_per, needs.budget_open,
                    o.id AS org_id, o.name AS org_name, o.country AS org_country, o.locality AS org_locality,
                    NULL AS org_code, NULL AS org_mode, needs.organisation IN \(refusing) AS is_withheld,
                    \(later) AS is_later,
                    EXISTS (SELECT 1 FROM verdicts v WHERE v.need = needs.id AND v.rejection IS NOT NULL)
                        AS is_set_aside,
                    ROW_NUMBER() OVER (PARTITION BY needs.field ORDER BY needs.code) AS place
                FROM needs JOIN organisations o ON o.id = needs.organisation \(store.profiles.bestForNeed(refusing))
                WHERE needs.event = \(event) AND best.need IS NULL
            ) AS listed WHERE listed.place <= \(each) ORDER BY listed.place, listed.field, listed.code LIMIT \(limit)
            """
        ) { row in
            Unanswered(
                summary: NeedSummary(
                    label: ProfileLabel(code: try row.string("code"), title: try row.text("title")),
                    organisation: try row.organisationLabel("org"), field: try row.string("field"),
                    budget: try row.amount("budget"), best: nil, isWithheld: try row.bool("is_withheld")),
                isLater: try row.bool("is_later"), isSetAside: try row.bool("is_set_aside"))
        }
    }

    /// Requests that name these needs, with their answers and meetings; needs without any are left out.
    public func sequels(
        of codes: [String], in event: Identifier<Event>, plan: Identifier<Plan>?
    ) throws -> [Sequel] {
        guard !codes.isEmpty else { return [] }
        func meets(_ first: SQL, _ second: SQL) -> SQL {
            """
            EXISTS (SELECT 1 FROM meetings me JOIN placements pl ON pl.plan = \(plan) AND pl.meeting = me.id
                WHERE me.event = \(event) AND me.first_side = \(first) AND me.second_side = \(second))
            """
        }
        return try store.sql.all(
            """
            SELECT n.code, COUNT(*) AS number, COUNT(CASE WHEN r.answer = 'accepted' THEN 1 END) AS accepted,
                COUNT(CASE WHEN r.answer = 'declined' THEN 1 END) AS declined,
                COUNT(CASE WHEN \(meets("r.sender", "r.receiver")) OR \(meets("r.receiver", "r.sender")) THEN 1 END)
                    AS meetings
            FROM requests r JOIN needs n ON n.id = r.need
            WHERE r.event = \(event) AND \(oneOf("n.code", codes)) GROUP BY n.code
            """
        ) { row in
            Sequel(
                code: try row.string("code"), requests: try row.int("number"), accepted: try row.int("accepted"),
                declined: try row.int("declined"), meetings: try row.int("meetings"))
        }
    }
}

/// Whether nobody rejected the pair of a match.
func stands(_ match: SQL) -> SQL {
    """
    NOT EXISTS (SELECT 1 FROM verdicts v
        WHERE v.need = \(match).need AND v.offer = \(match).offer AND v.rejection IS NOT NULL)
    """
}
