import Domain
import Foundation
import HTTPTypes
import SQL
import Testing
import UseCases

@testable import Web

@Suite struct LinkTests {
    /// The own addresses that a page links to, without those of files that everybody gets.
    private func links(in body: String) -> [String] {
        body.matches(of: /href="(\/[^"#]*)/).map { String($0.output.1).replacing("&amp;", with: "&") }
            .filter { !$0.hasPrefix("/assets/") && !$0.hasPrefix("/dev/") }
    }

    /// What kind of page an address is: ids and codes left out, for one page of each kind says enough.
    private func kind(_ path: String) -> String {
        let parts = path.split(separator: "?")[0].split(separator: "/")
        return parts.enumerated().map { index, part in
            part.contains(where: \.isNumber) || index > 0 && parts[0] == "concepts" ? "*" : part
        }.joined(separator: "/")
    }

    @Test(arguments: [Role.partnerOrganiser, .delegate, .leader, .reviewer, .frontDesk, .interpreter])
    func `no page leads a role where it may not go`(role: Role) async throws {
        let (site, people) = try await AccessTests.house()
        let person = try #require(people[role])
        var waiting = [site.root, "/account"] + (role == .delegate ? [site.root + "/agendas/VN001"] : [])
        var seen: Set<String> = []
        var visits: [String: Int] = [:]
        while let path = waiting.popLast() {
            guard seen.insert(path).inserted, visits[kind(path), default: 0] < 4 else { continue }
            visits[kind(path), default: 0] += 1
            let answer = try await site.get(path, as: person)
            #expect([200, 303].contains(answer.status), "\(role): \(answer.status) at \(path)")
            if answer.headers[.contentType]?.hasPrefix("text/html") == true {
                waiting += links(in: answer.body).filter { !seen.contains($0) }
            }
        }
        #expect(seen.count > (role == .interpreter ? 3 : 10), "\(role)")
    }

    @Test func `an event's numbers are of what the reader reaches`() async throws {
        let (site, people) = try await AccessTests.house()
        let own = try await site.firm("VN001")
        let (all, ofOwn) = try await site.useCases.database.read {
            (
                try $0.first("SELECT COUNT(*) AS n FROM needs")?.int("n") ?? 0,
                try $0.first("SELECT COUNT(*) AS n FROM needs WHERE organisation = \(own.text)")?.int("n") ?? 0
            )
        }
        #expect(ofOwn > 0 && ofOwn < all)
        let whole = try await site.useCases.overview(of: site.event)
        let delegate = try await site.useCases.seeing(.firms([own])).overview(of: site.event)
        #expect(delegate.needs == ofOwn && delegate.answering == 1)
        #expect(delegate.needsByField.map(\.needs).reduce(0, +) == ofOwn)
        #expect(delegate.pairs > 0 && delegate.pairs < whole.pairs)
        let meetings = { (overview: EventOverview) in overview.slots.map(\.meetings).reduce(0, +) }
        #expect(meetings(delegate) > 0 && meetings(delegate) < meetings(whole))
        let agenda = try await site.useCases.seeing(.firms([own])).agenda(of: "VN001", in: site.event, published: true)
        #expect(meetings(delegate) == agenda.lines.count)

        let partner = try await site.useCases.seeing(.side("KR")).overview(of: site.event)
        #expect(partner.needs <= whole.needs && partner.answering < whole.answering)
        #expect(partner.pairs <= whole.pairs && meetings(partner) <= meetings(whole))
        #expect(
            meetings(partner) == (try await site.useCases.seeing(.side("KR")).schedule(of: site.event)).lines.count)

        let nobody = try await site.useCases.seeing(.nothing).overview(of: site.event)
        #expect(nobody.needs == 0 && nobody.pairs == 0 && meetings(nobody) == 0 && nobody.isSchedulePublished)
        let interpreter = try await site.get(site.root, language: "en", as: people[.interpreter])
        #expect(interpreter.status == 200 && !interpreter.body.contains("class=\"figures\""))
    }
}
