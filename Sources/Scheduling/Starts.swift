import Dispatch
import Synchronization

/// The best of as many searches as there are threads: the weightiest plan, then the one with the least waiting, then
/// the first. The first search has the seed of the options, so that more threads never give less.
func bestStart(_ options: Options, _ pace: Pace, _ search: (Options, Pace) -> State) -> State {
    guard options.threads > 1 else { return search(options, pace) }
    let states = sideBySide(options.threads, pace) { start, pace in
        var own = options
        own.seed = options.seed &+ UInt64(start) &* 0xD1B5_4A32_D192_ED03
        return search(own, pace)
    }
    var best = states[0]
    for state in states.dropFirst() where state.rank < best.rank { best = state }
    return best
}

extension State {
    /// Less is better.
    fileprivate var rank: (Int, Int, Int, Int) {
        let waiting = problem.people.indices.reduce(IdleFigures()) { $0 + self.waiting($1) }
        return (-value, waiting.idleAvailable, waiting.idle, waiting.breaks)
    }
}

/// Does parts of the work at the same time, each with a pace of its own that obeys the common one; the results in
/// order.
func sideBySide<Result>(_ count: Int, _ pace: Pace, _ work: (Int, Pace) -> Result) -> [Result] {
    // Shared by the parts: the relay lets in one at a time, each part writes to its own result only, and the work
    // changes nothing but what it makes itself.
    nonisolated(unsafe) let relay = Relay(pace, parts: count)
    nonisolated(unsafe) let work = work
    nonisolated(unsafe) let results = UnsafeMutablePointer<Result?>.allocate(capacity: count)
    results.initialize(repeating: nil, count: count)
    defer {
        results.deinitialize(count: count)
        results.deallocate()
    }
    DispatchQueue.concurrentPerform(iterations: count) { part in
        results[part] = work(part, relay.pace(of: part))
        relay.end(part)
    }
    return (0..<count).compactMap { results[$0] }
}

/// Stands between the parts of a search and the caller: who is asked for one thing at a time and hears of the best
/// value of all parts, in the words of the first part that is still at work.
private final class Relay {
    private let common: Pace
    private let gate = Mutex(())
    private var working: [Bool]
    private var last: SearchProgress?

    init(_ common: Pace, parts: Int) {
        self.common = common
        working = Array(repeating: true, count: parts)
    }

    func pace(of part: Int) -> Pace {
        Pace(
            of: common, progress: { self.report($0, of: part) },
            share: { self.gate.withLock { _ in self.common.share } })
    }

    func end(_ part: Int) { gate.withLock { _ in working[part] = false } }

    private func report(_ now: SearchProgress, of part: Int) -> Bool {
        gate.withLock { _ in
            var told = last ?? now
            if working.firstIndex(of: true) == part, now.phase.order >= told.phase.order {
                (told.phase, told.moves, told.placed) = (now.phase, now.moves, now.placed)
            }
            told.value = max(told.value, now.value)
            told.bound = min(told.bound, now.bound)
            last = told
            guard working.firstIndex(of: true) == part else { return !common.isOver }
            return common.goesOn(
                told.phase, moves: told.moves, value: told.value, placed: told.placed, bound: told.bound)
        }
    }
}

extension SearchProgress.Phase {
    fileprivate var order: Int {
        switch self {
        case .bound: 0
        case .insertion: 1
        case .weight: 2
        case .idle: 3
        }
    }
}
