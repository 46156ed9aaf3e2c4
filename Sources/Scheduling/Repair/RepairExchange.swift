extension RepairSearch {
    /// Places a meeting by an exchange between two slots, however many others that moves: the least costly one.
    mutating func exchange(_ task: Int) {
        let it = problem.tasks[task]
        guard plan.state.load[it.a] < problem.people[it.a].maximum,
            plan.state.load[it.b] < problem.people[it.b].maximum, it.before.allSatisfy({ plan.state.seat[$0] != nil })
        else { return }
        best = plan.cost
        bestSeats = []
        for (free, blocked) in [(it.a, it.b), (it.b, it.a)] {
            for slot in SlotSet(bits: it.slots & homes.open & ~plan.state.full[free] & plan.state.full[blocked]) {
                guard let obstacle = plan.state.meeting(of: blocked, at: slot) else { continue }
                for exit in SlotSet(bits: problem.tasks[obstacle].slots & homes.open & ~plan.state.full[blocked]) {
                    guard !isSpent, steps < nextReport || goesOn() else { return }
                    steps += 4
                    if plan.state.flip(obstacle, to: exit), plan.state.open(task) & (1 &<< UInt128(slot)) != 0,
                        plan.state.insertQuietly(task, at: slot, homes), let cost = plan.trial(), cost < best
                    {
                        best = cost
                        bestSeats = plan.unsettled().map { ($0, plan.state.seat[$0]) }
                    }
                    plan.state.undo(to: 0)
                }
            }
        }
        guard best < plan.cost else { return }
        plan.state.apply(bestSeats)
        plan.settle()
    }
}

extension State {
    /// Makes the seats of some meetings those given, which must be such as this state has had together.
    mutating func apply(_ seats: [(task: Int, seat: Seat?)]) {
        for (task, _) in seats { set(task, nil) }
        for (task, seat) in seats where seat != nil { set(task, seat) }
    }
}
