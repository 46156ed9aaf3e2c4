extension State {
    /// Takes over the slots that were found for a plain instance, and gives each meeting a pool of places and, by
    /// augmenting paths, an interpreter: Hall's condition, which the search kept, says that there is one.
    mutating func adopt(_ slots: [Int8]) {
        for task in slots.indices where seat[task] != nil && seat[task]?.slot != Int(slots[task]) { set(task, nil) }
        let tasks = slots.indices.filter { slots[$0] >= 0 && seat[$0] == nil }
        for task in tasks where !problem.tasks[task].needsInterpreter {
            let slot = Int(slots[task])
            guard let pool = problem.tasks[task].pools.first(where: { hasPlace($0, at: slot) }) else { continue }
            set(task, Seat(slot: slot, pool: pool, worker: -1))
        }
        for task in tasks where problem.tasks[task].needsInterpreter { _ = insert(task, at: Int(slots[task])) }
        commit()
    }
}
