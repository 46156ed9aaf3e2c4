extension BreaksInstance {
    /// A plan with the fewest breaks: proven where `isOptimal`, otherwise the best found within the options' limits.
    ///
    /// - Parameters:
    ///   - progress: told of each new phase, plan and bound.
    ///   - goesOn: asked often; false ends the search with what there is.
    public func planWithFewestBreaks(
        options: BreaksOptions = BreaksOptions(), progress: (BreaksProgress) -> Void = { _ in },
        while goesOn: () -> Bool = { true }
    ) throws(BreaksError) -> BreaksPlan {
        let problem = try BreaksProblem(self)
        guard !meetings.isEmpty else { return BreaksPlan(slots: [], breaks: 0, bound: 0) }
        try checkRoom(problem)
        progress(BreaksProgress(phase: .feasibility, breaks: nil, bound: 0))
        var encoding = BreaksEncoding(problem)
        var random = BreaksRandomness(seed: options.seed)
        encoding.solver.shuffle(&random)
        switch encoding.solver.solve(limit: options.conflicts, while: goesOn) {
        case .undecided: throw .stoppedWithoutPlan
        case .contradiction: throw contradiction(problem, while: goesOn)
        case .satisfiable: break
        }
        var state = BreaksState(problem, encoding.plan())
        progress(BreaksProgress(phase: .exchange, breaks: state.total, bound: 0))
        var (slots, breaks) = state.anneal(
            moves: options.moves, floor: 0, idleWeight: 0.1, hot: 0.6, cold: 0.1, random: &random, while: goesOn)
        encoding.prefer(slots)
        var search = BreaksBound(encoding)
        let end = search.encoding.solver.conflicts + min(options.conflicts, .max / 2)
        proof: while search.bound < breaks {
            progress(BreaksProgress(phase: .proof, breaks: breaks, bound: search.bound))
            switch search.step(limit: end - search.encoding.solver.conflicts, while: goesOn) {
            case .plan(let found):
                slots = found
                breaks = BreaksState(problem, found).total
                break proof
            case .risen: continue
            case .infeasible, .undecided: break proof
            }
        }
        return BreaksPlan(slots: slots, breaks: breaks, bound: search.bound)
    }
}
