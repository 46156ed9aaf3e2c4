/// A partial schedule of a plain instance in flat arrays, which no public step leaves with a broken constraint.
///
/// Steps are written to a journal, from which they can be undone until `commit`.
package final class Timetable {
    /// One step: a task goes from one slot to another, −1 for nowhere.
    fileprivate struct Step {
        var task: Int32
        var old: Int8
        var new: Int8
        /// Whether the step changed the value, or only carried a task from slot to slot.
        var counts: Bool
    }

    let grid: Grid
    /// The slot of each task, −1 for nowhere.
    package let at: UnsafeMutablePointer<Int8>
    /// The task of each person in each slot, by person × slots + slot; −1 for none.
    let cell: UnsafeMutablePointer<Int32>
    let busy: UnsafeMutablePointer<UInt64>
    let load: UnsafeMutablePointer<Int32>
    /// Tasks by slot, and where in that list each stands.
    let count: UnsafeMutablePointer<Int32>
    let list: [UnsafeMutablePointer<Int32>]
    let position: UnsafeMutablePointer<Int32>
    /// How many more meetings each set of crews takes, by slot << crews | set.
    package let spare: UnsafeMutablePointer<Int32>
    /// The slots in which there is a place left.
    package var open: UInt64 = 0
    package var value = 0
    package var placed = 0
    /// The chain found last, and the people at whose ends it stops (−1: a cycle).
    let chain: UnsafeMutablePointer<Int32>
    var chainCount = 0
    var ends: (Int, Int) = (-1, -1)
    /// What the tasks of the chain add to the slot it leads to.
    var net = 0
    static let longestChain = 2_000
    fileprivate var journal: [Step] = []
    /// Tasks that are nowhere and may be worth a place; `turn` is where in the list each stands, −1 not in it, −2
    /// never.
    var waiting: [Int32] = []
    let turn: UnsafeMutablePointer<Int32>

    package init(_ grid: Grid) {
        func array<Item>(_ count: Int, _ item: Item) -> UnsafeMutablePointer<Item> {
            let array = UnsafeMutablePointer<Item>.allocate(capacity: max(1, count))
            array.initialize(repeating: item, count: count)
            return array
        }
        self.grid = grid
        at = array(grid.tasks, -1)
        cell = array(grid.people * grid.slots, -1)
        busy = array(grid.people, 0)
        load = array(grid.people, 0)
        count = array(grid.slots, 0)
        list = (0..<grid.slots).map { array(Int(min(grid.capacity[$0], Int32(grid.tasks))) + Self.longestChain, 0) }
        position = array(grid.tasks, 0)
        spare = array(grid.slots << grid.crews, 0)
        spare.update(from: grid.interpreters, count: grid.slots << grid.crews)
        chain = array(Self.longestChain + 2, 0)
        turn = array(grid.tasks, -1)
        for slot in 0..<grid.slots where grid.capacity[slot] > 0 { open |= 1 &<< UInt64(slot) }
    }

    deinit {
        at.deallocate()
        cell.deallocate()
        busy.deallocate()
        load.deallocate()
        count.deallocate()
        for slot in list { slot.deallocate() }
        position.deallocate()
        spare.deallocate()
        chain.deallocate()
        turn.deallocate()
    }

    // MARK: Steps

    var mark: Int { journal.count }

    package func commit() { journal.removeAll(keepingCapacity: true) }

    package func undo(to mark: Int) {
        while journal.count > mark, let step = journal.popLast() {
            let task = Int(step.task)
            if step.new >= 0 { step.counts ? remove(task) : lift(task) }
            if step.old >= 0 { step.counts ? add(task, Int(step.old)) : drop(task, Int(step.old)) }
        }
    }

    /// Takes a task off; the caller sees to what waits for it.
    package func eject(_ task: Int) {
        journal.append(Step(task: Int32(task), old: at[task], new: -1, counts: true))
        remove(task)
    }

    /// Places a task that is nowhere; the caller has seen that it `fits`.
    package func seat(_ task: Int, _ slot: Int) {
        journal.append(Step(task: Int32(task), old: -1, new: Int8(slot), counts: true))
        add(task, slot)
    }

    /// Moves all tasks of the chain found last to the other of its two slots.
    func flip(_ first: Int, _ second: Int, journaled: Bool) {
        for index in 0..<chainCount {
            let task = Int(chain[index])
            let here = Int(at[task])
            let there = here == first ? second : first
            lift(task)
            // The sign remembers where it goes until all are lifted.
            if there == second { chain[index] = ~chain[index] }
            if journaled {
                journal.append(Step(task: Int32(task), old: Int8(here), new: -1, counts: false))
            }
        }
        for index in 0..<chainCount {
            let there = chain[index] < 0 ? second : first
            if chain[index] < 0 { chain[index] = ~chain[index] }
            drop(Int(chain[index]), there)
            if journaled {
                journal.append(Step(task: chain[index], old: -1, new: Int8(there), counts: false))
            }
        }
    }

    private func remove(_ task: Int) {
        lift(task)
        value -= grid.weight[task]
        placed -= 1
        if turn[task] == -1 {
            turn[task] = Int32(waiting.count)
            waiting.append(Int32(task))
        }
    }

    private func add(_ task: Int, _ slot: Int) {
        drop(task, slot)
        value += grid.weight[task]
        placed += 1
        let hole = turn[task]
        if hole >= 0, let last = waiting.popLast() {
            turn[task] = -1
            if Int(last) != task {
                waiting[Int(hole)] = last
                turn[Int(last)] = hole
            }
        }
    }

    func lift(_ task: Int) {
        let slot = Int(at[task])
        let bit: UInt64 = 1 &<< UInt64(slot)
        let (a, b) = (Int(grid.a[task]), Int(grid.b[task]))
        at[task] = -1
        cell[a &* grid.slots &+ slot] = -1
        cell[b &* grid.slots &+ slot] = -1
        busy[a] &= ~bit
        busy[b] &= ~bit
        load[a] &-= 1
        load[b] &-= 1
        count[slot] &-= 1
        let last = list[slot][Int(count[slot])]
        list[slot][Int(position[task])] = last
        position[Int(last)] = position[task]
        if count[slot] < grid.capacity[slot] { open |= bit }
        if grid.crew[task] >= 0 { grant(slot, Int(grid.crew[task]), 1) }
    }

    func drop(_ task: Int, _ slot: Int) {
        let bit: UInt64 = 1 &<< UInt64(slot)
        let (a, b) = (Int(grid.a[task]), Int(grid.b[task]))
        at[task] = Int8(slot)
        cell[a &* grid.slots &+ slot] = Int32(task)
        cell[b &* grid.slots &+ slot] = Int32(task)
        busy[a] |= bit
        busy[b] |= bit
        load[a] &+= 1
        load[b] &+= 1
        list[slot][Int(count[slot])] = Int32(task)
        position[task] = count[slot]
        count[slot] &+= 1
        if count[slot] >= grid.capacity[slot] { open &= ~bit }
        if grid.crew[task] >= 0 { grant(slot, Int(grid.crew[task]), -1) }
    }

    private func grant(_ slot: Int, _ crew: Int, _ change: Int32) {
        let base = spare + (slot << grid.crews)
        let bit = 1 << crew
        var set = bit
        while set < 1 << grid.crews {
            base[set] &+= change
            set = (set &+ 1) | bit
        }
    }

    /// Puts the tasks where another timetable of the same grid had them.
    func restore(_ slots: [Int8]) {
        for task in 0..<grid.tasks where at[task] >= 0 && at[task] != slots[task] { remove(task) }
        for task in 0..<grid.tasks where at[task] != slots[task] { add(task, Int(slots[task])) }
        commit()
    }

    package var slots: [Int8] { Array(UnsafeBufferPointer(start: at, count: grid.tasks)) }
}

extension Timetable {
    /// The tasks taken off since the last commit that are nowhere now.
    func ejected() -> [Int] {
        journal.reduce(into: []) { tasks, step in
            if step.counts, step.new < 0, at[Int(step.task)] < 0 { tasks.append(Int(step.task)) }
        }
    }
}
