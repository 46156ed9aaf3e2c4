/// Looks for the smallest change: places what has lost its place, or is new, by chains of other meetings that are
/// carried elsewhere; short chains first, each compared with the best so far, and given up where it cannot be better.
struct RepairSearch {
    let problem: Problem
    let homes: Homes
    let options: RepairOptions
    let pace: Pace
    var plan: RepairState
    /// The best way found for the meeting in question.
    var best = RepairCost()
    var bestSeats: [(task: Int, seat: Seat?)] = []
    /// The meetings that the chain in hand has placed.
    private var chain: [Int] = []
    /// How much of the limit in moves is used up, and where it is asked next whether to go on.
    var steps = 0
    private var limit = 0
    var nextReport = 0
    private var isCut = false

    /// The most ways tried to free a place or an interpreter, or an hour of a person at the maximum.
    private static let mostRivals = 8

    init(_ plan: RepairState, _ options: RepairOptions, _ pace: Pace) {
        problem = plan.problem
        homes = plan.homes
        self.plan = plan
        self.options = options
        self.pace = pace
    }

    var isSpent: Bool { steps >= options.moves || pace.isOver }

    mutating func run() {
        let tasks = problem.tasks.indices.filter { problem.tasks[$0].slots & homes.open != 0 }
        for _ in 0..<3 {
            let before = plan.cost
            let waiting = tasks.filter { plan.state.seat[$0] == nil && (homes.seat[$0] != nil || homes.mayAdd[$0]) }
            let order = waiting.map { task in (urgency(task), -problem.tasks[task].weight, task) }.sorted(by: <)
            let displaced = order.count { $0.0 == 0 }
            let budgets = [max(4_000, min(30_000, options.moves / 2 / max(1, displaced))), 1_500, 100]
            for (urgency, _, task) in order where plan.state.seat[task] == nil && !isSpent {
                guard isHopeful(task) else { continue }
                improve(task, steps: budgets[urgency], depth: urgency == 2 ? 1 : options.longestChain)
                if urgency < 2, plan.state.seat[task] == nil { exchange(task) }
            }
            for task in tasks where plan.state.seat[task] != nil && !isSpent {
                guard !plan.frozen[task], homes.changes(task, plan.state.seat[task]) else { continue }
                improve(task, steps: 2_000, depth: min(3, options.longestChain))
            }
            if plan.cost == before || isSpent { break }
        }
    }

    /// 0 for what was published, 1 for what concerns people whose timetable has changed, 2 for the rest.
    private func urgency(_ task: Int) -> Int {
        if homes.seat[task] != nil { return 0 }
        return plan.touches[problem.tasks[task].a] > 0 || plan.touches[problem.tasks[task].b] > 0 ? 1 : 2
    }

    /// Whether placing a meeting can make the plan better: not where its weight is proven to be the highest, and not
    /// where no interpreter has an hour left for it but at the cost of a published meeting that counts for more.
    private func isHopeful(_ task: Int) -> Bool {
        guard homes.seat[task] == nil || !homes.keeps else { return true }
        return plan.state.value < pace.bound && (!homes.keeps || plan.state.hoursAreLeft(for: task))
    }

    /// Finds a better way for a meeting and those it concerns, by longer and longer chains.
    private mutating func improve(_ root: Int, steps most: Int, depth: Int) {
        best = plan.cost
        bestSeats = []
        for length in 0...max(0, depth) where !isSpent {
            limit = min(options.moves, steps + most)
            isCut = false
            var pending = [root]
            if plan.state.seat[root] != nil {
                guard let out = out([root], 1 + length) else { return }
                pending = out.reversed()
                for task in out { plan.state.set(task, nil) }
            } else {
                // What must come first and is nowhere goes first; the list grows while it is read.
                var next = 0
                while next < pending.count {
                    for other in problem.tasks[pending[next]].before
                    where plan.state.seat[other] == nil && !pending.contains(other) { pending.append(other) }
                    next += 1
                }
            }
            explore(pending, length)
            plan.state.undo(to: 0)
            if isCut { break }
        }
        guard best < plan.cost else { return }
        plan.state.apply(bestSeats)
        plan.settle()
    }

    /// The placed meetings that go with others, none of them locked, past or in the chain; nil where they are too many.
    private func out(_ tasks: [Int], _ most: Int) -> [Int]? {
        var out: [Int] = []
        for task in tasks where !out.contains(task) {
            let all = problem.tasks[task].after.isEmpty ? [task] : plan.state.dependents(task)
            for other in all where !out.contains(other) { out.append(other) }
        }
        guard out.count <= most else { return nil }
        return out.allSatisfy { !problem.tasks[$0].locked && !plan.frozen[$0] && !chain.contains($0) } ? out : nil
    }

    /// Places the last of the pending meetings in every way, then those before it in the list and those displaced.
    private mutating func explore(_ pending: [Int], _ depth: Int) {
        guard steps < limit, steps < nextReport || goesOn() else {
            isCut = true
            return
        }
        steps += 1
        guard let bound = bound(pending), bound < best else { return }
        guard let task = pending.last else {
            guard let cost = plan.trial(), cost < best else { return }
            best = cost
            bestSeats = plan.unsettled().map { ($0, plan.state.seat[$0]) }
            return
        }
        let rest = Array(pending.dropLast())
        chain.append(task)
        let it = problem.tasks[task]
        for person in [it.a, it.b] where plan.state.load[person] >= problem.people[person].maximum {
            give(person, pending, depth)
            chain.removeLast()
            return
        }
        var slots = it.slots & homes.open & plan.state.inOrder(task)
        if let home = homes.seat[task]?.slot, home >= 0, slots & (1 &<< UInt128(home)) != 0 {
            slots &= ~(1 &<< UInt128(home))
            settle(task, at: home, rest, depth)
        }
        for slot in SlotSet(bits: slots) { settle(task, at: slot, rest, depth) }
        chain.removeLast()
        if chain.count > 0 || !rest.isEmpty { explore(rest, depth) }
    }

    mutating func goesOn() -> Bool {
        nextReport = steps + 256
        return pace.goesOn(.weight, moves: steps, value: plan.state.value, placed: plan.state.placed)
    }

    /// What any way to place the pending meetings costs at least.
    private mutating func bound(_ pending: [Int]) -> RepairCost? {
        guard var bound = plan.trial() else { return nil }
        bound.waiting = 0
        bound.interpreters = 0
        for task in pending {
            bound.weight -= problem.tasks[task].weight
            guard let home = homes.seat[task] else { continue }
            if homes.keeps { bound.lost -= 1 }
            if (0..<problem.slots).contains(home.slot), plan.state.open(task) & (1 &<< UInt128(home.slot)) != 0 {
                bound.people -= 2
            }
        }
        return bound
    }

    /// Takes a meeting of a person at the maximum off, and goes on.
    private mutating func give(_ person: Int, _ pending: [Int], _ depth: Int) {
        guard depth > 0 else { return }
        let own = problem.people[person].meetings.filter { plan.state.seat[$0] != nil && !chain.contains($0) }
        for other in own.sorted(by: { rank($0) < rank($1) }).prefix(Self.mostRivals) {
            guard let out = out([other], depth) else { continue }
            let mark = plan.state.mark
            for task in out { plan.state.set(task, nil) }
            explore(pending, depth - out.count)
            plan.state.undo(to: mark)
        }
    }

    /// Whom it costs least to disturb: people touched anyway first, then the lightest meetings.
    private func rank(_ task: Int) -> (Int, Int, Int) {
        let it = problem.tasks[task]
        let fresh = (plan.touches[it.a] == 0 ? 1 : 0) + (plan.touches[it.b] == 0 ? 1 : 0)
        return (homes.seat[task] == nil ? -1 : fresh, it.weight, task)
    }

    /// Puts a meeting into a slot in every way: those that hold its people there go elsewhere, and where a place or an
    /// interpreter lacks, one of those that have it.
    private mutating func settle(_ task: Int, at slot: Int, _ rest: [Int], _ depth: Int) {
        steps += 1
        let it = problem.tasks[task]
        let bit: UInt128 = 1 &<< UInt128(slot)
        let lefts = plan.state.full[it.a] & bit == 0 ? [-1] : plan.state.meetings(of: it.a, at: slot)
        let rights = plan.state.full[it.b] & bit == 0 ? [-1] : plan.state.meetings(of: it.b, at: slot)
        if depth == 0, lefts != [-1] || rights != [-1] { return }
        for left in lefts {
            for right in rights {
                guard let out = out([left, right].filter { $0 >= 0 }, depth) else { continue }
                let mark = plan.state.mark
                for other in out { plan.state.set(other, nil) }
                defer { plan.state.undo(to: mark) }
                guard plan.state.open(task) & bit != 0 else { continue }
                let inner = plan.state.mark
                if plan.state.insertQuietly(task, at: slot, homes) {
                    explore(rest + out.reversed(), depth - out.count)
                    continue
                }
                guard depth > out.count else { continue }
                let rivals = Set(plan.state.rivals(of: task, at: slot)).sorted { rank($0) < rank($1) }
                for rival in rivals.prefix(Self.mostRivals) {
                    steps += 1
                    guard let more = self.out([rival], depth - out.count) else { continue }
                    for other in more { plan.state.set(other, nil) }
                    if plan.state.open(task) & bit != 0, plan.state.insertQuietly(task, at: slot, homes) {
                        explore(rest + out.reversed() + more.reversed(), depth - out.count - more.count)
                    }
                    plan.state.undo(to: inner)
                }
            }
        }
    }
}
