import Domain
import Foundation
import SQL
import Scheduling
import Storage
import Testing
import UseCases

@Suite struct `Repairing a published plan` {
    private func published() async throws -> Demo {
        let demo = try await Demo()
        try await demo.readAll()
        _ = try await demo.useCases.scheduleEvent(demo.event)
        _ = try await demo.useCases.publishPlan(of: demo.event)
        return demo
    }

    /// The participation with the most meetings in what is published, with their number.
    private func busiest(_ demo: Demo) async throws -> (code: String, meetings: Int) {
        try await demo.database.read { sql in
            let row = try sql.first(
                """
                SELECT p.code, COUNT(*) AS number FROM seats s JOIN participations p ON p.id = s.participation
                JOIN plans l ON l.id = s.plan WHERE l.state = 'published' GROUP BY p.code ORDER BY 2 DESC, 1 LIMIT 1
                """)
            return (try row?.string("code") ?? "", try row?.int("number") ?? 0)
        }
    }

    private func change(_ demo: Demo, _ code: String, _ body: @escaping @Sendable (inout Participation) -> Void)
        async throws
    {
        let event = demo.event.id
        try await demo.database.write { sql in
            let store = Store(sql, now: Date(timeIntervalSince1970: 1_669_334_400))
            var all = try store.participations.of(event)
            guard let index = all.firstIndex(where: { $0.code == code }) else { return }
            body(&all[index])
            try store.participations.save(all[index])
        }
    }

    @Test func `nothing has changed, so nothing changes`() async throws {
        let demo = try await published()
        let repaired = try await demo.useCases.repairPlan(of: demo.event)

        #expect(repaired.difference.kept.count == repaired.run.meetings)
        #expect(repaired.difference.peopleTouched == [])
    }

    @Test func `an absence cancels its own meetings and touches nobody else`() async throws {
        let demo = try await published()
        let (code, meetings) = try await busiest(demo)
        try await change(demo, code) { $0.availability = Availability(original: "vắng", isAbsent: true) }
        #expect(try await demo.useCases.checkPlan(of: demo.event).violations.count >= meetings)

        let repaired = try await demo.useCases.repairPlan(of: demo.event)

        #expect(repaired.difference.dropped.count == meetings)
        #expect(repaired.difference.dropped.allSatisfy { $0.meeting.split(separator: " ").contains(Substring(code)) })
        #expect(repaired.difference.moved == [] && repaired.difference.added == [])
        #expect(repaired.difference.peopleTouched.count == meetings + 1)
        #expect(try await demo.useCases.checkPlan(of: demo.event).violations == [])
        let publication = try await demo.useCases.publishPlan(of: demo.event)
        #expect(publication.cancelled == meetings && publication.moved == 0 && publication.added == 0)
    }

    @Test func `what has begun stays as it is`() async throws {
        let demo = try await published()
        // 15:00 in Hải Phòng: the morning is over.
        let later = UseCases(database: demo.database, now: { Date(timeIntervalSince1970: 1_669_363_200) })
        let (code, _) = try await busiest(demo)
        try await change(demo, code) { $0.availability = Availability(original: "vắng", isAbsent: true) }
        let slots = try await demo.useCases.schedule(of: demo.event).slots
        let open = slots.firstIndex { $0.startsAt > later.now() } ?? slots.count

        let repaired = try await later.repairPlan(of: demo.event)

        let changes = repaired.difference
        #expect(changes.moved.allSatisfy { $0.to.slot >= open })
        #expect(changes.added.allSatisfy { $0.to.slot >= open })
    }

    @Test func `without a published plan there is nothing to repair`() async throws {
        let demo = try await Demo()
        try await demo.readAll()
        await #expect(throws: UseCaseError.noPlan) { try await demo.useCases.repairPlan(of: demo.event) }
    }

    @Test func `one more interpreter is worth most where interpreters are scarce, within the proven bound`()
        async throws
    {
        let demo = try await published()
        let gains = try await demo.useCases.whatIf(demo.event)

        let best = try #require(gains.first)
        #expect(best.addition == .interpreter(skills: ["ko-vi"]))
        #expect(best.meetings > 0)
        #expect(gains.allSatisfy { $0.value <= $0.bound })
        #expect(gains.map(\.value) == gains.map(\.value).sorted(by: >))
    }
}
