extension State {
    /// Puts a meeting that is nowhere into a slot that is open to it, shifting places and interpreters of other
    /// meetings where needed; false, and nothing changed, where no place or interpreter can be found.
    mutating func insert(_ task: Int, at slot: Int) -> Bool {
        guard hoursAreLeft(for: task) else { return false }
        enquiry.begin()
        return tryInsert(task, at: slot)
    }

    /// Puts a meeting into the first slot of those given that takes it.
    ///
    /// What one slot has asked for in vain, the next does not ask for again.
    mutating func insert(_ task: Int, among slots: some Sequence<Int>) -> Bool {
        guard hoursAreLeft(for: task) else { return false }
        enquiry.begin()
        for slot in slots where tryInsert(task, at: slot) { return true }
        return false
    }

    private mutating func tryInsert(_ task: Int, at slot: Int) -> Bool {
        guard problem.tasks[task].slots & (1 &<< UInt128(slot)) != 0 else { return false }
        let start = mark
        for pool in problem.tasks[task].pools where problem.pools[pool].capacity[slot] > 0 {
            if problem.tasks[task].needsInterpreter, !mayAsk(task, at: slot, pool) { continue }
            guard vacate(pool, at: slot) else { continue }
            set(task, Seat(slot: slot, pool: pool, worker: -1))
            if !problem.tasks[task].needsInterpreter || engage(task, at: slot) { return true }
            undo(to: start)
        }
        return false
    }

    /// Frees a place of the pool by moving meetings of the slot to other pools.
    private mutating func vacate(_ pool: Int, at slot: Int) -> Bool {
        if hasPlace(pool, at: slot) { return true }
        var tried = Array(repeating: false, count: problem.pools.count)
        return vacate(pool, at: slot, &tried)
    }

    /// An augmenting path over the pools of a slot.
    private mutating func vacate(_ pool: Int, at slot: Int, _ tried: inout [Bool]) -> Bool {
        if hasPlace(pool, at: slot) { return true }
        tried[pool] = true
        for other in bySlot[slot] {
            guard let seat = seat[other], seat.pool == pool else { continue }
            for next in problem.tasks[other].pools where !tried[next] && problem.pools[next].capacity[slot] > 0 {
                guard seat.worker < 0 || problem.workers[seat.worker].serves[next] else { continue }
                guard vacate(next, at: slot, &tried) else { continue }
                set(other, Seat(slot: slot, pool: next, worker: seat.worker))
                return true
            }
        }
        return false
    }

    func hasPlace(_ pool: Int, at slot: Int) -> Bool {
        taken[pool * problem.slots + slot] < problem.pools[pool].capacity[slot]
    }
}
