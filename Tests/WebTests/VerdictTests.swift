import Domain
import HTTPTypes
import Intake
import SQL
import Testing
import UseCases

@Suite struct `Verdicts over HTTP` {
    @Test func `a suggestion is confirmed, said so on its page, and taken back`() async throws {
        let site = try await SiteFixture()
        try await site.read(.needs, "khao-sat-nhu-cau-2022.xlsx")
        try await site.read(.offers, "offers-kr-2022.xlsx")
        let run = try await site.useCases.matchEvent(site.event)
        let line = try #require(run.lines.first { $0.matches.count > 1 })
        let (need, offer) = (line.need.code, line.matches[1].offer.code)
        let address = site.root + "/needs/\(need)/offers/\(offer)/verdict"
        #expect(try await site.get(site.root + "/needs/\(need)", language: "en").body.contains(address))

        let answer = try await site.post(address, "verdict=confirm&back=need")

        #expect(answer.status == 303 && answer.headers[.location] == site.root + "/needs/\(need)")
        #expect(
            try await site.get(site.root + "/needs/\(need)", language: "en").body.contains("Confirmed by an organiser"))
        let back = try await site.post(address, "verdict=withdraw&back=offer")
        #expect(back.headers[.location] == site.root + "/offers/\(offer)")
        #expect(
            try await !site.get(site.root + "/needs/\(need)", language: "en").body
                .contains("Confirmed by an organiser"))
    }

    @Test func `what is no verdict, or of no pair, changes nothing`() async throws {
        let site = try await SiteFixture()
        try await site.read(.needs, "khao-sat-nhu-cau-2022.xlsx")
        try await site.read(.offers, "offers-kr-2022.xlsx")
        let pair = site.root + "/needs/TR-VN-2022-0001/offers/TO-KR-2022-0001/verdict"

        #expect(try await site.post(pair, "verdict=perhaps").status == 400)
        #expect(try await site.post(pair, "verdict=reject&rejection=dislike").status == 400)
        #expect(try await site.post(site.root + "/needs/X/offers/Y/verdict", "verdict=confirm").status == 404)
        let count = try await site.useCases.database.read { try $0.run("SELECT need FROM verdicts").count }
        #expect(count == 0)
    }
}
