extension BreaksProblem {
    /// A first plan by search, better ones by exchanges, then proofs that raise the bound until a plan is found there.
    func searchByProofs(_ options: BreaksOptions, tell: BreaksTelling, while goesOn: () -> Bool) -> BreaksOutcome {
        var encoding = BreaksEncoding(self)
        var random = BreaksRandomness(seed: options.seed)
        guard var known = start(options, &encoding, &random, tell: tell, while: goesOn) else { return .contradiction }
        guard known.breaks != nil else { return .ended(known) }
        encoding.prefer(known.slots)
        var search = BreaksBound(encoding)
        let end = search.encoding.solver.conflicts + min(options.conflicts, .max / 2)
        proof: while !known.isProven {
            known.learn(from: tell(known, .proof))
            if known.isProven { break }
            switch search.step(limit: end - search.encoding.solver.conflicts, while: goesOn) {
            case .plan(let found):
                known.take(found, breaks: BreaksState(self, found).total)
                known.bound = max(known.bound, search.bound)
                break proof
            case .risen: known.bound = max(known.bound, search.bound)
            case .infeasible, .undecided: break proof
            }
        }
        return .ended(known)
    }

    /// A plan by search, bettered by exchanges; without plan where the search ended before; nil where there is none.
    func start(
        _ options: BreaksOptions, _ encoding: inout BreaksEncoding, _ random: inout BreaksRandomness,
        tell: BreaksTelling, while goesOn: () -> Bool
    ) -> BreaksStanding? {
        encoding.solver.shuffle(&random)
        var known = BreaksStanding()
        switch encoding.solver.solve(limit: options.conflicts, while: goesOn) {
        case .undecided: return known
        case .contradiction: return nil
        case .satisfiable: break
        }
        var state = BreaksState(self, encoding.plan())
        known.take(state.slot, breaks: state.total)
        known.learn(from: tell(known, .exchange))
        let best = state.anneal(
            moves: options.moves, floor: 0, idleWeight: 0.1, hot: 0.6, cold: 0.1, random: &random, while: goesOn)
        known.take(best.plan, breaks: best.breaks)
        return known
    }
}
