import Domain
import Foundation
import Intake
import SQL
import Storage
import Testing
import UseCases

@Suite struct `The matching workbench` {
    private func matched() async throws -> Demo {
        let demo = try await Demo()
        try await demo.readAll()
        _ = try await demo.useCases.matchEvent(demo.event)
        return demo
    }

    /// What a list says that the workbench leads to.
    private func needs(_ demo: Demo, _ filters: [ListQuery.Filter: String]) async throws -> Int {
        try await demo.useCases.needs(of: demo.event, ListQuery(filters: filters)).total
    }

    @Test func `its figures are those of the lists that they lead to`() async throws {
        let demo = try await matched()
        let state = try await demo.useCases.workbench(of: demo.event)

        #expect(state.needs == 131 && state.offers == 38 && state.wasMatched)
        #expect(state.unanswered > 0)
        #expect(try await state.unanswered == needs(demo, [.confidence: "none"]))
        #expect(try await state.weak == needs(demo, [.confidence: "low"]))
        let unasked = ListQuery(filters: [.confidence: "none", .request: "none"])
        #expect(try await state.unasked == demo.useCases.offers(of: demo.event, unasked).total)
        #expect(state.fields.reduce(0) { $0 + $1.unanswered } == state.unanswered)
        #expect(state.fields.flatMap(\.listed).contains { $0.gap == .withheld })
        #expect(state.fields.flatMap(\.listed).contains { $0.gap == .noneNear })
        #expect(!state.fields.flatMap(\.listed).contains { $0.gap == .unmatched })
    }

    @Test func `each number of the map is that of its list`() async throws {
        let demo = try await matched()
        let map = try await demo.useCases.workbench(of: demo.event).map

        #expect(map.rows.reduce(0) { $0 + $1.allNeeds } == 131)
        #expect(map.supply.count == 5 && map.supply.allSatisfy { $0.kind == .named })
        for row in map.rows where row.field.kind == .named {
            for (place, count) in zip(map.demand, row.needs) where place.kind == .named {
                let found = try await needs(demo, [.field: row.field.key, .locality: place.key])
                #expect(found == count, "\(row.field.label) \(place.label)")
            }
            for (place, count) in zip(map.supply, row.offers) {
                let query = ListQuery(filters: [.field: row.field.key, .locality: place.key])
                let found = try await demo.useCases.offers(of: demo.event, query).total
                #expect(found == count, "\(row.field.label) \(place.label)")
            }
        }
    }

    @Test func `before matching no need has an answer, and that is the reason given`() async throws {
        let demo = try await Demo()
        try await demo.read(.needs)
        let state = try await demo.useCases.workbench(of: demo.event)

        #expect(!state.wasMatched && state.unanswered == state.needs)
        #expect(state.fields.flatMap(\.listed).allSatisfy { $0.gap == .unmatched && $0.sequel == nil })
    }

    @Test
    func `a need is without an answer once every suggestion is set aside, and again with one when that is taken back`()
        async throws
    {
        let demo = try await Demo()
        try await demo.read(.needs)
        try await demo.read(.offers)
        let run = try await demo.useCases.matchEvent(demo.event, top: 2)
        let line = try #require(run.lines.first { (1...2).contains($0.matches.count) })
        let (event, code) = (demo.event, line.need.code)
        let before = try await demo.useCases.workbench(of: event).unanswered
        // Directly, since each verdict ranks anew and may bring further offers in.
        try await demo.database.write { sql in
            let store = Store(sql, now: Date(timeIntervalSince1970: 1_669_334_400))
            for (match, _) in line.matches {
                try store.verdicts.save(
                    MatchVerdict(need: match.need, offer: match.offer, rejection: .tooCostly, madeAt: store.now))
            }
            try store.raiseRevision()
        }

        #expect(try await demo.useCases.workbench(of: event).unanswered == before + 1)
        let report = try await demo.useCases.unmetDemand(of: event)
        let unmet = try #require(report.lines.first { $0.code == code })
        #expect(unmet.gap == .setAside)
        #expect(report.rejections.map(\.reason) == [.tooCostly])
        #expect(report.rejections.map(\.count) == [line.matches.count])

        for (match, _) in line.matches {
            try await demo.database.write { sql in
                let store = Store(sql, now: Date(timeIntervalSince1970: 1_669_334_400))
                try store.verdicts.remove(need: match.need, offer: match.offer)
            }
        }
        #expect(try await demo.useCases.workbench(of: event).unanswered == before)
    }
}
