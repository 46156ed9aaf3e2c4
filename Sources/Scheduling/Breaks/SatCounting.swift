/// Constraints on how many literals hold.
extension SatSolver {
    /// At most one of these holds: all pairs where they are few, otherwise by a chain of "one so far" (Sinz, CP 2005).
    package mutating func addAtMostOne(_ literals: [SatLiteral]) {
        guard literals.count > 6 else {
            for (index, first) in literals.enumerated() {
                for second in literals[(index + 1)...] { add([first ^ 1, second ^ 1]) }
            }
            return
        }
        addAtMostOne(Array(literals[..<5]) + [commander(of: Array(literals[5...]))])
    }

    /// A literal that holds where one of these holds, of which at most one does.
    private mutating func commander(of literals: [SatLiteral]) -> SatLiteral {
        let some = variable()
        for literal in literals { add([literal ^ 1, some]) }
        addAtMostOne(literals)
        return some
    }

    /// A literal that holds exactly where one of these does.
    mutating func disjunction(of literals: [SatLiteral]) -> SatLiteral {
        if literals.count == 1 { return literals[0] }
        let some = variable()
        for literal in literals { add([literal ^ 1, some]) }
        add(literals + [some ^ 1])
        return some
    }

    /// Counts in unary (a totalizer, Bailleux, Boufkhad, CP 2003): the literal at index i holds exactly where more than
    /// i of these do. Counts no further than `limit`.
    package mutating func count(_ literals: [SatLiteral], upTo limit: Int) -> [SatLiteral] {
        guard literals.count > 1, limit > 0 else { return Array(literals.prefix(max(limit, 0))) }
        let half = literals.count / 2
        let left = count(Array(literals[..<half]), upTo: limit)
        let right = count(Array(literals[half...]), upTo: limit)
        let outputs = (0..<min(limit, left.count + right.count)).map { _ in variable() }
        for i in 0...left.count {
            for j in 0...right.count {
                let sum = min(i + j, outputs.count)
                if sum > 0 {
                    var atLeast = [outputs[sum - 1]]
                    if i > 0 { atLeast.append(left[i - 1] ^ 1) }
                    if j > 0 { atLeast.append(right[j - 1] ^ 1) }
                    add(atLeast)
                }
                if i + j < outputs.count {
                    var atMost = [outputs[i + j] ^ 1]
                    if i < left.count { atMost.append(left[i]) }
                    if j < right.count { atMost.append(right[j]) }
                    add(atMost)
                }
            }
        }
        return outputs
    }
}
