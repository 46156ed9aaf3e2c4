extension NeutralInstance {
    /// A table for each meeting that is placed, −1 for the others; slot after slot, in each of which as many people as
    /// possible stay at the table they sat at last.
    ///
    /// Two people who sat at one table and meet again keep it; beside them a largest matching of meetings with the
    /// last tables of their two people is the most that can stay.
    func seats(_ assignment: [Int]) -> [Int] {
        let index = NeutralIndex(self)
        var table = [Int](repeating: -1, count: meetings.count)
        var last = [Int](repeating: -1, count: participants.count)
        var bySlot = [[Int]](repeating: [], count: slots)
        for (meeting, slot) in assignment.enumerated() where bySlot.indices.contains(slot) {
            bySlot[slot].append(meeting)
        }
        let most = min(tables, max(participants.count, bySlot.map(\.count).max() ?? 0))
        for own in bySlot where own.count <= tables {
            seat(own, most, index, &table, last)
            for meeting in own {
                last[index.a[meeting]] = table[meeting]
                last[index.b[meeting]] = table[meeting]
            }
        }
        return table
    }

    /// Seats the meetings of one slot at tables 0 to `tables` − 1.
    private func seat(_ own: [Int], _ tables: Int, _ index: NeutralIndex, _ table: inout [Int], _ last: [Int]) {
        var isTaken = [Bool](repeating: false, count: tables)
        for meeting in own {
            let (first, second) = (last[index.a[meeting]], last[index.b[meeting]])
            guard first == second, first >= 0, !isTaken[first] else { continue }
            table[meeting] = first
            isTaken[first] = true
        }
        let open = own.filter { table[$0] < 0 }
        let wishes = open.map { meeting in
            [last[index.a[meeting]], last[index.b[meeting]]].filter { $0 >= 0 && !isTaken[$0] }
        }
        let kept = Matching(options: wishes, capacity: [Int](repeating: 1, count: tables), goesOn: true)
        for (meeting, choice) in zip(open, kept.choice) where choice >= 0 {
            table[meeting] = choice
            isTaken[choice] = true
        }
        var free = isTaken.indices.filter { !isTaken[$0] }.makeIterator()
        for meeting in own where table[meeting] < 0 { table[meeting] = free.next() ?? -1 }
    }
}
