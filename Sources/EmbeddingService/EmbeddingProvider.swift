import Curl
import Foundation
public import Matching
import Synchronization

/// The server that an installation names. One value for a process: it remembers how many numbers a vector has, and
/// leaves a server alone for a while that failed, so that nobody waits for it again and again.
public final class EmbeddingProvider: EmbedderSource {
    public let settings: EmbeddingServiceSettings
    let patience: EmbeddingPatience
    private let state = Mutex(State())

    private struct State {
        var dimension: Int?
        var failure: (error: EmbeddingServiceError, until: ContinuousClock.Instant)?
    }

    public init(_ settings: EmbeddingServiceSettings, patience: EmbeddingPatience = EmbeddingPatience()) {
        self.settings = settings
        self.patience = patience
    }

    public func current() throws -> any TextEmbedder { try embedder() }

    /// Finds the dimension by one text; afterwards asks nothing, so that a ranking whose vectors are all at hand needs
    /// no server.
    public func embedder() throws(EmbeddingServiceError) -> RemoteEmbedder {
        if let dimension = state.withLock({ $0.dimension }) { return RemoteEmbedder(self, dimension: dimension) }
        let vectors = try vectors(of: ["CauNoi"], dimension: nil)
        let dimension = vectors[0].count
        state.withLock { $0.dimension = dimension }
        return RemoteEmbedder(self, dimension: dimension)
    }

    /// The vectors of as many texts as there are, part by part.
    func vectors(of texts: [String], dimension: Int?) throws(EmbeddingServiceError) -> [[Float]] {
        if let failure = state.withLock({ $0.failure }), failure.until > .now { throw failure.error }
        do throws(EmbeddingServiceError) {
            var vectors: [[Float]] = []
            var found = dimension
            for part in texts.parts(mostTexts: patience.mostTexts, mostBytes: patience.mostBytes) {
                vectors += try patiently(Array(part), found)
                found = vectors.first?.count
            }
            state.withLock { $0.failure = nil }
            return vectors
        } catch {
            state.withLock { state in
                state.failure = (error, .now + patience.rest)
                // Another model may be there now: asked anew once it has rested.
                if case .wrongDimension = error { state.dimension = nil }
            }
            throw error
        }
    }

    private func patiently(_ texts: [String], _ dimension: Int?) throws(EmbeddingServiceError) -> [[Float]] {
        var pause = patience.firstPause
        for attempt in 1... {
            let failure: Failure
            switch try ask(texts) {
            case .success(let answer):
                return try EmbeddingAnswer(answer).vectors(for: texts.count, dimension: dimension)
            case .failure(let reason): failure = reason
            }
            let wait = failure.wait ?? .zero
            guard failure.error.isPassing, wait <= patience.longestPause, attempt < patience.attempts else {
                throw failure.error
            }
            // Not all at the same moment, where several nodes were told to wait.
            Thread.sleep(forTimeInterval: max(wait, pause).inSeconds * Double.random(in: 1...1.2))
            pause *= 2
        }
        throw .timedOut
    }

    private struct Failure: Error {
        var error: EmbeddingServiceError
        /// What the server asks for.
        var wait: Duration?
    }

    /// One request: the bytes of a good answer, or what went wrong.
    private func ask(_ texts: [String]) throws(EmbeddingServiceError) -> Result<[UInt8], Failure> {
        let question = EmbeddingQuestion(model: settings.model, input: texts)
        guard let body = try? JSONEncoder().encode(question) else { throw .notNumbers }
        let authorization = settings.key.map { ["Authorization: Bearer \($0)"] } ?? []
        let request = PostRequest(
            url: settings.url, headers: ["Content-Type: application/json", "Accept: application/json"] + authorization,
            body: Array(body), limits: patience.limits, isProxied: !settings.isLoopback)
        do throws(TransferError) {
            let answer = try request.send()
            guard let error = EmbeddingServiceError(status: answer.status) else { return .success(answer.body) }
            let seconds = answer.retryAfter.flatMap { Int($0) }.map { min(max(0, $0), 86_400) }
            return .failure(Failure(error: error, wait: seconds.map { .seconds($0) }))
        } catch {
            return .failure(Failure(error: EmbeddingServiceError(error), wait: nil))
        }
    }
}

extension Duration {
    fileprivate var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
