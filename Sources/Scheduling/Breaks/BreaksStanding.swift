/// What is known of an instance: the best plan and the bound.
struct BreaksStanding {
    /// Empty until there is a plan.
    var slots: [Int] = []
    /// Nil until there is a plan.
    var breaks: Int?
    var bound = 0

    /// Whether the plan has as many breaks as the bound.
    var isProven: Bool { breaks.map { $0 <= bound } ?? false }

    /// Takes over the plan where it has fewer breaks.
    mutating func take(_ plan: [Int], breaks count: Int) {
        if count < breaks ?? .max { (slots, breaks) = (plan, count) }
    }

    /// Takes over what the other knows better.
    mutating func learn(from other: BreaksStanding) {
        if let count = other.breaks { take(other.slots, breaks: count) }
        bound = max(bound, other.bound)
    }

    func progress(_ phase: BreaksProgress.Phase) -> BreaksProgress {
        BreaksProgress(phase: phase, breaks: breaks, bound: bound)
    }
}

/// What a search came to.
enum BreaksOutcome {
    /// Proven, or stopped before; without plan where it was stopped before the first.
    case ended(BreaksStanding)
    /// There is no plan.
    case contradiction
}

/// Tells what a search has found; gives back what is known from all searches that run side by side.
typealias BreaksTelling = (BreaksStanding, BreaksProgress.Phase) -> BreaksStanding
