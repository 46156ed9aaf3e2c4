import Domain
import Foundation
import HTTPTypes
import Intake
import SQL
import Testing
import UseCases

@Suite struct `The workbench over HTTP` {
    @Test func `the report names no firm that refuses or has not agreed, in any language or form`() async throws {
        let site = try await SiteFixture()
        try await site.read(.needs, "khao-sat-nhu-cau-2022.xlsx")
        try await site.read(.participants, "participants.csv")
        // Nothing is matched, so every need is without an answer.
        let canary = "Canary-\(UUID().uuidString)"
        let name =
            "{\"original\":\"vi\",\"versions\":{\"vi\":{\"byMachine\":false,\"text\":\"\(canary)\"}}}"
        _ = try await site.database.write { transaction in
            try transaction.run(
                """
                UPDATE organisations SET name = \(name), locality = \(canary) WHERE id NOT IN (
                    SELECT organisation FROM participations WHERE sharing = 'agreed')
                """)
            try transaction.run(
                "UPDATE participations SET person = \(canary), email = \(canary) WHERE sharing <> 'agreed'")
        }
        for language in ["vi", "ko", "en"] {
            let page = try await site.get(site.root + "/workbench/unmet-demand", language: language)
            #expect(page.status == 200 && !page.body.contains(canary), "\(language)")
            #expect(page.body.contains("TR-VN-2022-"))
        }
        #expect(try await site.get(site.root + "/workbench", language: "en").body.contains(canary))
        let english = try await site.get(site.root + "/workbench/unmet-demand", language: "en").body
        #expect(english.contains("needs are not shown: their firms do not share data."))
    }

    @Test func `the spreadsheet is one, under a name with the event's date`() async throws {
        let site = try await SiteFixture()
        try await site.loadDemo()
        let file = try await site.get(site.root + "/workbench/unmet-demand.xlsx")
        #expect(file.status == 200 && file.body.hasPrefix("PK"))
        #expect(file.headers[.contentDisposition]?.contains("unmet-demand-2022-11-25.xlsx") == true)
    }

    @Test func `the map is a table with heads for its rows, columns and banks, and its numbers open lists`()
        async throws
    {
        let site = try await SiteFixture()
        try await site.loadDemo()
        let body = try await site.get(site.root + "/workbench", language: "en").body
        #expect(body.contains("scope=\"colgroup\"") && body.contains("scope=\"row\"") && body.contains("scope=\"col\""))
        #expect(!body.contains("style=\""))
        let links = body.matches(of: /href="(\/events\/[^"]*(?:needs|offers)\?[^"]*field=[^"]*)"/).map {
            String($0.output.1).replacing("&amp;", with: "&")
        }
        #expect(links.count > 20)
        for link in links.prefix(12) { #expect(try await site.get(link).status == 200, "\(link)") }
    }

    @Test func `work and needs lead to the workbench, and the workbench to the report`() async throws {
        let site = try await SiteFixture()
        try await site.loadDemo()
        for path in ["/work", "/needs"] {
            #expect(try await site.get(site.root + path).body.contains("href=\"\(site.root)/workbench\""), "\(path)")
        }
        let body = try await site.get(site.root + "/workbench").body
        #expect(body.contains("\(site.root)/workbench/unmet-demand\"") && body.contains("unmet-demand.xlsx"))
    }
}
