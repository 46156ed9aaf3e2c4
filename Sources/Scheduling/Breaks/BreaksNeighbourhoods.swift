/// Improves a plan by exact searches of which each leaves most meetings where they are (large neighbourhood search:
/// Shaw, CP 1998), and searches for a plan with fewer breaks than the best known without any meeting held.
struct BreaksNeighbourhoods: ~Copyable {
    enum Outcome {
        case better([Int])
        /// No plan has so few breaks.
        case impossible
        case undecided
    }

    var encoding: BreaksEncoding
    private var random: BreaksRandomness
    /// At index i: there are more than i breaks in all.
    private let total: [SatLiteral]
    /// The meetings that a search sets free: more where searches end early, fewer where they run out of conflicts.
    private var width: Double

    init(_ encoding: consuming BreaksEncoding, breaks: Int, random: BreaksRandomness) {
        self.encoding = encoding
        self.encoding.solver.rephases = true
        self.random = random
        width = 12
        total = self.encoding.solver.count(self.encoding.breaks.flatMap(\.self), upTo: breaks)
    }

    /// A plan with at most so many breaks, or the proof that there is none.
    mutating func search(
        near plan: [Int], atMost breaks: Int, conflicts: Int, while goesOn: () -> Bool
    ) -> Outcome {
        guard breaks < total.count else { return .undecided }
        encoding.prefer(plan)
        switch encoding.solver.solve(assuming: [total[breaks] ^ 1], limit: conflicts, while: goesOn) {
        case .satisfiable: return .better(encoding.plan())
        case .contradiction: return .impossible
        case .undecided: return .undecided
        }
    }

    /// A plan with at most so many breaks among those that differ from this one in few meetings.
    mutating func improve(
        _ state: BreaksState, atMost breaks: Int, conflicts: Int, while goesOn: () -> Bool
    ) -> Outcome {
        guard breaks < total.count else { return .undecided }
        let free = neighbourhood(of: state)
        var wishes = [total[breaks] ^ 1]
        for (index, slot) in state.slot.enumerated() where !free[index] { wishes.append(encoding.takes[index][slot]) }
        encoding.prefer(state.slot)
        switch encoding.solver.solve(assuming: wishes, limit: conflicts, while: goesOn) {
        case .satisfiable: return .better(encoding.plan())
        case .contradiction:
            width = min(width * 1.02, Double(free.count))
            return .undecided
        case .undecided:
            width = max(width * 0.95, 4)
            return .undecided
        }
    }

    /// Which meetings to set free: those in a few slots around a break, or those of people who meet each other.
    private mutating func neighbourhood(of state: BreaksState) -> [Bool] {
        let problem = encoding.problem
        var free = [Bool](repeating: false, count: problem.meetings.count)
        var left = Int(width)
        let broken = state.breaks.indices.filter { state.breaks[$0] > 0 }
        guard !broken.isEmpty else { return free }
        let person = broken[random.below(broken.count)]
        func release(_ index: Int) {
            if !free[index] {
                free[index] = true
                left -= 1
            }
        }
        if random.below(2) == 0 {
            let busy = state.busy[person]
            var centre = (busy & ~(busy &<< 1)).trailingZeroBitCount
            let ends = busy & ~(busy &<< 1) & ~BreaksProblem.bit(centre)
            if ends != 0 { centre = random.slot(of: ends) }
            var slots = UInt128(0)
            var reach = [centre, max(centre - 1, 0)]
            while left > 0 {
                guard let slot = reach.popLast() ?? nextSlot(slots) else { break }
                slots |= BreaksProblem.bit(slot)
                for (index, at) in state.slot.enumerated() where at == slot { release(index) }
            }
        } else {
            var queue = [person]
            var seen: Set<Int> = [person]
            while left > 0, !queue.isEmpty {
                let current = queue.remove(at: random.below(queue.count))
                for index in problem.meetingsOf[current] {
                    release(index)
                    for other in [problem.meetings[index].a, problem.meetings[index].b]
                    where seen.insert(other).inserted { queue.append(other) }
                }
            }
        }
        return free
    }

    /// A slot not yet among these: mostly beside one of them.
    private mutating func nextSlot(_ taken: UInt128) -> Int? {
        let all = encoding.problem.slots < 128 ? BreaksProblem.bit(encoding.problem.slots) &- 1 : ~0
        let open = all & ~taken
        guard open != 0 else { return nil }
        let beside = (taken &<< 1 | taken &>> 1) & open
        return random.slot(of: beside != 0 && random.below(3) > 0 ? beside : open)
    }
}
