import Scheduling

/// A small instance drawn at random, with every kind of constraint.
func sample(_ random: inout BreaksRandomness) -> BreaksInstance {
    let slots = 3 + random.below(3)
    let people = (0..<(3 + random.below(3))).map { index in
        BreaksParticipant(id: "p\(index)", available: (0..<slots).filter { _ in random.below(6) > 0 })
    }
    let meetings = (0..<(2 + random.below(5))).map { index in
        let a = random.below(people.count)
        let b = (a + 1 + random.below(people.count - 1)) % people.count
        return BreaksMeeting(
            id: "m\(index)", a: "p\(a)", b: "p\(b)",
            session: random.below(4) > 0 ? nil : random.below(2) == 0 ? .morning : .afternoon,
            fixedSlot: random.below(8) == 0 ? random.below(slots) : nil,
            after: index > 0 && random.below(5) == 0 ? ["m\(random.below(index))"] : [])
    }
    return BreaksInstance(
        tables: (0..<slots).map { _ in 1 + random.below(2) }, morningSlots: 1 + random.below(slots - 1),
        participants: people, meetings: meetings, fairness: random.below(2) == 0 ? random.below(2) : nil)
}

/// The fewest breaks by trying every assignment; nil where none is allowed.
func fewestByTrial(_ instance: BreaksInstance) throws -> Int? {
    var best: Int?
    var slots = [Int](repeating: 0, count: instance.meetings.count)
    while true {
        let found = try instance.check(BreaksPlan(slots: slots, breaks: -1, bound: 0))
        if found.count == 1, case .wrongBreaks(_, let actual) = found[0] { best = min(best ?? actual, actual) }
        var digit = 0
        while digit < slots.count {
            slots[digit] += 1
            if slots[digit] < instance.slots { break }
            slots[digit] = 0
            digit += 1
        }
        if digit == slots.count { return best }
    }
}

/// Nobody can avoid a break, and no search can tell at once.
func hardSample() -> BreaksInstance {
    var random = BreaksRandomness(seed: 5)
    var meetings: [BreaksMeeting] = []
    for a in 0..<14 {
        for b in (a + 1)..<14 where random.below(10) < 6 {
            meetings.append(BreaksMeeting(id: "\(a)-\(b)", a: "\(a)", b: "\(b)"))
        }
    }
    return BreaksInstance(
        tables: [Int](repeating: 5, count: 16),
        participants: (0..<14).map { index in
            BreaksParticipant(id: "\(index)", available: (0..<16).filter { _ in random.below(9) > 0 })
        }, meetings: meetings)
}
