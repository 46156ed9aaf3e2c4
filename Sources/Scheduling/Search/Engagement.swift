/// A search for an interpreter: which interpreters it has asked to come when, and which meetings would then need
/// another one.
struct Enquiry {
    /// A meeting that would need an interpreter.
    struct Want {
        var task: Int
        var slot: Int
        /// Whom it would lose, to which earlier want, held in which pool; −1 for the first want.
        var worker = -1
        var asker = -1
        var pool = -1
    }

    /// Who has been asked to come, by slot: asking again would fail again.
    var asked: WorkerSets
    /// Who has been asked to give up a meeting of any slot.
    var relieved: WorkerSets
    var wants: [Want] = []

    init(slots: Int, workers: Int) {
        asked = WorkerSets(slots, workers: workers)
        relieved = WorkerSets(1, workers: workers)
    }

    mutating func begin() {
        asked.removeAll()
        relieved.removeAll()
    }
}

extension State {
    /// Whether there is anybody for the meeting, in this slot and pool, who has not been asked in vain.
    func mayAsk(_ task: Int, at slot: Int, _ pool: Int) -> Bool {
        let crew = problem.tasks[task].crew
        return (0..<rested.width).contains { candidates(crew, slot, pool, $0) != 0 }
    }

    private func candidates(_ crew: Int, _ slot: Int, _ pool: Int, _ word: Int) -> UInt64 {
        problem.crews[crew, word: word] & problem.servers[pool, word: word] & problem.present[slot, word: word]
            & ~enquiry.asked[slot, word: word]
    }

    /// Whether anybody who could take the meeting, or could be relieved by anybody who could, and so on, has hours
    /// left; where not, no exchange of interpreters, slots or places helps: one meeting fewer must be held.
    func hoursAreLeft(for task: Int) -> Bool {
        guard problem.tasks[task].needsInterpreter else { return true }
        var reached = WorkerSets(2, workers: problem.workers.count)  // found, and looked at
        join(task, &reached)
        var grown = true
        while grown {
            grown = false
            for word in 0..<reached.width {
                let fresh = reached[0, word: word] & ~reached[1, word: word]
                guard fresh != 0 else { continue }
                reached[1, word: word] |= fresh
                grown = true
                for worker in WorkersOfWord(fresh, at: word) {
                    if rested.contains(worker, in: 0), problem.workers[worker].available & ~working[worker] != 0 {
                        return true
                    }
                    for slot in SlotSet(bits: working[worker]) {
                        join(workedBy[worker * problem.slots + slot], &reached)
                    }
                }
            }
        }
        return false
    }

    private func join(_ task: Int, _ reached: inout WorkerSets) {
        guard task >= 0 else { return }
        for word in 0..<reached.width { reached[0, word: word] |= problem.crews[problem.tasks[task].crew, word: word] }
    }

    /// Finds an interpreter for a placed meeting that has none, by a shortest augmenting path: whoever is busy in the
    /// slot must be replaced there, whoever is at the daily limit in any slot, whoever needs a pause in one of the
    /// block.
    mutating func engage(_ task: Int, at slot: Int) -> Bool {
        enquiry.wants.removeAll(keepingCapacity: true)
        enquiry.wants.append(.init(task: task, slot: slot))
        var next = 0
        while next < enquiry.wants.count {
            if serve(next) { return true }
            next += 1
        }
        return false
    }

    /// Gives a want somebody free, or else adds what those able to take it would have to give up.
    private mutating func serve(_ index: Int) -> Bool {
        let want = enquiry.wants[index]
        guard let held = seat[want.task]?.pool else { return false }
        let crew = problem.tasks[want.task].crew
        for pool in problem.tasks[want.task].pools {
            guard pool == held || index > 0 && hasPlace(pool, at: want.slot) else { continue }
            for word in 0..<rested.width {
                let able = candidates(crew, want.slot, pool, word)
                guard able != 0 else { continue }
                enquiry.asked[want.slot, word: word] |= able
                let free = able & idle[want.slot, word: word] & rested[0, word: word]
                for worker in WorkersOfWord(free, at: word) where canWork(worker, at: want.slot) {
                    if settle(index, worker, pool) { return true }
                }
                for worker in WorkersOfWord(able, at: word) { relieve(worker, for: index, pool) }
            }
        }
        return false
    }

    /// Adds the meetings one of which an interpreter must give up to take a want.
    private mutating func relieve(_ worker: Int, for index: Int, _ pool: Int) {
        let slot = enquiry.wants[index].slot
        let bit: UInt128 = 1 &<< UInt128(slot)
        var given = bit
        if working[worker] & bit == 0 {
            if rested.contains(worker, in: 0) {
                given = working[worker] & problem.blockMask[slot]
            } else {
                guard !enquiry.relieved.contains(worker, in: 0) else { return }
                enquiry.relieved.insert(worker, into: 0)
                given = working[worker]
            }
        }
        for other in SlotSet(bits: given) {
            guard other == slot || !enquiry.asked.contains(worker, in: other) else { continue }
            let task = workedBy[worker * problem.slots + other]
            let left = working[worker] & ~(1 &<< UInt128(other)) | bit
            guard task >= 0, pauses(worker, left) else { continue }
            enquiry.asked.insert(worker, into: other)
            enquiry.wants.append(.init(task: task, slot: other, worker: worker, asker: index, pool: pool))
        }
    }

    /// Hands the interpreters on along the path that ends with this want; false, and nothing changed, where the
    /// changes of one interpreter or pool hinder each other.
    private mutating func settle(_ last: Int, _ worker: Int, _ pool: Int) -> Bool {
        let start = mark
        var (index, worker, pool) = (last, worker, pool)
        while index >= 0 {
            let want = enquiry.wants[index]
            // The first meeting stays in the pool that was chosen for it.
            let room = want.asker < 0 ? seat[want.task]?.pool ?? pool : pool
            set(want.task, Seat(slot: want.slot, pool: room, worker: worker))
            (index, worker, pool) = (want.asker, want.worker, want.pool)
        }
        for touched in touched(since: start) {
            guard let seat = seat[touched], seat.worker >= 0 else { continue }
            let work = working[seat.worker]
            guard workedBy[seat.worker * problem.slots + seat.slot] == touched,
                work.nonzeroBitCount <= problem.workers[seat.worker].maximum, pauses(seat.worker, work),
                taken[seat.pool * problem.slots + seat.slot] <= problem.pools[seat.pool].capacity[seat.slot]
            else {
                undo(to: start)
                return false
            }
        }
        return true
    }

    /// Whether an interpreter is free in the slot, below the limit and not without a pause.
    func canWork(_ worker: Int, at slot: Int) -> Bool {
        let bit: UInt128 = 1 &<< UInt128(slot)
        return problem.workers[worker].available & bit != 0 && working[worker] & bit == 0
            && rested.contains(worker, in: 0) && pauses(worker, working[worker] | bit)
    }

    /// Whether work in these slots leaves the interpreter the pauses agreed.
    private func pauses(_ worker: Int, _ work: UInt128) -> Bool {
        let most = problem.workers[worker].maximumInRow
        guard most < problem.slots else { return true }
        var rows = work
        for _ in 0..<most where rows != 0 { rows = (rows &<< 1) & work & ~problem.blockStarts }
        return rows == 0
    }
}
