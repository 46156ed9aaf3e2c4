/// A published plan made valid again.
public struct Repair: Codable, Equatable, Sendable {
    public var plan: Plan
    public var difference: PlanDifference
    /// Whether no smaller change exists: proven, by trying every plan; false means not proven, not disproven.
    public var isMinimal: Bool
}

/// A valid plan near a published one, after something has changed: the instance says what.
///
/// Somebody's absence is an availability without slots; a place or an interpreter that is gone is left out or has no
/// slots; a new request is one more meeting, a withdrawn one is left out; what must stay is locked. By default as many
/// published meetings as possible are still held, then as much weight as possible is placed, then as few people as
/// possible have another timetable, then as few published meetings as possible have another time, then another place;
/// then there is as little waiting as possible, and as few other interpreters.
///
/// `published` may break constraints of the instance, and name what it does not know. `progress` is called from time to
/// time and ends the search by returning false; `clock` tells seconds, for the time limit.
/// - Throws: what is wrong with the instance, `.lockedMeetingsClash` among it.
public func repair(
    _ instance: Instance, from published: [String: Placement], options: RepairOptions = RepairOptions(),
    progress: ((SearchProgress) -> Bool)? = nil, clock: (() -> Double)? = nil
) throws(InstanceError) -> Repair {
    let options = options.scaled(to: instance.meetings.count)
    let pace = Pace(Options(timeLimit: options.timeLimit), clock, progress)
    let problem = try Problem(instance)
    let homes = Homes(problem, published, options)
    var state = State(problem)
    try state.load(homes)
    var flows = 0
    let held = (value: state.value, count: state.placed)
    func goesOn(_ best: Int) -> Bool {
        defer { flows += 1 }
        return pace.goesOn(.bound, moves: flows, value: held.value, placed: held.count, bound: best)
    }
    let bounds = Bound(problem)
    let bound = bounds.value(flows: options.boundFlows, goesOn: goesOn)
    pace.bound = bound
    let meetingsBound = bounds.meetings(flows: options.boundFlows) { _ in goesOn(bound) }
    var search = RepairSearch(RepairState(problem, homes, state), options, pace)
    search.run()
    state = search.plan.state
    var proof = RepairProof(search.plan, moves: pace.isOver ? 0 : options.proofMoves)
    let isMinimal = proof.run()
    if let seats = proof.seats { state.restore(seats) }
    let placements = state.placements(near: homes)
    let plan = Plan(
        placements: placements, value: state.value, bound: bound, meetingsBound: meetingsBound,
        idle: instance.idleFigures(of: placements), unplaced: state.reasons())
    return Repair(
        plan: plan, difference: PlanDifference(from: published, to: plan, in: instance), isMinimal: isMinimal)
}

extension State {
    /// The placements, with the published place wherever a meeting is still in its slot and pool, else a free place,
    /// if possible one where one of the two sits at another time.
    fileprivate func placements(near homes: Homes) -> [String: Placement] {
        var placements: [String: Placement] = [:]
        var taken: Set<[Int]> = []
        var seats: [Int: Set<Int>] = [:]
        func put(_ task: Int, _ seat: Seat, _ place: Int) {
            let interpreter = seat.worker < 0 ? nil : problem.instance.interpreters[seat.worker].id
            placements[problem.instance.meetings[task].id] = Placement(
                slot: seat.slot, place: problem.instance.places[place].id, interpreter: interpreter)
            taken.insert([seat.slot, place])
            seats[problem.tasks[task].a, default: []].insert(place)
            seats[problem.tasks[task].b, default: []].insert(place)
        }
        for (task, seat) in seat.enumerated() {
            guard let seat, homes.seat[task] != nil, !homes.changes(task, seat) else { continue }
            put(task, seat, homes.place[task])
        }
        for (task, seat) in seat.enumerated() {
            guard let seat, homes.seat[task] == nil || homes.changes(task, seat) else { continue }
            let free = problem.pools[seat.pool].places.filter {
                problem.instance.places[$0].available.contains(seat.slot) && !taken.contains([seat.slot, $0])
            }
            let known = (seats[problem.tasks[task].a] ?? []).union(seats[problem.tasks[task].b] ?? [])
            if let place = free.first(where: known.contains) ?? free.first { put(task, seat, place) }
        }
        return placements
    }
}
