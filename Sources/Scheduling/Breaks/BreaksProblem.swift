/// An instance with positions in place of ids, and slots as bits.
struct BreaksProblem: Sendable {
    static let slotLimit = 128
    static let meetingLimit = 100_000

    struct Meeting: Sendable {
        var a: Int
        var b: Int
        /// The slots it can take: those of both participants, the session, the fixed slot, room before and after for
        /// what must precede and follow.
        var allowed: UInt128
        var before: [Int]
        var after: [Int] = []
    }

    let slots: Int
    let tables: [Int]
    let fairness: Int?
    var meetings: [Meeting]
    /// The meetings of each participant.
    let meetingsOf: [[Int]]

    /// The number of breaks in a day with these meetings: one less than the groups of meetings in a row.
    @inline(__always)
    static func breaks(_ busy: UInt128) -> Int { max(0, (busy & ~(busy &<< 1)).nonzeroBitCount - 1) }

    static func bit(_ slot: Int) -> UInt128 { 1 &<< UInt128(truncatingIfNeeded: slot) }

    /// Throws what the instance contradicts itself in.
    init(_ instance: BreaksInstance) throws(BreaksError) {
        let people = try instance.validated()
        slots = instance.slots
        tables = instance.tables
        fairness = instance.fairness
        var positions: [String: Int] = [:]
        for (index, meeting) in instance.meetings.enumerated() { positions[meeting.id] = index }
        let slotsOf = BreaksSlots(instance)
        var meetings: [Meeting] = []
        var meetingsOf = [[Int]](repeating: [], count: people.count)
        for (index, meeting) in instance.meetings.enumerated() {
            guard let a = people[meeting.a], let b = people[meeting.b] else { continue }
            let allowed = try slotsOf.allowed(meeting, a, b)
            let before = Set(meeting.after.compactMap { positions[$0] }).sorted()
            meetings.append(Meeting(a: a, b: b, allowed: allowed, before: before))
            meetingsOf[a].append(index)
            meetingsOf[b].append(index)
        }
        for index in meetings.indices {
            for earlier in meetings[index].before { meetings[earlier].after.append(index) }
        }
        self.meetings = meetings
        self.meetingsOf = meetingsOf
        try orderPrecedences(instance)
    }

    var people: Int { meetingsOf.count }

    /// Narrows the slots of meetings that must follow each other.
    private mutating func orderPrecedences(_ instance: BreaksInstance) throws(BreaksError) {
        var waiting = meetings.map(\.before.count)
        var order = meetings.indices.filter { waiting[$0] == 0 }
        var next = 0
        while next < order.count {
            for later in meetings[order[next]].after {
                waiting[later] -= 1
                if waiting[later] == 0 { order.append(later) }
            }
            next += 1
        }
        if order.count < meetings.count {
            throw .circularPrecedence(circle(waiting).map { instance.meetings[$0].id })
        }
        let lone = meetings.map(\.allowed)
        for index in order {
            let earliest = meetings[index].before.map { meetings[$0].allowed.trailingZeroBitCount + 1 }.max() ?? 0
            meetings[index].allowed &= earliest < Self.slotLimit ? ~(Self.bit(earliest) &- 1) : 0
            if meetings[index].allowed == 0 { throw exhausted(index, lone, instance) }
        }
        for index in order.reversed() {
            for later in meetings[index].after {
                let last = Self.slotLimit - 1 - meetings[later].allowed.leadingZeroBitCount
                meetings[index].allowed &= Self.bit(last) &- 1
            }
            if meetings[index].allowed == 0 { throw exhausted(index, lone, instance) }
        }
    }

    private func circle(_ waiting: [Int]) -> [Int] {
        guard var current = waiting.firstIndex(where: { $0 > 0 }) else { return [] }
        var path: [Int] = []
        while !path.contains(current) {
            path.append(current)
            guard let earlier = meetings[current].before.first(where: { waiting[$0] > 0 }) else { return path }
            current = earlier
        }
        return path.drop { $0 != current }.reversed()
    }

    private func exhausted(_ index: Int, _ lone: [UInt128], _ instance: BreaksInstance) -> BreaksError {
        var sequence: Set<Int> = [index]
        var queue = [index]
        while let current = queue.popLast() {
            for other in meetings[current].before where sequence.insert(other).inserted { queue.append(other) }
        }
        queue = [index]
        while let current = queue.popLast() {
            for other in meetings[current].after where sequence.insert(other).inserted { queue.append(other) }
        }
        return .noSlotInSequence(
            meeting: instance.meetings[index].id,
            sequence: sequence.subtracting([index]).sorted().map { instance.meetings[$0].id })
    }
}
