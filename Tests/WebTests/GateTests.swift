import Foundation
import HTTPTypes
import Intake
import Testing
import UseCases

@Suite struct GateTests {
    @Test func `another host is not served`() async throws {
        let site = try await SiteFixture()

        #expect(try await site.send(.get, "/", host: "evil.example").status == 421)
        #expect(try await site.send(.get, "/", host: "127.0.0.1:9999").status == 421)
    }

    @Test func `a form from another site is refused and changes nothing`() async throws {
        let site = try await SiteFixture()
        try await site.loadDemo()
        let before = try await site.useCases.revision()
        for headers in [
            ["Origin": "http://evil.example"], ["Origin": "null"], ["Sec-Fetch-Site": "cross-site"],
            ["Sec-Fetch-Site": "same-site"],
        ] {
            let answer = try await site.post(site.root + "/publication", headers: headers)
            #expect(answer.status == 403, "\(headers)")
        }
        #expect(try await site.send(.post, site.root + "/plans", headers: [:]).status == 403)
        #expect(try await site.useCases.revision() == before)
    }

    @Test func `every answer carries the guarding headers`() async throws {
        let site = try await SiteFixture()
        for path in ["/", site.root, "/nowhere", "/dev/design"] {
            let headers = try await site.get(path).headers
            let policy = headers[.contentSecurityPolicy] ?? ""
            #expect(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "\(path)")
            #expect(headers[.xContentTypeOptions] == "nosniff", "\(path)")
        }
    }

    @Test func `following links changes nothing`() async throws {
        let site = try await SiteFixture()
        try await site.loadDemo()
        let before = try await site.useCases.revision()
        for path in ["", "/needs", "/work", "/schedule", "/imports", "/matching", "/plans", "/publication"] {
            _ = try await site.get(site.root + path)
        }
        #expect(try await site.useCases.revision() == before)
    }

    @Test func `the language is the browser's first and remembered when chosen`() async throws {
        let site = try await SiteFixture()

        #expect(try await site.get(site.root, language: "fr,ko;q=0.7,en;q=0.5").body.contains("<html lang=\"ko\">"))
        #expect(try await site.get(site.root, language: "xx").body.contains("<html lang=\"en\">"))
        let chosen = try await site.post("/language", "language=ko&back=\(site.root)")
        #expect(chosen.status == 303)
        #expect(chosen.headers[.location] == site.root)
        #expect(chosen.headers[.setCookie]?.hasPrefix("language=ko;") == true)
        let remembered = try await site.get(site.root, language: "vi", headers: ["Cookie": "language=ko"])
        #expect(remembered.body.contains("<html lang=\"ko\">"))
        #expect(try await site.post("/language", "language=xx").status == 400)
        for back in ["//evil.example", "https://evil.example", "/\\evil", "%0d%0aX:1"] {
            #expect(try await site.post("/language", "language=ko&back=\(back)").headers[.location] == "/", "\(back)")
        }
    }

    @Test func `an unchanged page is not sent again, a changed one is`() async throws {
        let site = try await SiteFixture()
        let first = try await site.get(site.root + "/needs")
        let tag = try #require(first.headers[.eTag])

        #expect(try await site.get(site.root + "/needs", headers: ["If-None-Match": tag]).status == 304)
        try await site.read(.needs, "khao-sat-nhu-cau-2022.xlsx")
        let changed = try await site.get(site.root + "/needs", headers: ["If-None-Match": tag])
        #expect(changed.status == 200 && changed.body.contains("TR-VN-2022-0001"))
    }

    @Test func `heads, assets and files`() async throws {
        let site = try await SiteFixture()
        try await site.loadDemo()

        let cookie = ["Cookie": "session=" + site.owner.cookie]
        #expect(try await site.send(.head, site.root, headers: cookie).status == 200)
        #expect(try await site.send(.put, site.root).status == 405)
        let body = try await site.get(site.root).body
        for asset in body.matches(of: /(\/assets\/[a-z]+\.[a-z0-9]+\.[a-z]+)/).map({ String($0.output.1) }) {
            let answer = try await site.get(asset)
            #expect(answer.status == 200 && answer.headers[.cacheControl]?.contains("immutable") == true, "\(asset)")
        }
        for format in ["xlsx", "csv", "ics", "json"] {
            let answer = try await site.get(site.root + "/schedule.\(format)")
            #expect(answer.status == 200 && answer.headers[.contentDisposition]?.hasPrefix("attachment") == true)
        }
        let calendar = try await site.get(site.root + "/agendas/VN001/calendar.ics")
        #expect(calendar.body.hasPrefix("BEGIN:VCALENDAR\r\n"))
    }
}
