/// When to go on and when to stop: the limits in moves and in time, and the caller's say.
package final class Pace {
    private let progress: ((SearchProgress) -> Bool)?
    private let passed: (() -> Double)?
    private(set) var isOver = false
    /// The caller has said so, not the clock.
    private(set) var isCancelled = false
    var bound = 0

    package init(_ options: Options, _ clock: (() -> Double)?, _ progress: ((SearchProgress) -> Bool)?) {
        self.progress = progress
        guard let clock, let limit = options.timeLimit else {
            passed = nil
            return
        }
        let start = clock()
        passed = { limit > 0 ? (clock() - start) / limit : 1 }
    }

    /// The pace of a part of a search, which asks the whole through these.
    init(of whole: Pace, progress: @escaping (SearchProgress) -> Bool, share: @escaping () -> Double) {
        self.progress = progress
        passed = whole.passed == nil ? nil : share
        bound = whole.bound
    }

    /// The share of the whole time that has passed; 0 without a limit.
    var share: Double { passed?() ?? 0 }

    /// Reports where the search stands; false once the caller has cancelled or the time is over.
    func goesOn(_ phase: SearchProgress.Phase, moves: Int, value: Int, placed: Int, bound: Int? = nil) -> Bool {
        guard !isOver else { return false }
        let now = SearchProgress(
            phase: phase, moves: moves, value: value, bound: bound ?? self.bound, placed: placed)
        if let progress, !progress(now) { (isOver, isCancelled) = (true, true) }
        if share >= 1 { isOver = true }
        return !isOver
    }
}

/// A part of the search that may take so many moves, and the time until a share of the whole has passed.
struct Stretch {
    private let pace: Pace
    private let moves: Int
    private let first: Double
    private let last: Double

    init(_ pace: Pace, moves: Int, until last: Double) {
        self.pace = pace
        self.moves = max(1, moves)
        first = pace.share
        self.last = max(last, first)
    }

    /// How much of the stretch is behind, from 0 to 1 or beyond.
    func passed(_ done: Int) -> Double {
        let inMoves = Double(done) / Double(moves)
        let share = pace.share
        guard share > first else { return inMoves }
        return max(inMoves, last > first ? (share - first) / (last - first) : 1)
    }
}
