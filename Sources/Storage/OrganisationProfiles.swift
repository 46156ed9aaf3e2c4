public import Domain
import SQL

extension Profiles {
    /// What a list of organisations is narrowed to.
    public struct OrganisationFilter: Sendable {
        public enum Role: Sendable { case of(Participation.Role), without, notMeeting }

        public var words: [String] = []
        public var role: Role?
        public var mode: AttendanceMode?
        public var country: String?

        public init() {}
    }

    /// Countries of the event's organisations, with how many are from each.
    public func countries(of event: Identifier<Event>) throws -> [(country: String, count: Int)] {
        try store.sql.all(
            """
            SELECT o.country, COUNT(*) AS number FROM organisations o
            WHERE \(isKnown(to: event)) AND \(store.reaches("o.id", at: event))
            GROUP BY o.country ORDER BY COUNT(*) DESC, o.country
            """
        ) { (try $0.string("country"), try $0.int("number")) }
    }

    public func countOrganisations(of event: Identifier<Event>, _ filter: OrganisationFilter) throws -> Int {
        try store.sql.first(
            "SELECT COUNT(*) AS number FROM organisations o WHERE \(all(conditions(event, filter)))")?
            .int("number") ?? 0
    }

    /// By name. Two statements.
    public func organisations(
        of event: Identifier<Event>, _ filter: OrganisationFilter, limit: Int, offset: Int
    ) throws -> [OrganisationSummary] {
        let page: SQL =
            """
            SELECT o.id FROM organisations o WHERE \(all(conditions(event, filter)))
            ORDER BY o.search, o.id LIMIT \(limit) OFFSET \(offset)
            """
        let rows = try store.sql.run(
            """
            SELECT o.id AS org_id, o.name AS org_name, o.country AS org_country, o.locality AS org_locality, o.kind,
                NULL AS org_code, NULL AS org_mode,
                (SELECT COUNT(*) FROM needs WHERE needs.organisation = o.id AND needs.event = \(event)) AS needs,
                (SELECT COUNT(*) FROM offers WHERE offers.organisation = o.id AND offers.event = \(event)) AS offers
            FROM organisations o WHERE o.id IN (\(page)) ORDER BY o.search, o.id
            """)
        let ids = try rows.map { try $0.string("org_id") }
        var participations: [Identifier<Organisation>: [Participation]] = [:]
        for one in try store.sql.all(
            """
            SELECT * FROM participations WHERE event = \(event) AND \(oneOf("organisation", ids))
            ORDER BY code
            """, Participation.init)
        {
            participations[one.organisation, default: []].append(one)
        }
        return try rows.map { row in
            let label = try row.organisationLabel("org")
            return OrganisationSummary(
                label: label, kind: try row.choice("kind"),
                participations: (participations[label.id] ?? []).meetingFirst, needs: try row.int("needs"),
                offers: try row.int("offers"))
        }
    }

    /// The organisation, if the event knows it.
    public func organisation(
        _ id: Identifier<Organisation>, of event: Identifier<Event>
    ) throws -> Organisation? {
        try store.sql.first(
            """
            SELECT o.* FROM organisations o
            WHERE o.id = \(id) AND \(isKnown(to: event)) AND \(store.reaches("o.id", at: event))
            """
        ).map(Organisation.init)
    }

    /// Every spelling under which it was met, as written.
    public func spellings(of id: Identifier<Organisation>) throws -> [String] {
        try store.sql.all("SELECT written FROM organisation_names WHERE organisation = \(id) ORDER BY written") {
            try $0.string("written")
        }
    }

    public func participations(
        of id: Identifier<Organisation>, in event: Identifier<Event>
    ) throws -> [Participation] {
        try store.sql.all(
            "SELECT * FROM participations WHERE event = \(event) AND organisation = \(id) ORDER BY code",
            Participation.init
        ).meetingFirst
    }

    /// What may be the same organisation, or its branch, and nobody has decided.
    public func openLookalikes(
        of id: Identifier<Organisation>, in event: Identifier<Event>
    ) throws -> [OpenLookalike] {
        try store.sql.all(
            """
            SELECT l.why, l.organisation, o.id AS org_id, o.name AS org_name, o.country AS org_country,
                o.locality AS org_locality, NULL AS org_code, NULL AS org_mode
            FROM organisation_lookalikes l JOIN organisations o
                ON o.id = CASE WHEN l.organisation = \(id) THEN l.other ELSE l.organisation END
            WHERE l.state = 'open' AND (l.organisation = \(id) OR l.other = \(id)) AND \(isKnown(to: event))
                AND \(store.reaches("o.id", at: event))
            ORDER BY o.id
            """
        ) { row in
            OpenLookalike(
                other: try row.organisationLabel("org"), isBranch: try row.string("why") == "branch",
                otherIsMain: try row.string("organisation") == id.text)
        }
    }

    private func isKnown(to event: Identifier<Event>) -> SQL { Storage.isKnown("o.id", to: event) }

    private func conditions(_ event: Identifier<Event>, _ filter: OrganisationFilter) -> [SQL] {
        func takesPart(_ further: SQL) -> SQL {
            "o.id IN (SELECT p.organisation FROM participations p WHERE p.event = \(event) \(further))"
        }
        var conditions: [SQL] = [isKnown(to: event), store.reaches("o.id", at: event)]
        for word in filter.words {
            let inName = all(found([word], in: "o.search"))
            let inSpelling = all(found([word], in: "n.key"))
            let inCode = all(found([word], in: "LOWER(p.code)"))
            conditions.append(
                """
                (\(inName) OR EXISTS (
                    SELECT 1 FROM organisation_names n WHERE n.organisation = o.id AND \(inSpelling))
                    OR \(takesPart("AND \(inCode)")))
                """)
        }
        switch filter.role {
        case .of(let role): conditions.append(takesPart("AND p.role = \(role.rawValue)"))
        case .notMeeting: conditions.append(takesPart("AND p.role NOT IN ('demand', 'supply')"))
        case .without: conditions.append("NOT \(takesPart(""))")
        case nil: break
        }
        if let mode = filter.mode { conditions.append(takesPart("AND p.mode = \(mode.rawValue)")) }
        if let country = filter.country { conditions.append("o.country = \(country)") }
        return conditions
    }
}

extension [Participation] {
    fileprivate var meetingFirst: [Participation] { filter(\.role.meets) + filter { !$0.role.meets } }
}

/// Whether an event knows an organisation: by a participation, a need or an offer. As an array PostgreSQL looks each up
/// by the key; of a list it expects thousands too many and reads all organisations.
func isKnown(_ organisation: SQL, to event: Identifier<Event>) -> SQL {
    """
    \(organisation) \(sqlite: "IN (", postgres: "= ANY (ARRAY(")
        SELECT organisation FROM participations WHERE event = \(event)
        UNION SELECT organisation FROM needs WHERE event = \(event)
        UNION SELECT organisation FROM offers WHERE event = \(event)
    \(sqlite: ")", postgres: "))")
    """
}
