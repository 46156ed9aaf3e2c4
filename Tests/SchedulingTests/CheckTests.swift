import Scheduling
import Testing

private func one(_ slot: Int, _ place: String = "T1", _ interpreter: String? = nil) -> Placement {
    Placement(slot: slot, place: place, interpreter: interpreter)
}

@Test(arguments: violations) func `check names each broken constraint`(_ row: Row) {
    #expect(check(plan(row.placements), sample(row.change)) == [row.violation])
}

struct Row: Sendable {
    let violation: Violation
    let placements: [String: Placement]
    var change: @Sendable (inout Instance) -> Void = { _ in }
}

private let none = SlotSet()
private let violations: [Row] = [
    Row(violation: .unknownPlace("T9", meeting: "m2"), placements: ["m2": one(0, "T9")]),
    Row(violation: .unknownInterpreter("I9", meeting: "m1"), placements: ["m1": one(0, "T1", "I9")]),
    Row(
        violation: .slotNotAllowed(slot: 0, meeting: "m2"), placements: ["m2": one(0)],
        change: { $0.meetings[1].allowed = SlotSet(bits: 2) }),
    Row(
        violation: .participantUnavailable(participant: "v1", slot: 0, meeting: "m2"), placements: ["m2": one(0)],
        change: { $0.participants[0].available = none }),
    Row(
        violation: .participantDoubleBooked(participant: "v1", slot: 0, meetings: ["m1", "m2"]),
        placements: ["m1": one(0, "T1", "I1"), "m2": one(0, "T2")]),
    Row(
        violation: .participantAboveMaximum(participant: "v1", maximum: 1, meetings: ["m1", "m2"]),
        placements: ["m1": one(0, "T1", "I1"), "m2": one(1)], change: { $0.participants[0].maximum = 1 }),
    Row(violation: .placeNotAllowed(place: "O1", meeting: "m2"), placements: ["m2": one(0, "O1")]),
    Row(
        violation: .placeUnavailable(place: "T1", slot: 0, meeting: "m2"), placements: ["m2": one(0)],
        change: { $0.places[0].available = none }),
    Row(
        violation: .placeDoubleBooked(place: "T1", slot: 0, meetings: ["m2", "m3"]),
        placements: ["m2": one(0), "m3": one(0)]),
    Row(violation: .interpreterMissing(meeting: "m1"), placements: ["m1": one(0)]),
    Row(
        violation: .interpreterLacksSkill(interpreter: "I1", meeting: "m1"), placements: ["m1": one(0, "T1", "I1")],
        change: { $0.interpreters[0].skills = ["vi-en"] }),
    Row(
        violation: .interpreterUnavailable(interpreter: "I1", slot: 0, meeting: "m1"),
        placements: ["m1": one(0, "T1", "I1")], change: { $0.interpreters[0].available = none }),
    Row(
        violation: .interpreterDoubleBooked(interpreter: "I1", slot: 0, meetings: ["m1", "m3"]),
        placements: ["m1": one(0, "T1", "I1"), "m3": one(0, "T2", "I1")],
        change: {
            $0.meetings[2] = Meeting(
                id: "m3", a: "v2", b: "k2", places: .kinds(["table"]), interpreterSkills: ["ko-vi"])
        }),
    Row(
        violation: .interpreterAboveMaximum(interpreter: "I1", maximum: 0, meetings: ["m1"]),
        placements: ["m1": one(0, "T1", "I1")], change: { $0.interpreters[0].maximum = 0 }),
    Row(
        violation: .interpreterWithoutPause(interpreter: "I1", maximumInRow: 1, meetings: ["m1", "m3"]),
        placements: ["m1": one(0, "T1", "I1"), "m3": one(1, "T2", "I1")],
        change: { $0.interpreters[0].maximumInRow = 1 }),
    Row(
        violation: .interpreterCannotServePlace(interpreter: "I1", place: "T1", meeting: "m1"),
        placements: ["m1": one(0, "T1", "I1")], change: { $0.interpreters[0].servesKinds = ["online"] }),
    Row(
        violation: .fixedSlotLeft(slot: 1, meeting: "m2"), placements: ["m2": one(0)],
        change: { $0.meetings[1].fixedSlot = 1 }),
    Row(
        violation: .fixedPlaceLeft(place: "T2", meeting: "m2"), placements: ["m2": one(0)],
        change: { $0.meetings[1].fixedPlace = "T2" }),
    Row(
        violation: .fixedInterpreterLeft(interpreter: "I2", meeting: "m1"), placements: ["m1": one(0, "T1", "I1")],
        change: {
            $0.interpreters.append(Interpreter(id: "I2", skills: ["ko-vi"], available: .first(4)))
            $0.meetings[0].fixedInterpreter = "I2"
        }),
    Row(
        violation: .lockedMeetingMissing(meeting: "m2"), placements: [:],
        change: {
            $0.meetings[1].fixedSlot = 1
            $0.meetings[1].locked = true
        }),
]

@Test func `a pause is not needed across a break between blocks`() {
    let instance = sample { $0.interpreters[0].maximumInRow = 1 }

    #expect(check(plan(["m1": one(1, "T1", "I1"), "m3": one(2, "T2", "I1")]), instance).isEmpty)
}

@Test func `a slot beyond the last is out of range and a wrong value is told`() {
    #expect(check(plan(["m2": one(9)], value: 5), sample()).contains(.slotOutOfRange(slot: 9, meeting: "m2")))
    #expect(check(plan(["m2": one(0)], value: 5), sample()) == [.wrongValue(stated: 5, actual: 1)])
}

@Test func `a plan of another instance is told by its unknown meetings`() {
    #expect(check(plan(["x": one(0)], value: 0), sample()) == [.unknownMeeting("x")])
}
