/// What each addition would be worth, the most valuable first: computed by solving the changed instance, from the plan
/// on.
///
/// The plan itself is improved first with the same number of moves, so that no addition is credited with what the
/// search finds without it. Additions whose proven bound leaves nothing to gain are not searched. `progress` is called
/// from time to time and ends the work by returning false: what has not been looked at is then left out.
///
/// - Parameters:
///   - plan: A plan of the instance; where it breaks a constraint, the search starts from nothing.
///   - additions: What to look at; by default a place of each kind, an interpreter of each set of skills, a slot at the
///     end of each block.
///   - options: The moves are for each addition; so is the number of flows for its bound.
public func whatIf(
    _ instance: Instance, _ plan: Plan, additions: [Addition]? = nil,
    options: Options = Options(moves: 60_000, idleMoves: 0, boundFlows: 8),
    progress: ((SearchProgress) -> Bool)? = nil, clock: (() -> Double)? = nil
) throws(InstanceError) -> [Gain] {
    let pace = Pace(options, clock, progress)
    let start = check(plan, instance).isEmpty ? plan.placements : [:]
    let base = try WarmSearch(instance, start, options, pace)
    let present = base.raised()
    let carried = present.placements()
    var gains: [Gain] = []
    for candidate in try ranked(additions ?? instance.additions, instance, present.value, carried, options, pace) {
        guard !pace.isOver else { break }
        var gain = Gain(addition: candidate.addition, value: 0, meetings: 0, bound: candidate.bound)
        if candidate.bound > 0 {
            let found = candidate.search.raised()
            if found.value > present.value {
                gain.value = found.value - present.value
                gain.meetings = found.placed - present.placed
            }
        }
        gains.append(gain)
    }
    return gains.enumerated().sorted { left, right in
        (-left.element.value, -left.element.meetings, -left.element.bound, left.offset)
            < (-right.element.value, -right.element.meetings, -right.element.bound, right.offset)
    }.map(\.element)
}

private struct Candidate {
    var addition: Addition
    var search: WarmSearch
    var bound: Int
}

/// The additions with what they can bring at most, those that can bring most first.
private func ranked(
    _ additions: [Addition], _ instance: Instance, _ value: Int, _ placements: [String: Placement],
    _ options: Options, _ pace: Pace
) throws(InstanceError) -> [Candidate] {
    var candidates: [Candidate] = []
    for addition in additions where !pace.isOver {
        let search = try WarmSearch(instance.adding(addition), addition.carried(placements), options, pace)
        candidates.append(Candidate(addition: addition, search: search, bound: max(0, search.bound - value)))
    }
    return candidates.enumerated().sorted {
        ($1.element.bound, $0.offset) < ($0.element.bound, $1.offset)
    }.map(\.element)
}

/// A search for weight that begins with a given plan.
private struct WarmSearch {
    let state: State
    let bound: Int
    private let surplus: [Double]
    private let options: Options
    private let pace: Pace

    init(
        _ instance: Instance, _ placements: [String: Placement], _ options: Options, _ pace: Pace
    ) throws(InstanceError) {
        var state = State(try Problem(instance))
        if placements.isEmpty { try state.placeLocked() } else { state.load(placements) }
        let held = (value: state.value, count: state.placed)
        var flows = 0
        (bound, surplus) = Bound(state.problem).priced(flows: options.boundFlows) { best in
            defer { flows += 1 }
            return pace.goesOn(.bound, moves: flows, value: held.value, placed: held.count, bound: best)
        }
        self.state = state
        self.options = options
        self.pace = pace
    }

    /// The state with as much weight as the moves find; at least that of the beginning.
    func raised() -> State {
        guard state.value < bound else { return state }
        pace.bound = bound
        guard let grid = Grid(state.problem) else {
            let options = options.scaled(to: state.problem.tasks.count)
            var search = Search(state, seed: options.seed, pace: pace)
            search.insertAll()
            search.raiseWeight(moves: options.moves, until: 1)
            return search.state
        }
        let table = Timetable(grid)
        for (task, seat) in state.seat.enumerated() {
            if let seat { table.seat(task, seat.slot) }
        }
        table.commit()
        var search = WeightSearch(table, problem: state.problem, surplus: surplus, seed: options.seed, pace: pace)
        search.insertAll()
        search.raise(moves: options.moves, until: 1)
        var state = state
        state.adopt(table.slots)
        return state
    }
}
