/// Raises the weight of a timetable: places tasks in the order of what they are worth beyond the prices of the people's
/// time, then anneals by ejection, until the bound is reached or the moves are spent.
struct WeightSearch {
    let grid: Grid
    let table: Timetable
    /// What each task is worth beyond the prices of its people and interpreters.
    let surplus: [Double]
    /// How many must come before each task in a row.
    private let depth: [Int]
    let pace: Pace
    var noise: Noise
    /// How much a move may lose, at most.
    var heat = 0.0
    private var recorded = 0
    /// The mean weight.
    private let mean: Double

    init(_ table: Timetable, problem: Problem, surplus: [Double], seed: UInt64, pace: Pace) {
        grid = table.grid
        self.table = table
        (self.surplus, depth) = problem.raised(surplus)
        self.pace = pace
        noise = Noise(seed: seed)
        var sum = 0
        for task in 0..<grid.tasks { sum += grid.weight[task] }
        mean = max(1e-3, Double(sum) / Double(grid.tasks))
    }

    /// Puts the tasks in, those of the greatest surplus first, making room by exchanges but at nobody's expense.
    mutating func insertAll() {
        let order = (0..<grid.tasks).filter { table.at[$0] < 0 && grid.allowed[$0] != 0 }
        let keys = order.sorted {
            (-surplus[$0], depth[$0], grid.allowed[$0].nonzeroBitCount, -grid.weight[$0], $0)
                < (-surplus[$1], depth[$1], grid.allowed[$1].nonzeroBitCount, -grid.weight[$1], $1)
        }
        for task in order {
            table.turn[task] = Int32(table.waiting.count)
            table.waiting.append(Int32(task))
        }
        for (number, task) in keys.enumerated() {
            // Not broken off by the clock: a first plan is there whatever the limit.
            if number % 1_024 == 0 {
                _ = pace.goesOn(.insertion, moves: number, value: table.value, placed: table.placed)
                if pace.isCancelled { break }
            }
            for _ in 0..<4 where table.at[task] < 0 {
                if !place(task, budget: -1) { table.undo(to: 0) }
            }
            table.commit()
        }
        // What is hopeless at any heat is never tried again.
        let least = -6 * mean
        for task in order where table.turn[task] >= 0 && surplus[task] < least { forget(task) }
    }

    private func forget(_ task: Int) {
        let hole = table.turn[task]
        guard hole >= 0, let last = table.waiting.popLast() else { return }
        if Int(last) != task {
            table.waiting[Int(hole)] = last
            table.turn[Int(last)] = hole
        }
        table.turn[task] = -2
    }

    /// The heats at which the rounds start and end, as shares of the mean weight: a warm round mends what the insertion
    /// missed, a hot one finds what lies further off.
    private static let firstHeats = [0.03, 0.15, 0.06, 0.6]
    private static let lastHeat = 0.008
    /// Rounds without a gain after which the search ends: fewer where each is long.
    private var patience: Int { max(4, min(40, 200_000 / max(1, grid.tasks))) }

    /// Anneals in rounds, each from the best so far, the longer the more there have been.
    mutating func raise(moves: Int, until share: Double) {
        let stretch = Stretch(pace, moves: moves, until: share)
        var best = table.slots
        var bestValue = table.value
        var done = 0
        var round = 0
        var lastGain = 0
        recorded = bestValue
        while done < moves, bestValue < pace.bound, !table.waiting.isEmpty, round - lastGain < patience {
            let length = max(500, 40 * grid.tasks) << min(6, round / Self.firstHeats.count)
            let goesOn = anneal(
                from: Self.firstHeats[round % Self.firstHeats.count], moves: min(length, moves - done), done: &done,
                stretch, best: &best, bestValue: &bestValue)
            round += 1
            if table.value > bestValue {
                (best, bestValue) = (table.slots, table.value)
            }
            if bestValue > recorded {
                recorded = bestValue
                lastGain = round
            }
            table.restore(best)
            guard goesOn else { break }
        }
    }

    /// One round; false where time or the caller ends the search.
    private mutating func anneal(
        from first: Double, moves: Int, done: inout Int, _ stretch: Stretch, best: inout [Int8], bestValue: inout Int
    ) -> Bool {
        var sinceBest = 0
        var limit = 0.0
        for move in 0..<moves {
            if move % 1_024 == 0 {
                guard stretch.passed(done) < 1,
                    pace.goesOn(.weight, moves: done, value: max(bestValue, table.value), placed: table.placed)
                else { return false }
                heat = mean * first * power(Self.lastHeat / first, Double(move) / Double(moves))
                limit = -6 * heat - 1
            }
            done += 1
            sinceBest += 1
            let task = Int(table.waiting[noise.below(table.waiting.count)])
            guard surplus[task] > limit || noise.below(16) == 0 else { continue }
            let budget = Double(grid.weight[task]) + heat * noise.exponential()
            guard place(task, budget: budget) else {
                table.undo(to: 0)
                continue
            }
            table.commit()
            if table.value >= pace.bound || table.waiting.isEmpty { return true }
            if table.value > bestValue, sinceBest * 8 > grid.tasks {
                (best, bestValue) = (table.slots, table.value)
                sinceBest = 0
            }
        }
        return true
    }

    /// A base in (0, 1] to a power in [0, 1], by repeated roots.
    private func power(_ base: Double, _ exponent: Double) -> Double {
        var result = 1.0
        var root = base
        var rest = min(1, max(0, exponent))
        for _ in 0..<30 {
            root = root.squareRoot()
            rest *= 2
            if rest >= 1 {
                result *= root
                rest -= 1
            }
        }
        return result
    }
}
