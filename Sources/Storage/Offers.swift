public import Domain
import SQL
import Text

extension Store {
    public var offers: Offers { Offers(store: self) }
}

public struct Offers {
    let store: Store

    public func of(_ event: Identifier<Event>) throws -> [Offer] {
        try store.sql.all("SELECT * FROM offers WHERE event = \(event) ORDER BY code", Offer.init)
    }

    /// Numbers and titles alone.
    public func labels(of event: Identifier<Event>) throws -> [Identifier<Offer>: ProfileLabel] {
        let labels = try store.sql.all("SELECT id, code, title FROM offers WHERE event = \(event)") { row in
            (
                try row.id("id") as Identifier<Offer>,
                ProfileLabel(code: try row.string("code"), title: try row.text("title"))
            )
        }
        return Dictionary(labels, uniquingKeysWith: { first, _ in first })
    }

    public func find(_ code: String, of event: Identifier<Event>) throws -> Identifier<Offer>? {
        try store.sql.first("SELECT id FROM offers WHERE event = \(event) AND code = \(code)")?.id("id")
    }

    /// The highest running number among codes such as `TO-KR-2022-0017`, 0 where there is none.
    public func lastNumber(prefix: String) throws -> Int {
        try highestNumber(after: prefix, in: "offers", store.sql)
    }

    public func save(_ offer: Offer, of event: Identifier<Event>) throws {
        try store.matching.markDue(event)
        let search =
            (offer.title.allTexts + offer.description.allTexts + offer.applications.allTexts + [offer.code])
            .joined(separator: " ").folded
        try store.sql.run(
            """
            INSERT INTO offers (id, event, code, organisation, title, title_key, description, applications, readiness,
                readiness_text, rights, cooperation, partner_sought, price_text, price_minimum, price_maximum,
                price_currency, price_per, price_open, note, reference, search, created_at)
            VALUES (\(offer.id), \(event), \(offer.code), \(offer.organisation), \(try json(offer.title)),
                \(offer.title.text.folded), \(try json(offer.description)), \(try json(offer.applications)),
                \(offer.readiness), \(offer.readinessText), \(offer.rights), \(offer.cooperation),
                \(offer.partnerSought), \(offer.price.columns), \(offer.note), \(offer.reference), \(search),
                \(store.now))
            ON CONFLICT (id) DO UPDATE SET organisation = excluded.organisation, title = excluded.title,
                title_key = excluded.title_key, description = excluded.description,
                applications = excluded.applications, readiness = excluded.readiness,
                readiness_text = excluded.readiness_text, rights = excluded.rights,
                cooperation = excluded.cooperation, partner_sought = excluded.partner_sought,
                price_text = excluded.price_text, price_minimum = excluded.price_minimum,
                price_maximum = excluded.price_maximum, price_currency = excluded.price_currency,
                price_per = excluded.price_per, price_open = excluded.price_open, note = excluded.note,
                reference = excluded.reference, search = excluded.search, version = offers.version + 1
            """)
    }
}

extension Offer {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"), code: try row.string("code"), organisation: try row.id("organisation"),
            title: try row.text("title"), description: try row.text("description"),
            applications: try row.text("applications"), readiness: try row.optionalInt("readiness"),
            readinessText: try row.string("readiness_text"), rights: try row.string("rights"),
            cooperation: try row.string("cooperation"), partnerSought: try row.string("partner_sought"),
            price: try row.amount("price"), note: try row.string("note"), reference: try row.string("reference"))
    }
}
