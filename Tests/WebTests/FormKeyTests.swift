import Domain
import Foundation
import Testing
import UseCases

@testable import Web

@Suite struct FormKeyTests {
    @Test(arguments: [
        "", "%C3%A9", "a%20b", "a%0Ab", String(repeating: "a", count: 201),
        "a" + String(repeating: "%CC%81", count: 2_000),
    ])
    func `a key that no form of ours has is refused, and changes nothing`(key: String) async throws {
        let site = try await SiteFixture()
        let answer = try await site.post("/settings/retention", "retention_months=24&version=0&once=\(key)")
        #expect(answer.status == 400)
        #expect(try await site.useCases.installation().settings.retentionMonths == nil)
    }

    @Test func `a character that databases do not keep is left out of what was typed`() {
        #expect(form("name=a%00b&%00x=1") == ["name": "ab", "x": "1"])
    }
}
