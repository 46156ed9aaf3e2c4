import Domain
import Foundation
import Intake
import SQL
import Testing
import UseCases

@testable import Web

@Suite struct OwnMeetingsTests {
    private typealias Person = (cookie: String, token: String)

    private func interpreter(
        _ site: SiteFixture, _ code: String
    ) async throws -> Identifier<Interpreter> {
        let id = try await site.useCases.database.read {
            try $0.first("SELECT id FROM interpreters WHERE code = \(code)")?.string("id") ?? ""
        }
        return try #require(Identifier<Interpreter>(id))
    }

    /// The name of a firm on either side of the interpreters' published meetings.
    private func meetings(_ site: SiteFixture) async throws -> [(interpreter: String, meeting: String, phone: String)] {
        try await site.useCases.database.read {
            try $0.all(
                """
                SELECT i.code AS interpreter, m.id AS meeting, i.phone FROM placements x
                JOIN plans l ON l.id = x.plan AND l.state = 'published' JOIN meetings m ON m.id = x.meeting
                JOIN interpreters i ON i.id = x.interpreter
                """
            ) { (try $0.string("interpreter"), try $0.string("meeting"), try $0.string("phone")) }
        }
    }

    private func person(
        _ site: SiteFixture, _ email: String, _ record: Identifier<Interpreter>?
    ) async throws -> Person {
        _ = try await site.useCases.createUser(
            email: email, name: "Vũ Thử", language: .vi, role: .interpreter, interpreter: record)
        let link = try await site.useCases.signInLink(for: email).split(separator: "/").last.map(String.init) ?? ""
        let cookie = try await site.useCases.signInByLink(link, device: "").cookie
        return (cookie, try await site.useCases.viewer(cookie: cookie).formSecret)
    }

    @Test func `an interpreter sees the own meetings and nobody else's`() async throws {
        let site = try await SiteFixture()
        try await site.loadDemo()
        let all = try await meetings(site)
        let code = try #require(all.first?.interpreter)
        let own = Set(all.filter { $0.interpreter == code }.map(\.meeting))
        let person = try await person(site, "pd@example.org", try await interpreter(site, code))

        let page = try await site.get(site.root + "/my-meetings", language: "en", as: person)
        #expect(page.status == 200)
        #expect(page.body.components(separatedBy: "<h3>").count - 1 == own.count)
        #expect(page.body.components(separatedBy: "<time").count - 1 >= 2 * own.count, "both zones")
        for phone in Set(all.map(\.phone)) where !phone.isEmpty { #expect(!page.body.contains(phone)) }

        let calendar = try await site.get(site.root + "/my-meetings/calendar.ics", as: person)
        #expect(calendar.status == 200)
        let text = calendar.body.replacing("\r\n ", with: "")
        let found = text.matches(of: /UID:([0-9a-z]+)@caunoi/).map { String($0.output.1).uppercased() }
        #expect(Set(found) == own)

        let overview = try await site.get(site.root, as: person)
        #expect(overview.body.contains("href=\"\(site.root)/my-meetings\""))
        for path in ["/schedule", "/agendas/VN001", "/needs", "/schedule/interpreters"] {
            #expect([403, 404].contains(try await site.get(site.root + path, as: person).status), "\(path)")
        }
    }

    @Test func `without a published plan, or without a name in the list, the page says what comes and whom to ask`()
        async throws
    {
        let site = try await SiteFixture()
        try await site.read(.interpreters, "interpreters.csv")
        let joined = try await person(site, "pd@example.org", try await interpreter(site, "PD01"))
        let alone = try await person(site, "other@example.org", nil)

        let waiting = try await site.get(site.root + "/my-meetings", language: "en", as: joined)
        #expect(waiting.status == 200 && waiting.body.contains("not published yet"))
        #expect(try await site.get(site.root + "/my-meetings/calendar.ics", as: joined).status == 404)

        let nameless = try await site.get(site.root + "/my-meetings", language: "en", as: alone)
        #expect(nameless.status == 200 && nameless.body.contains("owner@example.org"))
        #expect(!waiting.body.contains("owner@example.org"))
    }

    @Test func `who is no interpreter has no such page`() async throws {
        let site = try await SiteFixture()
        #expect(try await site.get(site.root + "/my-meetings").status == 404)
        #expect(try await site.get(site.root + "/my-meetings/calendar.ics").status == 404)
    }

    @Test func `an invitation says who an interpreter is, also to one who has the role already`() async throws {
        let site = try await SiteFixture()
        try await site.read(.interpreters, "interpreters.csv")
        let record = try await interpreter(site, "PD02")
        let path = "/programmes/\(site.event.programme?.text ?? "")/people"
        #expect(try await site.get(path).body.contains("<option value=\"\(record)\">"))
        let alone = try await person(site, "pd@example.org", nil)
        #expect(try await site.get(path, language: "en").body.contains("no name in the list"))

        let strange = "email=pd@example.org&role=interpreter&interpreter=\(Identifier<Interpreter>())"
        #expect(try await site.post(path, strange).status == 422)
        let answer = try await site.post(path, "email=pd@example.org&role=interpreter&interpreter=\(record)")
        let code = try #require(answer.body.firstMatch(of: /<code>([^<]+)<\/code>/)?.output.1)
        _ = try await site.useCases.acceptInvitation(code: String(code))

        let viewer = try await site.useCases.viewer(cookie: alone.cookie)
        #expect(viewer.grants.map(\.interpreter) == [record])
    }
}
