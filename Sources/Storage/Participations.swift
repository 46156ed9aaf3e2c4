public import Domain
import SQL

extension Store {
    public var participations: Participations { Participations(store: self) }
    public var interpreters: Interpreters { Interpreters(store: self) }
}

public struct Participations {
    let store: Store

    public func of(_ event: Identifier<Event>) throws -> [Participation] {
        // Most say the same of their day: each wording is read once.
        var known: [String: Availability] = [:]
        return try store.sql.all("SELECT * FROM participations WHERE event = \(event) ORDER BY code") { row in
            let text = try row.string("availability")
            let availability = try known[text] ?? row.json("availability")
            known[text] = availability
            return try Participation(row, availability)
        }
    }

    public func save(_ participation: Participation) throws {
        if try refusers(before: participation) != refusers(after: participation) {
            try store.matching.markDue(participation.event)
        }
        try store.sql.run(
            """
            INSERT INTO participations (id, event, organisation, code, role, person, person_title, email, mode,
                languages, availability, people, parallel, sharing, sharing_text, created_at)
            VALUES (\(participation.id), \(participation.event), \(participation.organisation), \(participation.code),
                \(participation.role.rawValue), \(participation.person), \(participation.personTitle),
                \(participation.email), \(participation.mode.rawValue), \(participation.languages.column),
                \(try json(participation.availability)), \(participation.people), \(participation.parallel),
                \(participation.sharing.rawValue), \(participation.sharingText), \(store.now))
            ON CONFLICT (id) DO UPDATE SET organisation = excluded.organisation, role = excluded.role,
                person = excluded.person, person_title = excluded.person_title, email = excluded.email,
                mode = excluded.mode, languages = excluded.languages, availability = excluded.availability,
                people = excluded.people, parallel = excluded.parallel, sharing = excluded.sharing,
                sharing_text = excluded.sharing_text, version = participations.version + 1
            """)
    }
}

extension Participations {
    /// The firm that refuses to share its data by this participation as it is kept, if any.
    private func refusers(before participation: Participation) throws -> String? {
        try store.sql.first(
            "SELECT organisation FROM participations WHERE id = \(participation.id) AND sharing = 'refused'"
        )?.string("organisation")
    }

    private func refusers(after participation: Participation) -> String? {
        participation.sharing == .refused ? participation.organisation.text : nil
    }
}

public struct Interpreters {
    let store: Store

    public func of(_ event: Identifier<Event>) throws -> [Interpreter] {
        try store.sql.all("SELECT * FROM interpreters WHERE event = \(event) ORDER BY code", Interpreter.init)
    }

    public func save(_ interpreter: Interpreter) throws {
        try store.sql.run(
            """
            INSERT INTO interpreters (id, event, code, name, languages, mode, specialities, availability, maximum,
                maximum_in_row, phone, fee_text, fee_minimum, fee_maximum, fee_currency, fee_per, fee_open, created_at)
            VALUES (\(interpreter.id), \(interpreter.event), \(interpreter.code), \(interpreter.name),
                \(interpreter.languages.column), \(interpreter.mode.rawValue), \(interpreter.specialities),
                \(try json(interpreter.availability)), \(interpreter.maximum), \(interpreter.maximumInRow),
                \(interpreter.phone), \(interpreter.fee.columns), \(store.now))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, languages = excluded.languages,
                mode = excluded.mode, specialities = excluded.specialities, availability = excluded.availability,
                maximum = excluded.maximum, maximum_in_row = excluded.maximum_in_row, phone = excluded.phone,
                fee_text = excluded.fee_text, fee_minimum = excluded.fee_minimum, fee_maximum = excluded.fee_maximum,
                fee_currency = excluded.fee_currency, fee_per = excluded.fee_per, fee_open = excluded.fee_open,
                version = interpreters.version + 1
            """)
    }
}

extension Participation {
    init(_ row: SQLRow) throws { try self.init(row, try row.json("availability")) }

    init(_ row: SQLRow, _ availability: Availability) throws {
        self.init(
            id: try row.id("id"), event: try row.id("event"), organisation: try row.id("organisation"),
            code: try row.string("code"), role: try row.choice("role"), person: try row.string("person"),
            personTitle: try row.string("person_title"), email: try row.string("email"),
            mode: try row.choice("mode"), languages: try row.languages("languages"),
            availability: availability, people: try row.int("people"),
            parallel: try row.int("parallel"), sharing: try row.choice("sharing"),
            sharingText: try row.string("sharing_text"))
    }
}

extension Interpreter {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"), event: try row.id("event"), code: try row.string("code"),
            name: try row.string("name"), languages: try row.languages("languages"), mode: try row.choice("mode"),
            specialities: try row.string("specialities"), availability: try row.json("availability"),
            maximum: try row.optionalInt("maximum"), maximumInRow: try row.optionalInt("maximum_in_row"),
            phone: try row.string("phone"), fee: try row.amount("fee"))
    }
}
