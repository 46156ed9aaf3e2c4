import Scheduling
import Testing

private let brief = Options(seed: 3, moves: 2_000, idleMoves: 500)
private func at(_ slot: Int, _ place: String = "T1", _ interpreter: String? = nil) -> Placement {
    Placement(slot: slot, place: place, interpreter: interpreter)
}
private let published = ["m1": at(0, "T1", "I1"), "m2": at(1), "m3": at(1, "T2")]

@Test(arguments: rounds(84)) func `a small plan is repaired by the smallest change there is`(_ seed: Int) throws {
    let before = randomInstance(seed: UInt64(seed), meetings: 4)
    let published = try solve(before, options: brief).placements
    let instance = disturbed(before, seed: seed)
    let repair = try repair(instance, from: published)

    #expect(check(repair.plan, instance).isEmpty)
    #expect(repair.isMinimal)
    #expect(
        repairCost(repair.plan.placements, published, instance) == leastRepairCost(instance, from: published))
}

@Test func `the search alone finds the smallest change nearly always`() throws {
    var missed = 0
    for seed in rounds(140) {
        let before = plainInstance(seed: UInt64(seed), people: 6, meetings: 8, slots: 4, places: 2)
        let published = try solve(before, options: brief).placements
        let instance = disturbed(before, seed: seed)
        let quick = try repair(instance, from: published, options: RepairOptions(proofMoves: 0))
        let proven = try repair(instance, from: published, options: RepairOptions(proofMoves: 2_000_000))
        #expect(check(quick.plan, instance).isEmpty && check(proven.plan, instance).isEmpty)
        let cost = repairCost(quick.plan.placements, published, instance)
        let least = repairCost(proven.plan.placements, published, instance)
        if least.prefix(5).lexicographicallyPrecedes(cost.prefix(5)) { missed += 1 }
    }
    #expect(missed * 20 <= rounds(140).count)
}

@Test(arguments: rounds(21)) func `a repair of a larger plan breaks nothing`(_ seed: Int) throws {
    let before = seed % 3 == 0 ? fair(seed: UInt64(seed)) : randomInstance(seed: UInt64(seed), meetings: 30, slots: 8)
    let published = try solve(before, options: Options(seed: 1, moves: 500, idleMoves: 500, boundFlows: 2)).placements
    let instance = disturbed(before, seed: seed)
    let repair = try repair(instance, from: published)
    let difference = repair.difference

    #expect(check(repair.plan, instance).isEmpty)
    #expect(difference == PlanDifference(from: published, to: repair.plan, in: instance))
    let listed =
        difference.kept.count + difference.moved.count + difference.placeChanged.count
        + difference.interpreterChanged.count + difference.dropped.count + difference.withdrawn.count
    #expect(listed == published.count)
    #expect(
        repair.plan.placements.count == listed - difference.dropped.count - difference.withdrawn.count
            + difference.added.count)
}

@Test func `where nothing has changed nothing changes`() throws {
    let repair = try repair(sample(), from: published)

    #expect(repair.plan.placements == published)
    #expect(repair.difference.kept == ["m1", "m2", "m3"] && repair.difference.peopleTouched.isEmpty)
}

@Test func `the meetings of somebody absent are dropped with the reason and nobody else is touched`() throws {
    let instance = sample { $0.participants[2].available = SlotSet() }
    let repair = try repair(instance, from: published)

    #expect(repair.difference.dropped.map(\.meeting) == ["m1", "m3"])
    #expect(
        repair.difference.dropped.map(\.reason) == [.noSharedSlot(a: "v1", b: "k1"), .noSharedSlot(a: "v2", b: "k1")])
    #expect(repair.difference.kept == ["m2"] && repair.difference.peopleTouched == ["v1", "v2", "k1"])
}

@Test func `somebody late meets later`() throws {
    let repair = try repair(sample { $0.participants[2].available = SlotSet(bits: 0b1110) }, from: published)

    #expect(repair.difference.moved.map(\.meeting) == ["m1"] && repair.difference.dropped.isEmpty)
    #expect(repair.difference.peopleTouched == ["v1", "k1"])
}

@Test func `a meeting whose place is gone stays at its time`() throws {
    let repair = try repair(sample { $0.places.remove(at: 0) }, from: published)

    #expect(repair.plan.placements["m1"] == at(0, "T2", "I1"))
    #expect(repair.difference.placeChanged.map(\.meeting) == ["m1"] && repair.difference.dropped.isEmpty)
}

@Test func `another interpreter takes over and nobody is touched`() throws {
    let instance = sample {
        $0.interpreters = [Interpreter(id: "I2", skills: ["ko-vi"], available: .first(4))]
    }
    let repair = try repair(instance, from: published)

    #expect(repair.difference.interpreterChanged.map(\.meeting) == ["m1"])
    #expect(repair.difference.peopleTouched.isEmpty && repair.difference.kept == ["m2", "m3"])
}

@Test func `a new request is added and a withdrawn one is named`() throws {
    let instance = sample {
        $0.meetings.remove(at: 2)
        $0.meetings.append(Meeting(id: "m4", a: "v2", b: "k2", places: .kinds(["table"])))
    }
    let repair = try repair(instance, from: published)

    #expect(repair.difference.withdrawn == ["m3"] && repair.difference.added.map(\.meeting) == ["m4"])
    #expect(repair.difference.kept == ["m1", "m2"])
}

@Test func `a published meeting goes for a weightier one only where the rule allows it`() throws {
    let instance = sample {
        $0.slots = 1
        $0.blocks = []
        for index in 0..<4 { $0.participants[index].available = .first(1) }
        $0.places = [Place(id: "T1", kind: "table", available: .first(1))]
        $0.interpreters = []
        $0.meetings = [
            Meeting(id: "old", a: "v1", b: "k1", weight: 1, places: .kinds(["table"])),
            Meeting(id: "new", a: "v2", b: "k2", weight: 9, places: .kinds(["table"])),
        ]
    }
    for proof in [0, 1_000] {
        let kept = try repair(instance, from: ["old": at(0)], options: RepairOptions(proofMoves: proof))
        #expect(kept.plan.placements == ["old": at(0)])
        let raised = try repair(
            instance, from: ["old": at(0)], options: RepairOptions(rule: .raiseWeight, proofMoves: proof))
        #expect(raised.plan.placements == ["new": at(0)])
    }
}

@Test func `only what may be added is added`() throws {
    let only = RepairOptions(additions: .only(["m2"]))
    #expect(try repair(sample(), from: [:], options: RepairOptions(additions: .none)).plan.placements.isEmpty)
    #expect(try Array(repair(sample(), from: [:], options: only).plan.placements.keys) == ["m2"])
}

@Test func `what is past stays and nothing new goes there`() throws {
    let instance = sample { $0.participants[3].available = SlotSet(bits: 0b1101) }
    let repair = try repair(instance, from: published, options: RepairOptions(firstOpenSlot: 2))

    #expect(repair.plan.placements["m1"] == published["m1"] && repair.plan.placements["m3"] == published["m3"])
    #expect((repair.plan.placements["m2"]?.slot ?? 0) >= 2)
}

@Test func `a locked meeting stays and the others go round it`() throws {
    let instance = sample {
        $0.meetings[0].fixedSlot = 1
        $0.meetings[0].locked = true
    }
    let repair = try repair(instance, from: published)

    #expect(repair.plan.placements["m1"]?.slot == 1)
    #expect(check(repair.plan, instance).isEmpty && repair.difference.dropped.isEmpty)
}

@Test func `a cancelled repair is a valid plan`() throws {
    let before = randomInstance(seed: 9, meetings: 30, slots: 8)
    let published = try solve(before, options: brief).placements
    let instance = disturbed(before, seed: 0)

    #expect(check(try repair(instance, from: published) { _ in false }.plan, instance).isEmpty)
}

@Test func `a repair depends on nothing but what is given`() throws {
    let before = randomInstance(seed: 10, meetings: 30, slots: 8)
    let published = try solve(before, options: brief).placements

    #expect(
        try repair(disturbed(before, seed: 7), from: published) == repair(disturbed(before, seed: 7), from: published))
}
