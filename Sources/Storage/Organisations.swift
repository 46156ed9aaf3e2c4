public import Domain
import SQL
import Text

extension Store {
    public var organisations: Organisations { Organisations(store: self) }
    public var people: People { People(store: self) }
}

public struct Organisations {
    let store: Store

    /// What is needed to recognise an organisation that is met again.
    public struct Traits: Sendable, Equatable {
        public var organisation: Organisation
        /// Keys of all spellings met so far.
        public var nameKeys: [String]
        public var emails: [String]
    }

    public func all() throws -> [Organisation] {
        try store.sql.all("SELECT * FROM organisations ORDER BY id", Organisation.init)
    }

    /// Those that an event knows: by a participation, a need or an offer.
    public func of(_ event: Identifier<Event>) throws -> [Organisation] {
        try store.sql.all(
            """
            SELECT * FROM organisations WHERE \(isKnown("organisations.id", to: event)) ORDER BY id
            """, Organisation.init)
    }

    /// Those that the reader may know of at an event, whether or not they take part there.
    public func known(at event: Identifier<Event>) throws -> Set<Identifier<Organisation>> {
        Set(
            try store.sql.all(
                "SELECT id FROM organisations WHERE \(store.reaches("organisations.id", at: event))"
            ) { try $0.id("id") })
    }

    public func find(_ id: Identifier<Organisation>) throws -> Organisation? {
        try store.sql.first("SELECT * FROM organisations WHERE id = \(id)").map(Organisation.init)
    }

    /// All organisations with their spellings and addresses, oldest first: three queries, whatever the number.
    public func traits() throws -> [Traits] {
        var keys: [String: [String]] = [:]
        for row in try store.sql.run("SELECT organisation, key FROM organisation_names ORDER BY key") {
            keys[try row.string("organisation"), default: []].append(try row.string("key"))
        }
        var emails: [String: [String]] = [:]
        for row in try store.sql.run("SELECT organisation, email FROM people WHERE email <> '' ORDER BY email") {
            emails[try row.string("organisation"), default: []].append(try row.string("email"))
        }
        return try all().map {
            Traits(organisation: $0, nameKeys: keys[$0.id.text] ?? [], emails: emails[$0.id.text] ?? [])
        }
    }

    public func save(_ organisation: Organisation) throws {
        let search = (organisation.name.allTexts + [organisation.taxCode, organisation.field, organisation.locality])
            .joined(separator: " ").folded
        try store.sql.run(
            """
            INSERT INTO organisations
                (id, kind, name, country, locality, address, tax_code, field, search, created_at)
            VALUES (\(organisation.id), \(organisation.kind.rawValue), \(try json(organisation.name)),
                \(organisation.country), \(organisation.locality), \(organisation.address), \(organisation.taxCode),
                \(organisation.field), \(search), \(store.now))
            ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, country = excluded.country,
                locality = excluded.locality, address = excluded.address, tax_code = excluded.tax_code,
                field = excluded.field, search = excluded.search, version = organisations.version + 1
            """)
    }

    /// Remembers a spelling under which the organisation was met; the first one stays.
    public func remember(name written: String, key: String, of id: Identifier<Organisation>) throws {
        try store.sql.run(
            """
            INSERT INTO organisation_names (organisation, key, written) VALUES (\(id), \(key), \(written))
            ON CONFLICT (organisation, key) DO NOTHING
            """)
    }
}

extension Organisations {
    /// Two organisations that may be one, or a firm and its branch: a question to a person.
    public struct Lookalike: Sendable, Equatable {
        public enum Why: String, Sendable { case branch, alike }

        public var organisation: Identifier<Organisation>
        public var other: Identifier<Organisation>
        public var why: Why

        public init(organisation: Identifier<Organisation>, other: Identifier<Organisation>, why: Why) {
            self.organisation = organisation
            self.other = other
            self.why = why
        }
    }

    /// Those that nobody has decided yet.
    public func openLookalikes() throws -> [Lookalike] {
        try store.sql.all(
            "SELECT * FROM organisation_lookalikes WHERE state = 'open' ORDER BY organisation, other"
        ) { row in
            Lookalike(
                organisation: try row.id("organisation"), other: try row.id("other"), why: try row.choice("why"))
        }
    }

    /// Asks the question once; an answer that was given stays.
    public func propose(_ lookalike: Lookalike) throws {
        try store.sql.run(
            """
            INSERT INTO organisation_lookalikes (organisation, other, why, state)
            VALUES (\(lookalike.organisation), \(lookalike.other), \(lookalike.why.rawValue), 'open')
            ON CONFLICT (organisation, other) DO NOTHING
            """)
    }
}

public struct People {
    let store: Store

    public func of(_ organisation: Identifier<Organisation>) throws -> [Person] {
        try store.sql.all("SELECT * FROM people WHERE organisation = \(organisation) ORDER BY id", Person.init)
    }

    public func all() throws -> [Person] {
        try store.sql.all("SELECT * FROM people ORDER BY id", Person.init)
    }

    /// - Throws: `SQLError` of kind `unique` where the organisation has another person of that name.
    public func save(_ person: Person) throws {
        try store.sql.run(
            """
            INSERT INTO people (id, organisation, name, name_key, title, email, phone, created_at)
            VALUES (\(person.id), \(person.organisation), \(person.name), \(person.name.folded), \(person.title),
                \(person.email), \(person.phone), \(store.now))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, name_key = excluded.name_key,
                title = excluded.title, email = excluded.email, phone = excluded.phone,
                version = people.version + 1
            """)
    }
}

extension Organisation {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"), kind: try row.choice("kind"), name: try row.text("name"),
            country: try row.string("country"), locality: try row.string("locality"),
            address: try row.string("address"), taxCode: try row.string("tax_code"), field: try row.string("field"))
    }
}

extension Person {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"), organisation: try row.id("organisation"), name: try row.string("name"),
            title: try row.string("title"), email: try row.string("email"), phone: try row.string("phone"))
    }
}
