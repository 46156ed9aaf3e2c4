/// Tries every plan of an instance of a few meetings, as far as it can be better than the best known.
struct RepairProof {
    /// Instances of more meetings are not tried: there is no hope to get through.
    static let mostTasks = 12

    private let problem: Problem
    private let homes: Homes
    private let frozen: [Bool]
    private let order: [Int]
    private let limit: Int
    private var state: State
    private var steps = 0
    /// The best plan known, and what it costs.
    private(set) var best: RepairCost
    private(set) var seats: [Seat?]?

    init(_ plan: RepairState, moves: Int) {
        problem = plan.problem
        homes = plan.homes
        frozen = plan.frozen
        limit = moves
        best = plan.cost
        state = State(problem)
        let depth = problem.raised(problem.tasks.map { _ in 0 }).depth
        let tasks = problem.tasks
        order = tasks.indices.sorted { (depth[$0], -tasks[$0].weight, $0) < (depth[$1], -tasks[$1].weight, $1) }
    }

    /// Whether all plans have been tried, so that the best known is the best there is.
    mutating func run() -> Bool {
        guard order.count <= Self.mostTasks else { return false }
        explore(0)
        return steps < limit
    }

    private mutating func explore(_ index: Int) {
        guard steps < limit else { return }
        steps += 1
        guard cost(of: order[..<index], isWhole: index == order.count) < best else { return }
        guard index < order.count else {
            best = cost(of: order[...], isWhole: true)
            seats = state.seat
            return
        }
        let task = order[index]
        for seat in options(task) where state.sits(task, seat) {
            state.set(task, seat)
            explore(index + 1)
            state.undo(to: state.mark - 1)
        }
        if !frozen[task], !problem.tasks[task].locked { explore(index + 1) }
    }

    /// The published seat first.
    private func options(_ task: Int) -> [Seat] {
        let home = homes.seat[task]
        if frozen[task] { return home.map { [$0] } ?? [] }
        guard home != nil || homes.mayAdd[task] else { return [] }
        let it = problem.tasks[task]
        let slots = it.slots & homes.open & state.inOrder(task)
        let seats = SlotSet(bits: slots).flatMap { slot in
            it.pools.flatMap { pool in
                (it.needsInterpreter ? it.interpreters : [-1]).map { Seat(slot: slot, pool: pool, worker: $0) }
            }
        }
        return seats.filter { $0 == home } + seats.filter { $0 != home }
    }

    /// What the plan costs at least, the meetings not yet decided upon all placed and free of charge.
    private func cost(of decided: ArraySlice<Int>, isWhole: Bool) -> RepairCost {
        var cost = RepairCost()
        var touched: Set<Int> = []
        for task in decided {
            cost = cost + homes.cost(task, state.seat[task], weight: problem.tasks[task].weight)
            if homes.changes(task, state.seat[task]) {
                touched.formUnion([problem.tasks[task].a, problem.tasks[task].b])
            }
        }
        cost.people = touched.count
        guard !isWhole else {
            for person in problem.people.indices {
                let figures = state.waiting(person)
                cost.waiting += figures.idleAvailable * 32 + figures.idle
            }
            return cost
        }
        for task in order[decided.endIndex...] where homes.seat[task] != nil || homes.mayAdd[task] {
            cost.weight -= problem.tasks[task].weight
        }
        return cost
    }
}
