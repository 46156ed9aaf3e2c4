extension BreaksEncoding {
    /// One participant's day: how many meetings it has had by each slot, where a break ends, and how many breaks.
    mutating func encodeDay(of person: Int) {
        let meetings = problem.meetingsOf[person].count
        guard meetings > 1 else {
            breaks.append([])
            return
        }
        let row = busy[person]
        let had = encodeCount(row, total: meetings)
        var ends: [SatLiteral] = []
        var idles: [SatLiteral] = []
        for slot in 1..<max(problem.slots - 1, 1) {
            let begun = had[slot][1]
            let over = had[slot][meetings]
            if begun == falsity || over == truth || row[slot] == truth { continue }
            let idle = conjunction([begun, over ^ 1, row[slot] ^ 1])
            idles.append(idle)
            if row[slot + 1] != falsity { ends.append(conjunction([idle, row[slot + 1]])) }
        }
        let outputs = solver.count(ends, upTo: min(ends.count, breakLimit(meetings) + 1))
        if let some = outputs.first {
            for idle in idles { solver.add([idle ^ 1, some]) }
        }
        breaks.append(outputs)
    }

    /// Per slot and number: at least so many of the first slots' literals hold, where `total` of all do.
    private mutating func encodeCount(_ row: [SatLiteral], total: Int) -> [[SatLiteral]] {
        let open = row.map { $0 == falsity ? 0 : 1 }
        var left = open.reduce(0, +)
        var past = 0
        var previous = [truth] + [SatLiteral](repeating: falsity, count: total + 1)
        var table: [[SatLiteral]] = []
        for slot in row.indices {
            past += open[slot]
            left -= open[slot]
            var counts = previous
            for number in 1...(total + 1) where row[slot] != falsity {
                if number > past || number > total {
                    counts[number] = falsity
                } else if number <= total - left {
                    counts[number] = truth
                } else {
                    counts[number] = solver.variable()
                }
                solver.add([previous[number] ^ 1, counts[number]])
                solver.add([row[slot] ^ 1, previous[number - 1] ^ 1, counts[number]])
                solver.add([counts[number] ^ 1, previous[number], row[slot]])
                solver.add([counts[number] ^ 1, previous[number - 1]])
            }
            table.append(counts)
            previous = counts
        }
        if previous[total] != truth { solver.add([previous[total]]) }
        return table
    }

    private mutating func conjunction(_ literals: [SatLiteral]) -> SatLiteral {
        let kept = literals.filter { $0 != truth }
        if kept.contains(falsity) { return falsity }
        return kept.isEmpty ? truth : solver.disjunction(of: kept.map { $0 ^ 1 }) ^ 1
    }

    /// The most breaks that one with so many meetings may have.
    private func breakLimit(_ meetings: Int) -> Int {
        let most = meetings - 1
        guard let fairness = problem.fairness, someNeverBreaks else { return most }
        return min(most, fairness)
    }

    /// Whether some participant has at most one meeting, and so no break whatever the plan.
    private var someNeverBreaks: Bool { problem.meetingsOf.contains { $0.count < 2 } }

    /// The breaks of two participants differ by at most the fairness asked for: one with d + k makes everybody have k.
    mutating func encodeFairness() {
        guard let fairness = problem.fairness else { return }
        let most = breaks.map(\.count).max() ?? 0
        let common = breaks.map(\.count).min() ?? 0
        for number in 1...max(most, 1) where fairness + number <= most {
            var everybody = falsity
            if number <= common {
                everybody = solver.variable()
                for outputs in breaks { solver.add([everybody ^ 1, outputs[number - 1]]) }
            }
            for outputs in breaks where outputs.count >= fairness + number {
                solver.add([outputs[fairness + number - 1] ^ 1, everybody])
            }
        }
    }
}
