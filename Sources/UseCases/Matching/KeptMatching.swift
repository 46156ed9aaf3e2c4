import Domain
import Matching
import Storage
import Synchronization

/// What a process keeps between matchings, so that the next one does only what changed. Forgotten with the process;
/// a matching without it comes to the same.
final class KeptMatching: Sendable {
    let profiles = ProfileMemory()
    private let saved = Mutex<[Identifier<Event>: Saved]>([:])

    /// The suggestions that a matching saved.
    private struct Saved {
        var run: String
        /// By need, in short.
        var lines: [Identifier<Need>: Int]
    }

    /// Events that are remembered.
    private static let most = 20

    /// The needs whose suggestions differ from those that the event has; `nil` where these are not known.
    func changed(_ lines: [MatchRun.Line], of event: Identifier<Event>, since run: String?) -> [Identifier<Need>]? {
        guard let run, let last = saved.withLock({ $0[event] }), last.run == run else { return nil }
        let gone = Set(last.lines.keys).subtracting(lines.map(\.need.id))
        return gone.sorted() + lines.filter { last.lines[$0.need.id] != $0.shortened }.map(\.need.id)
    }

    func keep(_ lines: [MatchRun.Line], of event: Identifier<Event>, run: String) {
        let short = Dictionary(lines.map { ($0.need.id, $0.shortened) }, uniquingKeysWith: { first, _ in first })
        saved.withLock { saved in
            if saved[event] == nil, saved.count >= Self.most { saved.removeAll() }
            saved[event] = Saved(run: run, lines: short)
        }
    }
}

extension MatchRun.Line {
    /// Equal for equal suggestions; when they were made does not count.
    fileprivate var shortened: Int {
        var hasher = Hasher()
        for (match, _) in matches {
            hasher.combine(match.offer)
            hasher.combine(match.rank)
            hasher.combine(match.score)
            hasher.combine(match.confidence)
            hasher.combine(match.engine)
            for reason in match.reasons {
                hasher.combine(reason.kind)
                hasher.combine(reason.isWarning)
                hasher.combine(reason.names)
                hasher.combine(reason.inNeed)
                hasher.combine(reason.inOffer)
            }
        }
        return hasher.finalize()
    }
}
