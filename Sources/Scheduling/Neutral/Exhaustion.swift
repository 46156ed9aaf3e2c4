extension NeutralDemands {
    private static let mostMeetings = 60

    /// All meetings can be held together: tried in full where there are few, with everything that binds them but
    /// fairness. What contradicts itself is made smallest by leaving out one meeting after the other.
    func contradiction() -> [Impossibility] {
        let count = index.instance.meetings.count
        guard count <= Self.mostMeetings, let slots = inSequence else { return [] }
        func isImpossible(_ meetings: [Int]) -> Bool {
            var search = Exhaustion(index, slots, meetings)
            return search.canHoldAll() == false
        }
        var meetings = Array(0..<count)
        guard isImpossible(meetings) else { return [] }
        for meeting in meetings {
            let others = meetings.filter { $0 != meeting }
            if isImpossible(others) { meetings = others }
        }
        return [.contradiction(meetings: meetings.map { index.instance.meetings[$0].id })]
    }
}

/// Tries all ways to hold some meetings, the one with the fewest slots left first.
private struct Exhaustion {
    private static let mostSteps = 20_000

    let index: NeutralIndex
    let slots: [SlotSet]
    private var open: [Int]
    private var busy: [SlotSet]
    private var bySlot: [[Int]]
    private var placed: [Int: Int] = [:]
    private var steps = 0

    /// Without the meetings left out, those before and after them are free of them: their own slots count then.
    init(_ index: NeutralIndex, _ slots: [SlotSet], _ meetings: [Int]) {
        self.index = index
        self.slots = meetings.count == slots.count ? slots : index.allowed
        open = meetings
        busy = [SlotSet](repeating: SlotSet(), count: index.instance.participants.count)
        bySlot = [[Int]](repeating: [], count: index.instance.slots)
    }

    /// nil where the steps did not suffice to tell.
    mutating func canHoldAll() -> Bool? {
        guard !open.isEmpty else { return true }
        steps += 1
        guard steps <= Self.mostSteps else { return nil }
        let choices = open.map(room)
        guard let next = choices.indices.min(by: { choices[$0].count < choices[$1].count }) else { return true }
        let meeting = open.remove(at: next)
        defer { open.insert(meeting, at: next) }
        for slot in choices[next] {
            guard interpretersSuffice(with: meeting, in: slot) else { continue }
            put(meeting, slot)
            let outcome = canHoldAll()
            take(meeting, slot)
            if outcome != false { return outcome }
        }
        return false
    }

    /// The slots that the meetings placed leave.
    private func room(_ meeting: Int) -> SlotSet {
        var room = slots[meeting].subtracting(busy[index.a[meeting]]).subtracting(busy[index.b[meeting]])
        for slot in room where bySlot[slot].count >= index.instance.tables { room.remove(slot) }
        for other in index.before[meeting] {
            if let slot = placed[other] { room = room.subtracting(.first(slot + 1)) }
        }
        for (other, slot) in placed where index.before[other].contains(meeting) {
            room = room.intersection(.first(slot))
        }
        return room
    }

    private func interpretersSuffice(with meeting: Int, in slot: Int) -> Bool {
        guard index.language(meeting) != nil else { return true }
        let own = (bySlot[slot] + [meeting]).filter { index.language($0) != nil }
        let capacity = [Int](repeating: 1, count: index.interpreterAvailable.count)
        return Matching(options: own.map { index.interpreters(for: $0, in: slot) }, capacity: capacity)
            .contradicting == nil
    }

    private mutating func put(_ meeting: Int, _ slot: Int) {
        placed[meeting] = slot
        bySlot[slot].append(meeting)
        busy[index.a[meeting]].insert(slot)
        busy[index.b[meeting]].insert(slot)
    }

    private mutating func take(_ meeting: Int, _ slot: Int) {
        placed[meeting] = nil
        bySlot[slot].removeLast()
        busy[index.a[meeting]].remove(slot)
        busy[index.b[meeting]].remove(slot)
    }
}
