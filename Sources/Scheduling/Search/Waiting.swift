extension Search {
    /// What one waiting slot in which the person is available costs against one in which it is not.
    private static let availableFactor = 32

    /// Kempe annealing: exchanges between two slots that keep every meeting and shorten waiting. Ends with the best.
    /// - Parameter share: of the whole time, by when to end; without a limit in time only the moves count.
    mutating func lowerIdle(moves: Int, until share: Double) {
        let movable = state.seat.indices.filter {
            state.seat[$0] != nil && state.problem.tasks[$0].slots.nonzeroBitCount > 1
        }
        guard !movable.isEmpty else { return }
        var costs = state.problem.people.indices.map { cost(of: $0) }
        var total = costs.reduce(0, +)
        var best = state.seat
        var bestTotal = total
        let stretch = Stretch(pace, moves: moves, until: share)
        for move in 0..<moves {
            let passed = stretch.passed(move)
            guard bestTotal > 0, passed < 1, goesOn(.idle, move) else { break }
            let heat = 1.5 * Double(Self.availableFactor) * (1 - passed) + 1e-9
            let task = movable[random.below(movable.count)]
            guard let from = state.seat[task]?.slot else { continue }
            let targets = state.problem.tasks[task].slots & ~(1 &<< UInt128(from))
            guard state.flip(task, to: random.slot(of: targets)) else { continue }
            let people = Set(
                state.touched(since: 0).flatMap { [state.problem.tasks[$0].a, state.problem.tasks[$0].b] })
            let change = people.reduce(0) { $0 + cost(of: $1) - costs[$1] }
            guard change <= 0 || random.fraction() < exponential(-Double(change) / heat) else {
                state.undo(to: 0)
                continue
            }
            state.commit()
            for person in people { costs[person] = cost(of: person) }
            total += change
            if total < bestTotal {
                bestTotal = total
                best = state.seat
            }
        }
        state.restore(best)
    }

    private func cost(of person: Int) -> Int {
        let figures = state.waiting(person)
        return figures.idleAvailable * Self.availableFactor + figures.idle
    }
}
