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
            guard let from = seat[current]?.slot else { return nil }
            let target = from == first ? second : first
            guard problem.tasks[current].slots & (1 &<< UInt128(target)) != 0 else { return nil }
            follow(problem.tasks[current].a, to: target, &chain)
            follow(problem.tasks[current].b, to: target, &chain)
            if chain.count > Self.longestChain { return nil }
        }
        return chain
    }

    /// Adds the meetings that a person holds in a slot in which it can take no more.
    private func follow(_ person: Int, to target: Int, _ chain: inout [Int]) {
        guard full[person] & (1 &<< UInt128(target)) != 0 else { return }
        if problem.people[person].parallel == 1 {
            if let other = meeting(of: person, at: target), !chain.contains(other) { chain.append(other) }
        } else {
            for other in meetings(of: person, at: target) where !chain.contains(other) { chain.append(other) }
        }
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
        guard load[it.a] < problem.people[it.a].maximum, load[it.b] < problem.people[it.b].maximum,
            hoursAreLeft(for: task)
        else { return false }
        let start = mark
        for (free, blocked) in [(it.a, it.b), (it.b, it.a)] {
            let candidates = SlotSet(bits: it.slots & ~full[free] & full[blocked])
            for slot in Self.rotate(candidates, by: offset) {
                guard let obstacle = meeting(of: blocked, at: slot) else { continue }
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
