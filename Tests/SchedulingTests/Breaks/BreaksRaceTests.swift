import Scheduling
import Testing

@Suite struct BreaksRaceTests {
    @Test(arguments: [2, 3]) func `a race proves what one search proves`(threads: Int) throws {
        var random = BreaksRandomness(seed: 19)
        var solved = 0
        for round in 0..<120 {
            let instance = sample(&random)
            let alone = Result { () throws(BreaksError) in
                try instance.planWithFewestBreaks(options: BreaksOptions(seed: UInt64(round), moves: 200))
            }
            let race = Result { () throws(BreaksError) in
                try instance.planWithFewestBreaks(
                    options: BreaksOptions(seed: UInt64(round), moves: 200, threads: threads))
            }
            switch (alone, race) {
            case (.success(let first), .success(let second)):
                #expect(first.breaks == second.breaks && second.isOptimal)
                #expect(try instance.check(second).isEmpty)
                solved += 1
            case (.failure(let first), .failure(let second)): #expect(first == second)
            default: Issue.record("\(alone) \(race)")
            }
        }
        #expect(solved > 15 && solved < 120)
    }

    @Test func `a race that is stopped returns its best plan and a bound that holds`() throws {
        for asked in [60, 100, 200] {
            var calls = 0
            let plan = try hardSample().planWithFewestBreaks(
                options: BreaksOptions(moves: 2_000, threads: 2),
                while: {
                    calls += 1
                    return calls < asked
                })
            #expect(try hardSample().check(plan).isEmpty && plan.bound <= plan.breaks)
            #expect(calls <= asked)
        }
    }

    @Test func `a race stopped at once has no plan`() {
        #expect(throws: BreaksError.stoppedWithoutPlan) {
            try hardSample().planWithFewestBreaks(options: BreaksOptions(conflicts: 0, threads: 2))
        }
    }

    @Test func `a race tells news only, with fewer breaks and higher bounds`() throws {
        var told: [BreaksProgress] = []
        let plan = try hardSample().planWithFewestBreaks(
            options: BreaksOptions(moves: 2_000, conflicts: 20_000, threads: 3)
        ) { told.append($0) }
        #expect(told.first?.phase == .feasibility && told.count > 2)
        for (before, after) in zip(told, told.dropFirst()) {
            #expect(before != after && after.bound >= before.bound && (after.breaks ?? .max) <= (before.breaks ?? .max))
        }
        #expect(told.allSatisfy { $0.bound <= plan.bound && ($0.breaks ?? .max) >= plan.breaks })
    }
}
