import Domain
import Foundation
import Testing
import UseCases

@Suite struct `An interpreter's day` {
    @Test func `is what the published plan gives, with its longest run and its languages`() async throws {
        let demo = try await Demo()
        try await demo.readAll()
        _ = try await demo.useCases.scheduleEvent(demo.event)
        let interpreters = try await demo.useCases.schedule(of: demo.event).interpreters
        for one in interpreters {
            let before = try await demo.useCases.ownMeetings(of: [one.id], in: demo.event)
            #expect(before.plan == nil && before.lines.isEmpty, "a draft is not shown")
        }
        _ = try await demo.useCases.publishPlan(of: demo.event)

        let day = try await demo.useCases.schedule(of: demo.event)
        for one in interpreters {
            // Whatever the reader reaches of the firms: who interprets has to know for whom.
            let own = try await demo.useCases.seeing(.nothing).ownMeetings(of: [one.id], in: demo.event)
            #expect(own.interpreter?.code == one.code)
            #expect(own.lines.map(\.meeting.id) == day.lines.filter { $0.interpreter?.id == one.id }.map(\.meeting.id))
            #expect(own.minutes == own.lines.count * 20)
            #expect(own.lines.isEmpty == (own.longestRun == nil))
            if let run = own.longestRun {
                #expect(run.meetings <= own.lines.count)
                #expect(own.lines.contains { $0.slot.startsAt == run.start })
                #expect(own.lines.contains { $0.slot.endsAt == run.end })
            }
            for line in own.lines {
                for pair in own.languages(of: line) { #expect(Set(pair).isSubset(of: one.languages)) }
            }
        }
        let nobody = try await demo.useCases.ownMeetings(of: [Identifier()], in: demo.event)
        #expect(nobody.interpreter == nil && nobody.lines.isEmpty && nobody.plan == nil)
    }
}
