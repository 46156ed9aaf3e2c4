/// A literal: twice the number of its variable, plus one where it is negated.
package typealias SatLiteral = Int32

/// What a search for a satisfying assignment came to.
package enum SatOutcome: Equatable {
    case satisfiable
    /// Together with the clauses, these of the assumptions cannot all hold (none listed: the clauses alone cannot).
    case contradiction([SatLiteral])
    /// The conflicts allowed were used up, or the caller stopped the search.
    case undecided
}

/// A solver for propositional formulas by conflict-driven clause learning (Marques-Silva, Sakallah 1999; Eén,
/// Sörensson 2003): two watched literals, first unique implication points, activities of variables, phases kept,
/// restarts by the quality of what is learnt (Audemard, Simon 2009), assumptions with their core. The same calls give
/// the same answers.
package struct SatSolver: ~Copyable {
    /// Words before the literals of a clause: size, quality (0: given, not learnt), recent use.
    static let header = 3
    static let noClause: Int32 = -1

    struct Watch: BitwiseCopyable {
        /// Where the clause starts; its complement where the clause has two literals.
        var clause: Int32
        /// A literal of the clause: where it holds, the clause needs no look.
        var blocker: SatLiteral
    }

    var arena = RawVector<Int32>(capacity: 1 << 16)
    var given = RawVector<Int32>(capacity: 1 << 12)
    var learnt = RawVector<Int32>(capacity: 1 << 12)
    /// Per literal: the clauses to look at when it becomes true.
    var watches = RawVector<RawVector<Watch>>(capacity: 1 << 10)
    /// Per literal: 1 true, -1 false, 0 open.
    var value = RawVector<Int8>(capacity: 1 << 10)
    var level = RawVector<Int32>()
    var reason = RawVector<Int32>()
    var phase = RawVector<Int8>()
    var target = RawVector<Int8>()
    /// Per variable: the side that the caller wants tried first.
    var preferred = RawVector<Int8>()
    var seen = RawVector<Int8>()
    var model = RawVector<Int8>()
    var trail = RawVector<SatLiteral>(capacity: 1 << 10)
    var levels = RawVector<Int32>()
    var head = 0
    var order = SatOrder()
    var isContradictory = false
    var assumptions: [SatLiteral] = []

    var clause = RawVector<SatLiteral>()
    var pending = RawVector<SatLiteral>()
    var marked = RawVector<Int32>()
    var stamp = RawVector<Int32>()
    var stamped: Int32 = 0

    /// All conflicts met so far.
    private(set) var conflicts = 0
    var rhythm = SatRhythm()

    package init() { stamp.append(0) }

    deinit {
        for index in 0..<watches.count { watches[index].release() }
        arena.release()
        given.release()
        learnt.release()
        watches.release()
        value.release()
        level.release()
        reason.release()
        phase.release()
        target.release()
        preferred.release()
        seen.release()
        model.release()
        trail.release()
        levels.release()
        clause.release()
        pending.release()
        marked.release()
        stamp.release()
        order.release()
    }

    var variables: Int { level.count }
    var decisionLevel: Int { levels.count }

    /// A new variable, as its positive literal.
    package mutating func variable() -> SatLiteral {
        let number = Int32(level.count)
        watches.append(RawVector())
        watches.append(RawVector())
        value.append(0)
        value.append(0)
        level.append(0)
        reason.append(Self.noClause)
        phase.append(-1)
        target.append(0)
        preferred.append(0)
        seen.append(0)
        model.append(-1)
        stamp.append(0)
        order.add(number)
        return number << 1
    }

    /// Adds a clause: at least one of the literals holds.
    package mutating func add(_ literals: [SatLiteral]) {
        backtrack(to: 0)
        guard !isContradictory else { return }
        var kept: [SatLiteral] = []
        for literal in literals.sorted() {
            if value[literal] > 0 || kept.last == literal ^ 1 { return }
            if value[literal] < 0 || kept.last == literal { continue }
            kept.append(literal)
        }
        if kept.isEmpty {
            isContradictory = true
        } else if kept.count == 1 {
            assign(kept[0], because: Self.noClause)
            if propagate() != Self.noClause { isContradictory = true }
        } else {
            given.append(store(kept, quality: 0))
        }
    }

    /// Whether the literal holds in the last satisfying assignment.
    package func holds(_ literal: SatLiteral) -> Bool { (model[literal >> 1] > 0) == (literal & 1 == 0) }

    /// Tries this side of the variable first.
    func prefer(_ literal: SatLiteral) {
        phase[literal >> 1] = literal & 1 == 0 ? 1 : -1
        preferred[literal >> 1] = phase[literal >> 1]
    }

    /// Draws the order in which variables are decided before any conflict is met.
    mutating func shuffle(_ random: inout BreaksRandomness) {
        for variable in 0..<Int32(variables) { order.start(variable, at: random.fraction()) }
    }

    mutating func countConflict() { conflicts &+= 1 }

    /// Puts a clause of two literals or more into the arena and watches its first two.
    mutating func store(_ literals: some Collection<SatLiteral>, quality: Int32) -> Int32 {
        let start = Int32(arena.count)
        arena.append(Int32(literals.count))
        arena.append(quality)
        arena.append(2)
        for literal in literals { arena.append(literal) }
        watch(start)
        return start
    }

    func watch(_ start: Int32) {
        let literals = arena.base + Int(start) + Self.header
        let mark = arena[start] == 2 ? ~start : start
        watches.base[Int(literals[0] ^ 1)].append(Watch(clause: mark, blocker: literals[1]))
        watches.base[Int(literals[1] ^ 1)].append(Watch(clause: mark, blocker: literals[0]))
    }
}
