/// What the phases of the search share: the state, the random numbers, the best so far, the caller's say.
struct Search {
    var state: State
    var random: Randomness
    let pace: Pace
    /// The meetings that could be somewhere but are nowhere, and where in that list each stands (−1: not in it).
    private var waiting: [Int] = []
    private var place: [Int]

    /// The heat at the start, as a share of the mean weight, and how far it falls (e^−7, to about a thousandth): hot
    /// enough to give up a meeting for another two, cold enough in the end to tell weights that differ by little.
    private static let firstHeat = 0.3
    private static let cooling = 7.0

    init(_ state: State, seed: UInt64, pace: Pace) {
        self.state = state
        random = Randomness(seed: seed)
        self.pace = pace
        place = Array(repeating: -1, count: state.problem.tasks.count)
    }

    /// Reports where the search stands every 1,024 moves; false once the caller has cancelled or the time is over.
    func goesOn(_ phase: SearchProgress.Phase, _ moves: Int) -> Bool {
        guard moves.isMultiple(of: 1_024) else { return !pace.isOver }
        return pace.goesOn(phase, moves: moves, value: state.value, placed: state.placed)
    }

    /// Places the meetings one by one: the weightiest first, among equals those with the fewest ways to meet.
    mutating func insertAll() {
        let problem = state.problem
        let room = problem.tasks.map { task in
            task.slots.nonzeroBitCount * 8 + (task.needsInterpreter ? 0 : 4)
                - min(3, max(problem.people[task.a].meetings.count, problem.people[task.b].meetings.count) / 4)
        }
        let (weight, depth) = problem.raised(problem.tasks.map(\.weight))
        let order = problem.tasks.indices.filter { state.seat[$0] == nil && problem.tasks[$0].slots != 0 }
            .sorted { (-weight[$0], depth[$0], room[$0], $0) < (-weight[$1], depth[$1], room[$1], $1) }
        for (count, task) in order.enumerated() {
            // Not broken off by the clock: a first plan is there whatever the limit.
            _ = goesOn(.insertion, count)
            if pace.isCancelled { break }
            let settled =
                state.insert(task, among: SlotSet(bits: state.open(task)))
                || state.insertByExchange(task, from: task)
            if !settled { wait(task) }
            state.commit()
        }
    }

    /// Ejection annealing: forces a waiting meeting in, lets those it pushed out look for another slot, and keeps the
    /// result where it is better, or worse by little while it is hot. Ends with the best found.
    /// - Parameter share: of the whole time, by when to end; without a limit in time only the moves count.
    mutating func raiseWeight(moves: Int, until share: Double) {
        var best = state.seat
        var bestValue = state.value
        let mean = Double(state.problem.tasks.reduce(0) { $0 + $1.weight }) / Double(max(1, place.count))
        let stretch = Stretch(pace, moves: moves, until: share)
        var move = 0
        while move < moves, bestValue < pace.bound, !waiting.isEmpty, goesOn(.weight, move) {
            let passed = stretch.passed(move)
            guard passed < 1 else { break }
            let heat = mean * Self.firstHeat * exponential(-Self.cooling * passed)
            move += 1
            let before = state.value
            let task = waiting[random.below(waiting.count)]
            guard force(task) else {
                state.undo(to: 0)
                continue
            }
            let gain = state.value - before
            guard gain >= 0 || random.fraction() < exponential(Double(gain) / heat) else {
                state.undo(to: 0)
                continue
            }
            for touched in state.touched(since: 0) { state.seat[touched] == nil ? wait(touched) : settle(touched) }
            state.commit()
            if state.value > bestValue {
                bestValue = state.value
                best = state.seat
            }
        }
        if state.value < bestValue { state.restore(best) }
    }

    /// Places a waiting meeting at whatever cost; false where a locked meeting or a lack of resources forbids it.
    private mutating func force(_ task: Int, within limit: UInt128 = .max) -> Bool {
        let it = state.problem.tasks[task]
        if let first = it.before.first(where: { state.seat[$0] == nil }) {
            return state.problem.tasks[first].slots != 0 && force(first)
        }
        if !it.before.isEmpty, state.inOrder(task) & it.slots == 0 {
            let earlier = it.before[random.below(it.before.count)]
            let slots = SlotSet.first(state.seat[earlier]?.slot ?? 0).bits & state.problem.tasks[earlier].slots
            guard slots != 0 else { return false }
            if !state.flip(earlier, to: random.slot(of: slots)) {
                var out: [Int] = []
                guard eject([earlier], &out), force(earlier, within: slots) else { return false }
            }
        }
        let offset = random.below(SlotSet.capacity)
        let open = SlotSet(bits: state.open(task) & limit)
        if state.insert(task, among: State.rotate(open, by: offset)) { return true }
        if limit == .max, random.below(4) == 0, state.insertByExchange(task, from: offset) { return true }
        let slot = random.slot(of: it.slots & limit)
        var ejected: [Int] = []
        for person in [it.a, it.b] {
            let here = state.full[person] & (1 &<< UInt128(slot)) != 0
            if here, !eject(state.problem.people[person].meetings.filter { state.seat[$0]?.slot == slot }, &ejected) {
                return false
            }
            if state.load[person] >= state.problem.people[person].maximum,
                !eject(state.problem.people[person].meetings.filter { state.seat[$0] != nil }, &ejected)
            {
                return false
            }
        }
        guard state.inOrder(task) & (1 &<< UInt128(slot)) != 0 else { return false }
        if !state.insert(task, at: slot) {
            // What went may be a meeting that must come before this one.
            guard eject(state.rivals(of: task, at: slot), &ejected),
                state.inOrder(task) & (1 &<< UInt128(slot)) != 0, state.insert(task, at: slot)
            else { return false }
        }
        for other in ejected.reversed() {
            if state.seat[other] == nil,
                !state.insert(other, among: State.rotate(SlotSet(bits: state.open(other)), by: offset))
            {
                _ = random.below(2) == 0 && state.insertByExchange(other, from: offset)
            }
        }
        return true
    }

    /// Takes one meeting of those given off the plan; false where all are locked.
    private mutating func eject(_ candidates: [Int], _ ejected: inout [Int]) -> Bool {
        let movable = candidates.filter { candidate in
            state.dependents(candidate).allSatisfy { !state.problem.tasks[$0].locked }
        }
        guard !movable.isEmpty else { return false }
        let chosen = movable[random.below(movable.count)]
        for task in state.dependents(chosen) where state.seat[task] != nil {
            state.set(task, nil)
            ejected.append(task)
        }
        return true
    }

    private mutating func wait(_ task: Int) {
        guard place[task] < 0 else { return }
        place[task] = waiting.count
        waiting.append(task)
    }

    private mutating func settle(_ task: Int) {
        let hole = place[task]
        guard hole >= 0, let last = waiting.popLast() else { return }
        place[task] = -1
        if last != task {
            waiting[hole] = last
            place[last] = hole
        }
    }
}

/// e to the power of a number that is not positive, by (1 + x/1024)^1024: the same on every machine.
func exponential(_ x: Double) -> Double {
    guard x > -30 else { return 0 }
    var power = 1 + x / 1_024
    for _ in 0..<10 { power *= power }
    return power
}

extension State {
    /// The meetings of a slot (and, at their daily limit, of the other slots of able interpreters) one of which may
    /// have to go for this one to find a place and an interpreter.
    func rivals(of task: Int, at slot: Int) -> [Int] {
        let it = problem.tasks[task]
        let placeLacks = !it.pools.contains { taken[$0 * problem.slots + slot] < problem.pools[$0].capacity[slot] }
        var rivals =
            placeLacks || !it.needsInterpreter
            ? bySlot[slot].filter { other in seat[other].map { it.pools.contains($0.pool) } == true } : []
        guard !placeLacks else { return rivals }
        for worker in it.interpreters where problem.workers[worker].available & (1 &<< UInt128(slot)) != 0 {
            let held = working[worker] & (1 &<< UInt128(slot)) != 0 ? 1 &<< UInt128(slot) : working[worker]
            rivals += SlotSet(bits: held).map { workedBy[worker * problem.slots + $0] }.filter { $0 >= 0 }
        }
        return rivals
    }

    /// Makes the plan that given by `seats`, which must be one that this state has been in.
    mutating func restore(_ seats: [Seat?]) {
        for task in seats.indices where seat[task] != seats[task] { set(task, nil) }
        for task in seats.indices where seat[task] != seats[task] { set(task, seats[task]) }
        commit()
    }
}
