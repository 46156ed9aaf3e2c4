import Scheduling
import Testing

@Test(arguments: rounds(60)) func `the solver finds the brute-force optimum and the bound holds`(_ seed: Int) throws {
    let instance = randomInstance(seed: UInt64(seed), meetings: 4)
    let plan = try solve(instance, options: Options(seed: 3, moves: 2_000, idleMoves: 500))
    let best = bruteForce(instance)

    #expect(check(plan, instance).isEmpty)
    #expect(plan.bound >= best)
    #expect(plan.value == best)
    #expect(plan.unplaced.count + plan.placements.count == instance.meetings.count)
}

@Test(arguments: rounds(40)) func `plans of larger instances break nothing and the bounds hold`(_ seed: Int) throws {
    let instance = randomInstance(seed: UInt64(seed + 500), meetings: 25, slots: 8)
    let plan = try solve(instance, options: Options(seed: 5, moves: 2_000, idleMoves: 2_000))

    #expect(check(plan, instance).isEmpty)
    #expect(plan.value <= plan.bound && plan.placements.count <= plan.meetingsBound)
    #expect(plan.idle == instance.idleFigures(of: plan.placements))
}

@Test func `the same seed and limits give the same plan`() throws {
    let instance = randomInstance(seed: 77, meetings: 25, slots: 8)
    let options = Options(seed: 9, moves: 3_000, idleMoves: 3_000)

    #expect(try solve(instance, options: options) == solve(instance, options: options))
}

@Test func `a cancelled search returns a valid plan`() throws {
    let instance = randomInstance(seed: 78, meetings: 25, slots: 8)
    let plan = try solve(instance) { _ in false }

    #expect(check(plan, instance).isEmpty)
}

@Test func `the bound too can be cancelled, and is asked for once only`() throws {
    let instance = randomInstance(seed: 78, meetings: 25, slots: 8)
    var phases: [SearchProgress.Phase] = []
    let plan = try solve(instance) {
        phases.append($0.phase)
        return false
    }

    #expect(phases == [.bound])
    #expect(check(plan, instance).isEmpty)
    #expect(plan.bound >= (try solve(instance, options: Options(moves: 1_000, idleMoves: 0)).value))
}

@Test func `a search runs through its phases in order`() throws {
    var phases: [SearchProgress.Phase] = []
    var bounds: [Int] = []
    let plan = try solve(fair(seed: 1), options: Options(moves: 100, idleMoves: 100, boundFlows: 3)) {
        if phases.last != $0.phase { phases.append($0.phase) }
        bounds.append($0.bound)
        return true
    }

    #expect(phases == [.bound, .insertion, .weight, .idle])
    #expect(bounds.allSatisfy { $0 >= plan.bound } && bounds.last == plan.bound)
}

@Test(arguments: 0..<3) func `a fair of three hundred meetings comes out valid and near its bound`(_ seed: Int) throws {
    let instance = fair(seed: UInt64(seed))
    let plan = try solve(instance, options: Options(seed: 2, moves: 1_000, idleMoves: 500, boundFlows: 12))

    #expect(check(plan, instance).isEmpty)
    #expect(plan.unplaced.count + plan.placements.count == 300)
    #expect(plan.value <= plan.bound && plan.value * 100 >= plan.bound * 97)
    #expect(plan.placements.count <= plan.meetingsBound)
    #expect(plan.idle == instance.idleFigures(of: plan.placements))
}

@Test func `an interpreter at the daily limit hands a meeting of another slot on`() throws {
    let instance = sample {
        $0.interpreters = [
            Interpreter(id: "I1", skills: ["ko-vi"], available: SlotSet(bits: 0b11), maximum: 1),
            Interpreter(id: "I2", skills: ["ko-vi"], available: SlotSet(bits: 0b01)),
        ]
        $0.meetings[0].fixedSlot = 0
        $0.meetings[0].weight = 9
        $0.meetings[1].fixedSlot = 1
        $0.meetings[1].interpreterSkills = ["ko-vi"]
    }
    let plan = try solve(instance, options: Options(moves: 0, idleMoves: 0))

    #expect(plan.placements["m1"]?.interpreter == "I2")
    #expect(plan.placements["m2"]?.interpreter == "I1")
}

@Test func `an interpreter who needs a pause hands a meeting of the block on`() throws {
    let instance = sample {
        $0.blocks = []
        $0.interpreters = [
            Interpreter(id: "I1", skills: ["ko-vi"], available: SlotSet(bits: 0b11), maximumInRow: 1),
            Interpreter(id: "I2", skills: ["ko-vi"], available: SlotSet(bits: 0b01)),
        ]
        $0.meetings[0].fixedSlot = 0
        $0.meetings[0].weight = 9
        $0.meetings[1].fixedSlot = 1
        $0.meetings[1].interpreterSkills = ["ko-vi"]
    }
    let plan = try solve(instance, options: Options(moves: 0, idleMoves: 0))

    #expect(plan.placements["m1"]?.interpreter == "I2")
    #expect(plan.placements["m2"]?.interpreter == "I1")
}

@Test func `locked meetings stay, and two that clash are refused`() throws {
    let locked = sample {
        $0.meetings[1].fixedSlot = 2
        $0.meetings[1].locked = true
    }
    #expect(try solve(locked).placements["m2"]?.slot == 2)
    let clash = sample {
        for index in 0...1 {
            $0.meetings[index].fixedSlot = 2
            $0.meetings[index].locked = true
        }
    }
    #expect(throws: InstanceError.lockedMeetingsClash(meeting: "m2")) { try solve(clash) }
}

@Test func `instance errors name the culprit`() {
    func error(_ change: (inout Instance) -> Void) -> InstanceError? {
        do throws(InstanceError) { _ = try solve(sample(change)) } catch { return error }
        return nil
    }
    #expect(error { $0.participants.append($0.participants[0]) } == .duplicateParticipant("v1"))
    #expect(error { $0.meetings.append($0.meetings[0]) } == .duplicateMeeting("m1"))
    #expect(error { $0.meetings[0].weight = -1 } == .negativeWeight(meeting: "m1"))
    #expect(error { $0.slots = 129 } == .tooManySlots(count: 129, limit: 128))
    #expect(error { $0.meetings[0].fixedSlot = 7 } == .slotOutOfRange(slot: 7))
    #expect(error { $0.meetings[0].fixedPlace = "X" } == .unknownPlace("X", meeting: "m1"))
    #expect(error { $0.meetings[0].locked = true } == .lockedWithoutSlot(meeting: "m1"))
    #expect(
        error { $0.meetings[0] = Meeting(id: "m", a: "v1", b: "v1", places: .kinds([])) }
            == .meetingWithOneself(meeting: "m"))
    #expect(error { $0.slots = -1 } == .negativeSlots(-1))
    #expect(error { $0.blocks = [0] } == .blocksDoNotCoverSlots(blocks: 1, slots: 4))
    #expect(error { $0.places.append($0.places[0]) } == .duplicatePlace("T1"))
    #expect(error { $0.interpreters.append($0.interpreters[0]) } == .duplicateInterpreter("I1"))
    #expect(error { $0.participants.remove(at: 2) } == .unknownParticipant("k1", meeting: "m1"))
    #expect(error { $0.meetings[0].places = .only(["X"]) } == .unknownPlace("X", meeting: "m1"))
    #expect(error { $0.meetings[0].fixedInterpreter = "X" } == .unknownInterpreter("X", meeting: "m1"))
    #expect(error { $0.meetings[0].weight = 1 << 51 } == .weightsTooLarge)
    #expect(error { for index in 0...1 { $0.meetings[index].weight = .max } } == .weightsTooLarge)
    #expect(error { $0.participants[0].maximum = -1 } == .negativeMaximum(id: "v1"))
    #expect(error { $0.interpreters[0].maximumInRow = -1 } == .negativeMaximum(id: "I1"))
    #expect(error { $0.participants[0].parallel = 0 } == .parallelBelowOne(participant: "v1"))
    #expect(throws: InstanceError.slotOutOfRange(slot: 128)) { try SlotSet([128]) }
}

@Test func `what is fixed must be possible`() {
    func error(_ change: (inout Meeting) -> Void) -> InstanceError? {
        let instance = sample {
            $0.participants[0].available = SlotSet(bits: 0b0111)
            $0.places[0].available = SlotSet(bits: 0b0011)
            $0.interpreters[0].available = SlotSet(bits: 0b0001)
            change(&$0.meetings[0])
        }
        do throws(InstanceError) { try instance.validate() } catch { return error }
        return nil
    }
    func outside(_ id: String) -> InstanceError { .fixedOutsideAvailability(meeting: "m1", id: id) }
    let contradiction = InstanceError.fixedContradictsMeeting(meeting: "m1")
    #expect(error { $0.fixedSlot = 3 } == outside("v1"))
    #expect(error { ($0.fixedSlot, $0.fixedPlace) = (2, "T1") } == outside("T1"))
    #expect(error { ($0.fixedSlot, $0.fixedInterpreter) = (1, "I1") } == outside("I1"))
    #expect(error { ($0.fixedSlot, $0.allowed) = (1, SlotSet(bits: 1)) } == contradiction)
    #expect(error { $0.fixedPlace = "O1" } == contradiction)
    #expect(error { ($0.interpreterSkills, $0.fixedInterpreter) = (["vi-en"], "I1") } == contradiction)
    #expect(error { ($0.fixedSlot, $0.fixedPlace, $0.fixedInterpreter) = (0, "T1", "I1") } == nil)
}
