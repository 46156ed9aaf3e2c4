import Domain
import Foundation
import HTTPTypes
import Intake
import SQL
import Testing
import UseCases

@testable import Web

/// The demo's firms with people of both sides who may change some of them.
struct FirmHouse {
    var site: SiteFixture
    var host: SiteFixture.Person
    var partner: SiteFixture.Person
    var delegate: SiteFixture.Person
    /// Firms of the host's side: one that agreed to be shown across the border, one that did not.
    var shared: Identifier<Organisation>
    var closed: Identifier<Organisation>
    var korean: Identifier<Organisation>
    var own: Identifier<Organisation>
}

extension FirmHouse {
    init() async throws {
        let site = try await SiteFixture()
        for (subject, file) in [
            (Subject.needs, "khao-sat-nhu-cau-2022.xlsx"), (.offers, "offers-kr-2022.xlsx"),
            (.participants, "participants.csv"),
        ] { try await site.read(subject, file) }
        func firm(_ country: String, _ sharing: String) async throws -> Identifier<Organisation> {
            let id = try await site.useCases.database.read {
                try $0.first(
                    """
                    SELECT MIN(p.organisation) AS id FROM participations p JOIN organisations o ON o.id = p.organisation
                    WHERE o.country = \(country) AND p.sharing = \(sharing)
                        AND p.organisation IN (SELECT organisation FROM needs UNION SELECT organisation FROM offers)
                    """)?.string("id")
            }
            return try #require(id.flatMap { Identifier($0) })
        }
        let own = try await firm("VN", "agreed")
        self.init(
            site: site, host: try await SiteFixture.session("host@example.org", .owner, site.useCases, country: "VN"),
            partner: try await SiteFixture.session(
                "partner@example.org", .partnerOrganiser, site.useCases, country: "KR"),
            delegate: try await SiteFixture.session(
                "delegate@example.org", .delegate, site.useCases, organisation: own),
            shared: own, closed: try await firm("VN", "refused"), korean: try await firm("KR", "agreed"), own: own)
    }
}

extension SiteFixture {
    typealias Person = (cookie: String, token: String)

    func count(_ table: String) async throws -> Int {
        try await useCases.database.read {
            try $0.first("SELECT COUNT(*) AS n FROM \(SQL(stringLiteral: table))")?.int("n") ?? -1
        }
    }
}

/// What a form's page carries along besides what people type.
func hiddenFields(_ page: String) -> [String: String] {
    var all: [String: String] = [:]
    for name in ["version", "once", "form", "base"] {
        let parts = page.components(separatedBy: "name=\"\(name)\" value=\"")
        if parts.count > 1 { all[name] = parts[1].components(separatedBy: "\"").first }
    }
    return all
}

func formBody(_ fields: [String: String]) -> String {
    fields.map { name, value in
        "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
    }.joined(separator: "&")
}
