/// A plain instance in flat arrays: every meeting may use every place, everybody meets one at a time, interpreters
/// have no limits but their languages and presence, and there are at most 64 slots.
///
/// What an interpreter can do is kept as Hall's condition: for each slot and each set of crews, the meetings that
/// need one of these crews are at most as many as the interpreters of any of them (P. Hall, J. London Math. Soc. 10,
/// 1935). Where it holds an assignment exists, so that the search need not make one.
package final class Grid {
    /// More sets of interpreters than this make too many conditions.
    static let mostCrews = 8

    package let people: Int
    package let tasks: Int
    package let slots: Int
    package let crews: Int
    /// The two people of each task.
    let a: UnsafeMutablePointer<Int32>
    let b: UnsafeMutablePointer<Int32>
    let weight: UnsafeMutablePointer<Int>
    /// The slots that suit both, the place and the interpreters.
    let allowed: UnsafeMutablePointer<UInt64>
    /// Which crew a task needs, −1 for none.
    let crew: UnsafeMutablePointer<Int8>
    package let available: UnsafeMutablePointer<UInt64>
    let maximum: UnsafeMutablePointer<Int32>
    /// Places by slot.
    let capacity: UnsafeMutablePointer<Int32>
    /// Interpreters of each set of crews, by slot << crews | set.
    let interpreters: UnsafeMutablePointer<Int32>
    let locked: [Bool]
    /// The tasks that must come before, and those that must come after, each task; empty where there are none at all.
    let before: [[Int]]
    let after: [[Int]]
    /// The crew of each set of interpreters of the problem, −1 where nobody needs it.
    private let crewOf: [Int]

    /// Nil where the instance is richer than that.
    package init?(_ problem: Problem) {
        guard problem.slots > 0, problem.slots <= 64, !problem.tasks.isEmpty,
            problem.people.allSatisfy({ $0.parallel == 1 })
        else { return nil }
        let pools = Set(problem.tasks[0].pools)
        var shared: [[Int]: Bool] = [:]
        for task in problem.tasks where shared[task.pools] == nil {
            shared[task.pools] = Set(task.pools) == pools
        }
        guard shared.values.allSatisfy({ $0 }) else { return nil }
        var crewOf = Array(repeating: -1, count: problem.crewCount)
        var members: [[Int]] = []
        for task in problem.tasks where task.needsInterpreter && task.slots != 0 && crewOf[task.crew] < 0 {
            crewOf[task.crew] = members.count
            members.append(task.interpreters)
        }
        guard members.count <= Self.mostCrews else { return nil }
        for worker in Set(members.joined()) {
            let it = problem.workers[worker]
            guard it.maximum >= it.available.nonzeroBitCount, it.maximumInRow >= problem.slots,
                pools.allSatisfy({ it.serves[$0] })
            else { return nil }
        }
        self.crewOf = crewOf
        people = problem.people.count
        tasks = problem.tasks.count
        slots = problem.slots
        crews = members.count
        a = .allocate(capacity: tasks)
        b = .allocate(capacity: tasks)
        weight = .allocate(capacity: tasks)
        allowed = .allocate(capacity: tasks)
        crew = .allocate(capacity: tasks)
        available = .allocate(capacity: max(1, people))
        maximum = .allocate(capacity: max(1, people))
        capacity = .allocate(capacity: slots)
        interpreters = .allocate(capacity: slots << crews)
        for (index, task) in problem.tasks.enumerated() {
            a[index] = Int32(task.a)
            b[index] = Int32(task.b)
            weight[index] = task.weight
            allowed[index] = UInt64(truncatingIfNeeded: task.slots)
            crew[index] = task.needsInterpreter ? Int8(crewOf[task.crew]) : -1
        }
        for (index, person) in problem.people.enumerated() {
            available[index] = UInt64(truncatingIfNeeded: person.available)
            maximum[index] = Int32(min(person.maximum, slots))
        }
        for slot in 0..<slots {
            capacity[slot] = Int32(pools.reduce(0) { $0 + problem.pools[$1].capacity[slot] })
            for set in 0..<(1 << crews) {
                var able: Set<Int> = []
                for crew in 0..<crews where set >> crew & 1 == 1 { able.formUnion(members[crew]) }
                let present = able.filter { problem.workers[$0].available >> UInt128(slot) & 1 == 1 }
                interpreters[slot << crews | set] = Int32(present.count)
            }
        }
        locked = problem.tasks.map(\.locked)
        let ordered = problem.tasks.contains { !$0.before.isEmpty }
        before = ordered ? problem.tasks.map(\.before) : []
        after = ordered ? problem.tasks.map(\.after) : []
    }

    deinit {
        a.deallocate()
        b.deallocate()
        weight.deallocate()
        allowed.deallocate()
        crew.deallocate()
        available.deallocate()
        maximum.deallocate()
        capacity.deallocate()
        interpreters.deallocate()
    }
}
