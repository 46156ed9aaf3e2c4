extension State {
    /// The most interpreters and slots looked at for one meeting: beyond this the search costs more than it finds.
    private static let mostVisits = 150

    /// Puts a meeting that is nowhere into a slot that is open to it, shifting places and interpreters of other
    /// meetings where needed; false, and nothing changed, where no place or interpreter can be found.
    mutating func insert(_ task: Int, at slot: Int) -> Bool {
        visits = 0
        var seen = Array(repeating: false, count: problem.workers.count * (problem.slots + 1))
        return insert(task, at: slot, &seen)
    }

    private mutating func insert(_ task: Int, at slot: Int, _ seen: inout [Bool]) -> Bool {
        let it = problem.tasks[task]
        guard it.slots & (1 &<< UInt128(slot)) != 0 else { return false }
        let start = mark
        for pool in it.pools where problem.pools[pool].capacity[slot] > 0 {
            var tried = Array(repeating: false, count: problem.pools.count)
            guard vacate(pool, at: slot, &tried) else { continue }
            guard it.needsInterpreter else {
                set(task, Seat(slot: slot, pool: pool, worker: -1))
                return true
            }
            set(task, Seat(slot: slot, pool: pool, worker: -1))
            if engage(task, at: slot, &seen) { return true }
            undo(to: start)
        }
        return false
    }

    /// Puts a meeting into the first slot of those given that takes it.
    mutating func insert(_ task: Int, among slots: some Sequence<Int>) -> Bool {
        visits = 0
        var seen = Array(repeating: false, count: problem.workers.count * (problem.slots + 1))
        for slot in slots where insert(task, at: slot, &seen) { return true }
        return false
    }

    /// Frees a place of the pool by moving meetings of the slot to other pools: an augmenting path.
    private mutating func vacate(_ pool: Int, at slot: Int, _ tried: inout [Bool]) -> Bool {
        if taken[pool * problem.slots + slot] < problem.pools[pool].capacity[slot] { return true }
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

    /// Finds an interpreter for a placed meeting that has none: an alternating path over the slot's interpreters and,
    /// for those at their limit, over their other slots.
    private mutating func engage(_ task: Int, at slot: Int, _ seen: inout [Bool]) -> Bool {
        guard let seat = seat[task] else { return false }
        let bit: UInt128 = 1 &<< UInt128(slot)
        let able = problem.tasks[task].interpreters.filter {
            problem.workers[$0].available & bit != 0 && problem.workers[$0].serves[seat.pool]
        }
        for worker in able where canWork(worker, at: slot) {
            set(task, Seat(slot: slot, pool: seat.pool, worker: worker))
            return true
        }
        for worker in able {
            // Whoever is at the daily limit must give up a meeting, whichever slot asks: looked at once.
            let atLimit = working[worker] & bit == 0
                && working[worker].nonzeroBitCount >= problem.workers[worker].maximum
            let cell = worker * (problem.slots + 1) + (atLimit ? problem.slots : slot)
            guard !seen[cell] else { continue }
            seen[cell] = true
            visits += 1
            if visits > Self.mostVisits { return false }
            for busySlot in obstacles(of: worker, at: slot) {
                let start = mark
                let other = workedBy[worker * problem.slots + busySlot]
                guard other >= 0, let taken = self.seat[other] else { continue }
                set(other, Seat(slot: taken.slot, pool: taken.pool, worker: -1))
                if canWork(worker, at: slot) {
                    set(task, Seat(slot: slot, pool: seat.pool, worker: worker))
                    if engage(other, at: busySlot, &seen) { return true }
                }
                undo(to: start)
            }
        }
        return false
    }

    /// The slots of an interpreter, one of which must be given up before it can work in this one.
    private func obstacles(of worker: Int, at slot: Int) -> SlotSet {
        let bit: UInt128 = 1 &<< UInt128(slot)
        if working[worker] & bit != 0 { return SlotSet(bits: bit) }
        let limit = problem.workers[worker].maximum
        if working[worker].nonzeroBitCount >= limit { return SlotSet(bits: working[worker]) }
        return SlotSet(bits: working[worker] & problem.blockMask[slot])
    }

    /// Whether an interpreter is free in the slot, below the limit and not without a pause.
    func canWork(_ worker: Int, at slot: Int) -> Bool {
        let it = problem.workers[worker]
        let bit: UInt128 = 1 &<< UInt128(slot)
        guard it.available & bit != 0, working[worker] & bit == 0 else { return false }
        return working[worker].nonzeroBitCount < it.maximum && rowWith(worker, at: slot) <= it.maximumInRow
    }

    /// How many meetings in a row the interpreter would have with one in this slot.
    private func rowWith(_ worker: Int, at slot: Int) -> Int {
        let block = problem.blockMask[slot]
        let work = working[worker] & block
        var row = 1
        var next = slot + 1
        while next < problem.slots, work & (1 &<< UInt128(next)) != 0 {
            row += 1
            next += 1
        }
        next = slot - 1
        while next >= 0, work & (1 &<< UInt128(next)) != 0 {
            row += 1
            next -= 1
        }
        return row
    }
}
