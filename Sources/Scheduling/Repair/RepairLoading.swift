extension State {
    /// Puts as many published meetings where they were as still may be there: the locked ones first, then the past,
    /// then the weightiest. What only lacks its place or interpreter is left for the search.
    /// - Throws: `.lockedMeetingsClash` where the locked meetings cannot all be held.
    mutating func load(_ homes: Homes) throws(InstanceError) {
        let empty = self
        let published = problem.tasks.indices.filter { homes.seat[$0] != nil }.sorted {
            let (left, right) = (problem.tasks[$0], problem.tasks[$1])
            return (left.locked ? 0 : 1, homes.past[$0] ? 0 : 1, -left.weight, $0)
                < (right.locked ? 0 : 1, homes.past[$1] ? 0 : 1, -right.weight, $1)
        }
        var locked = true
        for task in published {
            if locked, !problem.tasks[task].locked {
                locked = false
                do { try placeLocked() } catch {
                    self = empty
                    try placeLocked()
                }
            }
            if seat[task] == nil { returnHome(task, homes) }
        }
        if locked { try placeLocked() }
        var broken = true
        while broken {
            broken = false
            for task in published where !problem.tasks[task].locked && seat[task] != nil && !isInOrder(task) {
                set(task, nil)
                broken = true
            }
        }
        commit()
    }

    private func isInOrder(_ task: Int) -> Bool {
        guard let slot = seat[task]?.slot else { return true }
        return problem.tasks[task].before.allSatisfy { other in seat[other].map { $0.slot < slot } ?? false }
    }

    /// Puts a published meeting exactly where it was; false, and nothing changed, where something forbids it.
    /// Precedences are not looked at.
    @discardableResult mutating func returnHome(_ task: Int, _ homes: Homes) -> Bool {
        guard let home = homes.seat[task], home.pool >= 0, !homes.placeGone[task], sits(task, home) else {
            return false
        }
        set(task, home)
        return true
    }

    /// Whether a meeting that is nowhere may take a seat as things stand, precedences aside.
    func sits(_ task: Int, _ new: Seat) -> Bool {
        let it = problem.tasks[task]
        guard (0..<problem.slots).contains(new.slot) else { return false }
        let bit: UInt128 = 1 &<< UInt128(new.slot)
        guard it.slots & ~full[it.a] & ~full[it.b] & bit != 0, load[it.a] < problem.people[it.a].maximum,
            load[it.b] < problem.people[it.b].maximum, it.pools.contains(new.pool), hasPlace(new.pool, at: new.slot)
        else { return false }
        guard it.needsInterpreter else { return new.worker < 0 }
        return new.worker >= 0 && problem.crews.contains(new.worker, in: it.crew)
            && problem.workers[new.worker].serves[new.pool] && canWork(new.worker, at: new.slot)
    }

    /// Puts a meeting into a slot that is open to it, where it was if possible, moving as little else as possible;
    /// false, and nothing changed, where no place or interpreter can be found.
    mutating func insertQuietly(_ task: Int, at slot: Int, _ homes: Homes) -> Bool {
        let home = homes.seat[task]
        if home?.slot == slot, returnHome(task, homes) { return true }
        let it = problem.tasks[task]
        let first = home?.slot == slot && it.pools.contains(home?.pool ?? -1) ? home.map { [$0.pool] } ?? [] : []
        let start = mark
        for pool in first + it.pools where hasPlace(pool, at: slot) {
            if let worker = home?.worker, worker >= 0 {
                let seat = Seat(slot: slot, pool: pool, worker: worker)
                if sits(task, seat) {
                    set(task, seat)
                    return true
                }
            }
            guard !it.needsInterpreter || hoursAreLeft(for: task) else { return false }
            enquiry.begin()
            set(task, Seat(slot: slot, pool: pool, worker: -1))
            if !it.needsInterpreter || engage(task, at: slot) { return true }
            undo(to: start)
        }
        return insert(task, at: slot)
    }
}
