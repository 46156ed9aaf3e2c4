/// Proven upper bounds on what any plan can reach.
///
/// A b-matching (each person at most as many meetings as its slots take) by flow, with a Lagrangian price on each
/// scarce budget: the total hours of the interpreters of some languages, the total slots of some kinds of places. Every
/// price gives a valid bound; the search for prices only makes it tighter.
struct Bound {
    private struct Budget {
        var members: [Int]
        var capacity: Int
    }

    private let problem: Problem
    private let flow: RequestFlow
    private let budgets: [Budget]

    init(_ problem: Problem) {
        self.problem = problem
        flow = RequestFlow(
            ends: problem.tasks.map { ($0.a, $0.b) },
            capacity: problem.people.indices.map { Self.capacity(of: $0, problem) })
        budgets = (Self.interpreterBudgets(problem) + Self.placeBudgets(problem))
            .filter { $0.members.count > $0.capacity }
    }

    /// No plan is worth more. Asks before each flow, with the bound so far, whether to go on.
    func value(flows: Int, goesOn: (Int) -> Bool) -> Int {
        var prices = Array(repeating: 0, count: budgets.count)
        return bound(problem.tasks.map(\.weight), flows: flows, &prices, goesOn)
    }

    /// The bound, and what each meeting is worth beyond the prices that give it: what its people's time and its
    /// interpreters and places could otherwise be used for.
    func priced(flows: Int, goesOn: (Int) -> Bool) -> (bound: Int, surplus: [Double]) {
        var best = Array(repeating: 0, count: budgets.count)
        let bound = bound(problem.tasks.map(\.weight), flows: flows, &best, goesOn)
        let gains = zip(problem.tasks, problem.tasks.map(\.weight)).map { $0.slots == 0 ? 0 : 2 * $1 }
        var reduced = gains
        for (budget, price) in zip(budgets, best) where price > 0 {
            for member in budget.members { reduced[member] -= price }
        }
        let prices = flow.solve(gains: reduced).prices
        let surplus = problem.tasks.indices.map { task in
            Double(reduced[task]) / 2 - (prices[problem.tasks[task].a] + prices[problem.tasks[task].b]) / 4
        }
        return (bound, surplus)
    }

    /// No plan has more meetings.
    func meetings(flows: Int, goesOn: (Int) -> Bool) -> Int {
        var prices = Array(repeating: 0, count: budgets.count)
        return bound(problem.tasks.map { _ in 1 }, flows: flows, &prices, goesOn)
    }

    /// Coordinate descent on the prices, each by bisection on the slope of the (convex) bound.
    ///
    /// Done twice, from the widest budgets and from the narrowest: nested budgets can hold each other up.
    private func bound(
        _ weights: [Int], flows: Int, _ prices: inout [Int], _ goesOn: (Int) -> Bool
    ) -> Int {
        let gains = zip(weights, problem.tasks).map { $1.slots == 0 ? 0 : 2 * $0 }
        let all = 2 * gains.reduce(0, +)
        guard goesOn(all / 4) else { return all / 4 }
        let free = priced(gains, Array(repeating: 0, count: budgets.count)).fourfold
        guard !budgets.isEmpty else { return free / 4 }
        if budgets.count > 3 {
            let level = level(gains, free, flows: flows, goesOn)
            prices = level.prices
            return level.best / 4
        }
        let wide = descend(gains, free, Array(budgets.indices.reversed()), flows: flows - flows / 3, goesOn)
        prices = wide.prices
        guard budgets.count > 1 else { return wide.best / 4 }
        let narrow = descend(gains, free, Array(budgets.indices), flows: flows / 3, goesOn)
        if narrow.best < wide.best { prices = narrow.prices }
        return min(wide.best, narrow.best) / 4
    }

    /// All prices together, by subgradients with a target level that comes nearer when nothing is gained (Polyak,
    /// USSR Comput. Math. Math. Phys. 9, 1969): for many budgets.
    private func level(
        _ gains: [Int], _ unpriced: Int, flows: Int, _ goesOn: (Int) -> Bool
    ) -> (best: Int, prices: [Int]) {
        var exact = Array(repeating: 0.0, count: budgets.count)
        var (best, prices) = (unpriced, Array(repeating: 0, count: budgets.count))
        var distance = Double(unpriced) * 0.04
        var idle = 0
        for _ in 0..<flows {
            guard goesOn(best / 4) else { break }
            let trial = exact.map { Int($0.rounded()) }
            let result = priced(gains, trial)
            idle += 1
            if result.fourfold < best {
                if Double(best - result.fourfold) > distance / 8 { idle = 0 }
                (best, prices) = (result.fourfold, trial)
            }
            if idle >= 5 {
                (distance, idle) = (distance / 2, 0)
                exact = prices.map(Double.init)
            }
            let slopes = budgets.indices.map { budget in
                let used = budgets[budget].members.reduce(0) { $0 + result.uses[$1] }
                let slope = Double(used - 2 * budgets[budget].capacity)
                return slope < 0 && exact[budget] == 0 ? 0 : slope
            }
            let norm = slopes.reduce(0) { $0 + $1 * $1 }
            guard norm > 0, distance >= 1 else { break }
            let step = (Double(result.fourfold - best) + distance) / norm
            for budget in budgets.indices { exact[budget] = max(0, exact[budget] + step * slopes[budget]) }
        }
        return (best, prices)
    }

    private func descend(
        _ gains: [Int], _ unpriced: Int, _ order: [Int], flows: Int, _ goesOn: (Int) -> Bool
    ) -> (best: Int, prices: [Int]) {
        var prices = Array(repeating: 0, count: budgets.count)
        var best = unpriced
        var left = flows
        var improved = true
        while improved {
            improved = false
            for budget in order {
                var low = 0
                var high = (gains.max() ?? 0) + 1
                while high - low > 1 {
                    guard left > 0, goesOn(best / 4) else { return (best, prices) }
                    left -= 1
                    var trial = prices
                    trial[budget] = low + (high - low) / 2
                    let result = priced(gains, trial)
                    if result.fourfold < best {
                        best = result.fourfold
                        prices = trial
                        improved = true
                    }
                    let used = budgets[budget].members.reduce(0) { $0 + result.uses[$1] }
                    if used > 2 * budgets[budget].capacity { low = trial[budget] } else { high = trial[budget] }
                }
            }
            if budgets.count == 1 { break }
        }
        return (best, prices)
    }

    /// Four times the bound at these prices (gains are doubled, and so is the value of the flow).
    private func priced(_ gains: [Int], _ prices: [Int]) -> (fourfold: Int, uses: [Int]) {
        var reduced = gains
        var sum = 0
        for (budget, price) in zip(budgets, prices) where price > 0 {
            sum += 2 * price * budget.capacity
            for member in budget.members { reduced[member] -= price }
        }
        let result = flow.solve(gains: reduced)
        return (sum + result.doubledValue, result.uses)
    }

    /// The most meetings a person can have: its own wish, and a matching of its meetings with its slots.
    private static func capacity(of person: Int, _ problem: Problem) -> Int {
        let it = problem.people[person]
        var holders = Array(repeating: [Int](), count: problem.slots)
        func seat(_ task: Int, _ tried: inout UInt128) -> Bool {
            for slot in SlotSet(bits: problem.tasks[task].slots & ~tried) {
                if tried & (1 &<< UInt128(slot)) != 0 { continue }
                tried |= 1 &<< UInt128(slot)
                if holders[slot].count < it.parallel {
                    holders[slot].append(task)
                    return true
                }
                for index in holders[slot].indices where seat(holders[slot][index], &tried) {
                    holders[slot][index] = task
                    return true
                }
            }
            return false
        }
        var matched = 0
        for task in it.meetings where matched < it.maximum {
            var tried: UInt128 = 0
            if seat(task, &tried) { matched += 1 }
        }
        return matched
    }

    /// One budget per set of interpreters that some meeting depends on, and one for all of them.
    private static func interpreterBudgets(_ problem: Problem) -> [Budget] {
        let needing = problem.tasks.indices.filter { problem.tasks[$0].needsInterpreter }
        var crews: [Int: Set<Int>] = [:]
        for task in needing where crews[problem.tasks[task].crew] == nil {
            crews[problem.tasks[task].crew] = Set(problem.tasks[task].interpreters)
        }
        let sets = Set(crews.values)
        let all = sets.reduce(Set<Int>()) { $0.union($1) }
        var unions = sets.union([all])
        if sets.count <= 6 {
            // Hall's condition in full: every union of crews.
            for set in sets { unions.formUnion(unions.map { $0.union(set) }) }
        }
        return unions.sorted { ($0.count, $0.sorted().description) < ($1.count, $1.sorted().description) }
            .map { set in
                let within = crews.mapValues { set.isSuperset(of: $0) }
                return Budget(
                    members: needing.filter { within[problem.tasks[$0].crew] == true },
                    capacity: set.reduce(0) { $0 + hours(of: problem.workers[$1], problem) })
            }
    }

    /// The most meetings an interpreter can do, pauses counted block by block.
    private static func hours(of worker: Problem.Worker, _ problem: Problem) -> Int {
        guard worker.maximumInRow > 0 else { return 0 }
        var sum = 0
        for mask in Set(problem.blockMask) {
            var row = 0
            for slot in SlotSet(bits: mask) {
                let works = worker.available & (1 &<< UInt128(slot)) != 0 && row < worker.maximumInRow
                row = works ? row + 1 : 0
                if works { sum += 1 }
            }
        }
        return min(worker.maximum, sum)
    }

    /// One budget per set of pools that some meeting depends on.
    private static func placeBudgets(_ problem: Problem) -> [Budget] {
        let sets = Set(problem.tasks.map { Set($0.pools) })
        return sets.sorted { ($0.count, $0.sorted().description) < ($1.count, $1.sorted().description) }
            .map { set in
                Budget(
                    members: problem.tasks.indices.filter { set.isSuperset(of: problem.tasks[$0].pools) },
                    capacity: set.reduce(0) { $0 + problem.pools[$1].capacity.reduce(0, +) })
            }
    }
}
