extension State {
    /// The most meetings exchanged between two slots at once.
    static let longestChain = 60

    /// The meetings that must change between two slots together with this one: those connected to it by people who
    /// would otherwise be in two meetings at once. Nil where one of them cannot, or the chain grows too long.
    func chain(from task: Int, between first: Int, and second: Int) -> [Int]? {
        var chain = [task]
        var next = 0
        while next < chain.count {
            let current = chain[next]
            next += 1
            guard let seat = seat[current] else { return nil }
            let target = seat.slot == first ? second : first
            let it = problem.tasks[current]
            guard it.slots & (1 &<< UInt128(target)) != 0 else { return nil }
            for person in [it.a, it.b] where full[person] & (1 &<< UInt128(target)) != 0 {
                for other in problem.people[person].meetings where self.seat[other]?.slot == target {
                    if !chain.contains(other) { chain.append(other) }
                }
            }
            if chain.count > Self.longestChain { return nil }
        }
        return chain
    }

    /// Exchanges the chain of a placed meeting between its slot and another; false, and nothing changed, where the
    /// places or interpreters of the two slots do not allow it.
    mutating func flip(_ task: Int, to slot: Int) -> Bool {
        guard let from = seat[task]?.slot, from != slot,
            let chain = chain(from: task, between: from, and: slot)
        else { return false }
        let start = mark
        let targets = chain.map { seat[$0]?.slot == from ? slot : from }
        for member in chain { set(member, nil) }
        for (member, target) in zip(chain, targets) {
            guard open(member) & (1 &<< UInt128(target)) != 0, insert(member, at: target) else {
                undo(to: start)
                return false
            }
        }
        return true
    }

    /// Makes room for a meeting by one exchange between a slot that suits only one of its people and a slot that suits
    /// the other, then places it; false, and nothing changed, where no exchange helps.
    mutating func insertByExchange(_ task: Int, from offset: Int) -> Bool {
        let it = problem.tasks[task]
        guard load[it.a] < problem.people[it.a].maximum, load[it.b] < problem.people[it.b].maximum else { return false }
        let start = mark
        for (free, blocked) in [(it.a, it.b), (it.b, it.a)] {
            let candidates = SlotSet(bits: it.slots & ~full[free] & full[blocked])
            for slot in Self.rotate(candidates, by: offset) {
                guard let obstacle = problem.people[blocked].meetings.first(where: { seat[$0]?.slot == slot })
                else { continue }
                let exits = SlotSet(bits: problem.tasks[obstacle].slots & ~full[blocked])
                for exit in Self.rotate(exits, by: offset) {
                    if flip(obstacle, to: exit) {
                        if open(task) & (1 &<< UInt128(slot)) != 0, insert(task, at: slot) { return true }
                        undo(to: start)
                    }
                }
            }
        }
        return false
    }

    static func rotate(_ slots: SlotSet, by offset: Int) -> [Int] {
        let list = Array(slots)
        guard list.count > 1 else { return list }
        let start = offset % list.count
        return Array(list[start...] + list[..<start])
    }
}
