import Secrets
import Synchronization

/// Runs the hashing of passwords off the threads that answer requests, two at a time: each takes 128 MiB while it runs.
/// - Parameter body: gets the cost for new passwords.
/// - Throws: `UseCaseError.tooManyTries` where so many wait already that the wait would be long.
func hashing<T: Sendable>(_ body: @escaping @Sendable (PasswordHash.Cost) throws -> T) async throws -> T {
    let cost = PasswordHash.Cost.current
    try await HashingLanes.all.enter()
    defer { HashingLanes.all.leave() }
    return try await offPool { try body(cost) }
}

/// How many may hash at once, and who waits for it, in the order of coming.
private final class HashingLanes: Sendable {
    static let all = HashingLanes()
    /// About twenty seconds of waiting.
    private static let mostWaiting = 100

    private struct State {
        var free = 2
        var waiting: [CheckedContinuation<Void, any Error>] = []
    }

    private let state = Mutex(State())

    func enter() async throws {
        try await withCheckedThrowingContinuation { (turn: CheckedContinuation<Void, any Error>) in
            let answer: Result<Void, any Error>? = state.withLock { state in
                if state.free > 0 {
                    state.free -= 1
                    return .success(())
                }
                guard state.waiting.count < Self.mostWaiting else { return .failure(UseCaseError.tooManyTries(60)) }
                state.waiting.append(turn)
                return nil
            }
            if let answer { turn.resume(with: answer) }
        }
    }

    /// Whoever waits for longest is next.
    func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.free += 1
            return nil
        }
        next?.resume()
    }
}
