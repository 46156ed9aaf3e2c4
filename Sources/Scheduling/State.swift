/// Where one meeting stands in the search.
struct Seat: Equatable {
    var slot: Int
    var pool: Int
    /// Index of the interpreter, −1 for none.
    var worker: Int
}

/// A partial schedule that never breaks a hard constraint between two public steps, with an undo log.
struct State {
    let problem: Problem
    private(set) var seat: [Seat?]
    /// The slots in which a person has at least one meeting, and those in which it can take no more.
    private(set) var busy: [UInt128]
    private(set) var full: [UInt128]
    /// Meetings by person.
    private(set) var load: [Int]
    /// The meetings by slot, in no order.
    private(set) var bySlot: [[Int]]
    /// Places taken, by pool × slots + slot.
    private(set) var taken: [Int]
    /// The slots in which an interpreter works, and the meeting by interpreter × slots + slot (−1 for none).
    private(set) var working: [UInt128]
    private(set) var workedBy: [Int]
    private(set) var value = 0
    private(set) var placed = 0
    /// How far the present search for an interpreter has gone.
    var visits = 0
    private var crowd: [Int]
    private var position: [Int]
    private var log: [(task: Int, seat: Seat?)] = []

    init(_ problem: Problem) {
        self.problem = problem
        seat = Array(repeating: nil, count: problem.tasks.count)
        busy = Array(repeating: 0, count: problem.people.count)
        full = busy
        load = Array(repeating: 0, count: problem.people.count)
        bySlot = Array(repeating: [], count: problem.slots)
        taken = Array(repeating: 0, count: problem.pools.count * problem.slots)
        working = Array(repeating: 0, count: problem.workers.count)
        workedBy = Array(repeating: -1, count: problem.workers.count * problem.slots)
        crowd = Array(repeating: 0, count: problem.people.count * problem.slots)
        position = Array(repeating: 0, count: problem.tasks.count)
    }

    /// A point to return to with `undo(to:)`.
    var mark: Int { log.count }

    mutating func undo(to mark: Int) {
        while log.count > mark, let (task, seat) = log.popLast() { put(task, seat) }
    }

    /// The meetings set since a point, some of them perhaps several times.
    func touched(since mark: Int) -> [Int] { log[mark...].map(\.task) }

    /// Forgets how to undo: call where the present state is to stay.
    mutating func commit() { log.removeAll(keepingCapacity: true) }

    /// Puts a meeting somewhere, or nowhere, whatever the constraints say; the caller sees to them.
    mutating func set(_ task: Int, _ new: Seat?) {
        log.append((task, seat[task]))
        put(task, new)
    }

    private mutating func put(_ task: Int, _ new: Seat?) {
        if let old = seat[task] { leave(task, old) }
        seat[task] = new
        if let new { enter(task, new) }
    }

    private mutating func enter(_ task: Int, _ new: Seat) {
        let bit: UInt128 = 1 &<< UInt128(new.slot)
        for person in [problem.tasks[task].a, problem.tasks[task].b] {
            let cell = person * problem.slots + new.slot
            crowd[cell] += 1
            load[person] += 1
            busy[person] |= bit
            if crowd[cell] >= problem.people[person].parallel { full[person] |= bit }
        }
        position[task] = bySlot[new.slot].count
        bySlot[new.slot].append(task)
        taken[new.pool * problem.slots + new.slot] += 1
        if new.worker >= 0 {
            working[new.worker] |= bit
            workedBy[new.worker * problem.slots + new.slot] = task
        }
        value += problem.tasks[task].weight
        placed += 1
    }

    private mutating func leave(_ task: Int, _ old: Seat) {
        let bit: UInt128 = 1 &<< UInt128(old.slot)
        for person in [problem.tasks[task].a, problem.tasks[task].b] {
            let cell = person * problem.slots + old.slot
            crowd[cell] -= 1
            load[person] -= 1
            if crowd[cell] == 0 { busy[person] &= ~bit }
            if crowd[cell] < problem.people[person].parallel { full[person] &= ~bit }
        }
        if let last = bySlot[old.slot].popLast(), last != task {
            bySlot[old.slot][position[task]] = last
            position[last] = position[task]
        }
        taken[old.pool * problem.slots + old.slot] -= 1
        if old.worker >= 0 {
            working[old.worker] &= ~bit
            workedBy[old.worker * problem.slots + old.slot] = -1
        }
        value -= problem.tasks[task].weight
        placed -= 1
    }

    /// The slots a meeting could take as far as its two people are concerned.
    func open(_ task: Int) -> UInt128 {
        let it = problem.tasks[task]
        guard load[it.a] < problem.people[it.a].maximum, load[it.b] < problem.people[it.b].maximum else { return 0 }
        return it.slots & ~full[it.a] & ~full[it.b]
    }

    func waiting(_ person: Int) -> IdleFigures {
        IdleFigures(
            busy: SlotSet(bits: busy[person]), available: SlotSet(bits: problem.people[person].available))
    }
}
