import Scheduling
import Testing

/// The reason given for the first meeting.
private func entry(_ change: (inout Instance) -> Void) throws -> Unplaced? {
    try solve(sample(change)).unplaced.first { $0.meeting == "m1" }
}

@Test func `people who are never there together are told apart from those whose session does not allow it`() throws {
    #expect(try entry { $0.participants[0].available = SlotSet() }?.reason == .noSharedSlot(a: "v1", b: "k1"))
    #expect(try entry { $0.meetings[0].allowed = SlotSet() }?.reason == .noAllowedSlot)
}

@Test func `a missing place, skill or interpreter is named with its remedy`() throws {
    let place = try entry { $0.meetings[0].places = .kinds(["booth"]) }
    #expect(place?.reason == .noFittingPlace(kinds: ["booth"]))
    #expect(place?.remedy == .onePlaceMore(kinds: ["booth"]))
    let skill = try entry { $0.interpreters = [] }
    #expect(skill?.reason == .noInterpreterOfSkill(skills: ["ko-vi"]))
    #expect(skill?.remedy == .oneInterpreterMore(skills: ["ko-vi"]))
    let absent = try entry { $0.interpreters[0].available = SlotSet() }
    #expect(absent?.reason == .interpretersAbsent(skills: ["ko-vi"], interpreters: ["I1"]))
}

@Test func `a participant's wish for fewer meetings and a full day are different reasons`() throws {
    #expect(
        try entry {
            $0.participants[0].maximum = 1
            $0.meetings[1].weight = 9
        }?.reason == .maximumReached(participant: "v1"))
    #expect(
        try entry {
            $0.participants[0].available = SlotSet(bits: 1)
            $0.meetings[1].weight = 9
        }?.reason == .fullyBooked(participant: "v1"))
}

@Test func `a fixed slot that is taken names who has it`() throws {
    #expect(
        try entry {
            $0.meetings.removeLast()
            $0.meetings[0].fixedSlot = 0
            $0.meetings[1].fixedSlot = 0
            $0.meetings[1].weight = 9
        }?.reason == .fixedSlotTaken(slot: 0, by: ["m2"]))
}

@Test func `interpreters at their limit are told apart from busy ones`() throws {
    func crowd(_ instance: inout Instance) {
        instance.meetings.append(
            Meeting(
                id: "m4", a: "v2", b: "k2", weight: 9, places: .kinds(["table"]), interpreterSkills: ["ko-vi"]))
    }
    let limit = try entry {
        crowd(&$0)
        $0.interpreters[0].maximum = 1
    }
    #expect(limit?.reason == .interpretersAtLimit(skills: ["ko-vi"], interpreters: ["I1"]))
    #expect(limit?.remedy == .oneInterpreterMore(skills: ["ko-vi"]))
    let busy = try entry {
        crowd(&$0)
        $0.meetings.removeSubrange(1...2)
        $0.interpreters[0].available = SlotSet(bits: 1)
    }
    #expect(busy?.reason == .interpretersBusy(skills: ["ko-vi"], interpreters: ["I1"]))
}

/// Two firms that meet each other at a table, in a fixed slot, whatever else happens.
private func rivals(slot: Int) -> Meeting {
    Meeting(id: "m4", a: "v2", b: "k2", weight: 9, places: .kinds(["table"]), fixedSlot: slot)
}

@Test func `a slot without a place left is told with the number of places`() throws {
    let taken = try entry {
        $0.places.remove(at: 1)
        $0.meetings[0].allowed = SlotSet(bits: 1)
        $0.meetings[1...] = [rivals(slot: 0)]
    }
    #expect(taken?.reason == .placesTaken(kinds: ["table"], places: 1))
    #expect(taken?.slots == SlotSet(bits: 1))
    #expect(taken?.remedy == .onePlaceMore(kinds: ["table"]))
}

@Test func `two who are free at different times are told`() throws {
    let apart = try entry {
        $0.meetings[0].allowed = SlotSet(bits: 3)
        for index in 1...2 {
            $0.meetings[index].fixedSlot = index - 1
            $0.meetings[index].weight = 9
        }
    }
    #expect(apart?.reason == .freeAtDifferentTimes(a: "v1", b: "k1"))
    #expect(apart?.slots == SlotSet(bits: 3))
    #expect(apart?.remedy == nil)
}

@Test func `where now the place and now the interpreter lacks, both are named`() throws {
    let both = try entry {
        $0.places.remove(at: 1)
        $0.interpreters[0].available = SlotSet(bits: 1)
        $0.interpreters.append(Interpreter(id: "I2", skills: ["ko-vi"], available: SlotSet(bits: 2)))
        $0.meetings[0].allowed = SlotSet(bits: 3)
        $0.meetings[1...] = [
            rivals(slot: 0),
            Meeting(
                id: "m5", a: "v2", b: "k2", weight: 9, places: .kinds(["online"]), interpreterSkills: ["ko-vi"],
                fixedSlot: 1),
        ]
    }
    #expect(both?.reason == .placesAndInterpretersTaken(kinds: ["table"], skills: ["ko-vi"]))
    #expect(both?.remedy == .oneInterpreterMore(skills: ["ko-vi"]))
}

@Test func `a meeting that would still fit was outweighed or the search did not come to it`() throws {
    let cancelled = try solve(sample()) { _ in false }
    #expect(cancelled.unplaced.map(\.reason) == [.outweighed, .outweighed, .outweighed])
    #expect(try plan([:]).reasons(in: sample())?.map(\.reason) == [.outweighed, .outweighed, .outweighed])
}
