import Domain
import Foundation
import Intake
import SQL
import Storage
import Testing
import UseCases

/// What goes to a partner abroad, and what does not.
@Suite struct `The unmet-demand report` {
    private let now = Date(timeIntervalSince1970: 1_669_334_400)

    /// Three firms with a need that nothing answers: one agreed to share, one has not said, one refuses.
    private func demo() async throws -> Demo {
        let demo = try await Demo()
        let event = demo.event.id
        try await demo.database.write { sql in
            let store = Store(sql, now: now)
            for (index, sharing) in Participation.Sharing.allCases.enumerated() {
                let firm = Organisation(
                    name: LocalisedText("Công ty Canary \(sharing.rawValue)", in: .vi), country: "VN",
                    locality: "Locality-\(sharing.rawValue)")
                try store.organisations.save(firm)
                try store.participations.save(
                    Participation(
                        event: event, organisation: firm.id, code: "VN90\(index)", role: .demand,
                        person: "Person-\(sharing.rawValue)", email: "\(sharing.rawValue)@example.org",
                        sharing: sharing))
                try store.needs.save(
                    Need(
                        code: "TR-VN-2022-900\(index)", organisation: firm.id,
                        title: LocalisedText("Đào tạo phi công \(sharing.rawValue)", in: .vi),
                        description: LocalisedText("Description-\(sharing.rawValue)", in: .vi),
                        requirements: LocalisedText("Requirement-\(sharing.rawValue)", in: .vi), field: "Hàng không",
                        cooperation: "Cooperation-\(sharing.rawValue)",
                        budget: Amount(original: "Budget-\(sharing.rawValue)"), timing: "Timing-\(sharing.rawValue)"),
                    of: event)
            }
        }
        return demo
    }

    @Test func `of a firm that agreed everything is said, of one that has not answered code, field and title`()
        async throws
    {
        let demo = try await demo()
        let report = try await demo.useCases.unmetDemand(of: demo.event)

        #expect(report.fields.map(\.field) == ["Hàng không"])
        let shared = report.lines.filter { $0.shared != nil }
        #expect(shared.map(\.code) == ["TR-VN-2022-9000"])
        #expect(shared.first?.shared?.organisation.text == "Công ty Canary agreed")
        #expect(shared.first?.shared?.email == "agreed@example.org")
        let unnamed = report.lines.filter { $0.shared == nil }
        #expect(unnamed.map { $0.title?.text } == ["Đào tạo phi công unknown"])
    }

    @Test func `a firm that refuses is only counted, and nothing of it is in what is handed on`() async throws {
        let demo = try await demo()
        let report = try await demo.useCases.unmetDemand(of: demo.event)

        #expect(report.withheldNeeds == 1 && report.needs == 2)
        let all = String(describing: report)
        #expect(!all.lowercased().contains("refused"))
        for word in ["Canary", "Person", "Description", "Requirement", "Cooperation", "Budget", "Timing", "Locality"] {
            #expect(!all.contains("\(word)-unknown") && !all.contains("\(word) unknown"), "\(word)")
        }
        #expect(all.contains("Canary agreed"))
    }

    @Test func `a title that names a firm which has not agreed is left out`() async throws {
        let demo = try await demo()
        let event = demo.event.id
        try await demo.database.write { sql in
            let store = Store(sql, now: now)
            var need = try #require(try store.needs.of(event).first { $0.code.hasSuffix("9002") })
            need.title = LocalisedText("Dây chuyền cho cong ty canary UNKNOWN", in: .vi)
            try store.needs.save(need, of: event)
        }
        let line = try await demo.useCases.unmetDemand(of: demo.event).lines.first { $0.code.hasSuffix("9002") }
        #expect(line != nil && line?.title == nil)
    }

    @Test func `the demo's refusing firms are counted, and none of their needs is listed`() async throws {
        let demo = try await Demo()
        try await demo.readAll()
        _ = try await demo.useCases.matchEvent(demo.event)
        let event = demo.event.id
        let refused = try await demo.database.read { sql in
            let store = Store(sql, now: now)
            let refusing = Set(try store.participations.of(event).filter { $0.sharing == .refused }.map(\.organisation))
            return Set(try store.needs.of(event).filter { refusing.contains($0.organisation) }.map(\.code))
        }
        let report = try await demo.useCases.unmetDemand(of: demo.event)

        #expect(!refused.isEmpty && report.withheldNeeds == refused.count)
        #expect(refused.isDisjoint(with: report.lines.map(\.code)))
        #expect(report.needs == 131 - refused.count && !report.lines.isEmpty)
    }
}
