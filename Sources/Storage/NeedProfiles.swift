public import Domain
import SQL

extension Profiles {
    public func needSpellings(of event: Identifier<Event>) throws -> [Spelling] {
        try store.sql.all(
            """
            SELECT field, cooperation, COUNT(*) AS number FROM needs
            WHERE event = \(event) AND \(store.reaches("needs.organisation", at: event))
            GROUP BY field, cooperation ORDER BY field, cooperation
            """
        ) { row in
            Spelling(
                field: try row.string("field"), cooperation: try row.string("cooperation"), readiness: nil,
                count: try row.int("number"))
        }
    }

    public func countNeeds(of event: Identifier<Event>, _ filter: Filter) throws -> Int {
        try store.sql.first(
            """
            SELECT COUNT(*) AS number FROM needs
            \(filter.needsMatches ? bestForNeed(try refusing(event)) : "") WHERE \(all(conditions(event, filter)))
            """)?.int("number") ?? 0
    }

    /// By code.
    public func needs(
        of event: Identifier<Event>, _ filter: Filter, limit: Int = 1_000, offset: Int = 0
    ) throws -> [NeedSummary] {
        let refusing = try refusing(event)
        // The page first: what is best is looked up for its rows alone.
        let page: SQL =
            """
            (SELECT needs.* FROM needs \(filter.needsMatches ? bestForNeed(refusing) : "")
                WHERE \(all(conditions(event, filter))) ORDER BY needs.code LIMIT \(limit) OFFSET \(offset)) AS shown
            """
        return try store.sql.all(
            """
            SELECT shown.code, shown.title, shown.field, shown.budget_text, shown.budget_minimum,
                shown.budget_maximum, shown.budget_currency, shown.budget_per, shown.budget_open,
                o.id AS org_id, o.name AS org_name, o.country AS org_country, o.locality AS org_locality,
                NULL AS org_code, NULL AS org_mode, best.confidence, other.code AS other_code,
                other.title AS other_title, shown.organisation IN \(refusing) AS is_withheld
            FROM \(page) JOIN organisations o ON o.id = shown.organisation \(bestForNeed(refusing, of: "shown"))
            LEFT JOIN offers other ON other.id = best.offer
            ORDER BY shown.code
            """
        ) { row in
            NeedSummary(
                label: ProfileLabel(code: try row.string("code"), title: try row.text("title")),
                organisation: try row.organisationLabel("org"), field: try row.string("field"),
                budget: try row.amount("budget"), best: try row.bestMatch(), isWithheld: try row.bool("is_withheld"))
        }
    }

    private func conditions(_ event: Identifier<Event>, _ filter: Filter) -> [SQL] {
        var conditions: [SQL] = [
            "needs.event = \(event)", store.reaches("needs.organisation", at: event),
        ]
        for word in filter.words {
            // The firm is looked up only where the text itself has no such word.
            let inText = all(found([word], in: "needs.search"))
            let inFirm = all(
                found([word], in: "(SELECT f.search FROM organisations f WHERE f.id = needs.organisation)"))
            conditions.append("(\(inText) OR \(inFirm))")
        }
        if let fields = filter.fields { conditions.append(oneOf("needs.field", fields)) }
        if let cooperations = filter.cooperations { conditions.append(oneOf("needs.cooperation", cooperations)) }
        if let confidence = filter.confidence { conditions.append("best.confidence = \(confidence.rawValue)") }
        if filter.isUnmatched { conditions.append("best.need IS NULL") }
        if let hasAmount = filter.hasAmount {
            let stated: SQL = "(needs.budget_minimum IS NOT NULL OR needs.budget_maximum IS NOT NULL)"
            conditions.append(hasAmount ? stated : "NOT \(stated)")
        }
        if let localities = filter.localities {
            conditions.append(
                oneOf("(SELECT f.locality FROM organisations f WHERE f.id = needs.organisation)", localities))
        }
        if let organisation = filter.organisation { conditions.append("needs.organisation = \(organisation)") }
        return conditions
    }

    /// The best suggestion that stands for each row of needs, as `best`: of firms that share their data, not rejected.
    func bestForNeed(_ refusing: SQL, of table: SQL = "needs") -> SQL {
        """
        LEFT JOIN matches best ON best.need = \(table).id AND \(table).organisation NOT IN \(refusing)
            AND best.offer = (
                SELECT m.offer FROM matches m JOIN offers x ON x.id = m.offer
                WHERE m.need = \(table).id AND x.organisation NOT IN \(refusing) AND \(stands("m"))
                ORDER BY m.rank LIMIT 1)
        """
    }

    /// The need with that code, and who stands behind it.
    public func need(
        _ code: String, of event: Identifier<Event>
    ) throws -> (need: Need, organisation: OrganisationLabel, isWithheld: Bool)? {
        try store.sql.first(
            """
            SELECT needs.*, o.id AS org_id, o.name AS org_name, o.country AS org_country, o.locality AS org_locality,
                p.code AS org_code, p.mode AS org_mode, needs.organisation IN \(try refusing(event)) AS is_withheld
            FROM needs JOIN organisations o ON o.id = needs.organisation
            LEFT JOIN participations p ON p.event = needs.event AND p.organisation = o.id
                AND p.role IN ('demand', 'supply')
            WHERE needs.event = \(event) AND needs.code = \(code)
                AND \(store.reaches("needs.organisation", at: event))
            """
        ).map { (try Need($0), try $0.organisationLabel("org"), try $0.bool("is_withheld")) }
    }

    public func repeats(of need: Identifier<Need>) throws -> [NeedRepeat] {
        try store.sql.all("SELECT * FROM need_repeats WHERE need = \(need) ORDER BY id", NeedRepeat.init)
    }

    /// What was suggested for a need, best first.
    public func suggestions(
        for need: Identifier<Need>, of event: Identifier<Event>
    ) throws -> [Suggested<Offer>] {
        try store.sql.all(
            """
            SELECT offers.*, m.need, m.offer, m.rank, m.score, m.confidence, m.reasons, m.engine, m.made_at,
                o.id AS org_id, o.name AS org_name, o.country AS org_country, o.locality AS org_locality,
                p.code AS org_code, p.mode AS org_mode
            FROM matches m JOIN offers ON offers.id = m.offer JOIN organisations o ON o.id = offers.organisation
            LEFT JOIN participations p ON p.event = offers.event AND p.organisation = o.id
                AND p.role IN ('demand', 'supply')
            WHERE m.need = \(need) AND o.id NOT IN \(try refusing(event)) ORDER BY m.rank
            """
        ) { Suggested(match: try Match($0), profile: try Offer($0), organisation: try $0.organisationLabel("org")) }
    }
}
