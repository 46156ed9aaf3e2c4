/// What a plan costs against the published one; less is better, the first difference decides.
struct RepairCost: Comparable {
    /// Published meetings that are not held, where the rule is to keep them; else 0.
    var lost = 0
    /// The weight placed, negated.
    var weight = 0
    /// People whose own timetable changes: a time, a place or a partner.
    var people = 0
    /// Published meetings held at another time, then those held at another place only: `timeChange` for each of the
    /// former, 1 for each of the latter.
    var moved = 0
    /// Waiting; a slot in which the person is available counts as 32 in which it is not.
    var waiting = 0
    /// Published meetings with another interpreter.
    var interpreters = 0

    /// More than there are meetings.
    static let timeChange = 1 << 24

    static func < (left: RepairCost, right: RepairCost) -> Bool {
        (left.lost, left.weight, left.people, left.moved, left.waiting, left.interpreters)
            < (right.lost, right.weight, right.people, right.moved, right.waiting, right.interpreters)
    }
}

/// Where the published meetings were, in the indices of the problem.
struct Homes {
    /// By task; nil where it is not published. Pool −1: its place does not exist any more; interpreter likewise.
    private(set) var seat: [Seat?]
    /// The published place, as an index; −1 where there is none.
    private(set) var place: [Int]
    /// Whether the place cannot be used in the slot any more.
    private(set) var placeGone: [Bool]
    /// Whether the time of the meeting has passed.
    private(set) var past: [Bool]
    /// The slots still open to planning.
    let open: UInt128
    /// Whether a task that is not published may be placed.
    let mayAdd: [Bool]
    let keeps: Bool

    init(_ problem: Problem, _ published: [String: Placement], _ options: RepairOptions) {
        let instance = problem.instance
        let count = instance.meetings.count
        let places = Dictionary(instance.places.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let workers = Dictionary(instance.interpreters.enumerated().map { ($1.id, $0) }) { first, _ in first }
        var pools = Array(repeating: -1, count: instance.places.count)
        for (index, pool) in problem.pools.enumerated() { for place in pool.places { pools[place] = index } }
        var seats = [Seat?](repeating: nil, count: count)
        var rooms = Array(repeating: -1, count: count)
        var gone = Array(repeating: false, count: count)
        var past = gone
        var claimed: Set<[Int]> = []
        for (task, meeting) in instance.meetings.enumerated() {
            guard let at = published[meeting.id] else { continue }
            let room = places[at.place] ?? -1
            let worker = at.interpreter.flatMap { workers[$0] } ?? -1
            seats[task] = Seat(slot: at.slot, pool: room < 0 ? -1 : pools[room], worker: worker)
            rooms[task] = room
            gone[task] =
                room < 0 || !instance.places[room].available.contains(at.slot)
                || (meeting.fixedPlace.map { $0 != at.place } ?? false) || !claimed.insert([at.slot, room]).inserted
            past[task] = at.slot < options.firstOpenSlot
        }
        (seat, place, placeGone, self.past) = (seats, rooms, gone, past)
        open = ~SlotSet.first(options.firstOpenSlot).bits
        mayAdd = instance.meetings.map { meeting in
            if meeting.locked { return true }
            switch options.additions {
            case .all: return true
            case .none: return false
            case .only(let ids): return ids.contains(meeting.id)
            }
        }
        keeps = options.rule == .keepPublished
    }

    /// Whether a task at a seat changes the timetables of its people.
    func changes(_ task: Int, _ new: Seat?) -> Bool {
        guard let home = seat[task] else { return new != nil }
        guard let new else { return true }
        return new.slot != home.slot || new.pool != home.pool || placeGone[task]
    }

    /// What one task at a seat costs, people and waiting apart.
    func cost(_ task: Int, _ new: Seat?, weight: Int) -> RepairCost {
        var cost = RepairCost()
        guard let new else {
            if keeps, seat[task] != nil { cost.lost = 1 }
            return cost
        }
        cost.weight = -weight
        guard let home = seat[task] else { return cost }
        if new.slot != home.slot {
            cost.moved = RepairCost.timeChange
        } else if changes(task, new) {
            cost.moved = 1
        }
        if new.worker != home.worker { cost.interpreters = 1 }
        return cost
    }
}
