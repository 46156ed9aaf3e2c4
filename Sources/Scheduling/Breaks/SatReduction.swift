extension SatSolver {
    /// Forgets the worse half of the learnt clauses that were of no recent use, and all clauses that hold for good.
    mutating func reduce() {
        backtrack(to: 0)
        if propagate() != Self.noClause {
            isContradictory = true
            return
        }
        rhythm.reductions += 1
        rhythm.nextReduction = conflicts + 2_000 + 300 * rhythm.reductions
        for index in 0..<trail.count { reason[trail[index] >> 1] = Self.noClause }
        forgetUnused()
        compact()
    }

    private mutating func forgetUnused() {
        var candidates: [(start: Int32, quality: Int32, size: Int32)] = []
        for index in 0..<learnt.count {
            let words = arena.base + Int(learnt[index])
            guard words[0] > 2, words[1] > 2 else { continue }
            if words[2] > 0 {
                words[2] -= words[1] <= 6 ? 1 : 2
                continue
            }
            candidates.append((learnt[index], words[1], words[0]))
        }
        candidates.sort { ($0.quality, $0.size, $0.start) < ($1.quality, $1.size, $1.start) }
        for candidate in candidates[(candidates.count / 2)...] { arena[candidate.start] = 0 }
    }

    /// Copies what is left into a new arena, without literals that are false for good, and watches it anew.
    private mutating func compact() {
        for index in 0..<watches.count { watches.base[index].shrink(to: 0) }
        var fresh = RawVector<Int32>(capacity: arena.count)
        Self.move(&given, from: arena, to: &fresh, value)
        Self.move(&learnt, from: arena, to: &fresh, value)
        arena.release()
        arena = fresh
        for binary in [true, false] {
            for index in 0..<given.count where (arena[given[index]] == 2) == binary { watch(given[index]) }
            for index in 0..<learnt.count where (arena[learnt[index]] == 2) == binary { watch(learnt[index]) }
        }
    }

    private static func move(
        _ list: inout RawVector<Int32>, from arena: RawVector<Int32>, to fresh: inout RawVector<Int32>,
        _ value: RawVector<Int8>
    ) {
        var write = 0
        clauses: for index in 0..<list.count {
            let words = arena.base + Int(list[index])
            let size = Int(words[0])
            guard size > 0 else { continue }
            for position in 0..<size where value[words[header + position]] > 0 { continue clauses }
            let start = fresh.count
            fresh.append(0)
            fresh.append(words[1])
            fresh.append(words[2])
            for position in 0..<size where value[words[header + position]] == 0 {
                fresh.append(words[header + position])
            }
            fresh[start] = Int32(fresh.count - start - header)
            list[write] = Int32(start)
            write += 1
        }
        list.shrink(to: write)
    }
}
