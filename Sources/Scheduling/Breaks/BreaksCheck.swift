/// What a plan breaks.
public enum BreaksViolation: Equatable, Sendable {
    case wrongLength(Int)
    case slotNotAllowed(slot: Int, meeting: String)
    case participantDoubleBooked(participant: String, slot: Int)
    case tablesOverfull(slot: Int, meetings: Int, tables: Int)
    case precedenceBroken(earlier: String, later: String)
    case unfair(fewest: Int, most: Int)
    case wrongBreaks(stated: Int, actual: Int)
}

extension BreaksInstance {
    /// Every constraint that a plan for this instance breaks, worked out from the instance as it stands, without the
    /// solver's forms; throws where the instance itself is wrong.
    public func check(_ plan: BreaksPlan) throws(BreaksError) -> [BreaksViolation] {
        let people = try validated()
        guard plan.slots.count == meetings.count else { return [.wrongLength(plan.slots.count)] }
        var found: [BreaksViolation] = []
        var days = [Set<Int>](repeating: [], count: participants.count)
        var load = [Int](repeating: 0, count: slots)
        var slotOf: [String: Int] = [:]
        for (meeting, slot) in zip(meetings, plan.slots) { slotOf[meeting.id] = slot }
        for (meeting, slot) in zip(meetings, plan.slots) {
            guard (0..<slots).contains(slot), allows(meeting, slot, people) else {
                found.append(.slotNotAllowed(slot: slot, meeting: meeting.id))
                continue
            }
            load[slot] += 1
            for id in [meeting.a, meeting.b] {
                if let person = people[id], !days[person].insert(slot).inserted {
                    found.append(.participantDoubleBooked(participant: id, slot: slot))
                }
            }
            for id in meeting.after {
                if let earlier = slotOf[id], earlier >= slot {
                    found.append(.precedenceBroken(earlier: id, later: meeting.id))
                }
            }
        }
        for slot in 0..<slots where load[slot] > tables[slot] {
            found.append(.tablesOverfull(slot: slot, meetings: load[slot], tables: tables[slot]))
        }
        let breaks = days.map { day in
            let sorted = day.sorted()
            return zip(sorted, sorted.dropFirst()).count { $1 > $0 + 1 }
        }
        let fewest = breaks.min() ?? 0
        let most = breaks.max() ?? 0
        if let fairness, most - fewest > fairness { found.append(.unfair(fewest: fewest, most: most)) }
        let total = breaks.reduce(0, +)
        if total != plan.breaks { found.append(.wrongBreaks(stated: plan.breaks, actual: total)) }
        return found
    }

    private func allows(_ meeting: BreaksMeeting, _ slot: Int, _ people: [String: Int]) -> Bool {
        switch meeting.session {
        case .morning where slot >= morningSlots: return false
        case .afternoon where slot < morningSlots: return false
        default: break
        }
        if let fixed = meeting.fixedSlot, fixed != slot { return false }
        return [meeting.a, meeting.b].allSatisfy { id in
            people[id].map { participants[$0].available.contains(slot) } ?? false
        }
    }
}
