import Curl
import EmbeddingService
import Foundation
import Matching
import TestServers
import Testing

private func provider(
    _ server: PythonServer, model: String = "some-model", key: String? = "secret-key", rest: Duration = .zero,
    mostTexts: Int = 64, mostBytes: Int = 200_000
) throws -> EmbeddingProvider {
    let settings = try EmbeddingServiceSettings(
        url: "http://127.0.0.1:\(server.port)/v1/embeddings", model: model, key: key)
    let limits = TransferLimits(
        connect: .seconds(2), silence: .seconds(2), whole: .seconds(2), mostBytes: 4 << 20)
    return EmbeddingProvider(
        settings,
        patience: EmbeddingPatience(
            limits: limits, mostTexts: mostTexts, mostBytes: mostBytes, attempts: 2, firstPause: .milliseconds(50),
            longestPause: .seconds(3), rest: rest))
}

/// The error of a probe and two texts; records an issue where there is none, or where it holds the key.
private func failure(_ behaviour: String) throws -> EmbeddingServiceError? {
    let server = try PythonServer("embeddings.py", behaviour)
    defer { withExtendedLifetime(server) {} }
    do {
        _ = try provider(server).embedder().vectors(of: ["a", "b"])
    } catch let error as EmbeddingServiceError {
        for text in ["\(error)", String(reflecting: error), error.reason] { #expect(!text.contains("secret-key")) }
        return error
    }
    return nil
}

@Suite(.serialized, .timeLimit(.minutes(2))) struct `Vectors from a server` {
    @Test func `texts go out in parts, with model and key, and their vectors come back in order`() throws {
        let server = try PythonServer("embeddings.py", "right")
        defer { withExtendedLifetime(server) {} }
        let embedder = try provider(server, mostTexts: 3).embedder()
        let texts = (1...7).map { "công nghệ sấy · 건조 기술 \($0)" }
        let vectors = try embedder.vectors(of: texts)

        #expect(embedder.dimension == 8 && vectors.count == 7)
        #expect(vectors.allSatisfy { abs($0.reduce(0) { $0 + $1 * $1 } - 1) < 1e-5 })
        #expect(try embedder.vectors(of: [texts[4]]) == [vectors[4]])
        let requests = try (1...5).map { _ in try server.object() }
        #expect(requests.map { ($0["texts"] as? [String])?.count } == [1, 3, 3, 1, 1])
        #expect(requests.flatMap { $0["texts"] as? [String] ?? [] }.dropFirst().dropLast() == texts[...])
        #expect(requests.allSatisfy { $0["key"] as? String == "Bearer secret-key" })
        #expect(requests.allSatisfy { $0["model"] as? String == "some-model" })
        #expect(requests.allSatisfy { $0["path"] as? String == "/v1/embeddings" })
        #expect(try embedder.vectors(of: []).isEmpty)
    }

    @Test func `a part has no more bytes than it may`() throws {
        let server = try PythonServer("embeddings.py", "right")
        defer { withExtendedLifetime(server) {} }
        let texts = [String](repeating: String(repeating: "ệ", count: 100), count: 5)
        _ = try provider(server, mostBytes: 650).embedder().vectors(of: texts)
        #expect(try (1...4).map { _ in (try server.object()["texts"] as? [String])?.count } == [1, 2, 2, 1])
    }

    @Test func `the order is that of the indices`() throws {
        let texts = ["a", "b", "c"]
        let vectors = try ["right", "shuffled"].map { behaviour in
            let server = try PythonServer("embeddings.py", behaviour)
            defer { withExtendedLifetime(server) {} }
            return try provider(server).embedder().vectors(of: texts)
        }
        #expect(vectors[0] == vectors[1])
    }

    @Test(arguments: ["wait-once", "fault-once", "slow-once", "key"])
    func `what passes is tried again`(behaviour: String) throws {
        let server = try PythonServer("embeddings.py", behaviour)
        defer { withExtendedLifetime(server) {} }
        let began = ContinuousClock.now
        let key = behaviour == "key" ? "right-key" : "secret-key"
        #expect(try provider(server, key: key).embedder().vectors(of: ["a"]).count == 1)
        if behaviour == "wait-once" { #expect(ContinuousClock.now - began >= .seconds(1)) }
    }

    @Test(arguments: [
        ("few", EmbeddingServiceError.wrongCount(expected: 2, found: 1)), ("repeated-index", .wrongOrder),
        ("other-dimension", .wrongDimension(expected: 8, found: 9)),
        ("mixed-dimension", .wrongDimension(expected: 8, found: 7)), ("nan", .answerUnreadable),
        ("zero", .notNumbers), ("no-json", .answerUnreadable), ("other-json", .answerUnreadable),
        ("huge", .answerTooLarge), ("hang", .timedOut), ("wait-long", .busy), ("fault", .refused(status: 500)),
        ("key", .keyRefused(status: 401)), ("forbidden", .keyRefused(status: 403)), ("missing", .unknownModel),
        ("redirect", .refused(status: 307)), ("dies", .refused(status: 500)),
    ])
    func `a wrong answer is no vector, and the key is in no error`(
        behaviour: String, expected: EmbeddingServiceError
    ) throws {
        let began = ContinuousClock.now
        #expect(try failure(behaviour) == expected)
        #expect(ContinuousClock.now - began < .seconds(60))
    }

    @Test func `numbers that are too large are refused`() throws {
        let error = try failure("infinite")
        #expect(error == .notNumbers || error == .answerUnreadable)
    }

    @Test(arguments: ["closes"]) func `a connection that ends is said`(behaviour: String) throws {
        guard case .unreachable = try failure(behaviour) else {
            Issue.record("it was not")
            return
        }
    }

    @Test func `a server that is not there is said, and is then left alone for a while`() throws {
        let settings = try EmbeddingServiceSettings(url: "http://127.0.0.1:1/v1/embeddings", model: "m")
        let provider = EmbeddingProvider(settings)
        #expect { try provider.current() } throws: { error in
            if case .unreachable = error as? EmbeddingServiceError { true } else { false }
        }
        let began = ContinuousClock.now
        #expect(throws: EmbeddingServiceError.self) { try provider.current() }
        #expect(ContinuousClock.now - began < .seconds(10))
    }

    @Test func `once the dimension is known nothing is asked until a text comes`() throws {
        let server = try PythonServer("embeddings.py", "dies")
        defer { withExtendedLifetime(server) {} }
        let provider = try provider(server, rest: .seconds(60))
        let embedder = try provider.current()
        #expect(throws: EmbeddingServiceError.refused(status: 500)) { try embedder.vectors(of: ["a"]) }
        #expect(try provider.current().dimension == 8)
        // Left alone: the probe and two attempts were all.
        #expect(throws: EmbeddingServiceError.refused(status: 500)) { try provider.embedder().vectors(of: ["b"]) }
        let texts = try (1...3).map { _ in try server.object()["texts"] as? [String] }
        #expect(texts == [["CauNoi"], ["a"], ["a"]])
    }

    @Test func `a model that changed is asked anew for its dimension`() throws {
        let server = try PythonServer("embeddings.py", "other-dimension")
        defer { withExtendedLifetime(server) {} }
        let provider = try provider(server)
        #expect(throws: EmbeddingServiceError.wrongDimension(expected: 8, found: 9)) {
            try provider.embedder().vectors(of: ["a"])
        }
        #expect(try provider.embedder().dimension == 9)
    }
}
