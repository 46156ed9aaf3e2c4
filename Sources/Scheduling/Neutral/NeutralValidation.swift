extension NeutralInstance {
    /// Everything in the instance that contradicts itself or exceeds a limit; empty for a valid one.
    ///
    /// A language that nobody speaks and a meeting without a shared slot are no faults: they stay unplaced.
    public func faults() -> [NeutralFault] { faults(unless: []) }

    /// The faults, but for those at paths where something else was already found wrong.
    func faults(unless known: Set<String>) -> [NeutralFault] {
        let isBroken = !known.isEmpty
        var faults = figureFaults() + participantFaults() + interpreterFaults() + meetingFaults()
        if known.isDisjoint(with: ["meetings"]) { faults += circleFaults() }
        guard isBroken else { return faults }
        // Where parts could not be read, what refers to them may seem unknown: only what stands by itself is said.
        let parts = ["participants", "meetings", "slots"]
        let areLost = parts.filter { part in known.contains { $0 == part || $0.hasPrefix(part + "[") } }
        return faults.filter { fault in
            guard !known.contains(where: { fault.path.hasPrefix($0) }) else { return false }
            return switch fault.problem {
            case .unknownParticipant, .withOneself, .fixedOutsideAvailability, .duplicateId, .unknownMeeting,
                .tooMany, .fixedOutsideSession, .circle:
                areLost.isEmpty
            case .slotOutside: !known.contains("slots")
            default: true
            }
        }
    }

    /// Slots, tables, sessions and fairness are not negative and within their limits.
    private func figureFaults() -> [NeutralFault] {
        var faults = within("slots", slots, Limit.slots) + within("tables", tables, Limit.tables)
        if let morningSlots { faults += within("morning_slots", morningSlots, max(0, slots)) }
        if let fairness, fairness < 0 { faults.append(NeutralFault("fairness", .negative(fairness))) }
        if morningSlots == nil, meetings.contains(where: { $0.session != nil }) {
            faults.append(NeutralFault("morning_slots", .morningSlotsMissing))
        }
        return faults + within("participants", counting: participants.count, Limit.participants)
            + within("meetings", counting: meetings.count, Limit.meetings)
            + within("interpreters", counting: interpreters?.count ?? 0, Limit.interpreters)
    }

    private func participantFaults() -> [NeutralFault] {
        var faults = duplicates("participants", participants.map(\.id))
        for (index, participant) in participants.enumerated() {
            faults += outside("participants[\(index)].available", participant.available)
            if let maximum = participant.maximum, maximum < 0 {
                faults.append(NeutralFault("participants[\(index)].max", .negative(maximum)))
            }
        }
        return faults
    }

    private func interpreterFaults() -> [NeutralFault] {
        guard let interpreters else { return [] }
        var faults = duplicates("interpreters", interpreters.map(\.id))
        for (index, interpreter) in interpreters.enumerated() {
            faults += outside("interpreters[\(index)].available", interpreter.available)
        }
        return faults
    }

    private func meetingFaults() -> [NeutralFault] {
        var faults = duplicates("meetings", meetings.map(\.id))
        let masks = Dictionary(
            participants.map { ($0.id, mask($0.available)) }, uniquingKeysWith: { first, _ in first })
        let ids = meetings.contains { !$0.after.isEmpty } ? Set(meetings.map(\.id)) : []
        var sum = 0
        for (index, meeting) in meetings.enumerated() {
            func note(_ field: String, _ problem: NeutralFault.Problem) {
                faults.append(NeutralFault("meetings[\(index)]\(field)", problem))
            }
            let (a, b) = (masks[meeting.a], masks[meeting.b])
            if a == nil { note(".a", .unknownParticipant(meeting.a)) }
            if b == nil { note(".b", .unknownParticipant(meeting.b)) }
            if meeting.a == meeting.b { note("", .withOneself(participant: meeting.a)) }
            if meeting.weight < 0 { note(".weight", .negative(meeting.weight)) }
            if meeting.weight > Limit.weight { note(".weight", .aboveLimit(meeting.weight, limit: Limit.weight)) }
            sum += min(max(0, meeting.weight), Limit.weight)
            for (at, id) in meeting.after.enumerated() where !ids.contains(id) {
                note(".after[\(at)]", .unknownMeeting(id))
            }
            if let fixed = meeting.fixed {
                faults += fixedFaults(index, fixed, a, b)
            }
        }
        if sum > Limit.totalWeight {
            faults.append(NeutralFault("meetings", .weightsTooLarge(limit: Limit.totalWeight)))
        }
        return faults
    }

    /// A fixed slot exists, suits both participants and lies in the meeting's session.
    private func fixedFaults(_ index: Int, _ slot: Int, _ a: SlotSet?, _ b: SlotSet?) -> [NeutralFault] {
        let (meeting, path) = (meetings[index], "meetings[\(index)].fixed")
        guard (0..<max(0, slots)).contains(slot) else {
            return [NeutralFault(path, .slotOutside(slot: slot, slots: slots))]
        }
        var faults = [(a, meeting.a), (b, meeting.b)].compactMap { available, id in
            available?.contains(slot) == false
                ? NeutralFault(path, .fixedOutsideAvailability(slot: slot, participant: id)) : nil
        }
        if let session = meeting.session, let morningSlots, (slot < morningSlots) != (session == .morning) {
            faults.append(NeutralFault(path, .fixedOutsideSession(slot: slot, session)))
        }
        return faults
    }

    private func within(_ path: String, _ value: Int, _ limit: Int) -> [NeutralFault] {
        if value < 0 { return [NeutralFault(path, .negative(value))] }
        return value > limit ? [NeutralFault(path, .aboveLimit(value, limit: limit))] : []
    }

    private func within(_ path: String, counting count: Int, _ limit: Int) -> [NeutralFault] {
        count > limit ? [NeutralFault(path, .tooMany(count, limit: limit))] : []
    }

    private func outside(_ path: String, _ list: [Int]) -> [NeutralFault] {
        list.enumerated().compactMap { index, slot in
            (0..<max(0, slots)).contains(slot)
                ? nil : NeutralFault("\(path)[\(index)]", .slotOutside(slot: slot, slots: slots))
        }
    }

    private func duplicates(_ part: String, _ ids: [Int]) -> [NeutralFault] {
        var first: [Int: Int] = [:]
        first.reserveCapacity(ids.count)
        return ids.enumerated().compactMap { index, id in
            if let earlier = first[id] {
                return NeutralFault("\(part)[\(index)].id", .duplicateId(id, first: "\(part)[\(earlier)]"))
            }
            first[id] = index
            return nil
        }
    }

    /// The slots of a list that exist.
    func mask(_ list: [Int]) -> SlotSet {
        var set = SlotSet()
        for slot in list where (0..<min(SlotSet.capacity, max(0, slots))).contains(slot) { set.insert(slot) }
        return set
    }
}
