extension BreaksInstance {
    /// A plan with the fewest breaks: proven where `isOptimal`, otherwise the best found within the options' limits.
    ///
    /// - Parameters:
    ///   - progress: told of each new phase, plan and bound. Never called by two threads at the same time.
    ///   - goesOn: asked often; false ends the search with what there is. Never called by two threads at the same time.
    public func planWithFewestBreaks(
        options: BreaksOptions = BreaksOptions(), progress: (BreaksProgress) -> Void = { _ in },
        while goesOn: () -> Bool = { true }
    ) throws(BreaksError) -> BreaksPlan {
        let problem = try BreaksProblem(self)
        guard !meetings.isEmpty else { return BreaksPlan(slots: [], breaks: 0, bound: 0) }
        try checkRoom(problem)
        progress(BreaksStanding().progress(.feasibility))
        let outcome =
            options.threads > 1
            ? problem.race(options, progress: progress, while: goesOn)
            : problem.searchByProofs(
                options,
                tell: { standing, phase in
                    progress(standing.progress(phase))
                    return standing
                }, while: goesOn)
        switch outcome {
        case .ended(let standing):
            guard let breaks = standing.breaks else { throw .stoppedWithoutPlan }
            return BreaksPlan(slots: standing.slots, breaks: breaks, bound: standing.bound)
        case .contradiction: throw contradiction(problem, while: goesOn)
        }
    }
}
