import Foundation
import HTTPTypes
import Intake
import Testing

@Suite struct AuditOverHTTPTests {
    @Test(arguments: ["vi", "ko", "en"])
    func `the audit log lists what was done`(language: String) async throws {
        let site = try await SiteFixture()
        try await site.read(.places, "rooms.csv")
        let page = try await site.get("/audit", language: language)
        #expect(page.status == 200 && page.body.contains("rooms.csv") && page.body.contains("<details>"))
        #expect(!page.body.contains("audit."))
    }

    @Test func `filters stand in the address, and nonsense narrows nothing`() async throws {
        let site = try await SiteFixture()
        try await site.read(.places, "rooms.csv")
        #expect(!(try await site.get("/audit?verb=createEvent").body.contains("rooms.csv")))
        #expect(try await site.get("/audit?subject=rooms").body.contains("rooms.csv"))
        #expect(!(try await site.get("/audit?from=2022-11-26").body.contains("rooms.csv")))
        #expect(try await site.get("/audit?from=2022-11-24&until=2022-11-25").body.contains("rooms.csv"))
        #expect(try await site.get("/audit?from=x&until=2022-99-99&kind=x&event=x&before=x").body.contains("rooms.csv"))
        let script = try await site.get("/audit?subject=%3Cscript%3E")
        #expect(script.status == 200 && !script.body.contains("<script>\""))
    }

    @Test func `checking the log leads back with what was found`() async throws {
        let site = try await SiteFixture()
        let answer = try await site.post("/audit/verification")
        #expect(answer.status == 303 && answer.headers[.location] == "/audit")
        #expect(answer.headers[.setCookie]?.hasPrefix("flash=") == true)
    }
}
