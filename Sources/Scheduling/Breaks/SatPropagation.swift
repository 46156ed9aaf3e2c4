extension SatSolver {
    /// Makes an open literal true; `because` is the clause that forces it.
    @inline(__always)
    mutating func assign(_ literal: SatLiteral, because clause: Int32) {
        value[literal] = 1
        value[literal ^ 1] = -1
        level[literal >> 1] = Int32(truncatingIfNeeded: levels.count)
        reason[literal >> 1] = clause
        trail.append(literal)
    }

    /// Opens everything decided above a level.
    mutating func backtrack(to wanted: Int) {
        guard levels.count > wanted else { return }
        let start = Int(levels[wanted])
        var index = trail.count
        while index > start {
            index &-= 1
            let literal = trail[index]
            value[literal] = 0
            value[literal ^ 1] = 0
            phase[literal >> 1] = literal & 1 == 0 ? 1 : -1
            order.insert(literal >> 1)
        }
        trail.shrink(to: start)
        levels.shrink(to: wanted)
        head = start
    }

    /// Draws all consequences of what is assigned; returns the clause that is broken, or `noClause`.
    mutating func propagate() -> Int32 {
        while head < trail.count {
            let literal = trail[head]
            head &+= 1
            let broken = visitWatches(of: literal)
            if broken != Self.noClause {
                head = trail.count
                return broken
            }
        }
        return Self.noClause
    }

    /// Looks at the clauses that lose a literal because this one became true.
    @inline(__always)
    private mutating func visitWatches(of literal: SatLiteral) -> Int32 {
        let lost = literal ^ 1
        let list = watches.base + Int(literal)
        let entries = list.pointee.base
        let count = list.pointee.count
        var read = 0
        var write = 0
        var broken = Self.noClause
        while read < count {
            let entry = entries[read]
            read &+= 1
            let blocked = value[entry.blocker]
            if blocked > 0 || entry.clause < 0 {
                entries[write] = entry
                write &+= 1
                if blocked > 0 { continue }
                if blocked == 0 {
                    assign(entry.blocker, because: ~entry.clause)
                    continue
                }
                broken = ~entry.clause
                break
            }
            let words = arena.base + Int(entry.clause)
            let literals = words + Self.header
            let other = literals[0] ^ literals[1] ^ lost
            let kept = Watch(clause: entry.clause, blocker: other)
            let standing = value[other]
            if standing > 0 {
                entries[write] = kept
                write &+= 1
                continue
            }
            let size = Int(words[0])
            var index = 2
            while index < size, value[literals[index]] < 0 { index &+= 1 }
            if index < size {
                let found = literals[index]
                literals[0] = other
                literals[1] = found
                literals[index] = lost
                watches.base[Int(found ^ 1)].append(kept)
                continue
            }
            entries[write] = kept
            write &+= 1
            if standing < 0 {
                broken = entry.clause
                break
            }
            literals[0] = other
            literals[1] = lost
            assign(other, because: entry.clause)
        }
        while read < count {
            entries[write] = entries[read]
            write &+= 1
            read &+= 1
        }
        list.pointee.shrink(to: write)
        return broken
    }
}
