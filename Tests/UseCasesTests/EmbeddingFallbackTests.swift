import Domain
import Foundation
import Intake
import Matching
import SQL
import Synchronization
import Testing
import UseCases

private struct Away: EmbedderUnavailable {
    let reason = "the service is away"
}

/// Vectors from the letters of a text; fails once it was asked for so many texts.
private final class CountedEmbedder: TextEmbedder {
    let name: String
    let dimension: Int
    let textPrefix: String
    private let left: Mutex<Int>

    init(_ name: String, dimension: Int = 16, prefix: String = "", texts: Int = .max) {
        (self.name, self.dimension, textPrefix) = (name, dimension, prefix)
        left = Mutex(texts)
    }

    func vectors(of texts: [String]) throws -> [[Float]] {
        let isThere = left.withLock { left in
            left -= texts.count
            return left >= 0
        }
        guard isThere else { throw Away() }
        return texts.map { text in
            var vector = [Float](repeating: 0.01, count: dimension)
            for scalar in text.unicodeScalars { vector[Int(scalar.value) % dimension] += 1 }
            return vector
        }
    }
}

/// A service whose embedder is there, or is not.
private struct Service: EmbedderSource {
    var embedder: CountedEmbedder?

    func current() throws -> any TextEmbedder {
        guard let embedder else { throw Away() }
        return embedder
    }
}

@Suite struct `Matching with a service that may be away` {
    private func demo() async throws -> Demo {
        let demo = try await Demo()
        try await demo.read(.needs)
        try await demo.read(.offers)
        return demo
    }

    private func useCases(_ demo: Demo, _ service: CountedEmbedder?, builtIn: CountedEmbedder?) -> UseCases {
        UseCases(
            database: demo.database, now: demo.useCases.now, embedder: builtIn,
            embeddingService: Service(embedder: service))
    }

    private func models(_ demo: Demo) async throws -> [String: Int] {
        let names = try await demo.database.read { try $0.all("SELECT model FROM vectors") { try $0.string("model") } }
        return Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    }

    @Test func `the service is used where it is there`() async throws {
        let demo = try await demo()
        let run = try await useCases(demo, CountedEmbedder("service"), builtIn: CountedEmbedder("built-in"))
            .matchEvent(demo.event)
        #expect(run.engine.hasPrefix("service · ") && run.serviceFailure == nil)
        #expect(try await models(demo) == ["service": 131 + 38])
    }

    @Test func `a service that fails half-way leaves the whole ranking to the built-in model`() async throws {
        let demo = try await demo()
        let builtIn = CountedEmbedder("built-in", dimension: 24, prefix: "query: ")
        let half = CountedEmbedder("service", texts: 150)
        let run = try await useCases(demo, half, builtIn: builtIn).matchEvent(demo.event)

        #expect(run.engine.hasPrefix("built-in · ") && run.serviceFailure == "the service is away")
        let kept = try await models(demo)
        #expect(kept["built-in"] == 131 + 38)
        // What the service had made is good for later.
        #expect((1..<131 + 38).contains(kept["service"] ?? 0))

        let alone = try await UseCases(database: demo.database, now: demo.useCases.now, embedder: builtIn)
            .matchEvent(demo.event)
        #expect(alone.engine == run.engine)
        #expect(alone.ranking == run.ranking)
    }

    @Test func `without a built-in model words and concepts do`() async throws {
        let demo = try await demo()
        let run = try await useCases(demo, nil, builtIn: nil).matchEvent(demo.event)
        #expect(run.engine.hasPrefix("none · ") && run.serviceFailure == "the service is away")
    }

    @Test func `with all vectors at hand a service is not asked`() async throws {
        let demo = try await demo()
        _ = try await useCases(demo, CountedEmbedder("service"), builtIn: nil).matchEvent(demo.event)
        let run = try await useCases(demo, CountedEmbedder("service", texts: 0), builtIn: nil).matchEvent(demo.event)
        #expect(run.engine.hasPrefix("service · ") && run.serviceFailure == nil)
    }

    @Test func `what a refusing firm wrote is forgotten whichever model was used last`() async throws {
        let demo = try await demo()
        _ = try await useCases(demo, CountedEmbedder("service"), builtIn: nil).matchEvent(demo.event)
        try await demo.read(.participants)
        _ = try await useCases(demo, nil, builtIn: nil).matchEvent(demo.event)
        #expect((1..<131 + 38).contains(try await models(demo)["service"] ?? 0))
    }
}

extension MatchRun {
    /// Codes in their order, to compare rankings.
    fileprivate var ranking: [[String]] { lines.map { [$0.need.code] + $0.matches.map(\.offer.code) } }
}
