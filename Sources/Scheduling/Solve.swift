/// A plan for the instance: valid, deterministic for the options, with a proven bound and a reason for each meeting
/// left out.
///
/// `progress` is called from time to time and cancels the search by returning false; the best plan so far is returned.
/// `clock` tells the seconds from any point of time on, for `Options.timeLimit`; nobody else is asked for the time.
public func solve(
    _ instance: Instance, options: Options = Options(), progress: ((SearchProgress) -> Bool)? = nil,
    clock: (() -> Double)? = nil
) throws(InstanceError) -> Plan {
    let pace = Pace(options, clock, progress)
    let problem = try Problem(instance)
    var state = State(problem)
    try state.placeLocked()
    let bounds = Bound(problem)
    let (bound, surplus, meetingsBound) = prove(bounds, options, pace, held: (state.value, state.placed))
    pace.bound = bound
    let begun = state
    state = bestStart(options, pace) { options, pace in
        schedule(begun, instance.meetings.count, surplus, options, pace)
    }
    let placements = state.placements()
    return Plan(
        placements: placements, value: state.value, bound: bound, meetingsBound: meetingsBound,
        idle: instance.idleFigures(of: placements), unplaced: state.reasons())
}

/// The bounds on the value, with what each meeting is worth beyond its prices, and on the number of meetings: one after
/// the other, or side by side.
private func prove(
    _ bounds: Bound, _ options: Options, _ pace: Pace, held: (value: Int, placed: Int)
) -> (value: Int, surplus: [Double], meetings: Int) {
    var asks = 0
    func goesOn(_ pace: Pace, _ best: Int) -> Bool {
        defer { asks += 1 }
        return pace.goesOn(.bound, moves: asks, value: held.value, placed: held.placed, bound: best)
    }
    guard options.threads > 1 else {
        let (bound, surplus) = bounds.priced(flows: options.boundFlows) { goesOn(pace, $0) }
        return (bound, surplus, bounds.meetings(flows: options.boundFlows) { _ in goesOn(pace, bound) })
    }
    let parts = sideBySide(2, pace) { part, pace -> (Int, [Double]) in
        var flows = 0
        func goesOn(_ best: Int) -> Bool {
            defer { flows += 1 }
            return pace.goesOn(.bound, moves: flows, value: held.value, placed: held.placed, bound: best)
        }
        if part == 0 { return bounds.priced(flows: options.boundFlows, goesOn: goesOn) }
        return (bounds.meetings(flows: options.boundFlows) { _ in goesOn(.max) }, [])
    }
    return (parts[0].0, parts[0].1, parts[1].0)
}

/// By this share of the whole time the search ends; seating and reasons take the rest.
private let lastShare = 0.94

/// The share of the whole time by which the search for weight ends, so that waiting has the rest of it.
private func weightShare(_ pace: Pace) -> Double { pace.share + (lastShare - pace.share) * 0.6 }

/// One search from a state that holds the locked meetings: weight first, then waiting.
private func schedule(
    _ state: State, _ meetings: Int, _ surplus: [Double], _ options: Options, _ pace: Pace
) -> State {
    guard let grid = Grid(state.problem) else {
        let options = options.scaled(to: meetings)
        var search = Search(state, seed: options.seed, pace: pace)
        search.insertAll()
        search.raiseWeight(moves: options.moves, until: weightShare(pace))
        search.lowerIdle(moves: options.idleMoves, until: lastShare)
        return search.state
    }
    var state = state
    state.adopt(schedule(grid, state, surplus, options, pace))
    return state
}

/// The search on a plain instance: weight first, then waiting.
private func schedule(
    _ grid: Grid, _ state: State, _ surplus: [Double], _ options: Options, _ pace: Pace
) -> [Int8] {
    let table = Timetable(grid)
    for (task, seat) in state.seat.enumerated() {
        if let seat { table.seat(task, seat.slot) }
    }
    table.commit()
    var weights = WeightSearch(table, problem: state.problem, surplus: surplus, seed: options.seed, pace: pace)
    weights.insertAll()
    weights.raise(moves: options.moves, until: weightShare(pace))
    var idle = IdleSearch(table, seed: options.seed &+ 1, pace: pace)
    idle.lower(moves: options.idleMoves, until: lastShare)
    return table.slots
}

extension State {
    /// Puts the locked meetings where they are, with what must come before them; throws where not all can be held.
    mutating func placeLocked() throws(InstanceError) {
        let locked = problem.tasks.indices.filter { problem.tasks[$0].locked }
        for task in locked.sorted(by: { (fixedSlot($0), $0) < (fixedSlot($1), $1) }) {
            guard placeBefore(task, .first(fixedSlot(task))), place(task, SlotSet(bits: 1 &<< UInt128(fixedSlot(task))))
            else { throw .lockedMeetingsClash(meeting: problem.instance.meetings[task].id) }
        }
        commit()
    }

    private func fixedSlot(_ task: Int) -> Int { problem.instance.meetings[task].fixedSlot ?? 0 }

    /// Places what must come before a meeting in these slots; false where that cannot be.
    private mutating func placeBefore(_ task: Int, _ slots: SlotSet) -> Bool {
        for earlier in problem.tasks[task].before where seat[earlier] == nil {
            guard let last = slots.last, placeBefore(earlier, .first(last)), place(earlier, slots) else { return false }
        }
        return true
    }

    private mutating func place(_ task: Int, _ slots: SlotSet) -> Bool {
        seat[task] != nil || insert(task, among: SlotSet(bits: open(task)).intersection(slots))
    }
}

extension Plan {
    /// The reasons why the meetings absent from the placements are absent, for a plan that was changed by hand too;
    /// nil where the placements break a constraint (see `check`).
    public func reasons(in instance: Instance) throws(InstanceError) -> [Unplaced]? {
        guard check(self, instance).allSatisfy(\.isHarmlessToReasons) else { return nil }
        let problem = try Problem(instance)
        var state = State(problem)
        state.load(placements)
        return state.reasons()
    }
}

extension Violation {
    fileprivate var isHarmlessToReasons: Bool {
        switch self {
        case .wrongValue, .lockedMeetingMissing, .precedenceBroken: true
        default: false
        }
    }
}

extension State {
    /// Takes over the placements of a valid plan.
    mutating func load(_ placements: [String: Placement]) {
        var pools: [String: Int] = [:]
        for (index, pool) in problem.pools.enumerated() {
            for place in pool.places { pools[problem.instance.places[place].id] = index }
        }
        let interpreters = problem.instance.interpreters.map(\.id)
        for (task, meeting) in problem.instance.meetings.enumerated() {
            guard let at = placements[meeting.id], let pool = pools[at.place] else { continue }
            let worker = at.interpreter.flatMap { interpreters.firstIndex(of: $0) }
            set(task, Seat(slot: at.slot, pool: pool, worker: worker ?? -1))
        }
        commit()
    }
}
