public import Domain
public import Foundation
import SQL

/// What the unmet-demand report is made from. Firms that refuse to share their data are left out by the statements.
extension WorkbenchRows {
    /// A need or an offer without an answer, with who stands behind it.
    public struct Behind<Profile: Sendable>: Sendable {
        public var profile: Profile
        public var organisation: OrganisationLabel
        public var person: String
        public var personTitle: String
        public var email: String
        /// Whether the firm agreed that its data goes to the partner side.
        public var isShared: Bool
        /// Of needs: organisers turned every suggestion down.
        public var isSetAside: Bool
        public var createdAt: Date
    }

    /// Needs and offers of the event: shown to partners at all, and those of firms that refuse.
    public struct Totals: Sendable, Equatable {
        public var needs: Int
        public var withheldNeeds: Int
        public var offers: Int
        public var withheldOffers: Int
    }

    public func totals(of event: Identifier<Event>) throws -> Totals? {
        let refusing = try store.profiles.refusing(event)
        return try store.sql.first(
            """
            SELECT (SELECT COUNT(*) FROM needs WHERE event = \(event) AND organisation NOT IN \(refusing)) AS needs,
                (SELECT COUNT(*) FROM needs WHERE event = \(event) AND organisation IN \(refusing)) AS held_needs,
                (SELECT COUNT(*) FROM offers WHERE event = \(event) AND organisation NOT IN \(refusing)) AS offers,
                (SELECT COUNT(*) FROM offers WHERE event = \(event) AND organisation IN \(refusing)) AS held_offers
            """
        ).map { row in
            Totals(
                needs: try row.int("needs"), withheldNeeds: try row.int("held_needs"), offers: try row.int("offers"),
                withheldOffers: try row.int("held_offers"))
        }
    }

    /// By code.
    public func unmetNeeds(of event: Identifier<Event>) throws -> [Behind<Need>] {
        let refusing = try store.profiles.refusing(event)
        return try store.sql.all(
            """
            SELECT needs.*, \(firm), EXISTS (
                    SELECT 1 FROM verdicts v WHERE v.need = needs.id AND v.rejection IS NOT NULL) AS is_set_aside
            FROM needs \(joined("needs")) \(store.profiles.bestForNeed(refusing))
            WHERE needs.event = \(event) AND needs.organisation NOT IN \(refusing) AND best.need IS NULL
            ORDER BY needs.code
            """
        ) { try behind(try Need($0), $0) }
    }

    /// Offers without a suggestion and without a request, by code.
    public func unaskedOffers(of event: Identifier<Event>) throws -> [Behind<Offer>] {
        let refusing = try store.profiles.refusing(event)
        return try store.sql.all(
            """
            SELECT offers.*, \(firm), 1 = 0 AS is_set_aside
            FROM offers \(joined("offers")) \(store.profiles.bestForOffer(refusing))
            WHERE offers.event = \(event) AND offers.organisation NOT IN \(refusing) AND best.offer IS NULL
                AND offers.id NOT IN (SELECT r.offer FROM requests r WHERE r.event = \(event) AND r.offer IS NOT NULL)
            ORDER BY offers.code
            """
        ) { try behind(try Offer($0), $0) }
    }

    /// Why organisers turned suggestions down, by code of the need, between firms of which none refuses to share.
    public func rejections(
        of event: Identifier<Event>
    ) throws -> [(need: String, rejection: MatchVerdict.Rejection, count: Int)] {
        let refusing = try store.profiles.refusing(event)
        return try store.sql.all(
            """
            SELECT n.code, v.rejection, COUNT(*) AS number FROM needs n JOIN verdicts v ON v.need = n.id
            JOIN offers x ON x.id = v.offer
            WHERE n.event = \(event) AND v.rejection IS NOT NULL AND n.organisation NOT IN \(refusing)
                AND x.organisation NOT IN \(refusing)
            GROUP BY n.code, v.rejection ORDER BY n.code, v.rejection
            """
        ) { (try $0.string("code"), try $0.choice("rejection"), try $0.int("number")) }
    }

    /// Requests that name a need and were declined, by the need's code.
    public func declinedRequests(of event: Identifier<Event>) throws -> [String: Int] {
        let refusing = try store.profiles.refusing(event)
        let rows = try store.sql.all(
            """
            SELECT n.code, COUNT(*) AS number FROM requests r JOIN needs n ON n.id = r.need
            WHERE r.event = \(event) AND r.answer = 'declined' AND n.organisation NOT IN \(refusing) GROUP BY n.code
            """
        ) { (try $0.string("code"), try $0.int("number")) }
        return Dictionary(rows, uniquingKeysWith: +)
    }

    private var firm: SQL {
        """
        o.id AS org_id, o.name AS org_name, o.country AS org_country, o.locality AS org_locality,
        p.code AS org_code, p.mode AS org_mode, p.person, p.person_title, p.email, p.sharing
        """
    }

    /// Consent is that of the participation that meets; a firm without one has given none.
    private func joined(_ table: SQL) -> SQL {
        """
        JOIN organisations o ON o.id = \(table).organisation
        LEFT JOIN participations p ON p.event = \(table).event AND p.organisation = o.id
            AND p.role IN ('demand', 'supply')
        """
    }

    private func behind<Profile>(_ profile: Profile, _ row: SQLRow) throws -> Behind<Profile> {
        Behind(
            profile: profile, organisation: try row.organisationLabel("org"),
            person: try row.optionalString("person") ?? "", personTitle: try row.optionalString("person_title") ?? "",
            email: try row.optionalString("email") ?? "",
            isShared: try row.optionalString("sharing") == Participation.Sharing.agreed.rawValue,
            isSetAside: try row.bool("is_set_aside"), createdAt: try row.date("created_at"))
    }
}
