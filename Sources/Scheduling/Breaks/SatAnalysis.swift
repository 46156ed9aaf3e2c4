extension SatSolver {
    /// Learns from a broken clause: leaves in `clause` what must hold instead, its first literal the one to assign, and
    /// returns the level to go back to.
    mutating func analyse(_ broken: Int32) -> Int {
        clause.shrink(to: 0)
        clause.append(0)
        var open = 0
        var literal: SatLiteral = -1
        var index = trail.count - 1
        var cause = broken
        let current = Int32(decisionLevel)
        repeat {
            let words = arena.base + Int(cause)
            if words[1] > 0 { refresh(words) }
            for position in 0..<Int(words[0]) {
                let other = words[Self.header &+ position]
                let variable = other >> 1
                if other == literal || seen[variable] != 0 || level[variable] == 0 { continue }
                seen[variable] = 1
                order.bump(variable)
                if level[variable] == current { open &+= 1 } else { clause.append(other) }
            }
            while seen[trail[index] >> 1] == 0 { index &-= 1 }
            literal = trail[index]
            index &-= 1
            cause = reason[literal >> 1]
            seen[literal >> 1] = 0
            open &-= 1
        } while open > 0
        clause[0] = literal ^ 1
        minimise()
        return backjump()
    }

    /// Notes that a learnt clause was of use, and its quality where that has become better.
    private mutating func refresh(_ words: UnsafeMutablePointer<Int32>) {
        words[2] = 2
        guard words[1] > 2 else { return }
        let now = quality(words + Self.header, Int(words[0]))
        if now < words[1] { words[1] = now }
    }

    /// The number of decision levels among the literals: the fewer, the more often the clause is of use.
    mutating func quality(_ literals: UnsafeMutablePointer<SatLiteral>, _ count: Int) -> Int32 {
        stamped &+= 1
        var distinct: Int32 = 0
        for index in 0..<count {
            let at = level[literals[index] >> 1]
            if stamp[at] != stamped {
                stamp[at] = stamped
                distinct &+= 1
            }
        }
        return distinct
    }

    /// Drops the literals that the others imply.
    private mutating func minimise() {
        marked.shrink(to: 0)
        for index in 0..<clause.count { marked.append(clause[index] >> 1) }
        var write = 1
        for index in 1..<max(clause.count, 1) {
            let literal = clause[index]
            if reason[literal >> 1] == Self.noClause || !isImplied(literal) {
                clause[write] = literal
                write &+= 1
            }
        }
        clause.shrink(to: write)
        for index in 0..<marked.count { seen[marked[index]] = 0 }
    }

    /// Whether the literal is false because of other literals of the clause alone. Marks: 1 in the clause, 2 implied,
    /// 3 not implied.
    private mutating func isImplied(_ literal: SatLiteral) -> Bool {
        pending.shrink(to: 0)
        pending.append(literal)
        let start = marked.count
        while pending.count > 0 {
            let current = pending[pending.count - 1]
            pending.shrink(to: pending.count - 1)
            let words = arena.base + Int(reason[current >> 1])
            for position in 0..<Int(words[0]) {
                let other = words[Self.header &+ position]
                let variable = other >> 1
                if variable == current >> 1 || level[variable] == 0 { continue }
                if seen[variable] == 1 || seen[variable] == 2 { continue }
                if seen[variable] == 3 || reason[variable] == Self.noClause {
                    for index in start..<marked.count { seen[marked[index]] = 3 }
                    return false
                }
                seen[variable] = 2
                marked.append(variable)
                pending.append(other)
            }
        }
        return true
    }

    /// Puts the literal of the highest level second and returns that level.
    private func backjump() -> Int {
        guard clause.count > 1 else { return 0 }
        var highest = 1
        for index in 1..<clause.count where level[clause[index] >> 1] > level[clause[highest] >> 1] { highest = index }
        let literal = clause[highest]
        clause[highest] = clause[1]
        clause[1] = literal
        return Int(level[literal >> 1])
    }

    /// The assumptions that together make this one false, itself first.
    mutating func core(against failed: SatLiteral) -> [SatLiteral] {
        var core = [failed]
        guard decisionLevel > 0, level[failed >> 1] > 0 else { return core }
        seen[failed >> 1] = 1
        var index = trail.count
        while index > Int(levels[0]) {
            index -= 1
            let variable = trail[index] >> 1
            guard seen[variable] != 0 else { continue }
            seen[variable] = 0
            if reason[variable] == Self.noClause {
                core.append(trail[index])
            } else {
                let words = arena.base + Int(reason[variable])
                for position in 0..<Int(words[0]) {
                    let other = words[Self.header + position] >> 1
                    if other != variable, level[other] > 0 { seen[other] = 1 }
                }
            }
        }
        return core
    }
}
