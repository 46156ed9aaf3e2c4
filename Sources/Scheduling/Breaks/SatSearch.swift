/// When to restart, which phases to follow and when to forget: all by counting conflicts.
struct SatRhythm {
    /// Averages of the quality of learnt clauses, over some 30 and some 10,000 conflicts.
    var recent = 0.0
    var usual = 0.0
    var sinceRestart = 0
    /// Steady: few restarts, towards the longest assignment met; otherwise restarts whenever learning gets worse.
    var steady = false
    var modeEnds = 1_000
    var modeLength = 1_000.0
    var restarts = 0
    var rephases = false
    var rephasings = 0
    var nextRephasing = 1_000
    var longest = 0
    var nextReduction = 2_000
    var reductions = 0

    mutating func learnt(quality: Int32) {
        recent += (Double(quality) - recent) / 32
        usual += (Double(quality) - usual) / 8_192
        sinceRestart += 1
    }

    /// Luby, Sinclair, Zuckerman 1993: 1, 1, 2, 1, 1, 2, 4, …
    static func luby(_ number: Int) -> Int {
        var index = number + 1
        while (index + 1) & index != 0 {
            index -= (1 << (Int.bitWidth - 1 - index.leadingZeroBitCount)) - 1
        }
        return (index + 1) / 2
    }

    var wantsRestart: Bool {
        steady ? sinceRestart >= 512 * Self.luby(restarts) : sinceRestart >= 5 && recent > 1.1 * usual
    }
}

extension SatSolver {
    /// Whether the search starts from elsewhere now and then; without it, from where it stood.
    package var rephases: Bool {
        get { rhythm.rephases }
        set { rhythm.rephases = newValue }
    }

    /// Searches for an assignment in which all clauses and assumptions hold.
    ///
    /// - Parameters:
    ///   - limit: the most conflicts.
    ///   - goesOn: asked every 128 conflicts; false ends the search.
    package mutating func solve(
        assuming: [SatLiteral] = [], limit: Int = .max, while goesOn: () -> Bool = { true }
    ) -> SatOutcome {
        backtrack(to: 0)
        assumptions = assuming
        guard !isContradictory else { return .contradiction([]) }
        let start = conflicts
        rhythm.longest = 0
        while true {
            let broken = propagate()
            if broken != Self.noClause {
                countConflict()
                if decisionLevel == 0 {
                    isContradictory = true
                    return .contradiction([])
                }
                learn(from: broken)
                if conflicts & 127 == 0, !goesOn() { return .undecided }
                continue
            }
            if conflicts - start >= limit { return .undecided }
            if rhythm.steady { noteLongest() }
            if rhythm.wantsRestart { restart() }
            if conflicts >= rhythm.nextReduction {
                reduce()
                if isContradictory { return .contradiction([]) }
            }
            if let outcome = decide() { return outcome }
        }
    }

    private mutating func learn(from broken: Int32) {
        let destination = analyse(broken)
        let quality = quality(clause.base, clause.count)
        backtrack(to: destination)
        if clause.count == 1 {
            assign(clause[0], because: Self.noClause)
        } else {
            let start = store(UnsafeBufferPointer(start: clause.base, count: clause.count), quality: max(quality, 1))
            learnt.append(start)
            assign(clause[0], because: start)
        }
        rhythm.learnt(quality: quality)
        order.decay(by: rhythm.steady ? 0.98 : 0.92)
    }

    /// Assigns the next assumption, or the most active open variable; an outcome where nothing is left to decide or an
    /// assumption is false.
    private mutating func decide() -> SatOutcome? {
        while decisionLevel < assumptions.count {
            let literal = assumptions[decisionLevel]
            if value[literal] < 0 {
                return .contradiction(core(against: literal))
            }
            levels.append(Int32(trail.count))
            if value[literal] == 0 {
                assign(literal, because: Self.noClause)
                return nil
            }
        }
        while let variable = order.next() {
            guard value[variable << 1] == 0 else { continue }
            levels.append(Int32(trail.count))
            let side = rhythm.steady && target[variable] != 0 ? target[variable] : phase[variable]
            assign(variable << 1 | (side > 0 ? 0 : 1), because: Self.noClause)
            return nil
        }
        for variable in 0..<level.count { model[variable] = value[2 * variable] }
        return .satisfiable
    }

    /// Keeps the longest assignment without conflict as what to try first.
    private mutating func noteLongest() {
        guard trail.count > rhythm.longest else { return }
        rhythm.longest = trail.count
        for index in 0..<trail.count { target[trail[index] >> 1] = trail[index] & 1 == 0 ? 1 : -1 }
    }

    private mutating func restart() {
        backtrack(to: min(assumptions.count, decisionLevel))
        rhythm.restarts += 1
        rhythm.sinceRestart = 0
        if rhythm.rephases, conflicts >= rhythm.nextRephasing { rephase() }
        guard conflicts >= rhythm.modeEnds else { return }
        rhythm.steady.toggle()
        rhythm.restarts = 0
        if rhythm.steady {
            rhythm.longest = 0
            for index in 0..<target.count { target[index] = 0 }
        } else {
            rhythm.modeLength *= 1.5
        }
        rhythm.modeEnds = conflicts + Int(rhythm.modeLength)
    }

    /// Starts from elsewhere: in turn from the longest assignment met, from what the caller prefers, and from that
    /// longest one with each side changed at odds of 1 to 8 (Biere, Fleury 2020).
    private mutating func rephase() {
        rhythm.rephasings += 1
        rhythm.nextRephasing = conflicts + 1_000 * rhythm.rephasings
        let kind = rhythm.rephasings % 4
        var mixed = UInt32(truncatingIfNeeded: rhythm.rephasings) &* 0x9E37_79B9 | 1
        for variable in 0..<target.count {
            let best = target[variable] != 0 ? target[variable] : phase[variable]
            switch kind {
            case 1, 3: phase[variable] = best
            case 2: phase[variable] = preferred[variable] != 0 ? preferred[variable] : best
            default:
                mixed ^= mixed << 13
                mixed ^= mixed >> 17
                mixed ^= mixed << 5
                phase[variable] = mixed & 7 == 0 ? -best : best
            }
            target[variable] = 0
        }
        rhythm.longest = 0
    }
}
