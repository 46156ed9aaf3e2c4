import Scheduling
import Testing

@Suite struct BreaksStopTests {
    @Test func `a search that is stopped returns its best plan and a bound that holds`() throws {
        for asked in [40, 60, 100] {
            var calls = 0
            let plan = try hardSample().planWithFewestBreaks(
                options: BreaksOptions(moves: 2_000),
                while: {
                    calls += 1
                    return calls < asked
                })
            #expect(try hardSample().check(plan).isEmpty && plan.bound <= plan.breaks)
        }
    }

    @Test func `a search that is stopped before a first plan says so`() throws {
        var solver = SatSolver()
        let sits = (0..<9).map { _ in (0..<8).map { _ in solver.variable() } }
        for row in sits { solver.add(row) }
        for hole in 0..<8 { solver.addAtMostOne(sits.map { $0[hole] }) }
        #expect(solver.solve(while: { false }) == .undecided)
        #expect(throws: BreaksError.stoppedWithoutPlan) {
            try hardSample().planWithFewestBreaks(options: BreaksOptions(conflicts: 0))
        }
    }

    @Test func `progress tells fewer breaks and higher bounds only, towards the plan returned`() throws {
        var told: [BreaksProgress] = []
        let plan = try hardSample().planWithFewestBreaks(
            options: BreaksOptions(moves: 2_000, conflicts: 20_000)
        ) { told.append($0) }
        #expect(told.first?.phase == .feasibility && told.contains { $0.phase == .proof })
        for (before, after) in zip(told, told.dropFirst()) {
            #expect(after.bound >= before.bound && (after.breaks ?? .max) <= (before.breaks ?? .max))
        }
        #expect(told.allSatisfy { $0.bound <= plan.bound && ($0.breaks ?? .max) >= plan.breaks })
    }
}
