extension WeightSearch {
    /// Places a waiting task, at the expense of others worth at most the budget in all (−1: of none); false where it
    /// cannot, with steps to undo.
    mutating func place(_ task: Int, budget: Double, within slots: UInt64 = .max) -> Bool {
        let (a, b) = (Int(grid.a[task]), Int(grid.b[task]))
        var allowed = grid.allowed[task] & slots
        if !grid.before.isEmpty {
            guard let slots = precede(task, budget) else { return false }
            // What had to come first may have brought it back already.
            guard table.at[task] < 0 else { return allowed >> UInt64(table.at[task]) & 1 == 1 }
            allowed &= slots
            guard allowed != 0 else { return false }
        }
        var direct = allowed & ~table.busy[a] & ~table.busy[b] & table.open
        while direct != 0 {
            let early = !grid.after.isEmpty && !grid.after[task].isEmpty
            let slot = early ? direct.trailingZeroBitCount : noise.slot(of: direct)
            if table.fits(task, slot) {
                table.seat(task, slot)
                return true
            }
            direct &= ~(1 &<< UInt64(slot))
        }
        var left = budget
        guard allowed != 0, let holeA = hole(a, for: task, &left), let holeB = hole(b, for: task, &left)
        else { return false }
        let mark = table.mark
        let bits = allowed & (1 &<< UInt64(holeA) | 1 &<< UInt64(holeB))
        let first = bits == 0 || noise.below(8) == 0 ? noise.slot(of: allowed) : noise.slot(of: bits)
        if settle(task, first, a, holeA, b, holeB, &left) { return backfill(mark) }
        table.undo(to: mark)
        let other = first == holeA ? holeB : holeA
        guard other != first, allowed & 1 &<< UInt64(other) != 0 else { return false }
        return settle(task, other, a, holeA, b, holeB, &left) && backfill(mark)
    }

    /// Places what must come before a task, or carries it to an earlier slot, and returns the slots that are then in
    /// order for the task; nil where there are none.
    private mutating func precede(_ task: Int, _ budget: Double) -> UInt64? {
        for earlier in grid.before[task] where table.at[earlier] < 0 {
            guard grid.allowed[earlier] != 0, place(earlier, budget: budget) else { return nil }
        }
        for _ in 0..<3 {
            let slots = table.slotsInOrder(task)
            if slots & grid.allowed[task] != 0 { return slots }
            guard !grid.before[task].isEmpty else { return nil }
            let earlier = grid.before[task][noise.below(grid.before[task].count)]
            let targets = grid.allowed[earlier] & ((1 &<< UInt64(max(0, table.at[earlier]))) &- 1)
            guard targets != 0 else { return nil }
            if table.exchange(earlier, to: noise.slot(of: targets)) { continue }
            guard let loss = table.loss(earlier), Double(loss - grid.weight[earlier]) <= budget else { return nil }
            table.ejectWithDependents(earlier)
            guard place(earlier, budget: budget, within: targets) else { return nil }
        }
        return nil
    }

    /// A slot in which a person is free, made so by ejection where it has none or by chance; nil where the budget
    /// forbids it.
    private mutating func hole(_ person: Int, for task: Int, _ left: inout Double) -> Int? {
        let free = grid.available[person] & ~table.busy[person]
        let wanted = grid.allowed[task] & free
        if free != 0, table.load[person] < grid.maximum[person], left < 0 || noise.below(6) != 0 {
            return noise.slot(of: wanted != 0 && noise.below(4) != 0 ? wanted : free)
        }
        guard left >= 0 else { return nil }
        var cheapest = -1
        var cost = 0.0
        var least = Double.infinity
        var rest = table.busy[person]
        let row = table.cell + person &* grid.slots
        while rest != 0 {
            let slot = rest.trailingZeroBitCount
            rest &= rest &- 1
            let other = Int(row[slot])
            guard Double(grid.weight[other]) <= left, let lost = table.loss(other), Double(lost) <= left
            else { continue }
            let loss = Double(lost)
            let key = loss - heat * noise.exponential() + (grid.allowed[task] >> UInt64(slot) & 1 == 0 ? heat : 0)
            if key < least { (least, cheapest, cost) = (key, other, loss) }
        }
        guard cheapest >= 0 else { return nil }
        let slot = Int(table.at[cheapest])
        left -= cost
        table.ejectWithDependents(cheapest)
        return slot
    }

    /// Frees both people in a slot by exchanging with their free slots, finds a place and an interpreter, and seats the
    /// task.
    private mutating func settle(
        _ task: Int, _ slot: Int, _ a: Int, _ holeA: Int, _ b: Int, _ holeB: Int, _ left: inout Double
    ) -> Bool {
        let bit: UInt64 = 1 &<< UInt64(slot)
        for (person, hole) in [(a, holeA), (b, holeB)] where table.busy[person] & bit != 0 {
            let other = Int(table.cell[person &* grid.slots &+ slot])
            guard hole != slot, table.exchange(other, to: hole) else { return false }
        }
        if table.busy[a] & bit != 0 || table.busy[b] & bit != 0 { return false }
        if table.open & bit == 0, !vacate(slot, &left) { return false }
        var tries = 3
        while tries > 0, !table.interpreted(task, slot) {
            guard release(task, slot, &left) else { return false }
            tries -= 1
        }
        guard table.fits(task, slot) else { return false }
        table.seat(task, slot)
        return true
    }

    /// Frees a place of a slot by carrying one of its tasks to another slot, or ejecting it.
    private mutating func vacate(_ slot: Int, _ left: inout Double) -> Bool {
        for _ in 0..<3 where table.count[slot] > 0 {
            let other = Int(table.list[slot][noise.below(Int(table.count[slot]))])
            let targets = grid.allowed[other] & table.open
            if targets != 0, table.exchange(other, to: noise.slot(of: targets)), table.open >> UInt64(slot) & 1 == 1 {
                return true
            }
            if table.at[other] == slot, let loss = table.loss(other), Double(loss) <= left {
                left -= Double(loss)
                table.ejectWithDependents(other)
                return true
            }
        }
        return false
    }

    /// Frees an interpreter for a task: one of the meetings of the crews that are short goes elsewhere, or out.
    private mutating func release(_ task: Int, _ slot: Int, _ left: inout Double) -> Bool {
        let set = table.tightSet(Int(grid.crew[task]), slot)
        let count = Int(table.count[slot])
        guard set != 0, count > 0 else { return false }
        var tries = 2
        var index = noise.below(count)
        for _ in 0..<count {
            index = index + 1 == count ? 0 : index + 1
            let other = Int(table.list[slot][index])
            guard grid.crew[other] >= 0, set >> Int(grid.crew[other]) & 1 == 1 else { continue }
            let (p, q) = (Int(grid.a[other]), Int(grid.b[other]))
            var targets = grid.allowed[other] & table.open & ~table.busy[p] & ~table.busy[q]
            while targets != 0 {
                let target = targets.trailingZeroBitCount
                targets &= targets &- 1
                if table.interpreted(other, target), table.exchange(other, to: target) { return true }
            }
            if let loss = table.loss(other), Double(loss) <= left {
                left -= Double(loss)
                table.ejectWithDependents(other)
                return true
            }
            tries -= 1
            if tries == 0 { return false }
        }
        return false
    }

    /// Gives what was ejected in this move a slot that is free for it as things now stand.
    private mutating func backfill(_ mark: Int) -> Bool {
        for task in table.ejected() where table.at[task] < 0 {
            let (a, b) = (Int(grid.a[task]), Int(grid.b[task]))
            var direct = grid.allowed[task] & ~table.busy[a] & ~table.busy[b] & table.open
            while direct != 0 {
                let slot = direct.trailingZeroBitCount
                direct &= direct &- 1
                if table.fits(task, slot) {
                    table.seat(task, slot)
                    break
                }
            }
        }
        return true
    }
}
