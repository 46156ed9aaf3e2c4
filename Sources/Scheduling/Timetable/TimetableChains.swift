extension Timetable {
    /// Whether a task that is nowhere may go into a slot as things stand.
    package func fits(_ task: Int, _ slot: Int) -> Bool {
        let bit: UInt64 = 1 &<< UInt64(slot)
        let (a, b) = (Int(grid.a[task]), Int(grid.b[task]))
        return grid.allowed[task] & ~busy[a] & ~busy[b] & open & bit != 0
            && load[a] < grid.maximum[a] && load[b] < grid.maximum[b]
            && interpreted(task, slot) && inOrder(task, slot)
    }

    /// Hall's condition for one more meeting of the task's crew in the slot.
    func interpreted(_ task: Int, _ slot: Int) -> Bool {
        guard grid.crew[task] >= 0 else { return true }
        return tightSet(Int(grid.crew[task]), slot) == 0
    }

    /// A set of crews with this one that has no interpreter left in the slot; 0 where there is none.
    func tightSet(_ crew: Int, _ slot: Int) -> Int {
        let base = spare + (slot << grid.crews)
        let bit = 1 << crew
        var set = bit
        while set < 1 << grid.crews {
            if base[set] <= 0 { return set }
            set = (set &+ 1) | bit
        }
        return 0
    }

    /// The slots after all that must come before a task and is placed, and before all that waits for it.
    func slotsInOrder(_ task: Int) -> UInt64 {
        var slots = UInt64.max
        for other in grid.before[task] where at[other] >= 0 { slots &= (UInt64.max &<< UInt64(at[other])) &<< 1 }
        for other in grid.after[task] where at[other] >= 0 { slots &= (1 &<< UInt64(at[other])) &- 1 }
        return slots
    }

    /// All that must come before are placed earlier, and what waits for the task is later or nowhere.
    func inOrder(_ task: Int, _ slot: Int) -> Bool {
        guard !grid.before.isEmpty else { return true }
        for other in grid.before[task] where at[other] < 0 || Int(at[other]) >= slot { return false }
        for other in grid.after[task] where at[other] >= 0 && Int(at[other]) <= slot { return false }
        return true
    }

    /// What is lost where a task is taken off, with all that waits for it; nil where one of them is locked.
    func loss(_ task: Int) -> Int? {
        if grid.locked[task] { return nil }
        guard !grid.after.isEmpty, !grid.after[task].isEmpty else { return grid.weight[task] }
        var sum = 0
        for other in dependents(task) {
            if grid.locked[other] { return nil }
            sum += grid.weight[other]
        }
        return sum
    }

    /// Takes a task off, after all that waits for it.
    func ejectWithDependents(_ task: Int) {
        guard !grid.after.isEmpty, !grid.after[task].isEmpty else { return eject(task) }
        for other in dependents(task) where at[other] >= 0 { eject(other) }
    }

    /// The placed tasks that wait for one, directly or not, and itself.
    private func dependents(_ task: Int) -> [Int] {
        var found = [task]
        var next = 0
        while next < found.count {
            for other in grid.after[found[next]] where at[other] >= 0 && !found.contains(other) { found.append(other) }
            next += 1
        }
        return found
    }

    /// Finds the tasks that must change between two slots together with one that is in the first of them: a path or an
    /// even cycle, as everybody has at most one task in each. False where one of them may not, or places or
    /// interpreters lack.
    func trace(_ task: Int, _ first: Int, _ second: Int) -> Bool {
        let slots = grid.slots
        let bits = (UInt64(1) &<< UInt64(first), UInt64(1) &<< UInt64(second))
        guard grid.allowed[task] & bits.1 != 0 else { return false }
        chain[0] = Int32(task)
        chainCount = 1
        net = 1
        ends = (-1, -1)
        var person = Int(grid.a[task])
        var here = second
        var side = 0
        while true {
            let next = Int(cell[person &* slots &+ here])
            if next < 0 {
                if side == 1 {
                    ends.1 = person
                    break
                }
                ends.0 = person
                side = 1
                person = Int(grid.b[task])
                here = second
                continue
            }
            if next == task { break }
            guard chainCount < Self.longestChain else { return false }
            chain[chainCount] = Int32(next)
            chainCount &+= 1
            if here == second {
                guard grid.allowed[next] & bits.0 != 0 else { return false }
                net &-= 1
                here = first
            } else {
                guard grid.allowed[next] & bits.1 != 0 else { return false }
                net &+= 1
                here = second
            }
            person = Int(grid.a[next] ^ grid.b[next] ^ Int32(truncatingIfNeeded: person))
        }
        if net > 0, count[second] &+ Int32(net) > grid.capacity[second] { return false }
        if net < 0, count[first] &- Int32(net) > grid.capacity[first] { return false }
        return grid.crews == 0 || chainIsInterpreted(first, second)
    }

    /// Hall's condition in both slots after the exchange.
    private func chainIsInterpreted(_ first: Int, _ second: Int) -> Bool {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: 1 << grid.crews) { gained in
            for crew in 0..<grid.crews { gained[1 << crew] = 0 }
            for index in 0..<chainCount {
                let task = Int(chain[index])
                guard grid.crew[task] >= 0 else { continue }
                gained[1 << Int(grid.crew[task])] &+= Int(at[task]) == first ? 1 : -1
            }
            gained[0] = 0
            for set in 1..<(1 << grid.crews) {
                let rest = set & (set &- 1)
                if rest != 0 { gained[set] = gained[rest] &+ gained[set & -set] }
                let gain = gained[set]
                if gain > 0, spare[second << grid.crews | set] < gain { return false }
                if gain < 0, spare[first << grid.crews | set] < -gain { return false }
            }
            return true
        }
    }

    /// Exchanges the chain of a placed task between its slot and another; false, and nothing changed, where it cannot
    /// be.
    package func exchange(_ task: Int, to slot: Int) -> Bool {
        let from = Int(at[task])
        guard trace(task, from, slot) else { return false }
        flip(from, slot, journaled: true)
        return chainIsInOrder(from, slot, journaled: true)
    }

    /// Whether the chain just exchanged keeps all precedences; takes it back where not.
    func chainIsInOrder(_ first: Int, _ second: Int, journaled: Bool) -> Bool {
        guard !grid.before.isEmpty else { return true }
        for index in 0..<chainCount {
            let task = Int(chain[index])
            guard !inOrder(task, Int(at[task])) else { continue }
            if journaled { undo(to: mark - 2 * chainCount) } else { flip(first, second, journaled: false) }
            return false
        }
        return true
    }
}
