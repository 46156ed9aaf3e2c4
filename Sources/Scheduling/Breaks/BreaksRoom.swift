extension BreaksProblem {
    /// Meetings that have too little room in the slots open to them, with these slots (Hall's condition); nil where the
    /// room suffices. Without any one of them the others have room; of several such sets the smallest met.
    ///
    /// - Parameter room: how many of the meetings each slot holds.
    func overfull(_ wanted: [Int], room: [Int]) -> (meetings: [Int], slots: [Int])? {
        var holds = [[Int]](repeating: [], count: slots)
        var smallest: (meetings: [Int], slots: [Int])?
        let fewestSlotsFirst = wanted.sorted {
            (meetings[$0].allowed.nonzeroBitCount, $0) < (meetings[$1].allowed.nonzeroBitCount, $1)
        }
        for index in fewestSlotsFirst {
            var seen: UInt128 = 0
            guard !place(index, room, &holds, &seen) else { continue }
            let tight = (0..<slots).filter { seen & Self.bit($0) != 0 }
            let crowded = [index] + tight.flatMap { holds[$0] }
            if crowded.count < smallest?.meetings.count ?? .max { smallest = (crowded, tight) }
        }
        return smallest
    }

    /// Finds a slot for the meeting, moving others on the way; `seen` gathers the slots tried.
    private func place(_ index: Int, _ room: [Int], _ holds: inout [[Int]], _ seen: inout UInt128) -> Bool {
        let open = meetings[index].allowed
        for slot in 0..<slots where open & Self.bit(slot) != 0 && holds[slot].count < room[slot] {
            holds[slot].append(index)
            return true
        }
        for slot in 0..<slots where open & Self.bit(slot) & ~seen != 0 {
            seen |= Self.bit(slot)
            for position in holds[slot].indices {
                let other = holds[slot][position]
                if place(other, room, &holds, &seen) {
                    holds[slot][position] = index
                    return true
                }
            }
        }
        return false
    }
}
