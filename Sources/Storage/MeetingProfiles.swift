public import Domain
import SQL

extension Profiles {
    /// Whose requests and meetings.
    public enum About: Sendable {
        case need(Identifier<Need>)
        case offer(Identifier<Offer>)
        case organisation(Identifier<Organisation>)
    }

    /// Requests with both sides, the first wishes first.
    public func requests(about subject: About, of event: Identifier<Event>) throws -> [RequestSummary] {
        let condition: SQL =
            switch subject {
            case .need(let id): "requests.need = \(id)"
            case .offer(let id): "requests.offer = \(id)"
            case .organisation(let id):
                """
                requests.id IN (
                    SELECT q.id FROM participations p JOIN requests q ON q.event = p.event AND q.sender = p.id
                        WHERE p.event = \(event) AND p.organisation = \(id)
                    UNION SELECT q.id FROM participations p JOIN requests q ON q.receiver = p.id
                        WHERE p.event = \(event) AND p.organisation = \(id))
                """
            }
        return try store.sql.all(
            """
            SELECT requests.*, \(side("s", "so", as: "sender")), \(side("r", "ro", as: "receiver")),
                needs.code AS need_code, needs.title AS need_title, offers.code AS offer_code,
                offers.title AS offer_title
            FROM requests
            JOIN participations s ON s.id = requests.sender JOIN organisations so ON so.id = s.organisation
            JOIN participations r ON r.id = requests.receiver JOIN organisations ro ON ro.id = r.organisation
            LEFT JOIN needs ON needs.id = requests.need LEFT JOIN offers ON offers.id = requests.offer
            WHERE requests.event = \(event) AND \(condition)
                AND \(store.introduces("so.id", at: event)) AND \(store.introduces("ro.id", at: event))
            ORDER BY COALESCE(requests.rank, 1000), requests.sent_at, requests.id
            """
        ) { row in
            RequestSummary(
                request: try MeetingRequest(row), sender: try row.organisationLabel("sender"),
                receiver: try row.organisationLabel("receiver"), need: try row.profileLabel("need"),
                offer: try row.profileLabel("offer"))
        }
    }

    /// Meetings of the draft, or of what is published where there is no draft, by time. About a need or an offer are
    /// those whose two sides have a request that names it.
    public func meetings(about subject: About, of event: Identifier<Event>) throws -> [MeetingSummary] {
        // The few meetings first, each way round by an index: their sides and times are looked up for no others.
        func named(_ condition: SQL) -> SQL {
            """
            SELECT m.id FROM requests q JOIN meetings m
                ON m.event = q.event AND m.first_side = q.sender AND m.second_side = q.receiver
                WHERE q.event = \(event) AND \(condition)
            UNION SELECT m.id FROM requests q JOIN meetings m
                ON m.event = q.event AND m.first_side = q.receiver AND m.second_side = q.sender
                WHERE q.event = \(event) AND \(condition)
            """
        }
        let ids: SQL =
            switch subject {
            case .need(let id): named("q.need = \(id)")
            case .offer(let id): named("q.offer = \(id)")
            case .organisation(let id):
                """
                SELECT m.id FROM participations p JOIN meetings m ON m.event = p.event AND m.first_side = p.id
                    WHERE p.event = \(event) AND p.organisation = \(id)
                UNION SELECT m.id FROM participations p JOIN meetings m ON m.event = p.event AND m.second_side = p.id
                    WHERE p.event = \(event) AND p.organisation = \(id)
                """
            }
        return try store.sql.all(
            """
            SELECT meetings.code, plans.state, slots.starts_at, slots.ends_at, places.code AS place_code,
                places.name AS place_name, places.kind AS place_kind, interpreters.name AS interpreter_name,
                placements.link, placements.is_provisional, \(side("f", "fo", as: "first")),
                \(side("g", "go", as: "second"))
            FROM (\(ids)) AS chosen
            JOIN placements ON placements.meeting = chosen.id AND placements.plan = (
                SELECT id FROM plans WHERE event = \(event) AND state IN ('draft', 'published') ORDER BY state LIMIT 1)
            JOIN plans ON plans.id = placements.plan
            JOIN meetings ON meetings.id = placements.meeting JOIN slots ON slots.id = placements.slot
            JOIN places ON places.id = placements.place
            LEFT JOIN interpreters ON interpreters.id = placements.interpreter
            JOIN participations f ON f.id = meetings.first_side JOIN organisations fo ON fo.id = f.organisation
            JOIN participations g ON g.id = meetings.second_side JOIN organisations go ON go.id = g.organisation
            ORDER BY slots.starts_at, meetings.code
            """
        ) { row in
            let (code, name) = (try row.string("place_code"), try row.string("place_name"))
            return MeetingSummary(
                code: try row.string("code"), plan: try row.choice("state"), startsAt: try row.date("starts_at"),
                endsAt: try row.date("ends_at"), first: try row.organisationLabel("first"),
                second: try row.organisationLabel("second"),
                place: name.isEmpty || name == code ? code : "\(code) \(name)",
                placeKind: try row.choice("place_kind"), interpreter: try row.optionalString("interpreter_name"),
                link: try row.string("link"), isProvisional: try row.bool("is_provisional"))
        }
    }

    private func side(_ participation: SQL, _ organisation: SQL, as prefix: SQL) -> SQL {
        """
        \(organisation).id AS \(prefix)_id, \(organisation).name AS \(prefix)_name,
        \(organisation).country AS \(prefix)_country, \(organisation).locality AS \(prefix)_locality,
        \(participation).code AS \(prefix)_code, \(participation).mode AS \(prefix)_mode
        """
    }
}
