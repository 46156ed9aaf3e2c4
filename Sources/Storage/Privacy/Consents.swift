public import Domain
import Foundation
import SQL

extension Store {
    public var consents: Consents { Consents(store: self) }
    public var notices: PrivacyNotices { PrivacyNotices(store: self) }
}

/// Decisions, only ever added to. What a firm decides holds at once.
public struct Consents {
    let store: Store

    /// All of a person's or a firm's decisions, the latest first.
    public func of(_ subject: ConsentSubject) throws -> [Consent] {
        try store.sql.all("SELECT * FROM consents WHERE \(isOf(subject)) ORDER BY id DESC", Consent.init)
    }

    /// The decisions of all firms at an event, the latest first.
    public func of(_ event: Identifier<Event>) throws -> [Consent] {
        try store.sql.all("SELECT * FROM consents WHERE event = \(event) ORDER BY id DESC", Consent.init)
    }

    public func latest(_ purpose: ConsentPurpose, of subject: ConsentSubject) throws -> Consent? {
        try store.sql.first(
            """
            SELECT * FROM consents WHERE \(isOf(subject)) AND purpose = \(purpose.rawValue) ORDER BY id DESC LIMIT 1
            """
        ).map(Consent.init)
    }

    /// Keeps a decision under the next number of its year.
    public func append(_ consent: Consent) throws -> Consent {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        var kept = consent
        kept.year = calendar.component(.year, from: consent.madeAt)
        kept.number =
            (try store.sql.first(
                "SELECT COALESCE(MAX(number), 0) AS number FROM consents WHERE year = \(kept.year)"
            )?.int("number") ?? 0) + 1
        var account: Identifier<Account>?
        var firm: (Identifier<Organisation>, Identifier<Event>)?
        switch kept.subject {
        case .account(let id): account = id
        case .firm(let organisation, let event): firm = (organisation, event)
        }
        var place: (file: String, sheet: String, row: Int?, value: String) = ("", "", nil, "")
        var note = ""
        switch kept.source {
        case .form: break
        case .sheet(let file, let sheet, let row, let value): place = (file, sheet, row, value)
        case .desk(let written): note = written
        }
        try store.sql.run(
            """
            INSERT INTO consents (id, year, number, account, organisation, event, purpose, state, notice, language,
                source, file, sheet, row_number, value, note, made_by, made_at)
            VALUES (\(kept.id), \(kept.year), \(kept.number), \(account), \(firm?.0), \(firm?.1),
                \(kept.purpose.rawValue), \(kept.state.rawValue), \(kept.notice), \(kept.language?.rawValue ?? ""),
                \(kept.source.kind), \(place.file), \(place.sheet), \(place.row), \(place.value), \(note),
                \(kept.madeBy), \(kept.madeAt))
            """)
        return kept
    }

    /// Makes a firm's latest decisions hold in all its participations at the event. A no takes the suggestions and
    /// vectors of its records away.
    /// - Returns: what holds now.
    @discardableResult
    public func apply(_ organisation: Identifier<Organisation>, at event: Identifier<Event>) throws
        -> Participation.Sharing
    {
        let subject = ConsentSubject.firm(organisation, at: event)
        let sharing = Participation.Sharing(
            sharing: try latest(.sharing, of: subject), border: try latest(.border, of: subject))
        try store.sql.run(
            """
            UPDATE participations SET sharing = \(sharing.rawValue), version = version + 1
            WHERE event = \(event) AND organisation = \(organisation) AND sharing <> \(sharing.rawValue)
            """)
        if sharing == .refused { try stopMatching(organisation, at: event) }
        try store.matching.markDue(event)
        return sharing
    }

    /// Takes away what matching made of a firm's needs and offers.
    public func stopMatching(_ organisation: Identifier<Organisation>, at event: Identifier<Event>) throws {
        let needs: SQL = "SELECT id FROM needs WHERE event = \(event) AND organisation = \(organisation)"
        let offers: SQL = "SELECT id FROM offers WHERE event = \(event) AND organisation = \(organisation)"
        try store.sql.run("DELETE FROM matches WHERE need IN (\(needs)) OR offer IN (\(offers))")
        try store.sql.run("DELETE FROM vectors WHERE record IN (\(needs)) OR record IN (\(offers))")
        // No process may take what it remembers of its last matching for what is kept.
        try store.sql.run(
            "UPDATE matchings SET run = \(Identifier<Consent>().text) WHERE event = \(event)")
        try store.matching.markDue(event)
    }

    private func isOf(_ subject: ConsentSubject) -> SQL {
        switch subject {
        case .account(let id): "account = \(id)"
        case .firm(let organisation, let event): "organisation = \(organisation) AND event = \(event)"
        }
    }
}

public struct PrivacyNotices {
    let store: Store

    /// All versions, the latest of each purpose first.
    public func all() throws -> [PrivacyNotice] {
        try store.sql.all("SELECT * FROM privacy_notices ORDER BY purpose, version DESC") { row in
            PrivacyNotice(
                purpose: try row.choice("purpose"), version: try row.int("version"), text: try row.text("texts"),
                validFrom: try row.date("valid_from"))
        }
    }

    /// - Throws: `SQLError` of kind `unique` where that version is there already.
    public func insert(_ notice: PrivacyNotice, text: LocalisedText) throws {
        try store.sql.run(
            """
            INSERT INTO privacy_notices (purpose, version, texts, valid_from)
            VALUES (\(notice.purpose.rawValue), \(notice.version), \(try json(text)), \(notice.validFrom ?? store.now))
            """)
    }
}

extension Consent {
    init(_ row: SQLRow) throws {
        let source: Source =
            switch try row.string("source") {
            case "sheet":
                .sheet(
                    file: try row.string("file"), sheet: try row.string("sheet"),
                    row: try row.optionalInt("row_number") ?? 0, value: try row.string("value"))
            case "desk": .desk(note: try row.string("note"))
            default: .form
            }
        let subject: ConsentSubject
        if let organisation = try row.optionalID("organisation", of: Organisation.self) {
            subject = .firm(organisation, at: try row.id("event"))
        } else {
            subject = .account(try row.id("account"))
        }
        self.init(
            id: try row.id("id"), subject: subject, purpose: try row.choice("purpose"), state: try row.choice("state"),
            notice: try row.optionalInt("notice"), language: Language(rawValue: try row.string("language")),
            source: source, madeBy: try row.optionalID("made_by", of: Account.self), madeAt: try row.date("made_at"),
            year: try row.int("year"), number: try row.int("number"))
    }
}

extension Participations {
    /// Whether an organisation takes part in an event, in whatever role.
    public func isThere(_ organisation: Identifier<Organisation>, at event: Identifier<Event>) throws -> Bool {
        try store.sql.first(
            "SELECT 1 AS one FROM participations WHERE event = \(event) AND organisation = \(organisation) LIMIT 1")
            != nil
    }
}
