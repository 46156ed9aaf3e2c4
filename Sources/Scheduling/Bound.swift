/// Proven upper bounds on what any plan can reach.
///
/// A b-matching (each person at most as many meetings as its slots take) by flow, with a Lagrangian price on each
/// scarce budget: the total hours of the interpreters of some languages, the total slots of some kinds of places. Every price
/// gives a valid bound; the search for prices only makes it tighter.
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
        bound(problem.tasks.map(\.weight), flows: flows, goesOn)
    }

    /// No plan has more meetings.
    func meetings(flows: Int, goesOn: (Int) -> Bool) -> Int {
        bound(problem.tasks.map { _ in 1 }, flows: flows, goesOn)
    }

    /// Coordinate descent on the prices, each by bisection on the slope of the (convex) bound.
    ///
    /// Done twice, from the widest budgets and from the narrowest: nested budgets can hold each other up.
    private func bound(_ weights: [Int], flows: Int, _ goesOn: (Int) -> Bool) -> Int {
        let gains = zip(weights, problem.tasks).map { $1.slots == 0 ? 0 : 2 * $0 }
        let all = 2 * gains.reduce(0, +)
        guard goesOn(all / 4) else { return all / 4 }
        let free = priced(gains, Array(repeating: 0, count: budgets.count)).fourfold
        guard !budgets.isEmpty else { return free / 4 }
        let wide = descend(gains, free, Array(budgets.indices.reversed()), flows: flows - flows / 3, goesOn)
        guard budgets.count > 1 else { return wide / 4 }
        return min(wide, descend(gains, free, Array(budgets.indices), flows: flows / 3, goesOn)) / 4
    }

    private func descend(
        _ gains: [Int], _ unpriced: Int, _ order: [Int], flows: Int, _ goesOn: (Int) -> Bool
    ) -> Int {
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
                    guard left > 0, goesOn(best / 4) else { return best }
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
        return best
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
        return sets.union([all]).sorted { ($0.count, $0.sorted().description) < ($1.count, $1.sorted().description) }
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
