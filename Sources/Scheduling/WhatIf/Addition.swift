/// Something that could be added to an event, to see what it would be worth.
public enum Addition: Codable, Equatable, Hashable, Sendable {
    /// One more place of the kind, available in all slots.
    case place(kind: String)
    /// One more interpreter with these skills, available in all slots and at all places. The daily limit and the pauses
    /// are those of the least tied interpreter with the same skills, none where there is no such interpreter.
    case interpreter(skills: Set<String>)
    /// One more slot right after this one, in the same block; who and what is available in the one is in the other.
    case slot(after: Int)
    /// These slots in which the participant is not available now.
    case availability(participant: String, slots: SlotSet)
}

/// What an addition would be worth.
public struct Gain: Codable, Equatable, Sendable {
    public var addition: Addition
    /// By how much the plan becomes worth more, found by solving the changed instance from the plan on.
    public var value: Int
    /// How many meetings more there are then; negative where fewer, weightier ones are better.
    public var meetings: Int
    /// The value cannot become higher by more than this: proven.
    public var bound: Int
}

extension Instance {
    /// What could be added: a place of each kind, an interpreter of each set of skills, a slot at the end of each
    /// block.
    public var additions: [Addition] {
        var kinds: Set<String> = []
        var skills: Set<Set<String>> = []
        return places.filter { kinds.insert($0.kind).inserted }.map { .place(kind: $0.kind) }
            + interpreters.filter { skills.insert($0.skills).inserted }.map { .interpreter(skills: $0.skills) }
            + (slots < SlotSet.capacity ? lastSlots.map { .slot(after: $0) } : [])
    }

    /// The last slot of each block.
    private var lastSlots: [Int] {
        (0..<max(0, slots)).filter { slot in
            guard slot + 1 < slots, blocks.count == slots else { return slot + 1 == slots }
            return blocks[slot] != blocks[slot + 1]
        }
    }

    /// The instance with something added.
    public func adding(_ addition: Addition) -> Instance {
        var result = self
        switch addition {
        case .place(let kind):
            let id = unused("place", places.map(\.id))
            result.places.append(Place(id: id, kind: kind, available: .first(slots)))
        case .interpreter(let skills):
            let equals = interpreters.filter { $0.skills == skills }
            let maximum = equals.contains { $0.maximum == nil } ? nil : equals.compactMap(\.maximum).max()
            let inRow = equals.contains { $0.maximumInRow == nil } ? nil : equals.compactMap(\.maximumInRow).max()
            result.interpreters.append(
                Interpreter(
                    id: unused("interpreter", interpreters.map(\.id)), skills: skills, available: .first(slots),
                    maximum: maximum, maximumInRow: inRow))
        case .slot(let last): result.insertSlot(after: last)
        case .availability(let id, let slots):
            for index in participants.indices where participants[index].id == id {
                result.participants[index].available.bits |= slots.intersection(.first(self.slots)).bits
            }
        }
        return result
    }

    private func unused(_ name: String, _ ids: [String]) -> String {
        let ids = Set(ids)
        var number = 1
        while ids.contains("\(name) +\(number)") { number += 1 }
        return "\(name) +\(number)"
    }

    private mutating func insertSlot(after last: Int) {
        guard (0..<slots).contains(last), slots < SlotSet.capacity else { return }
        slots += 1
        if !blocks.isEmpty { blocks.insert(blocks[last], at: last + 1) }
        for index in participants.indices { participants[index].available.double(last) }
        for index in places.indices { places[index].available.double(last) }
        for index in interpreters.indices { interpreters[index].available.double(last) }
        for index in meetings.indices {
            meetings[index].allowed?.double(last)
            if let fixed = meetings[index].fixedSlot, fixed > last { meetings[index].fixedSlot = fixed + 1 }
        }
    }
}

extension SlotSet {
    /// Makes room for one more slot after one, and puts it into the set where that one is in it.
    fileprivate mutating func double(_ last: Int) {
        let low = SlotSet.first(last + 1)
        let doubled: UInt128 = contains(last) && last + 1 < SlotSet.capacity ? 1 &<< UInt128(last + 1) : 0
        bits = intersection(low).bits | doubled | (subtracting(low).bits &<< 1)
    }
}

extension Addition {
    /// The placements of an instance in the same instance with this added.
    func carried(_ placements: [String: Placement]) -> [String: Placement] {
        guard case .slot(let last) = self else { return placements }
        return placements.mapValues {
            Placement(slot: $0.slot > last ? $0.slot + 1 : $0.slot, place: $0.place, interpreter: $0.interpreter)
        }
    }
}
