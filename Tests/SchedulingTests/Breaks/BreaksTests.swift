import Testing

import Scheduling

@Suite struct BreaksTests {
    private func person(_ id: String, _ available: [Int]) -> BreaksParticipant {
        BreaksParticipant(id: id, available: available)
    }

    private func instance(
        _ tables: [Int], _ people: [BreaksParticipant], _ meetings: [BreaksMeeting], fairness: Int? = nil
    ) -> BreaksInstance {
        BreaksInstance(
            tables: tables, morningSlots: min(2, tables.count), participants: people, meetings: meetings,
            fairness: fairness)
    }

    @Test func `small instances get the value that trying everything gives`() throws {
        var random = BreaksRandomness(seed: 11)
        var solved = 0
        for round in 0..<400 {
            let instance = sample(&random)
            let truth = try fewestByTrial(instance)
            do {
                let plan = try instance.planWithFewestBreaks(
                    options: BreaksOptions(seed: UInt64(round), moves: round % 2 * 500))
                #expect(plan.breaks == truth && plan.isOptimal)
                #expect(try instance.check(plan).isEmpty)
                solved += 1
            } catch {
                #expect(truth == nil, "\(error)")
            }
        }
        #expect(solved > 50)
    }

    @Test func `the same seed gives the same plan`() throws {
        var random = BreaksRandomness(seed: 3)
        for _ in 0..<30 {
            let instance = sample(&random)
            let first = try? instance.planWithFewestBreaks()
            let second = try? instance.planWithFewestBreaks()
            #expect(first == second)
        }
    }

    @Test func `a break around a slot without availability counts`() throws {
        let plan = try instance(
            [2, 2, 2], [person("a", [0, 2]), person("b", [0, 1, 2]), person("c", [0, 1, 2])],
            [BreaksMeeting(id: "x", a: "a", b: "b"), BreaksMeeting(id: "y", a: "a", b: "c")]
        ).planWithFewestBreaks()
        #expect(plan.breaks == 1 && plan.isOptimal)
    }

    @Test func `a meeting keeps its fixed slot, its session and its place in the order`() throws {
        let everybody = ["a", "b", "c", "d", "e", "f"].map { person($0, [0, 1, 2, 3]) }
        let plan = try instance(
            [2, 2, 2, 2], everybody,
            [
                BreaksMeeting(id: "x", a: "a", b: "b", fixedSlot: 1),
                BreaksMeeting(id: "y", a: "c", b: "d", after: ["x"]),
                BreaksMeeting(id: "z", a: "e", b: "f", session: .afternoon),
            ]
        ).planWithFewestBreaks()
        #expect(plan.slots[0] == 1 && plan.slots[1] > 1 && plan.slots[2] >= 2)
    }

    @Test func `breaks differ by no more than the fairness asked for`() {
        let wide = instance(
            [1, 0, 1], [person("a", [0, 2]), person("b", [0, 2]), person("c", [0, 2])],
            [BreaksMeeting(id: "x", a: "a", b: "b"), BreaksMeeting(id: "y", a: "a", b: "c")], fairness: 0)
        #expect(throws: BreaksError.fairnessOutOfReach(0)) { try wide.planWithFewestBreaks() }
    }

    @Test func `one with more meetings than slots is named with them`() {
        let full = instance(
            [2, 2], [person("a", [0, 1]), person("b", [0, 1]), person("c", [0, 1]), person("d", [0, 1])],
            [
                BreaksMeeting(id: "x", a: "a", b: "b"), BreaksMeeting(id: "y", a: "a", b: "c"),
                BreaksMeeting(id: "z", a: "a", b: "d"),
            ])
        #expect(
            throws: BreaksError.participantOverfull(participant: "a", meetings: ["x", "y", "z"], slots: [0, 1])
        ) { try full.planWithFewestBreaks() }
    }

    @Test func `meetings beyond the tables are named with the slots`() {
        let full = instance(
            [0, 1, 2], (0..<4).map { person("\($0)", [1]) },
            [BreaksMeeting(id: "x", a: "0", b: "1"), BreaksMeeting(id: "y", a: "2", b: "3")])
        #expect(throws: BreaksError.tablesOverfull(meetings: ["x", "y"], slots: [1], tables: 1)) {
            try full.planWithFewestBreaks()
        }
    }

    @Test func `three who all meet each other in two slots contradict themselves`() {
        let triangle = instance(
            [9, 9], ["a", "b", "c", "d", "e"].map { person($0, [0, 1]) },
            [
                BreaksMeeting(id: "other", a: "d", b: "e"), BreaksMeeting(id: "x", a: "a", b: "b"),
                BreaksMeeting(id: "y", a: "b", b: "c"), BreaksMeeting(id: "z", a: "c", b: "a"),
            ])
        #expect(throws: BreaksError.contradiction(meetings: ["x", "y", "z"], isSmallest: true)) {
            try triangle.planWithFewestBreaks()
        }
    }

    @Test func `a circle of precedences is named`() {
        let round = instance(
            [9, 9], ["a", "b", "c", "d"].map { person($0, [0, 1]) },
            [
                BreaksMeeting(id: "x", a: "a", b: "b", after: ["y"]),
                BreaksMeeting(id: "y", a: "c", b: "d", after: ["x"]),
            ])
        #expect(throws: BreaksError.self) { try round.planWithFewestBreaks() }
    }

    @Test func `the same meeting twice is refused`() {
        let twice = instance(
            [1, 1], [person("a", [0]), person("b", [0])],
            [BreaksMeeting(id: "x", a: "a", b: "b"), BreaksMeeting(id: "x", a: "a", b: "b")])
        #expect(throws: BreaksError.duplicateMeeting("x")) { try twice.planWithFewestBreaks() }
    }

    @Test func `what leaves a meeting without slot is named`() {
        func obstacle(_ tables: [Int], _ a: [Int], _ b: [Int], _ meeting: BreaksMeeting) -> BreaksObstacle? {
            do {
                _ = try instance(tables, [person("a", a), person("b", b)], [meeting]).planWithFewestBreaks()
                return nil
            } catch {
                guard case .noSlot("x", let obstacle) = error else { return nil }
                return obstacle
            }
        }
        let plain = BreaksMeeting(id: "x", a: "a", b: "b")
        let late = BreaksMeeting(id: "x", a: "a", b: "b", session: .afternoon)
        let fixed = BreaksMeeting(id: "x", a: "a", b: "b", fixedSlot: 1)
        let fixedLate = BreaksMeeting(id: "x", a: "a", b: "b", session: .afternoon, fixedSlot: 1)
        #expect(obstacle([1, 1, 1], [0], [1, 2], plain) == .availability)
        #expect(obstacle([1, 1, 1], [0, 1], [0, 1, 2], late) == .session)
        #expect(obstacle([1, 1, 1], [0, 1], [0, 2], fixed) == .fixedSlot(absent: ["b"]))
        #expect(obstacle([1, 1, 1], [1, 2], [1, 2], fixedLate) == .fixedSlotOutsideSession)
        #expect(obstacle([1, 0, 1], [1], [1, 2], plain) == .tables)
        #expect(obstacle([1, 1, 1], [1], [1, 2], plain) == nil)
    }

    @Test func `of several crowded sets the smallest is named, and no meeting of it can be spared`() {
        let people = (0..<12).map { person("\($0)", $0 < 6 ? [0, 1] : [2]) }
        let pairs = [(0, 1), (2, 3), (4, 5), (6, 7), (8, 9)]
        let meetings = pairs.map { BreaksMeeting(id: "\($0.0)", a: "\($0.0)", b: "\($0.1)") }
        #expect(throws: BreaksError.tablesOverfull(meetings: ["6", "8"], slots: [2], tables: 1)) {
            try instance([1, 1, 1], people, meetings).planWithFewestBreaks()
        }
    }
}
