/// A plan for the instance: valid, deterministic for the options, with a proven bound and a reason for each meeting
/// left out.
///
/// `progress` is called from time to time and cancels the search by returning false; the best plan so far is returned.
public func solve(
    _ instance: Instance, options: Options = Options(), progress: ((SearchProgress) -> Bool)? = nil
) throws(InstanceError) -> Plan {
    let problem = try Problem(instance)
    let options = options.scaled(to: instance.meetings.count)
    var state = State(problem)
    try state.placeLocked()
    var asks = 0
    var cancelled = false
    func goesOn(_ best: Int) -> Bool {
        if !cancelled, let progress {
            let now = SearchProgress(
                phase: .bound, moves: asks, value: state.value, bound: best, placed: state.placed)
            cancelled = !progress(now)
        }
        asks += 1
        return !cancelled
    }
    let bounds = Bound(problem)
    let bound = bounds.value(flows: options.boundFlows, goesOn: goesOn)
    let meetingsBound = bounds.meetings(flows: options.boundFlows) { _ in goesOn(bound) }
    var search = Search(state, seed: options.seed, bound: bound, cancelled: cancelled, progress: progress)
    search.insertAll()
    search.raiseWeight(moves: options.moves)
    search.lowerIdle(moves: options.idleMoves)
    let placements = search.state.placements()
    return Plan(
        placements: placements, value: search.state.value, bound: bound, meetingsBound: meetingsBound,
        idle: instance.idleFigures(of: placements), unplaced: search.state.reasons())
}

extension State {
    /// Puts the locked meetings where they are; throws where they cannot all be held.
    mutating func placeLocked() throws(InstanceError) {
        for task in problem.tasks.indices where problem.tasks[task].locked {
            let slot = problem.instance.meetings[task].fixedSlot ?? 0
            guard open(task) & (1 &<< UInt128(slot)) != 0, insert(task, at: slot) else {
                throw .lockedMeetingsClash(meeting: problem.instance.meetings[task].id)
            }
        }
        commit()
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
        case .wrongValue, .lockedMeetingMissing: true
        default: false
        }
    }
}

extension State {
    /// Takes over the placements of a valid plan.
    fileprivate mutating func load(_ placements: [String: Placement]) {
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
