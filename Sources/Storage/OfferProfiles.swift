public import Domain
import SQL

extension Profiles {
    public func offerSpellings(of event: Identifier<Event>) throws -> [Spelling] {
        try store.sql.all(
            """
            SELECT cooperation, readiness, COUNT(*) AS number FROM offers
            WHERE event = \(event) AND \(store.reaches("offers.organisation", at: event))
            GROUP BY cooperation, readiness ORDER BY cooperation, readiness
            """
        ) { row in
            Spelling(
                field: "", cooperation: try row.string("cooperation"), readiness: try row.optionalInt("readiness"),
                count: try row.int("number"))
        }
    }

    public func countOffers(of event: Identifier<Event>, _ filter: Filter) throws -> Int {
        try store.sql.first(
            """
            SELECT COUNT(*) AS number FROM offers
            \(filter.needsMatches ? bestForOffer(try refusing(event)) : "") WHERE \(all(try conditions(event, filter)))
            """)?.int("number") ?? 0
    }

    /// By code.
    public func offers(
        of event: Identifier<Event>, _ filter: Filter, limit: Int = 1_000, offset: Int = 0
    ) throws -> [OfferSummary] {
        let refusing = try refusing(event)
        // The page first: what is best is looked up for its rows alone.
        let page: SQL =
            """
            (SELECT offers.* FROM offers \(filter.needsMatches ? bestForOffer(refusing) : "")
                WHERE \(all(try conditions(event, filter))) ORDER BY offers.code LIMIT \(limit) OFFSET \(offset)) AS shown
            """
        return try store.sql.all(
            """
            SELECT shown.code, shown.title, shown.readiness, shown.price_text, shown.price_minimum,
                shown.price_maximum, shown.price_currency, shown.price_per, shown.price_open,
                o.id AS org_id, o.name AS org_name, o.country AS org_country, o.locality AS org_locality,
                NULL AS org_code, NULL AS org_mode, best.confidence, other.code AS other_code,
                other.title AS other_title, shown.organisation IN \(refusing) AS is_withheld
            FROM \(page) JOIN organisations o ON o.id = shown.organisation \(bestForOffer(refusing, of: "shown"))
            LEFT JOIN needs other ON other.id = best.need
            ORDER BY shown.code
            """
        ) { row in
            OfferSummary(
                label: ProfileLabel(code: try row.string("code"), title: try row.text("title")),
                organisation: try row.organisationLabel("org"), readiness: try row.optionalInt("readiness"),
                price: try row.amount("price"), best: try row.bestMatch(), isWithheld: try row.bool("is_withheld"))
        }
    }

    private func conditions(_ event: Identifier<Event>, _ filter: Filter) throws -> [SQL] {
        var conditions: [SQL] = [
            "offers.event = \(event)", store.reaches("offers.organisation", at: event),
        ]
        for word in filter.words {
            // The firm is looked up only where the text itself has no such word.
            let inText = all(found([word], in: "offers.search"))
            let inFirm = all(
                found([word], in: "(SELECT f.search FROM organisations f WHERE f.id = offers.organisation)"))
            conditions.append("(\(inText) OR \(inFirm))")
        }
        if let cooperations = filter.cooperations { conditions.append(oneOf("offers.cooperation", cooperations)) }
        if let confidence = filter.confidence { conditions.append("best.confidence = \(confidence.rawValue)") }
        if filter.isUnmatched { conditions.append("best.offer IS NULL") }
        if let readiness = filter.readiness { conditions.append("offers.readiness = \(readiness)") }
        if let hasAmount = filter.hasAmount {
            let stated: SQL = "(offers.price_minimum IS NOT NULL OR offers.price_maximum IS NOT NULL)"
            conditions.append(hasAmount ? stated : "NOT \(stated)")
        }
        if let fields = filter.fields { conditions.append(answers(fields, try refusing(event))) }
        if let localities = filter.localities {
            conditions.append(
                oneOf("(SELECT f.locality FROM organisations f WHERE f.id = offers.organisation)", localities))
        }
        if filter.isUnrequested {
            conditions.append(
                """
                offers.id NOT IN (SELECT r.offer FROM requests r WHERE r.event = \(event) AND r.offer IS NOT NULL)
                """)
        }
        if let organisation = filter.organisation { conditions.append("offers.organisation = \(organisation)") }
        return conditions
    }

    /// An offer has no field of its own: it belongs to those of the needs that it answers well or fairly.
    private func answers(_ fields: [String], _ refusing: SQL) -> SQL {
        """
        offers.organisation NOT IN \(refusing) AND EXISTS (
            SELECT 1 FROM matches a JOIN needs asked ON asked.id = a.need
            WHERE a.offer = offers.id AND a.confidence IN ('high', 'medium') AND \(oneOf("asked.field", fields))
                AND asked.organisation NOT IN \(refusing) AND \(stands("a")))
        """
    }

    func bestForOffer(_ refusing: SQL, of table: SQL = "offers") -> SQL {
        """
        LEFT JOIN matches best ON best.offer = \(table).id AND \(table).organisation NOT IN \(refusing)
            AND best.need = (
                SELECT m.need FROM matches m JOIN needs x ON x.id = m.need
                WHERE m.offer = \(table).id AND x.organisation NOT IN \(refusing) AND \(stands("m"))
                ORDER BY m.score DESC, x.code LIMIT 1)
        """
    }

    /// The offer with that code, and who stands behind it.
    public func offer(
        _ code: String, of event: Identifier<Event>
    ) throws -> (offer: Offer, organisation: OrganisationLabel, isWithheld: Bool)? {
        try store.sql.first(
            """
            SELECT offers.*, o.id AS org_id, o.name AS org_name, o.country AS org_country,
                o.locality AS org_locality, p.code AS org_code, p.mode AS org_mode,
                offers.organisation IN \(try refusing(event)) AS is_withheld
            FROM offers JOIN organisations o ON o.id = offers.organisation
            LEFT JOIN participations p ON p.event = offers.event AND p.organisation = o.id
                AND p.role IN ('demand', 'supply')
            WHERE offers.event = \(event) AND offers.code = \(code)
                AND \(store.reaches("offers.organisation", at: event))
            """
        ).map { (try Offer($0), try $0.organisationLabel("org"), try $0.bool("is_withheld")) }
    }

    /// The needs for which an offer was suggested, best first.
    public func suggestions(
        of offer: Identifier<Offer>, of event: Identifier<Event>
    ) throws -> [Suggested<Need>] {
        try store.sql.all(
            """
            SELECT needs.*, m.need, m.offer, m.rank, m.score, m.confidence, m.reasons, m.engine, m.made_at,
                o.id AS org_id, o.name AS org_name, o.country AS org_country, o.locality AS org_locality,
                p.code AS org_code, p.mode AS org_mode
            FROM matches m JOIN needs ON needs.id = m.need JOIN organisations o ON o.id = needs.organisation
            LEFT JOIN participations p ON p.event = needs.event AND p.organisation = o.id
                AND p.role IN ('demand', 'supply')
            WHERE m.offer = \(offer) AND o.id NOT IN \(try refusing(event)) ORDER BY m.score DESC, needs.code
            """
        ) { Suggested(match: try Match($0), profile: try Need($0), organisation: try $0.organisationLabel("org")) }
    }
}
