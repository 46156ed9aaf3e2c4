/// Why not all meetings can take place.
extension BreaksInstance {
    /// Throws where one participant, or the tables, cannot hold the meetings, whatever else is asked for.
    func checkRoom(_ problem: BreaksProblem) throws(BreaksError) {
        for (person, mine) in problem.meetingsOf.enumerated() {
            let once = [Int](repeating: 1, count: slots)
            if let tight = problem.overfull(mine, room: once) {
                throw .participantOverfull(
                    participant: participants[person].id, meetings: ids(tight.meetings), slots: tight.slots)
            }
        }
        if let tight = problem.overfull(Array(problem.meetings.indices), room: tables) {
            throw .tablesOverfull(
                meetings: ids(tight.meetings), slots: tight.slots, tables: tight.slots.reduce(0) { $0 + tables[$1] })
        }
    }

    private func ids(_ positions: [Int]) -> [String] { positions.sorted().map { meetings[$0].id } }

    /// The meetings that contradict each other, as few as can be found, or the fairness where that is the reason.
    func contradiction(_ problem: BreaksProblem, while goesOn: () -> Bool) -> BreaksError {
        var demands = BreaksDemands(problem)
        let all = Array(problem.meetings.indices)
        var core = all
        switch demands.search(all, limit: .max, while: goesOn) {
        case .contradiction(let found): core = all.filter { demands.isAmong($0, found) }
        case .satisfiable: return .fairnessOutOfReach(problem.fairness ?? 0)
        case .undecided:
            if let fairness = problem.fairness { return .noPlanWithFairness(fairness) }
        }
        var isSmallest = true
        var index = 0
        while index < core.count {
            var without = core
            without.remove(at: index)
            switch goesOn() ? demands.search(without, limit: 20_000, while: goesOn) : .undecided {
            case .contradiction(let rest):
                core = without.filter { demands.isAmong($0, rest) }
            case .undecided:
                isSmallest = false
                index += 1
            case .satisfiable: index += 1
            }
        }
        return .contradiction(meetings: ids(core), isSmallest: isSmallest)
    }
}

/// The constraints without any that presume that all meetings take place; each meeting can be asked for or left out.
private struct BreaksDemands: ~Copyable {
    private var solver = SatSolver()
    private var wanted: [SatLiteral] = []

    init(_ problem: BreaksProblem) {
        var takes: [[SatLiteral?]] = []
        for meeting in problem.meetings {
            let row = (0..<problem.slots).map { slot in
                meeting.allowed & BreaksProblem.bit(slot) == 0 ? nil : solver.variable()
            }
            let demand = solver.variable()
            solver.add(row.compactMap(\.self) + [demand ^ 1])
            solver.addAtMostOne(row.compactMap(\.self))
            wanted.append(demand)
            takes.append(row)
        }
        for slot in 0..<problem.slots {
            for meetings in problem.meetingsOf { solver.addAtMostOne(meetings.compactMap { takes[$0][slot] }) }
            let groups = problem.stars().map { group in group.compactMap { takes[$0][slot] } }.filter { !$0.isEmpty }
            guard groups.count > problem.tables[slot] else { continue }
            let some = groups.map { solver.disjunction(of: $0) }
            let outputs = solver.count(some, upTo: problem.tables[slot] + 1)
            solver.add([outputs[problem.tables[slot]] ^ 1])
        }
        for (index, meeting) in problem.meetings.enumerated() {
            for earlier in meeting.before {
                for slot in 0..<problem.slots {
                    guard let later = takes[index][slot] else { continue }
                    for reached in slot..<problem.slots {
                        if let at = takes[earlier][reached] { solver.add([later ^ 1, at ^ 1]) }
                    }
                }
            }
        }
    }

    mutating func search(_ meetings: [Int], limit: Int, while goesOn: () -> Bool) -> SatOutcome {
        solver.solve(assuming: meetings.map { wanted[$0] }, limit: limit, while: goesOn)
    }

    func isAmong(_ meeting: Int, _ core: [SatLiteral]) -> Bool { core.contains(wanted[meeting]) }
}
