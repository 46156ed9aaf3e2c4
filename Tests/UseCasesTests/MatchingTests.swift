import Domain
import Foundation
import Intake
import Matching
import SQL
import Storage
import Synchronization
import Testing
import UseCases

/// Vectors from the letters of a text: no meaning, but the same for the same text; counts what it is asked.
private final class LetterEmbedder: TextEmbedder {
    let name: String
    let dimension = 16
    let asked = Mutex(0)

    init(_ name: String = "letters") { self.name = name }

    func vectors(of texts: [String]) throws -> [[Float]] {
        asked.withLock { $0 += texts.count }
        return texts.map { text in
            var vector = [Float](repeating: 0.01, count: dimension)
            for scalar in text.unicodeScalars { vector[Int(scalar.value) % dimension] += 1 }
            return vector
        }
    }

    func taken() -> Int {
        asked.withLock { count in
            defer { count = 0 }
            return count
        }
    }
}

@Suite struct `Matching an event` {
    private func demo(_ embedder: LetterEmbedder) async throws -> (Demo, UseCases) {
        let demo = try await Demo()
        try await demo.read(.needs)
        try await demo.read(.offers)
        return (demo, UseCases(database: demo.database, now: demo.useCases.now, embedder: embedder))
    }

    @Test func `what was embedded is not embedded again, but for a text that changed`() async throws {
        let embedder = LetterEmbedder()
        let (demo, useCases) = try await demo(embedder)
        let first = try await useCases.matchEvent(demo.event)
        #expect(embedder.taken() >= 131 + 38)
        #expect(first.engine.hasPrefix("letters · "))

        // another process, as after a restart
        let again = UseCases(database: demo.database, now: demo.useCases.now, embedder: embedder)
        _ = try await again.matchEvent(demo.event)
        #expect(embedder.taken() == 0)

        let event = demo.event.id
        try await demo.database.write { sql in
            let store = Store(sql, now: Date(timeIntervalSince1970: 1_669_334_400))
            var need = try store.needs.of(event)[0]
            need.title = LocalisedText("Máy sấy nông sản năng lượng mặt trời", in: .vi)
            try store.needs.save(need, of: event)
        }
        _ = try await again.matchEvent(demo.event)
        // its own two texts, and those few without marks to which the new words give other marks
        #expect((1...8).contains(embedder.taken()))
    }

    @Test func `another model makes its own vectors`() async throws {
        let (demo, useCases) = try await demo(LetterEmbedder())
        _ = try await useCases.matchEvent(demo.event)
        let other = LetterEmbedder("other")
        _ = try await UseCases(database: demo.database, now: demo.useCases.now, embedder: other).matchEvent(demo.event)

        #expect(other.taken() >= 131 + 38)
        #expect(try await demo.count("vectors") == 2 * (131 + 38))
    }

    @Test func `nothing is kept of what a firm wrote that refuses to share it`() async throws {
        let (demo, useCases) = try await demo(LetterEmbedder())
        _ = try await useCases.matchEvent(demo.event)
        try await demo.read(.participants)
        _ = try await useCases.matchEvent(demo.event)

        let event = demo.event.id
        let refused = try await demo.database.read { sql in
            let store = Store(sql, now: Date(timeIntervalSince1970: 0))
            let refusing = Set(try store.participations.of(event).filter { $0.sharing == .refused }.map(\.organisation))
            return Set(try store.needs.of(event).filter { refusing.contains($0.organisation) }.map(\.id.text))
        }
        let kept = try await demo.database.read {
            Set(try $0.all("SELECT record FROM vectors") { try $0.string("record") })
        }
        #expect(!refused.isEmpty)
        #expect(kept.isDisjoint(with: refused))
        #expect(kept.count == 131 + 38 - refused.count)
    }

    @Test func `verdicts given at the same time are all followed`() async throws {
        let demo = try await Demo()
        try await demo.read(.needs)
        try await demo.read(.offers)
        let run = try await demo.useCases.matchEvent(demo.event)
        let line = try #require(run.lines.first { $0.matches.count >= 4 })
        let (need, codes) = (line.need.code, line.matches.prefix(4).map(\.offer.code))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for code in codes {
                group.addTask {
                    try await demo.useCases.judgeMatch(need: need, offer: code, rejection: nil, in: demo.event)
                }
            }
            try await group.waitForAll()
        }

        let shown = try await demo.useCases.need(need, of: demo.event).suggestions
        let confirmed = shown.filter { $0.match.reasons.contains { $0.kind == "confirmed" } }
        #expect(Set(confirmed.map(\.profile.code)) == Set(codes))
    }

    @Test func `a confirmed pair comes first, a rejected one last with its reason, and both can be taken back`()
        async throws
    {
        let demo = try await Demo()
        try await demo.read(.needs)
        try await demo.read(.offers)
        let run = try await demo.useCases.matchEvent(demo.event)
        let line = try #require(run.lines.first { $0.matches.count >= 3 })
        let need = line.need.code
        let codes = line.matches.map(\.offer.code)
        func shown() async throws -> [(code: String, kinds: [String])] {
            let detail = try await demo.useCases.need(need, of: demo.event)
            return detail.suggestions.map { ($0.profile.code, $0.match.reasons.map(\.kind)) }
        }

        try await demo.useCases.judgeMatch(need: need, offer: codes[0], rejection: .tooCostly, in: demo.event)
        try await demo.useCases.judgeMatch(need: need, offer: codes[2], rejection: nil, in: demo.event)

        var now = try await shown()
        #expect(now.first?.code == codes[2] && now.first?.kinds.contains("confirmed") == true)
        #expect(now.last?.code == codes[0] && now.last?.kinds.contains("rejected") == true)

        try await demo.useCases.withdrawVerdict(need: need, offer: codes[0], in: demo.event)
        try await demo.useCases.withdrawVerdict(need: need, offer: codes[2], in: demo.event)
        now = try await shown()
        #expect(now.map(\.code) == codes)
    }

    @Test func `a pair that the event does not have cannot be judged`() async throws {
        let demo = try await Demo()
        try await demo.read(.needs)
        try await demo.read(.offers)
        await #expect(throws: UseCaseError.notFound) {
            try await demo.useCases.judgeMatch(need: "TR-VN-2022-0001", offer: "TO-XX", rejection: nil, in: demo.event)
        }
        #expect(try await demo.count("verdicts") == 0)
    }

    @Test func `a ranking is held against judgements by title or number`() async throws {
        let demo = try await Demo()
        try await demo.read(.needs)
        try await demo.read(.offers)
        let run = try await demo.useCases.matchEvent(demo.event)
        let line = try #require(run.lines.first { !$0.matches.isEmpty })
        let best = line.matches[0].offer

        let result = try await demo.useCases.evaluateMatching(
            of: demo.event,
            [
                JudgedPair(need: line.need.title.text, offer: best.code, grade: 3),
                JudgedPair(need: "không có", offer: best.code, grade: 3),
            ])

        #expect(result.report.parts.first?.needs == 1)
        #expect(result.report.parts.first?.gain.mean == 1)
        #expect(result.unknown == 1)
        #expect(result.engine.hasPrefix("none"))
    }
}
