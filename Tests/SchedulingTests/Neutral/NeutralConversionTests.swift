import Scheduling
import Testing

@Test func `the engine's plan of a neutral instance breaks none of its rules`() throws {
    var dice = NeutralDice(3)
    for _ in 0..<300 {
        var instance = dice.instance()
        instance.fairness = nil
        if dice.chance(30) { instance.participants[0].maximum = 1 }
        for index in instance.meetings.indices { instance.meetings[index].after = [] }
        let engine = try solve(instance.engineInstance(), options: Options(moves: 500, idleMoves: 200))
        let plan = instance.plan(of: engine, seconds: 0.5)
        let broken = check(plan, instance).filter {
            if case .requiredMissing = $0 { return false }
            return true
        }
        #expect(broken == [], "\(instance) \(plan)")
        #expect(plan.unplaced?.count == plan.assignment.count { $0 < 0 })
        #expect(plan.unplaced?.allSatisfy { $0.reason.count > 10 } == true)
    }
}

@Test func `slots alone are completed by tables, interpreters and figures`() throws {
    let plan = try #require(neutralSample().plan(ofSlots: [0, 0, 1, 1]))
    #expect(check(plan, neutralSample()) == [])
    #expect(plan.interpreter == [-1, 7, -1, -1] && plan.weight == 10)
    #expect(neutralSample().plan(ofSlots: [0, 2, 1, 1]) == nil)
}

@Test func `as many people as possible stay at their table`() throws {
    let people = (0..<4).map { NeutralInstance.Participant(id: $0, available: [0, 1, 2, 3]) }
    let pairs = [(0, 1), (2, 3), (0, 1), (2, 3), (0, 2), (1, 3)]
    let instance = NeutralInstance(
        slots: 3, tables: 2, participants: people,
        meetings: pairs.enumerated().map { .init(id: $0, a: $1.0, b: $1.1) })
    let table = try #require(instance.plan(ofSlots: [0, 0, 1, 1, 2, 2])?.table)
    #expect(table[2] == table[0] && table[3] == table[1])
    #expect(Set(table[4...5]) == [0, 1])
}

@Test func `tables beyond what can be used do not reach the engine`() {
    let instance = neutralSample { $0.tables = 1_000_000_000 }
    #expect(instance.engineInstance().places.count == 2)
}

@Test func `a meeting whose predecessor is not placed says so`() throws {
    let instance = neutralSample { $0.meetings[2].after = [3] }
    let engine = Plan(
        placements: [:], value: 0, bound: 0, meetingsBound: 0, idle: IdleFigures(), unplaced: [])
    let plan = instance.plan(of: engine, seconds: 0) { $0.key }
    #expect(plan.unplaced?[2].reason == "scheduler.reason.predecessorMissing")
}
