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
    /// The interpreters present but not at work, by slot, and those below their daily limit.
    private(set) var idle: WorkerSets
    private(set) var rested: WorkerSets
    /// What the present search for an interpreter has asked for.
    var enquiry: Enquiry
    private var crowd: [Int]
    /// The last meeting to come, by person × slots + slot: the only one where a person holds one at a time.
    private var holder: [Int]
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
        idle = problem.present
        rested = WorkerSets(1, workers: problem.workers.count)
        for worker in problem.workers.indices where problem.workers[worker].maximum > 0 {
            rested.insert(worker, into: 0)
        }
        enquiry = Enquiry(slots: problem.slots, workers: problem.workers.count)
        crowd = Array(repeating: 0, count: problem.people.count * problem.slots)
        holder = Array(repeating: -1, count: crowd.count)
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
        arrive(problem.tasks[task].a, task, new.slot)
        arrive(problem.tasks[task].b, task, new.slot)
        position[task] = bySlot[new.slot].count
        bySlot[new.slot].append(task)
        taken[new.pool * problem.slots + new.slot] += 1
        if new.worker >= 0 {
            working[new.worker] |= bit
            workedBy[new.worker * problem.slots + new.slot] = task
            idle.remove(new.worker, from: new.slot)
            if !hasHours(new.worker) { rested.remove(new.worker, from: 0) }
        }
        value += problem.tasks[task].weight
        placed += 1
    }

    private mutating func leave(_ task: Int, _ old: Seat) {
        let bit: UInt128 = 1 &<< UInt128(old.slot)
        depart(problem.tasks[task].a, old.slot)
        depart(problem.tasks[task].b, old.slot)
        if let last = bySlot[old.slot].popLast(), last != task {
            bySlot[old.slot][position[task]] = last
            position[last] = position[task]
        }
        taken[old.pool * problem.slots + old.slot] -= 1
        if old.worker >= 0 {
            working[old.worker] &= ~bit
            workedBy[old.worker * problem.slots + old.slot] = -1
            idle.insert(old.worker, into: old.slot)
            if hasHours(old.worker) { rested.insert(old.worker, into: 0) }
        }
        value -= problem.tasks[task].weight
        placed -= 1
    }

    private func hasHours(_ worker: Int) -> Bool {
        working[worker].nonzeroBitCount < problem.workers[worker].maximum
    }

    private mutating func arrive(_ person: Int, _ task: Int, _ slot: Int) {
        let cell = person * problem.slots + slot
        crowd[cell] += 1
        holder[cell] = task
        load[person] += 1
        busy[person] |= 1 &<< UInt128(slot)
        if crowd[cell] >= problem.people[person].parallel { full[person] |= 1 &<< UInt128(slot) }
    }

    private mutating func depart(_ person: Int, _ slot: Int) {
        let cell = person * problem.slots + slot
        crowd[cell] -= 1
        load[person] -= 1
        if crowd[cell] == 0 { busy[person] &= ~(1 &<< UInt128(slot)) }
        if crowd[cell] < problem.people[person].parallel { full[person] &= ~(1 &<< UInt128(slot)) }
    }

    /// The meetings of a person in a slot.
    func meetings(of person: Int, at slot: Int) -> [Int] {
        guard busy[person] & (1 &<< UInt128(slot)) != 0 else { return [] }
        if problem.people[person].parallel == 1 { return [holder[person * problem.slots + slot]] }
        return problem.people[person].meetings.filter { seat[$0]?.slot == slot }
    }

    /// One meeting of a person in a slot; nil where there is none.
    func meeting(of person: Int, at slot: Int) -> Int? {
        guard busy[person] & (1 &<< UInt128(slot)) != 0 else { return nil }
        if problem.people[person].parallel == 1 { return holder[person * problem.slots + slot] }
        return problem.people[person].meetings.first { seat[$0]?.slot == slot }
    }

    /// The slots a meeting could take as far as its two people are concerned.
    func open(_ task: Int) -> UInt128 {
        let (a, b) = (problem.tasks[task].a, problem.tasks[task].b)
        guard load[a] < problem.people[a].maximum, load[b] < problem.people[b].maximum else { return 0 }
        return problem.tasks[task].slots & ~full[a] & ~full[b] & inOrder(task)
    }

    /// The slots after all that must come before a meeting, and before all that wait for it; none while one of those
    /// that must come before is nowhere.
    func inOrder(_ task: Int) -> UInt128 {
        var slots = UInt128.max
        for other in problem.tasks[task].before {
            guard let slot = seat[other]?.slot else { return 0 }
            slots &= ~SlotSet.first(slot + 1).bits
        }
        for other in problem.tasks[task].after {
            if let slot = seat[other]?.slot { slots &= SlotSet.first(slot).bits }
        }
        return slots
    }

    /// The placed meetings that wait for one, directly or not, and itself.
    func dependents(_ task: Int) -> [Int] {
        var found = [task]
        var next = 0
        while next < found.count {
            for other in problem.tasks[found[next]].after where seat[other] != nil && !found.contains(other) {
                found.append(other)
            }
            next += 1
        }
        return found
    }

    func waiting(_ person: Int) -> IdleFigures {
        IdleFigures(
            busy: SlotSet(bits: busy[person]), available: SlotSet(bits: problem.people[person].available))
    }
}
