import Dispatch
import Synchronization

extension BreaksProblem {
    /// Searches of different kinds side by side: what one proves ends the others, plans and bounds are shared.
    ///
    /// The first thread searches by proofs with the seed of the options, the second in turns, any further ones by
    /// proofs with other seeds. What is proven does not depend on the machine; which of several plans with the fewest
    /// breaks comes out does, and so does the plan of a search that is stopped.
    func race(
        _ options: BreaksOptions, progress: (BreaksProgress) -> Void, while goesOn: () -> Bool
    ) -> BreaksOutcome {
        // The searches share the finish only, which lets in one at a time; it alone calls what the caller gave.
        nonisolated(unsafe) let progress = progress
        nonisolated(unsafe) let goesOn = goesOn
        let finish = Mutex(BreaksFinish())
        DispatchQueue.concurrentPerform(iterations: options.threads) { runner in
            let tell: BreaksTelling = { known, phase in
                finish.withLock { $0.hear(known, phase, leads: runner == 0, progress) }
            }
            let runs = { finish.withLock { $0.goesOn(goesOn) } }
            var own = options
            if runner > 1 { own.seed = options.seed &+ UInt64(runner) &* 0xD1B5_4A32_D192_ED03 }
            let outcome =
                runner == 1
                ? searchInTurns(own, tell: tell, while: runs) : searchByProofs(own, tell: tell, while: runs)
            finish.withLock { $0.end(outcome) }
        }
        return finish.withLock { $0.isContradictory ? .contradiction : .ended($0.known) }
    }
}

/// What the searches of a race know together, and whether the race is over.
private struct BreaksFinish {
    private(set) var known = BreaksStanding()
    private(set) var isContradictory = false
    private var isOver = false
    private var phase = BreaksProgress.Phase.feasibility

    /// Takes over what a search has found, tells the caller where that is news, and gives back what is known.
    ///
    /// - Parameter leads: whether this search's phase is the one to tell.
    mutating func hear(
        _ news: BreaksStanding, _ phase: BreaksProgress.Phase, leads: Bool, _ progress: (BreaksProgress) -> Void
    ) -> BreaksStanding {
        let before = known.progress(self.phase)
        known.learn(from: news)
        if leads { self.phase = phase }
        if known.isProven { isOver = true }
        let now = known.progress(self.phase)
        if now != before { progress(now) }
        return known
    }

    /// Asks the caller until it once says no.
    mutating func goesOn(_ caller: () -> Bool) -> Bool {
        if !isOver, !caller() { isOver = true }
        return !isOver
    }

    mutating func end(_ outcome: BreaksOutcome) {
        switch outcome {
        case .contradiction: (isContradictory, isOver) = (true, true)
        case .ended(let last):
            known.learn(from: last)
            if known.isProven { isOver = true }
        }
    }
}
