import Domain
import Foundation
import SQL
import Testing
import UseCases

@testable import Web

/// Who looks after one side gives and takes roles of that side alone, and nobody gets more by it than this person has.
@Suite struct RolesOfOneSideTests {
    private func form(_ email: String, _ role: String, _ more: String = "") -> String {
        "email=\(email)&role=\(role)&language=ko\(more)"
    }

    private func people(_ site: SiteFixture) -> String { "/programmes/\(site.event.programme?.text ?? "")/people" }

    private func invitations(_ site: SiteFixture) async throws -> [(id: String, country: String)] {
        try await site.useCases.database.read {
            try $0.all("SELECT id, country FROM invitations ORDER BY id") {
                (try $0.string("id"), try $0.string("country"))
            }
        }
    }

    @Test func `a leader whom a partner organiser invites sees that side's firms and no closed one`() async throws {
        let (site, people) = try await AccessTests.house()
        let partner = try #require(people[.partnerOrganiser])
        let path = self.people(site)
        #expect(try await site.post(path, form("lead@example.org", "leader", "&country=VN"), as: partner).status == 422)
        #expect(try await site.post(path, form("lead@example.org", "leader"), as: partner).status == 200)
        #expect(try await invitations(site).map(\.country) == ["KR"])

        let leader = try await SiteFixture.session("side@example.org", .leader, site.useCases, country: "KR")
        let closed = try await site.firm("VN018")
        #expect(try await site.get("\(site.root)/organisations/\(closed)", as: leader).status == 404)
        let hosts = try #require(people[.leader])
        #expect(try await site.get("\(site.root)/organisations/\(closed)", as: hosts).status == 200)
    }

    @Test func `whoever also reviews gives no role of the other side by that`() async throws {
        let (site, people) = try await AccessTests.house()
        let partner = try #require(people[.partnerOrganiser])
        _ = try await site.useCases.database.write {
            try $0.run(
                """
                INSERT INTO grants (id, account, programme, role, country, created_at)
                SELECT \(Identifier<Grant>().text), account, programme, 'reviewer', '', created_at FROM grants
                WHERE role = 'partner_organiser'
                """)
        }
        for refused in [
            form("a@example.org", "partner_organiser", "&country=VN"),
            form("a@example.org", "delegate", "&participation=VN001"),
        ] { #expect(try await site.post(self.people(site), refused, as: partner).status == 422) }
        #expect(try await invitations(site).isEmpty)
        #expect(
            try await site.post(self.people(site), form("a@example.org", "partner_organiser"), as: partner).status
                == 200)
        #expect(try await invitations(site).map(\.country) == ["KR"])
    }

    @Test func `an invitation of the other side is not a partner organiser's to withdraw`() async throws {
        let (site, people) = try await AccessTests.house()
        let partner = try #require(people[.partnerOrganiser])
        #expect(try await site.post(self.people(site), form("h@example.org", "organiser")).status == 200)
        #expect(try await site.post(self.people(site), form("k@example.org", "leader"), as: partner).status == 200)
        let base = "/programmes/\(site.event.programme?.text ?? "")/invitations"
        let all = try await invitations(site)
        let (hosts, own) = (try #require(all.first), try #require(all.last))
        #expect(try await site.post("\(base)/\(hosts.id)/withdrawal", as: partner).status == 404)
        #expect(try await site.post("\(base)/\(own.id)/withdrawal", as: partner).status == 303)
        let withdrawn = try await site.useCases.database.read {
            try $0.all("SELECT id FROM invitations WHERE withdrawn_at IS NOT NULL") { try $0.string("id") }
        }
        #expect(withdrawn == [own.id])
    }
}
