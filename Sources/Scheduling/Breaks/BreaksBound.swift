/// Raises the bound by proofs: breaks that cannot all be avoided together are found one set at a time, and from then on
/// one of each set is allowed (stratified core-guided search, OLL: Andres et al., ICLP 2012; Morgado et al., CP 2014).
struct BreaksBound: ~Copyable {
    enum Step {
        /// A plan with as many breaks as the bound.
        case plan([Int])
        /// The bound has risen.
        case risen
        /// No plan at all.
        case infeasible
        case undecided
    }

    /// A count in unary of which so much is allowed.
    private struct Counter {
        var outputs: [SatLiteral]
        var allowed: Int
    }

    var encoding: BreaksEncoding
    private var counters: [Counter] = []
    private(set) var bound = 0

    init(_ encoding: consuming BreaksEncoding) {
        self.encoding = encoding
        var known: Set<SatLiteral> = []
        for outputs in self.encoding.breaks where !outputs.isEmpty {
            counters.append(Counter(outputs: outputs.map { distinct($0, from: &known) }, allowed: 0))
        }
    }

    /// A literal that stands for one break only: one slot of one meeting can decide the breaks of both who meet.
    private mutating func distinct(_ literal: SatLiteral, from known: inout Set<SatLiteral>) -> SatLiteral {
        if known.insert(literal).inserted { return literal }
        let own = encoding.solver.variable()
        encoding.solver.add([literal ^ 1, own])
        return own
    }

    /// One search: for a plan at the bound, or a set of breaks of which one more is needed.
    mutating func step(limit: Int, while goesOn: () -> Bool) -> Step {
        let wishes = counters.filter { $0.allowed < $0.outputs.count }.map { $0.outputs[$0.allowed] ^ 1 }
        switch encoding.solver.solve(assuming: wishes, limit: limit, while: goesOn) {
        case .satisfiable: return .plan(encoding.plan())
        case .undecided: return .undecided
        case .contradiction(let core):
            guard !core.isEmpty else { return .infeasible }
            relax(shrunk(core, while: goesOn))
            return .risen
        }
    }

    /// A smaller set that still cannot hold, by searches of few conflicts.
    private mutating func shrunk(_ core: [SatLiteral], while goesOn: () -> Bool) -> [SatLiteral] {
        var core = core
        for _ in 0..<4 where core.count > 1 {
            let size = core.count
            if case .contradiction(let smaller) = encoding.solver.solve(
                assuming: core.reversed(), limit: 500, while: goesOn), !smaller.isEmpty
            {
                core = smaller
            }
            if core.count >= size { break }
        }
        var index = 0
        while index < core.count, core.count > 1, core.count <= 40, goesOn() {
            var without = core
            without.remove(at: index)
            if case .contradiction(let smaller) = encoding.solver.solve(assuming: without, limit: 200, while: goesOn),
                !smaller.isEmpty
            {
                core = without.filter(smaller.contains)
            } else {
                index += 1
            }
        }
        return core
    }

    /// Allows one of the set, and counts how many of it are used.
    private mutating func relax(_ core: [SatLiteral]) {
        bound += 1
        let members = Set(core)
        for index in counters.indices {
            let counter = counters[index]
            if counter.allowed < counter.outputs.count, members.contains(counter.outputs[counter.allowed] ^ 1) {
                counters[index].allowed += 1
            }
        }
        let broken = core.map { $0 ^ 1 }
        encoding.solver.add(broken)
        if broken.count > 1 {
            let outputs = encoding.solver.count(broken, upTo: broken.count)
            counters.append(Counter(outputs: outputs, allowed: 1))
        }
    }
}
