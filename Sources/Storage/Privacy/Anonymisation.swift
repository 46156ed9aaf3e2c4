public import Domain
import Foundation
import SQL
import Text

extension Store {
    public var anonymisation: Anonymisation { Anonymisation(store: self) }
}

/// Makes figures of a firm's records: what was written and who it was goes, ids, codes, fields and countries stay.
public struct Anonymisation {
    let store: Store

    /// What stands in the place of a name or a title.
    static let blank = "–"

    /// The firms whose records of an event are figures only.
    public func firms(of event: Identifier<Event>) throws -> Set<Identifier<Organisation>> {
        Set(
            try store.sql.all("SELECT organisation FROM anonymisations WHERE event = \(event)") {
                try $0.id("organisation")
            })
    }

    /// The events that know a firm and still have its records.
    public func events(with organisation: Identifier<Organisation>) throws -> [Identifier<Event>] {
        try store.sql.all(
            """
            SELECT id FROM events WHERE id IN (
                SELECT event FROM participations WHERE organisation = \(organisation)
                UNION SELECT event FROM needs WHERE organisation = \(organisation)
                UNION SELECT event FROM offers WHERE organisation = \(organisation))
            AND id NOT IN (SELECT event FROM anonymisations WHERE organisation = \(organisation)) ORDER BY id
            """
        ) { try $0.id("id") }
    }

    /// Erases a firm's records of an event; and the firm itself where no other event has records of it.
    public func erase(_ firm: Identifier<Organisation>, at event: Identifier<Event>) throws {
        let traces = try traces(of: firm, at: event)
        try store.consents.stopMatching(firm, at: event)
        try eraseTraces(traces, at: event)
        try eraseProfiles(of: firm, at: event)
        try eraseMeetings(of: firm, at: event)
        try store.sql.run(
            """
            UPDATE consents SET file = '', sheet = '', value = '', note = ''
            WHERE event = \(event) AND organisation = \(firm)
            """)
        try store.sql.run(
            "UPDATE privacy_requests SET text = '' WHERE event = \(event) AND organisation = \(firm)")
        try store.sql.run(
            """
            INSERT INTO anonymisations (organisation, event, made_at) VALUES (\(firm), \(event), \(store.now))
            ON CONFLICT (organisation, event) DO NOTHING
            """)
        if try events(with: firm).isEmpty { try eraseFirm(firm) }
    }

    private func eraseProfiles(of firm: Identifier<Organisation>, at event: Identifier<Event>) throws {
        let title = try json(LocalisedText(Self.blank, in: .vi))
        let empty = try json(LocalisedText("", in: .vi))
        let own: SQL = "event = \(event) AND organisation = \(firm)"
        let needs: SQL = "SELECT id FROM needs WHERE \(own)"
        let offers: SQL = "SELECT id FROM offers WHERE \(own)"
        try store.sql.run(
            """
            DELETE FROM sources WHERE event = \(event) AND (record = \(firm) OR record IN (\(needs))
                OR record IN (\(offers)) OR record IN (SELECT id FROM participations WHERE \(own))
                OR record IN (SELECT id FROM need_repeats WHERE need IN (\(needs))))
            """)
        try store.sql.run(
            """
            UPDATE need_repeats SET reference = '', title = \(Self.blank), description = '', requirements = '',
                cooperation = '', budget_text = '', budget_per = NULL, timing = '', submitted_on = ''
            WHERE need IN (\(needs))
            """)
        try store.sql.run(
            """
            UPDATE needs SET title = \(title), title_key = '', description = \(empty), requirements = \(empty),
                cooperation = '', budget_text = '', budget_per = NULL, timing = '', submitted_on = '', reference = '',
                search = '', version = version + 1 WHERE \(own)
            """)
        try store.sql.run(
            """
            UPDATE offers SET title = \(title), title_key = '', description = \(empty), applications = \(empty),
                readiness_text = '', rights = '', cooperation = '', partner_sought = '', price_text = '',
                price_per = NULL, note = '', reference = '', search = '', version = version + 1 WHERE \(own)
            """)
        try store.sql.run(
            """
            UPDATE participations SET person = '', person_title = '', email = '',
                availability = \(try json(Availability.wholeDay)), sharing_text = '', version = version + 1 WHERE \(own)
            """)
    }

    private func eraseMeetings(of firm: Identifier<Organisation>, at event: Identifier<Event>) throws {
        let own: SQL = "SELECT id FROM participations WHERE event = \(event) AND organisation = \(firm)"
        try store.sql.run("UPDATE requests SET message = '' WHERE sender IN (\(own)) OR receiver IN (\(own))")
        try store.sql.run(
            """
            UPDATE placements SET link = '' WHERE meeting IN (
                SELECT id FROM meetings WHERE first_side IN (\(own)) OR second_side IN (\(own)))
            """)
    }

    private func eraseFirm(_ firm: Identifier<Organisation>) throws {
        for table in ["organisation_names", "people"] as [SQL] {
            try store.sql.run("DELETE FROM \(table) WHERE organisation = \(firm)")
        }
        try store.sql.run("DELETE FROM organisation_lookalikes WHERE organisation = \(firm) OR other = \(firm)")
        try store.sql.run(
            """
            UPDATE organisations SET name = \(try json(LocalisedText(Self.blank, in: .vi))), locality = '', address = '',
                tax_code = '', field = '', search = '', version = version + 1 WHERE id = \(firm)
            """)
        let delegates = try store.sql.all("SELECT account FROM grants WHERE organisation = \(firm)") {
            try $0.id("account") as Identifier<Account>
        }
        try store.sql.run("DELETE FROM grants WHERE organisation = \(firm)")
        try store.sql.run("DELETE FROM invitations WHERE organisation = \(firm)")
        for account in delegates {
            let hasOther = try store.sql.first("SELECT 1 AS one FROM grants WHERE account = \(account) LIMIT 1") != nil
            if !hasOther { try eraseAccount(account) }
        }
    }

    /// Erases a person's account, and their contact wherever lists have it under the account's address.
    public func eraseAccount(_ id: Identifier<Account>) throws {
        guard let account = try store.accounts.find(id) else { return }
        try store.sql.run("DELETE FROM people WHERE email = \(account.email)")
        try store.sql.run(
            """
            UPDATE participations SET person = '', person_title = '', email = '', version = version + 1
            WHERE email = \(account.email)
            """)
        try store.sql.run("DELETE FROM invitations WHERE email = \(account.email)")
        try store.sql.run("DELETE FROM attempts WHERE subject = \("mail " + account.email)")
        try eraseMails(to: [account.email])
        try store.sql.run("UPDATE privacy_requests SET text = '' WHERE account = \(id)")
        try store.sql.run("UPDATE consents SET note = '' WHERE account = \(id)")
        try store.sql.run("DELETE FROM accounts WHERE id = \(id)")
    }

    func eraseMails(to addresses: Set<String>) throws {
        for address in addresses.sorted() where !address.isEmpty {
            try store.sql.run(
                """
                UPDATE outbox SET recipient = '', recipient_name = '', fields = '{}', digest_key = '', failure = '',
                    state = CASE WHEN state IN ('waiting', 'sending') THEN 'withdrawn' ELSE state END,
                    claimed_until = NULL, ended_at = COALESCE(ended_at, \(store.now))
                WHERE recipient = \(address)
                """)
        }
    }
}
