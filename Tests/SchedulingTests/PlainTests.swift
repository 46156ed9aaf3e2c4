import Testing

import Scheduling

private let brief = Options(seed: 3, moves: 100_000, idleMoves: 2_000)

@Test(arguments: rounds(60)) func `a plain instance is solved to the brute-force optimum`(_ seed: Int) throws {
    let instance = plainInstance(seed: UInt64(seed), meetings: 4)
    let plan = try solve(instance, options: brief)
    let best = bruteForce(instance)

    #expect(Grid(try Problem(instance)) != nil)
    #expect(check(plan, instance).isEmpty)
    #expect(plan.bound >= best && plan.value == best)
    #expect(plan.idle == instance.idleFigures(of: plan.placements))
}

@Test(arguments: rounds(60)) func `a plain instance with precedences too`(_ seed: Int) throws {
    let instance = plainInstance(seed: UInt64(seed), meetings: 4, languages: false, ordered: true)
    let plan = try solve(instance, options: brief)
    let best = bruteForce(instance)

    #expect(check(plan, instance).isEmpty)
    #expect(plan.bound >= best && plan.value == best)
}

/// Seeds at which what must come before was once pushed out by what waits for it.
@Test(arguments: [75, 227, 233, 392, 583, 642, 649, 668]) func `nothing is placed before what it waits for`(_ seed: Int)
    throws
{
    var instance = randomInstance(seed: UInt64(seed), meetings: 4)
    for index in 1..<4 where (seed + index) % 2 == 0 { instance.meetings[index].after = ["m\((seed + index) % index)"] }

    let plan = try solve(instance, options: brief)

    #expect(check(plan, instance).isEmpty)
    #expect(plan.value == bruteForce(instance))
}

@Test(arguments: rounds(40)) func `a rich instance with precedences too`(_ seed: Int) throws {
    var instance = randomInstance(seed: UInt64(seed), meetings: 4)
    for index in 1..<4 where (seed + index) % 2 == 0 { instance.meetings[index].after = ["m\((seed + index) % index)"] }
    let plan = try solve(instance, options: brief)
    let best = bruteForce(instance)

    #expect(check(plan, instance).isEmpty)
    #expect(plan.bound >= best && plan.value == best)
}

@Test(arguments: rounds(30)) func `larger plain instances break nothing and place nearly all`(_ seed: Int) throws {
    let instance = plainInstance(
        seed: UInt64(seed), people: 30, meetings: 150, slots: 12, places: 14, ordered: seed % 2 == 0)
    let plan = try solve(instance, options: Options(seed: 1, moves: 60_000, idleMoves: 20_000))

    #expect(check(plan, instance).isEmpty)
    #expect(plan.value <= plan.bound)
    #expect(plan.unplaced.count + plan.placements.count == 150)
    #expect(plan.idle == instance.idleFigures(of: plan.placements))
}

@Test func `a plain plan depends on the seed and the moves alone`() throws {
    let instance = plainInstance(seed: 5, people: 30, meetings: 150, slots: 12, places: 9)

    #expect(try solve(instance, options: brief) == solve(instance, options: brief))
}

@Test func `the search ends when the clock says so`() throws {
    let instance = plainInstance(seed: 6, people: 30, meetings: 150, slots: 12, places: 9)
    var now = 0.0
    var options = Options(moves: .max, idleMoves: .max)
    options.timeLimit = 100
    let plan = try solve(
        instance, options: options,
        clock: {
            now += 0.01
            return now
        })

    #expect(now < 101)
    #expect(check(plan, instance).isEmpty)
}

/// More than 64 slots are for the rich search.
@Test func `the rich search shares its time between weight and waiting`() throws {
    let instance = plainInstance(seed: 6, people: 40, meetings: 300, slots: 70, places: 4)
    #expect(Grid(try Problem(instance)) == nil)
    var now = 0.0
    var ends: [SearchProgress.Phase: Double] = [:]
    let plan = try solve(
        instance, options: Options(moves: 1_000_000_000, idleMoves: 1_000_000_000, timeLimit: 100),
        progress: {
            ends[$0.phase] = now
            return true
        },
        clock: {
            now += 0.002
            return now
        })

    #expect(now < 101)
    #expect(check(plan, instance).isEmpty)
    #expect((ends[.weight] ?? 0) < 65 && (ends[.idle] ?? 0) > 80)
    let brief = try solve(instance, options: Options(moves: 2_000, idleMoves: 2_000))
    #expect(plan.value >= brief.value)
    #expect(plan.value > brief.value || plan.idle.idleAvailable < brief.idle.idleAvailable)
}

@Test(arguments: 0..<20) func `the price of waiting is counted as the figures are`(_ seed: Int) throws {
    let instance = plainInstance(seed: UInt64(seed), people: 12, meetings: 30, slots: 10, places: 4)
    let grid = try #require(Grid(try Problem(instance)))
    let idle = IdleSearch(Timetable(grid), seed: 1, pace: Pace(Options(), nil, nil))
    var random = Generator(state: UInt64(seed))
    for person in 0..<grid.people {
        let busy = random.next() & grid.available[person]
        let figures = IdleFigures(
            busy: SlotSet(bits: UInt128(busy)), available: instance.participants[person].available)
        #expect(idle.cost(person, busy) == figures.idleAvailable * 256 + figures.idle * 4 + figures.breaks)
    }
}

@Test(arguments: 0..<20) func `undone steps leave a timetable as it was`(_ seed: Int) throws {
    let instance = plainInstance(seed: UInt64(seed), people: 20, meetings: 80, slots: 8, places: 9)
    let grid = try #require(Grid(try Problem(instance)))
    let table = Timetable(grid)
    for task in 0..<grid.tasks {
        if let slot = (0..<grid.slots).first(where: { table.fits(task, $0) }) { table.seat(task, slot) }
    }
    table.commit()
    let before = (slots: table.slots, value: table.value, open: table.open, placed: table.placed)
    let spare = (0..<(grid.slots << grid.crews)).map { table.spare[$0] }
    for task in 0..<grid.tasks where table.at[task] >= 0 {
        _ = table.exchange(task, to: (Int(table.at[task]) + 1) % grid.slots)
        if table.at[task] >= 0, task % 3 == 0 { table.eject(task) }
    }
    table.undo(to: 0)

    #expect(table.slots == before.slots && table.value == before.value && table.open == before.open)
    #expect((0..<(grid.slots << grid.crews)).map { table.spare[$0] } == spare)
}

@Test func `what must come first is placed first, though it is worth nothing`() throws {
    let instance = sample {
        $0.meetings[0].weight = 9
        $0.meetings[0].after = ["m3"]
        $0.meetings[2].weight = 0
        $0.meetings[2].allowed = SlotSet(bits: 0b0110)
    }
    let plan = try solve(instance)
    let slots = try (#require(plan.placements["m3"]?.slot), #require(plan.placements["m1"]?.slot))

    #expect(slots.0 < slots.1)
}

@Test func `a broken precedence is a violation, and one that cannot be is an error`() throws {
    let instance = sample { $0.meetings[1].after = ["m3"] }
    let late = plan(["m2": Placement(slot: 1, place: "T1"), "m3": Placement(slot: 1, place: "T2")])
    #expect(check(late, instance) == [.precedenceBroken(before: "m3", meeting: "m2")])
    #expect(check(plan(["m2": Placement(slot: 1, place: "T1")]), instance).count == 1)
    #expect(throws: InstanceError.unknownPrecedence("x", meeting: "m1")) {
        try sample { $0.meetings[0].after = ["x"] }.validate()
    }
    let circle = sample {
        $0.meetings[0].after = ["m2"]
        $0.meetings[1].after = ["m3"]
        $0.meetings[2].after = ["m1"]
    }
    #expect(throws: InstanceError.circularPrecedence(meetings: ["m1", "m3", "m2"])) { try circle.validate() }
}

@Test func `a locked meeting brings along what must come before it`() throws {
    let instance = sample {
        $0.meetings[0].fixedSlot = 1
        $0.meetings[0].locked = true
        $0.meetings[0].after = ["m3"]
    }
    #expect(try solve(instance).placements["m3"]?.slot == 0)
}
