extension BreaksState {
    /// Simulated annealing by exchanges: keeps the plan with the fewest breaks met.
    ///
    /// - Parameters:
    ///   - floor: the search ends at this many breaks.
    ///   - idleWeight: what an idle slot counts against a break; it draws short breaks towards closing.
    mutating func anneal(
        moves: Int, floor: Int, idleWeight: Double, hot: Double, cold: Double, random: inout BreaksRandomness,
        while goesOn: () -> Bool
    ) -> (plan: [Int], breaks: Int) {
        var best = (plan: slot, breaks: total)
        let movable = problem.meetings.indices.filter { problem.meetings[$0].allowed.nonzeroBitCount > 1 }
        guard !movable.isEmpty, problem.slots > 1 else { return best }
        for move in 0..<moves {
            if best.breaks <= floor { break }
            if move & 1_023 == 0, !goesOn() { break }
            let progress = Double(move) / Double(moves)
            let heat = hot + (cold - hot) * progress
            let index = movable[random.below(movable.count)]
            let meeting = problem.meetings[index]
            let target = random.slot(of: meeting.allowed & ~BreaksProblem.bit(slot[index]))
            let moved = exchange(index, to: target, &random) { change, idleChange in
                let cost = Double(change) + idleWeight * Double(idleChange)
                return cost <= 0 ? 1 : Self.likelihood(cost / heat)
            }
            if moved, total < best.breaks { best = (slot, total) }
        }
        return best
    }

    /// Wanders among plans with no more breaks than this one; the plan at the end.
    mutating func wander(moves: Int, random: inout BreaksRandomness) -> [Int] {
        let movable = problem.meetings.indices.filter { problem.meetings[$0].allowed.nonzeroBitCount > 1 }
        guard !movable.isEmpty, problem.slots > 1 else { return slot }
        for _ in 0..<moves {
            let index = movable[random.below(movable.count)]
            let target = random.slot(of: problem.meetings[index].allowed & ~BreaksProblem.bit(slot[index]))
            _ = exchange(index, to: target, &random) { change, _ in change <= 0 ? 1 : 0 }
        }
        return slot
    }

    /// e to the power of −x to within 4 % of the range of use, the same on every machine: (1 − x/64)^64.
    private static func likelihood(_ x: Double) -> Double {
        var power = max(0, 1 - x / 64)
        for _ in 0..<6 { power *= power }
        return power
    }
}
