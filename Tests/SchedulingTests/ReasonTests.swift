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
