import Scheduling
import Testing

/// Four participants, three slots, two tables, one interpreter.
func neutralSample(_ change: (inout NeutralInstance) -> Void = { _ in }) -> NeutralInstance {
    var instance = NeutralInstance(
        slots: 3, tables: 2, participants: (0..<4).map { .init(id: 10 + $0, available: [0, 1, 2]) },
        meetings: [
            .init(id: 0, a: 10, b: 11, weight: 5), .init(id: 1, a: 12, b: 13, weight: 3, language: "vi-ko"),
            .init(id: 2, a: 10, b: 12), .init(id: 3, a: 11, b: 13),
        ],
        interpreters: [.init(id: 7, languages: ["vi-ko"], available: [0, 1])], morningSlots: 1)
    change(&instance)
    return instance
}

private func neutralPlan(_ change: (inout NeutralPlan) -> Void = { _ in }) -> NeutralPlan {
    var plan = NeutralPlan(assignment: [0, 0, 1, 1], table: [0, 1, 0, 1], interpreter: [-1, 7, -1, -1])
    (plan.weight, plan.bound, plan.optimal) = (10, 10, true)
    (plan.breaks, plan.idle, plan.idleAvailable, plan.unplaced) = (0, 0, 0, [])
    change(&plan)
    return plan
}

/// Without what is said about the figures, of which each test changes some.
private func violations(
    _ instance: NeutralInstance, _ change: (inout NeutralPlan) -> Void
) -> [NeutralViolation] {
    check(
        neutralPlan {
            ($0.weight, $0.bound, $0.breaks, $0.idle, $0.idleAvailable) = (nil, nil, nil, nil, nil)
            $0.unplaced = nil
            change(&$0)
        }, instance)
}

@Test func `a valid plan violates nothing`() {
    #expect(check(neutralPlan(), neutralSample { $0.allRequired = true }) == [])
}

@Test func `an assignment of another length is not looked at further`() {
    #expect(
        violations(neutralSample()) { $0.assignment = [0] } == [.entries(list: "assignment", count: 1, meetings: 4)])
}

@Test func `lists of tables and interpreters have an entry for each meeting`() {
    let found = violations(neutralSample()) {
        $0.table = [0, 1, 0]; $0.interpreter = [-1, 7]
    }
    #expect(
        found == [
            .entries(list: "table", count: 3, meetings: 4), .entries(list: "interpreter", count: 2, meetings: 4),
            .tableMissing(meeting: 3),
        ])
}

@Test func `a slot that does not exist is named`() {
    #expect(violations(neutralSample()) { $0.assignment[0] = 3 } == [.slotOutside(slot: 3, meeting: 0)])
    #expect(violations(neutralSample()) { $0.assignment[0] = -2 } == [.slotOutside(slot: -2, meeting: 0)])
}

@Test func `a participant who is away is named`() {
    let instance = neutralSample { $0.participants[0].available = [1, 2] }
    #expect(violations(instance) { _ in } == [.participantUnavailable(participant: 10, slot: 0, meeting: 0)])
}

@Test func `a meeting stays in its session`() {
    let instance = neutralSample { $0.meetings[0].session = .afternoon }
    #expect(violations(instance) { _ in } == [.sessionLeft(slot: 0, session: .afternoon, meeting: 0)])
}

@Test func `a meeting stays in its fixed slot`() {
    let instance = neutralSample { $0.meetings[0].fixed = 2 }
    #expect(violations(instance) { _ in } == [.fixedSlotLeft(slot: 0, fixed: 2, meeting: 0)])
}

@Test func `a participant has one meeting at a time`() {
    let found = violations(neutralSample { $0.tables = 3 }) {
        $0.assignment[2] = 0; $0.table = nil
    }
    #expect(
        found == [
            .doubleBooked(participant: 10, slot: 0, meetings: [0, 2]),
            .doubleBooked(participant: 12, slot: 0, meetings: [1, 2]),
        ])
}

@Test func `a participant has no more meetings than it wants`() {
    let instance = neutralSample { $0.participants[0].maximum = 1 }
    #expect(violations(instance) { _ in } == [.aboveMaximum(participant: 10, maximum: 1, meetings: [0, 2])])
}

@Test func `a slot has no more meetings than tables`() {
    let found = violations(neutralSample { $0.tables = 1 }) { $0.table = nil }
    #expect(
        found == [
            .tablesExceeded(slot: 0, meetings: 2, tables: 1), .tablesExceeded(slot: 1, meetings: 2, tables: 1),
        ])
}

@Test func `required meetings are all held`() {
    let found = violations(neutralSample { $0.allRequired = true }) { $0.assignment[3] = -1 }
    #expect(found == [.requiredMissing(meeting: 3)])
}

@Test func `a meeting is held after those before it`() {
    let instance = neutralSample { $0.meetings[2].after = [0, 3] }
    #expect(violations(instance) { _ in } == [.predecessorLater(meeting: 2, slot: 1, predecessor: 3, later: 1)])
    #expect(violations(instance) { $0.assignment[3] = -1 } == [.predecessorMissing(meeting: 2, predecessor: 3)])
}

@Test func `a meeting that needs an interpreter has one who exists`() {
    #expect(
        violations(neutralSample()) { $0.interpreter?[1] = -1 } == [.interpreterMissing(meeting: 1, language: "vi-ko")])
    #expect(violations(neutralSample()) { $0.interpreter?[1] = 5 } == [.interpreterUnknown(interpreter: 5, meeting: 1)])
}

@Test func `an interpreter is available`() {
    let instance = neutralSample { $0.interpreters?[0].available = [1] }
    #expect(violations(instance) { _ in } == [.interpreterUnavailable(interpreter: 7, slot: 0, meeting: 1)])
}

@Test func `an interpreter works in the language of the meeting`() {
    let instance = neutralSample { $0.interpreters?[0].languages = ["vi-en"] }
    #expect(
        violations(instance) { _ in } == [.interpreterLacksLanguage(interpreter: 7, language: "vi-ko", meeting: 1)])
}

@Test func `an interpreter works in one meeting at a time`() {
    let instance = neutralSample { $0.meetings[0].language = "vi-ko" }
    let found = violations(instance) { $0.interpreter?[0] = 7 }
    #expect(found == [.interpreterDoubleBooked(interpreter: 7, slot: 0, meetings: [0, 1])])
}

@Test func `where no interpreters are stated there are enough`() {
    let instance = neutralSample { $0.meetings[0].language = "vi-ko" }
    #expect(violations(instance) { $0.interpreter = nil } == [.interpretersTooFew(slot: 0, meetings: [0, 1])])
    #expect(violations(neutralSample()) { $0.interpreter = nil } == [])
}

@Test func `without a list of interpreters languages are information only`() {
    #expect(violations(neutralSample { $0.interpreters = nil }) { $0.interpreter = nil } == [])
}

@Test func `every meeting has a table that exists`() {
    #expect(violations(neutralSample()) { $0.table?[0] = -1 } == [.tableMissing(meeting: 0)])
    #expect(violations(neutralSample()) { $0.table?[0] = 2 } == [.tableOutside(table: 2, tables: 2, meeting: 0)])
}

@Test func `a table holds one meeting at a time`() {
    #expect(
        violations(neutralSample()) { $0.table?[0] = 1 } == [.tableDoubleBooked(table: 1, slot: 0, meetings: [0, 1])])
}

@Test func `breaks differ by no more than fairness allows`() {
    let instance = neutralSample { $0.fairness = 0 }
    let found = violations(instance) {
        $0.assignment = [0, 0, 2, 1]; $0.table = nil
    }
    #expect(
        found == [.unfair(most: 12, breaks: 1, fewest: 13, fewestBreaks: 0, fairness: 0)]
            || found == [.unfair(most: 10, breaks: 1, fewest: 11, fewestBreaks: 0, fairness: 0)])
}

@Test func `figures that are wrong are calculated afresh`() {
    let instance = neutralSample { $0.participants[0].available = [0, 2] }
    let found = check(
        neutralPlan {
            $0.assignment[2] = 2
            ($0.weight, $0.breaks, $0.idle, $0.idleAvailable) = (9, 1, 1, 2)
        }, instance)
    #expect(
        found == [
            .wrongFigure(name: "weight", stated: 9, actual: 10), .wrongFigure(name: "breaks", stated: 1, actual: 2),
            .wrongFigure(name: "idle", stated: 1, actual: 2),
            .wrongFigure(name: "idle_available", stated: 2, actual: 1),
        ])
}

@Test func `a bound that the plan exceeds is named, and an optimum that no bound proves`() {
    #expect(check(neutralPlan { $0.bound = 9 }, neutralSample()) == [.boundExceeded(bound: 9, weight: 10, breaks: 0)])
    #expect(
        check(neutralPlan { $0.bound = 11 }, neutralSample()) == [.optimalUnproven(bound: 11, weight: 10, breaks: 0)])
    #expect(check(neutralPlan { $0.bound = 0 }, neutralSample()) == [])
}

@Test func `each meeting that is not placed has its reason, and no other`() {
    let found = violations(neutralSample()) {
        $0.assignment[3] = -1
        $0.unplaced = [.init(meeting: 3, reason: " "), .init(meeting: 0, reason: "x"), .init(meeting: 8, reason: "x")]
    }
    #expect(found == [.reasonMissing(meeting: 3), .reasonForPlaced(meeting: 0), .reasonForUnknown(meeting: 8)])
}
