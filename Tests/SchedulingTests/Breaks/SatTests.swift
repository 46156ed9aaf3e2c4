import Testing

import Scheduling

@Suite struct SatTests {
    /// Whether some assignment of the variables satisfies clauses and assumptions, by the truth table.
    private func table(_ variables: Int, _ clauses: [[SatLiteral]]) -> Bool {
        (0..<(1 << variables)).contains { row in
            clauses.allSatisfy { $0.contains { (row >> Int($0 >> 1) & 1 == 1) == ($0 & 1 == 0) } }
        }
    }

    @Test func `random formulas agree with their truth tables`() {
        var random = BreaksRandomness(seed: 7)
        for round in 0..<400 {
            let variables = 8 + round % 5
            let clauses = (0..<(variables * 43 / 10)).map { _ in
                (0..<3).map { _ in SatLiteral(random.below(2 * variables)) }
            }
            let assumed = Array(Set((0..<3).map { _ in SatLiteral(2 * random.below(variables)) })).sorted()
            var solver = SatSolver()
            for _ in 0..<variables { _ = solver.variable() }
            for clause in clauses { solver.add(clause) }
            switch solver.solve(assuming: assumed) {
            case .satisfiable:
                #expect(clauses.allSatisfy { clause in clause.contains { solver.holds($0) } })
                #expect(assumed.allSatisfy { solver.holds($0) })
            case .contradiction(let core):
                #expect(core.allSatisfy(assumed.contains))
                #expect(!table(variables, clauses + core.map { [$0] }))
            case .undecided: Issue.record("undecided without a limit")
            }
        }
    }

    @Test func `pigeons do not fit into fewer holes, also after clauses were forgotten`() {
        for rephases in [false, true] {
            var solver = SatSolver()
            solver.rephases = rephases
            let sits = (0..<9).map { _ in (0..<8).map { _ in solver.variable() } }
            for row in sits { solver.add(row) }
            for hole in 0..<8 { solver.addAtMostOne(sits.map { $0[hole] }) }
            #expect(solver.solve() == .contradiction([]))
        }
    }

    @Test func `a count in unary is exact in both directions`() {
        for limit in 1...5 {
            var solver = SatSolver()
            let inputs = (0..<5).map { _ in solver.variable() }
            let outputs = solver.count(inputs, upTo: limit)
            for row in 0..<32 {
                let assumed = inputs.enumerated().map { $1 ^ (row >> $0 & 1 == 1 ? 0 : 1) }
                #expect(solver.solve(assuming: assumed) == .satisfiable)
                let number = row.nonzeroBitCount
                #expect(outputs.enumerated().allSatisfy { solver.holds($1) == (number > $0) })
            }
        }
    }

    @Test func `at most one means at most one among many`() {
        var solver = SatSolver()
        let literals = (0..<20).map { _ in solver.variable() }
        solver.addAtMostOne(literals)
        for first in 0..<20 {
            #expect(solver.solve(assuming: [literals[first]]) == .satisfiable)
            for second in 0..<20 where second != first {
                #expect(solver.solve(assuming: [literals[first], literals[second]]) != .satisfiable)
            }
        }
    }
}
