extension BreaksProblem {
    /// As `searchByProofs`, but proofs take turns with searches for better plans.
    func searchInTurns(_ options: BreaksOptions, tell: BreaksTelling, while goesOn: () -> Bool) -> BreaksOutcome {
        var encoding = BreaksEncoding(self, attendance: tablesAreScarce ? .everySlot : .none)
        encoding.solver.rephases = true
        var random = BreaksRandomness(seed: options.seed)
        guard let known = start(options, &encoding, &random, tell: tell, while: goesOn) else { return .contradiction }
        guard known.breaks != nil else { return .ended(known) }
        var turns = BreaksTurns(self, encoding, known, random)
        turns.run(conflicts: options.conflicts, tell: tell, while: goesOn)
        return .ended(turns.known)
    }
}

/// Closes the gap between the best plan and the bound by searches in turn, in slices that grow: one raises the bound by
/// proofs, the others improve the plan; they count people in different ways, since no one way suits all instances.
private struct BreaksTurns: ~Copyable {
    private let problem: BreaksProblem
    private var proof: BreaksBound
    private var repair: BreaksNeighbourhoods?
    private var random: BreaksRandomness
    private(set) var known: BreaksStanding
    private var left = 0
    private var isOver = false

    init(
        _ problem: BreaksProblem, _ encoding: consuming BreaksEncoding, _ known: BreaksStanding,
        _ random: BreaksRandomness
    ) {
        self.problem = problem
        self.known = known
        self.random = random
        encoding.prefer(known.slots)
        proof = BreaksBound(encoding)
    }

    /// Searches until the plan is proven, the conflicts are used up or the caller ends it.
    mutating func run(conflicts: Int, tell: BreaksTelling, while goesOn: () -> Bool) {
        left = conflicts
        var slice = 2_000
        while !isOver, !known.isProven {
            raise(by: 2 * slice, tell, goesOn)
            improve(by: slice, tell, goesOn)
            decide(by: slice, tell, goesOn)
            slice += slice / 4
            if left <= 0 || !goesOn() { isOver = true }
        }
    }

    private var isOpen: Bool { !isOver && !known.isProven && left > 0 }

    private var breaks: Int { known.breaks ?? 0 }

    /// Takes over the plan where it has no more breaks: another plan with as many is a place to search from as well.
    private mutating func take(_ plan: [Int]) {
        let total = BreaksState(problem, plan).total
        if total <= breaks { (known.slots, known.breaks) = (plan, total) }
    }

    /// Proofs that more breaks are needed.
    private mutating func raise(by slice: Int, _ tell: BreaksTelling, _ goesOn: () -> Bool) {
        let end = proof.encoding.solver.conflicts + min(slice, left)
        while isOpen, proof.encoding.solver.conflicts < end {
            known.learn(from: tell(known, .proof))
            let before = proof.encoding.solver.conflicts
            switch proof.step(limit: end - before, while: goesOn) {
            case .plan(let found):
                take(found)
                known.bound = max(known.bound, proof.bound)
            case .risen: known.bound = max(known.bound, proof.bound)
            case .infeasible: isOver = true
            case .undecided: if !goesOn() { isOver = true }
            }
            left -= proof.encoding.solver.conflicts - before
        }
    }

    /// Better plans near the best.
    private mutating func improve(by slice: Int, _ tell: BreaksTelling, _ goesOn: () -> Bool) {
        guard isOpen else { return }
        if repair == nil {
            repair = BreaksNeighbourhoods(
                BreaksEncoding(problem, attendance: problem.tablesAreScarce ? .none : .everySlot), breaks: breaks,
                random: random)
        }
        var used = 0
        while isOpen, used < min(slice, left), goesOn() {
            var state = BreaksState(problem, known.slots)
            take(state.wander(moves: 10_000, random: &random))
            guard !known.isProven else { break }
            let before = repair?.encoding.solver.conflicts ?? 0
            let wanted = random.below(2) == 0 ? known.bound : breaks - 1
            if case .better(let found) = repair?.improve(
                state, atMost: wanted, conflicts: 200 + slice / 20, while: goesOn)
            {
                take(found)
                known.learn(from: tell(known, .exchange))
            }
            used += 20 + (repair?.encoding.solver.conflicts ?? 0) - before
        }
        left -= used
    }

    /// A plan with as many breaks as the bound, or the proof that there is none.
    private mutating func decide(by slice: Int, _ tell: BreaksTelling, _ goesOn: () -> Bool) {
        guard isOpen else { return }
        known.learn(from: tell(known, .proof))
        let before = repair?.encoding.solver.conflicts ?? 0
        switch repair?.search(near: known.slots, atMost: known.bound, conflicts: min(slice, left), while: goesOn) {
        case .better(let found): take(found)
        case .impossible: known.bound += 1
        default: break
        }
        left -= (repair?.encoding.solver.conflicts ?? 0) - before
    }
}
