public import Domain
import SQL

extension Store {
    public var overviews: Overviews { Overviews(store: self) }
}

/// What an event's own page says, counted by the database: of the firms in the reader's reach. Firms that refused to share
/// their data take part in the number of answers alone: their needs and offers are not counted and not named.
public struct Overviews {
    let store: Store

    public struct Counts: Sendable, Equatable {
        /// Organisations that answered the survey.
        public var answering: Int
        public var needs: Int
        public var offers: Int
        public var offering: Int
        /// Pairs of organisations with a request of either side.
        public var pairs: Int
    }

    public struct FieldCount: Sendable, Equatable {
        public var field: String
        public var needs: Int

        public init(field: String, needs: Int) {
            self.field = field
            self.needs = needs
        }
    }

    public struct Technology: Sendable, Equatable {
        public var code: String
        public var title: LocalisedText
        public var organisation: LocalisedText
        public var locality: String
    }

    public func counts(of event: Identifier<Event>) throws -> Counts? {
        try store.sql.first(
            """
            SELECT
                (SELECT COUNT(DISTINCT organisation) FROM needs
                    WHERE event = \(event) AND \(store.reaches("organisation", at: event))) AS answering,
                (SELECT COUNT(*) FROM needs WHERE event = \(event) AND \(counted(event))) AS needs,
                (SELECT COUNT(*) FROM offers WHERE event = \(event) AND \(counted(event))) AS offers,
                (SELECT COUNT(DISTINCT organisation) FROM offers WHERE event = \(event) AND \(counted(event)))
                    AS offering,
                (SELECT COUNT(DISTINCT CASE WHEN sender < receiver THEN sender || receiver ELSE receiver || sender END)
                    FROM requests WHERE event = \(event) AND \(isSeen("sender", "receiver", at: event))) AS pairs
            """
        ).map { row in
            Counts(
                answering: try row.int("answering"), needs: try row.int("needs"), offers: try row.int("offers"),
                offering: try row.int("offering"), pairs: try row.int("pairs"))
        }
    }

    /// Needs by field as written; spellings are not put together.
    public func fields(of event: Identifier<Event>) throws -> [FieldCount] {
        try store.sql.all(
            """
            SELECT field, COUNT(*) AS number FROM needs WHERE event = \(event) AND \(counted(event))
            GROUP BY field ORDER BY number DESC, field
            """
        ) { FieldCount(field: try $0.string("field"), needs: try $0.int("number")) }
    }

    /// The first offer of each organisation.
    public func technologies(of event: Identifier<Event>, limit: Int) throws -> [Technology] {
        try store.sql.all(
            """
            SELECT offers.code, offers.title, organisations.name, organisations.locality
            FROM offers JOIN organisations ON organisations.id = offers.organisation
            WHERE offers.event = \(event) AND offers.code IN (
                SELECT MIN(code) FROM offers WHERE event = \(event) AND \(shared(event)) GROUP BY organisation
            ) ORDER BY offers.code LIMIT \(limit)
            """
        ) { row in
            Technology(
                code: try row.string("code"), title: try row.text("title"), organisation: try row.text("name"),
                locality: try row.string("locality"))
        }
    }

    /// Number of meetings of the published plan by slot, of those that the reader may see; `nil` where nothing is published.
    public func publishedMeetings(of event: Identifier<Event>) throws -> [Identifier<Slot>: Int]? {
        let own: SQL =
            store.scope == .everything
            ? "1 = 1"
            : """
            placements.meeting IN (SELECT id FROM meetings
                WHERE event = \(event) AND \(isSeen("first_side", "second_side", at: event)))
            """
        let rows = try store.sql.run(
            """
            SELECT placements.slot AS slot, COUNT(placements.slot) AS number
            FROM plans LEFT JOIN placements ON placements.plan = plans.id AND \(own)
            WHERE plans.event = \(event) AND plans.state = 'published' GROUP BY placements.slot
            """)
        guard !rows.isEmpty else { return nil }
        var meetings: [Identifier<Slot>: Int] = [:]
        for row in rows {
            guard let slot = try row.optionalID("slot", of: Slot.self) else { continue }
            meetings[slot] = try row.int("number")
        }
        return meetings
    }

    /// Of a firm that may be named to the reader.
    private func shared(_ event: Identifier<Event>) -> SQL {
        "\(isNotRefusing(event)) AND \(store.introduces("organisation", at: event))"
    }

    /// Of a firm whose records the reader can open.
    private func counted(_ event: Identifier<Event>) -> SQL {
        "\(isNotRefusing(event)) AND \(store.reaches("organisation", at: event))"
    }

    private func isNotRefusing(_ event: Identifier<Event>) -> SQL {
        "organisation NOT IN (SELECT organisation FROM participations WHERE event = \(event) AND sharing = 'refused')"
    }

    /// Whether the reader sees what two participations have with each other: both in reach or, for who acts for firms
    /// alone, one of them.
    private func isSeen(_ one: SQL, _ other: SQL, at event: Identifier<Event>) -> SQL {
        func isReached(_ side: SQL) -> SQL {
            """
            \(side) IN (SELECT p.id FROM participations p
                WHERE p.event = \(event) AND \(store.reaches("p.organisation", at: event)))
            """
        }
        return switch store.scope {
        case .everything: "1 = 1"
        case .nothing: "1 = 0"
        case .side: "(\(isReached(one)) AND \(isReached(other)))"
        case .firms: "(\(isReached(one)) OR \(isReached(other)))"
        }
    }
}
