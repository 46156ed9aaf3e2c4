import Scheduling
import Testing

/// The rules of the verifier, written plainly and apart: what is wrong with a plan, by kind.
private enum Wrong: Hashable {
    case notAllowed, doubleBooked, tables, missing, precedence, interpreter, interpreters, table, fairness, maximum
}

private func verified(_ plan: NeutralPlan, _ instance: NeutralInstance) -> (Set<Wrong>, NeutralInstance.Figures) {
    var wrong: Set<Wrong> = []
    var figures = NeutralInstance.Figures()
    let people = instance.participants
    var days = people.map { _ in [Int: Int]() }
    var held: [Int] = []
    for (position, slot) in plan.assignment.enumerated() where slot >= 0 {
        let meeting = instance.meetings[position]
        var suits = people[meeting.a].available.contains(slot) && people[meeting.b].available.contains(slot)
        if let fixed = meeting.fixed, fixed != slot { suits = false }
        if meeting.session == .morning, slot >= instance.morningSlots ?? instance.slots { suits = false }
        if meeting.session == .afternoon, slot < instance.morningSlots ?? instance.slots { suits = false }
        guard suits else {
            wrong.insert(.notAllowed)
            continue
        }
        held.append(position)
        figures.weight += meeting.weight
        for person in [meeting.a, meeting.b] {
            if days[person][slot] != nil { wrong.insert(.doubleBooked) }
            days[person][slot] = position
        }
    }
    for slot in 0..<instance.slots {
        let own = held.filter { plan.assignment[$0] == slot }
        if own.count > instance.tables { wrong.insert(.tables) }
        if let table = plan.table {
            let used = own.map { table[$0] }
            if Set(used).count < used.count || used.contains(where: { $0 < 0 || $0 >= instance.tables }) {
                wrong.insert(.table)
            }
        }
        guard let interpreters = instance.interpreters else { continue }
        let spoken = own.filter { instance.meetings[$0].language != nil }
        func suits(_ interpreter: Int, _ position: Int) -> Bool {
            interpreters[interpreter].available.contains(slot)
                && interpreters[interpreter].languages.contains(instance.meetings[position].language ?? "")
        }
        if let chosen = plan.interpreter {
            var seen: Set<Int> = []
            for position in spoken
            where chosen[position] < 0 || !suits(chosen[position], position)
                || !seen.insert(chosen[position]).inserted
            {
                wrong.insert(.interpreter)
            }
        } else {
            func serves(_ rest: ArraySlice<Int>, _ free: Set<Int>) -> Bool {
                guard let first = rest.first else { return true }
                return free.contains { suits($0, first) && serves(rest.dropFirst(), free.subtracting([$0])) }
            }
            if !serves(spoken[...], Set(interpreters.indices)) { wrong.insert(.interpreters) }
        }
    }
    if instance.allRequired, held.count < instance.meetings.count { wrong.insert(.missing) }
    for (position, meeting) in instance.meetings.enumerated() where plan.assignment[position] >= 0 {
        for other in meeting.after
        where plan.assignment[other] < 0 || plan.assignment[other] >= plan.assignment[position] {
            wrong.insert(.precedence)
        }
    }
    var breaks: [Int] = []
    for (person, day) in days.enumerated() {
        breaks.append(0)
        if let maximum = people[person].maximum, day.count > maximum { wrong.insert(.maximum) }
        guard let first = day.keys.min(), let last = day.keys.max() else { continue }
        for slot in first...last where day[slot] == nil {
            figures.idle += 1
            if people[person].available.contains(slot) { figures.idleAvailable += 1 }
            if day[slot - 1] != nil { breaks[person] += 1 }
        }
        figures.breaks += breaks[person]
    }
    if let fairness = instance.fairness, let most = breaks.max(), let fewest = breaks.min(), most - fewest > fairness {
        wrong.insert(.fairness)
    }
    return (wrong, figures)
}

private func kind(_ violation: NeutralViolation) -> Wrong? {
    switch violation {
    case .slotOutside, .participantUnavailable, .sessionLeft, .fixedSlotLeft: .notAllowed
    case .doubleBooked: .doubleBooked
    case .tablesExceeded: .tables
    case .requiredMissing: .missing
    case .predecessorMissing, .predecessorLater: .precedence
    case .interpreterMissing, .interpreterUnknown, .interpreterUnavailable, .interpreterLacksLanguage,
        .interpreterDoubleBooked:
        .interpreter
    case .interpretersTooFew: .interpreters
    case .tableMissing, .tableOutside, .tableDoubleBooked: .table
    case .unfair: .fairness
    case .aboveMaximum: .maximum
    default: nil
    }
}

@Test func `check finds what the verifier finds, in random plans`() {
    var dice = NeutralDice(1)
    var clean = 0
    for _ in 0..<5_000 {
        let instance = dice.instance()
        let plan = dice.plan(instance)
        let (wrong, figures) = verified(plan, instance)
        let found = check(plan, instance)

        #expect(Set(found.compactMap(kind)) == wrong, "\(instance) \(plan) \(found)")
        guard !wrong.contains(.doubleBooked) else { continue }
        #expect(instance.figures(of: plan.assignment) == figures, "\(instance) \(plan)")
        clean += wrong.isEmpty ? 1 : 0
    }
    #expect(clean > 250)
}
