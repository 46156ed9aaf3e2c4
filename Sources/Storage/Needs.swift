public import Domain
import SQL
import Text

extension Store {
    public var needs: Needs { Needs(store: self) }
}

public struct Needs {
    let store: Store

    public func of(_ event: Identifier<Event>) throws -> [Need] {
        try store.sql.all("SELECT * FROM needs WHERE event = \(event) ORDER BY code", Need.init)
    }

    public func repeats(of event: Identifier<Event>) throws -> [NeedRepeat] {
        try store.sql.all(
            """
            SELECT need_repeats.* FROM need_repeats JOIN needs ON needs.id = need_repeats.need
            WHERE needs.event = \(event) ORDER BY need_repeats.id
            """, NeedRepeat.init)
    }

    /// Numbers and titles alone.
    public func labels(of event: Identifier<Event>) throws -> [Identifier<Need>: ProfileLabel] {
        let labels = try store.sql.all("SELECT id, code, title FROM needs WHERE event = \(event)") { row in
            (
                try row.id("id") as Identifier<Need>,
                ProfileLabel(code: try row.string("code"), title: try row.text("title"))
            )
        }
        return Dictionary(labels, uniquingKeysWith: { first, _ in first })
    }

    public func find(_ code: String, of event: Identifier<Event>) throws -> Identifier<Need>? {
        try store.sql.first("SELECT id FROM needs WHERE event = \(event) AND code = \(code)")?.id("id")
    }

    /// The highest running number among codes such as `TR-VN-2022-0042`, 0 where there is none.
    public func lastNumber(prefix: String) throws -> Int {
        try highestNumber(after: prefix, in: "needs", store.sql)
    }

    public func save(_ need: Need, of event: Identifier<Event>) throws {
        try store.matching.markDue(event)
        let search =
            (need.title.allTexts + need.description.allTexts + need.requirements.allTexts + [need.code, need.field])
            .joined(separator: " ").folded
        try store.sql.run(
            """
            INSERT INTO needs (id, event, code, organisation, title, title_key, description, requirements, field,
                cooperation, budget_text, budget_minimum, budget_maximum, budget_currency, budget_per, budget_open,
                timing, submitted_on, reference, search, created_at)
            VALUES (\(need.id), \(event), \(need.code), \(need.organisation), \(try json(need.title)),
                \(need.title.text.folded), \(try json(need.description)), \(try json(need.requirements)),
                \(need.field), \(need.cooperation), \(need.budget.columns), \(need.timing), \(need.submittedOn),
                \(need.reference), \(search), \(store.now))
            ON CONFLICT (id) DO UPDATE SET organisation = excluded.organisation, title = excluded.title,
                title_key = excluded.title_key, description = excluded.description,
                requirements = excluded.requirements, field = excluded.field, cooperation = excluded.cooperation,
                budget_text = excluded.budget_text, budget_minimum = excluded.budget_minimum,
                budget_maximum = excluded.budget_maximum, budget_currency = excluded.budget_currency,
                budget_per = excluded.budget_per, budget_open = excluded.budget_open, timing = excluded.timing,
                submitted_on = excluded.submitted_on, reference = excluded.reference, search = excluded.search,
                version = needs.version + 1
            """)
    }

    public func save(_ answer: NeedRepeat) throws {
        try store.sql.run(
            """
            INSERT INTO need_repeats (id, need, reference, title, description, requirements, cooperation, budget_text,
                budget_minimum, budget_maximum, budget_currency, budget_per, budget_open, timing, submitted_on,
                state, created_at)
            VALUES (\(answer.id), \(answer.need), \(answer.reference), \(answer.title), \(answer.description),
                \(answer.requirements), \(answer.cooperation), \(answer.budget.columns), \(answer.timing),
                \(answer.submittedOn), \(answer.state.rawValue), \(store.now))
            ON CONFLICT (id) DO UPDATE SET need = excluded.need, reference = excluded.reference,
                title = excluded.title, description = excluded.description, requirements = excluded.requirements,
                cooperation = excluded.cooperation, budget_text = excluded.budget_text,
                budget_minimum = excluded.budget_minimum, budget_maximum = excluded.budget_maximum,
                budget_currency = excluded.budget_currency, budget_per = excluded.budget_per,
                budget_open = excluded.budget_open, timing = excluded.timing, submitted_on = excluded.submitted_on,
                state = excluded.state
            """)
    }
}

/// The highest running number among codes of a prefix in a table, by value: 10,000 comes after 9,999.
func highestNumber(after prefix: String, in table: SQL, _ sql: any SQLTransaction) throws -> Int {
    try sql.first(
        """
        SELECT COALESCE(MAX(CAST(SUBSTR(code, \(prefix.count + 1)) AS INTEGER)), 0) AS number FROM \(table)
        WHERE code LIKE \(prefix + "%")
        """)?.int("number") ?? 0
}

extension Need {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"), code: try row.string("code"), organisation: try row.id("organisation"),
            title: try row.text("title"), description: try row.text("description"),
            requirements: try row.text("requirements"), field: try row.string("field"),
            cooperation: try row.string("cooperation"), budget: try row.amount("budget"),
            timing: try row.string("timing"), submittedOn: try row.string("submitted_on"),
            reference: try row.string("reference"))
    }
}

extension NeedRepeat {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"), need: try row.id("need"), reference: try row.string("reference"),
            title: try row.string("title"), description: try row.string("description"),
            requirements: try row.string("requirements"), cooperation: try row.string("cooperation"),
            budget: try row.amount("budget"), timing: try row.string("timing"),
            submittedOn: try row.string("submitted_on"), state: try row.choice("state"))
    }
}
