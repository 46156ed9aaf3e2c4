import Scheduling
import Testing

@Test(arguments: 0..<60) func `the solver finds the brute-force optimum and the bound holds`(_ seed: Int) throws {
    let instance = randomInstance(seed: UInt64(seed), meetings: 4)
    let plan = try solve(instance, options: Options(seed: 3, moves: 2_000, idleMoves: 500))
    let best = bruteForce(instance)

    #expect(check(plan, instance).isEmpty)
    #expect(plan.bound >= best)
    #expect(plan.value == best)
    #expect(plan.unplaced.count + plan.placements.count == instance.meetings.count)
}

@Test(arguments: 0..<40) func `plans of larger instances break nothing and the bounds hold`(_ seed: Int) throws {
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
    #expect(throws: InstanceError.slotOutOfRange(slot: 128)) { try SlotSet([128]) }
}
