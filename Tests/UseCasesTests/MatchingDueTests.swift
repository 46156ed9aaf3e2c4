import Domain
import Foundation
import Intake
import Matching
import SQL
import Storage
import Synchronization
import Testing

@testable import UseCases

@Suite struct `Matches that follow changes` {
    private let now = Date(timeIntervalSince1970: 1_669_334_400)

    private func matched() async throws -> Demo {
        let demo = try await Demo()
        try await demo.read(.needs)
        try await demo.read(.offers)
        _ = try await demo.useCases.matchEvent(demo.event)
        return demo
    }

    private func write(_ demo: Demo, _ body: @escaping @Sendable (Store) throws -> Void) async throws {
        let now = now
        try await demo.database.write { try body(Store($0, now: now)) }
    }

    private func isDue(_ demo: Demo) async throws -> Bool {
        try await demo.useCases.eventsToMatch().contains(demo.event.id)
    }

    @Test func `imports make an event due in one mark each, a dry run does not, and a matching clears all`()
        async throws
    {
        let demo = try await Demo()
        try await demo.read(.needs, isDryRun: true)
        #expect(try await !isDue(demo))

        try await demo.read(.needs)
        try await demo.read(.offers)
        #expect(try await isDue(demo))
        #expect(try await demo.count("matching_due") == 2)
        #expect(try await demo.count("matches") == 0)

        _ = try await demo.useCases.matchEvent(demo.event)
        #expect(try await demo.count("matching_due") == 0)
        #expect(try await demo.count("matchings") == 1)

        // the same file again changes nothing
        try await demo.read(.needs)
        #expect(try await !isDue(demo))
    }

    @Test func `each kind of change makes the event due`() async throws {
        let demo = try await matched()
        let event = demo.event.id
        let changes: [(String, @Sendable (Store) throws -> Void)] = [
            (
                "need",
                { store in
                    var need = try store.needs.of(event)[0]
                    need.field = "Dệt may"
                    try store.needs.save(need, of: event)
                }
            ),
            (
                "offer",
                { store in
                    var offer = try store.offers.of(event)[0]
                    offer.note = "Mới"
                    try store.offers.save(offer, of: event)
                }
            ),
            (
                "verdict",
                { store in
                    let (need, offer) = (try store.needs.of(event)[0].id, try store.offers.of(event)[0].id)
                    try store.verdicts.save(MatchVerdict(need: need, offer: offer, rejection: nil, madeAt: store.now))
                }
            ),
            (
                "verdict taken back",
                { store in
                    let (need, offer) = (try store.needs.of(event)[0].id, try store.offers.of(event)[0].id)
                    try store.verdicts.remove(need: need, offer: offer)
                }
            ),
            ("concepts", { store in try store.matching.markDue(nil) }),
        ]
        for (name, change) in changes {
            #expect(try await !isDue(demo), "\(name)")
            try await write(demo, change)
            #expect(try await isDue(demo), "\(name)")
            #expect(try await demo.useCases.followChanges(of: event))
        }
        #expect(try await !isDue(demo))
        #expect(try await !demo.useCases.followChanges(of: event))
    }

    @Test func `who shares its data makes the event due where that changes, and other facts of a participant do not`()
        async throws
    {
        let demo = try await matched()
        let event = demo.event.id
        let firm = try await demo.database.read { try Store($0, now: Date()).needs.of(event)[0].organisation }
        let participation = Participation(event: event, organisation: firm, code: "VN900", role: .demand)

        try await write(demo) { try $0.participations.save(participation) }
        #expect(try await !isDue(demo))

        var refusing = participation
        refusing.sharing = .refused
        let refused = refusing
        try await write(demo) { try $0.participations.save(refused) }
        #expect(try await isDue(demo))
        try await demo.useCases.followChanges(of: event)
        let kept = try await demo.database.read { sql in
            let store = Store(sql, now: Date())
            let own = Set(try store.needs.of(event).filter { $0.organisation == firm }.map(\.id))
            return try store.matches.of(event).count { own.contains($0.need) }
        }
        #expect(kept == 0)

        var renamed = refused
        renamed.person = "Mẫu"
        let other = renamed
        try await write(demo) { try $0.participations.save(other) }
        #expect(try await !isDue(demo))
        try await write(demo) { try $0.participations.save(participation) }
        #expect(try await isDue(demo))
    }

    @Test func `a saved offer appears among the matches, and only then`() async throws {
        let demo = try await matched()
        let event = demo.event.id
        let (need, offer) = try await demo.database.read { sql in
            let store = Store(sql, now: Date())
            let need = try store.needs.of(event)[0]
            let other = try store.offers.of(event)[0]
            return (
                need,
                Offer(
                    code: "TO-KR-2022-9001", organisation: other.organisation, title: need.title,
                    description: need.description,
                    applications: LocalisedText("", in: .ko), price: other.price)
            )
        }
        try await write(demo) { try $0.offers.save(offer, of: event) }
        #expect(
            try await demo.useCases.need(need.code, of: demo.event).suggestions.allSatisfy {
                $0.profile.code != offer.code
            })

        try await demo.useCases.followChanges(of: event)

        let shown = try await demo.useCases.need(need.code, of: demo.event).suggestions
        #expect(shown.contains { $0.profile.code == offer.code })
    }

    @Test func `a change during a matching stays due`() async throws {
        let demo = try await matched()
        let event = demo.event.id
        let embedder = WaitingEmbedder()
        let useCases = UseCases(database: demo.database, now: demo.useCases.now, embedder: embedder)
        async let run = useCases.matchEvent(demo.event)
        while !embedder.wasAsked { try await Task.sleep(for: .milliseconds(5)) }
        try await write(demo) { store in
            var offer = try store.offers.of(event)[0]
            offer.note = "Mới"
            try store.offers.save(offer, of: event)
        }
        embedder.goOn()
        _ = try await run

        #expect(try await isDue(demo))
        try await useCases.followChanges(of: event)
        #expect(try await !isDue(demo))
    }

    @Test func `an older ranking does not take the place of a newer one`() async throws {
        let demo = try await matched()
        let embedder = WaitingEmbedder()
        let slow = UseCases(database: demo.database, now: demo.useCases.now, embedder: embedder)
        async let run = slow.matchEvent(demo.event)
        while !embedder.wasAsked { try await Task.sleep(for: .milliseconds(5)) }
        let (need, offer) = try await demo.database.read { sql in
            let store = Store(sql, now: Date())
            let match = try store.matches.of(demo.event.id)[0]
            let needs = try store.needs.of(demo.event.id)
            let offers = try store.offers.of(demo.event.id)
            return (needs.first { $0.id == match.need }?.code ?? "", offers.first { $0.id == match.offer }?.code ?? "")
        }
        try await demo.useCases.judgeMatch(need: need, offer: offer, rejection: nil, in: demo.event)
        embedder.goOn()
        _ = try await run

        let shown = try await demo.useCases.need(need, of: demo.event).suggestions
        #expect(shown.first?.match.reasons.contains { $0.kind == "confirmed" } == true)
    }

    @Test func `a list whose other side is missing is not due for ever`() async throws {
        let demo = try await Demo()
        try await demo.read(.needs)
        #expect(try await isDue(demo))

        try await demo.useCases.followChanges(of: demo.event.id)

        #expect(try await !isDue(demo))
        #expect(try await demo.count("matchings") == 0)
        try await demo.read(.offers)
        #expect(try await isDue(demo))
    }

    @Test func `what one process keeps does not hide what another saved`() async throws {
        let demo = try await matched()
        let event = demo.event.id
        let other = UseCases(database: demo.database, now: demo.useCases.now)
        func matches() async throws -> [Domain.Match] {
            try await demo.database.read { try Store($0, now: Date()).matches.of(event) }
        }
        for (index, useCases) in [demo.useCases, other, demo.useCases].enumerated() {
            try await write(demo) { store in
                var offer = try store.offers.of(event)[index]
                offer.title = LocalisedText("Máy sấy nông sản năng lượng mặt trời \(index)", in: .vi)
                try store.offers.save(offer, of: event)
            }
            _ = try await useCases.matchEvent(demo.event)
        }
        let followed = try await matches()
        _ = try await UseCases(database: demo.database, now: demo.useCases.now).matchEvent(demo.event)
        #expect(try await matches() == followed)
    }

    @Test func `the work page tells whether the matches know all changes`() async throws {
        let demo = try await matched()
        let event = demo.event.id
        #expect(try await demo.useCases.workState(of: demo.event).matching?.isOutdated == false)
        try await write(demo) { try $0.matching.markDue(event) }
        #expect(try await demo.useCases.workState(of: demo.event).matching?.isOutdated == true)
    }
}
