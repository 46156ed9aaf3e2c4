/// Every rule that the plan breaks and every figure in it that is wrong; empty for a valid plan.
///
/// Written apart from the solvers. A meeting in a slot that it may not take counts for nothing else, so that one
/// mistake is one sentence. Lists that are nil are not checked; without interpreters it is checked that there could be.
public func check(_ plan: NeutralPlan, _ instance: NeutralInstance) -> [NeutralViolation] {
    let checker = NeutralChecker(plan, instance)
    guard checker.assignmentCount().isEmpty else { return checker.assignmentCount() }
    return checker.listCounts() + checker.slotsExist() + checker.participantsAvailable() + checker.sessionsKept()
        + checker.fixedSlotsKept() + checker.oneMeetingAtATime() + checker.maximaKept() + checker.tablesSuffice()
        + checker.requiredPlaced() + checker.precedencesKept()
        + checker.interpretersAssigned() + checker.interpretersAvailable() + checker.interpretersSpeak()
        + checker.oneMeetingPerInterpreter() + checker.interpretersSuffice()
        + checker.tablesAssigned() + checker.oneMeetingPerTable() + checker.fairnessKept()
        + checker.figuresAreTrue() + checker.boundHolds() + checker.reasonsGiven()
}

/// A plan laid beside its instance.
struct NeutralChecker {
    let plan: NeutralPlan
    let instance: NeutralInstance
    let index: NeutralIndex
    /// Positions of the meetings in slots that they may take.
    let standing: [Int]
    /// The standing meetings of each slot.
    let bySlot: [[Int]]
    /// The standing meetings of each participant, by position.
    let byParticipant: [[Int]]

    init(_ plan: NeutralPlan, _ instance: NeutralInstance) {
        self.plan = plan
        self.instance = instance
        let index = NeutralIndex(instance)
        self.index = index
        var standing: [Int] = []
        var bySlot = [[Int]](repeating: [], count: max(0, min(instance.slots, NeutralInstance.Limit.slots)))
        var byParticipant = [[Int]](repeating: [], count: instance.participants.count)
        for (meeting, slot) in plan.assignment.enumerated()
        where instance.meetings.indices.contains(meeting) && index.allowed[meeting].contains(slot) {
            standing.append(meeting)
            bySlot[slot].append(meeting)
            byParticipant[index.a[meeting]].append(meeting)
            byParticipant[index.b[meeting]].append(meeting)
        }
        (self.standing, self.bySlot, self.byParticipant) = (standing, bySlot, byParticipant)
    }

    /// The assignment has an entry for each meeting.
    func assignmentCount() -> [NeutralViolation] { count("assignment", plan.assignment) }

    /// The lists of tables and interpreters have an entry for each meeting.
    func listCounts() -> [NeutralViolation] {
        count("table", plan.table) + count("interpreter", plan.interpreter)
    }

    /// A meeting is placed in a slot that exists, or has −1.
    func slotsExist() -> [NeutralViolation] {
        placed.filter { !bySlot.indices.contains($1) }.map { .slotOutside(slot: $1, meeting: id($0)) }
    }

    /// Both participants are available in the slot of their meeting.
    func participantsAvailable() -> [NeutralViolation] {
        existing.flatMap { meeting, slot in
            [(index.a[meeting], instance.meetings[meeting].a), (index.b[meeting], instance.meetings[meeting].b)]
                .filter { position, _ in position < 0 || !index.available[position].contains(slot) }
                .map { .participantUnavailable(participant: $1, slot: slot, meeting: id(meeting)) }
        }
    }

    /// A meeting of the morning is held in the morning, one of the afternoon in the afternoon.
    func sessionsKept() -> [NeutralViolation] {
        existing.compactMap { meeting, slot in
            guard let session = instance.meetings[meeting].session else { return nil }
            let isMorning = slot < instance.morningSlots ?? instance.slots
            return isMorning == (session == .morning)
                ? nil : .sessionLeft(slot: slot, session: session, meeting: id(meeting))
        }
    }

    /// A meeting with a fixed slot is held in it, if at all.
    func fixedSlotsKept() -> [NeutralViolation] {
        existing.compactMap { meeting, slot in
            guard let fixed = instance.meetings[meeting].fixed, fixed != slot else { return nil }
            return .fixedSlotLeft(slot: slot, fixed: fixed, meeting: id(meeting))
        }
    }

    /// A participant has one meeting at a time.
    func oneMeetingAtATime() -> [NeutralViolation] {
        byParticipant.enumerated().flatMap { participant, own in
            clashes(own, by: { plan.assignment[$0] }).map {
                .doubleBooked(
                    participant: instance.participants[participant].id, slot: $0.key, meetings: $0.meetings)
            }
        }
    }

    /// A participant has no more meetings than it wants.
    func maximaKept() -> [NeutralViolation] {
        byParticipant.enumerated().compactMap { participant, own in
            guard let maximum = instance.participants[participant].maximum, own.count > maximum else { return nil }
            return .aboveMaximum(
                participant: instance.participants[participant].id, maximum: maximum, meetings: own.map(id))
        }
    }

    /// A slot has no more meetings than tables.
    func tablesSuffice() -> [NeutralViolation] {
        bySlot.enumerated().filter { $1.count > instance.tables }.map {
            .tablesExceeded(slot: $0, meetings: $1.count, tables: instance.tables)
        }
    }

    /// Where all meetings are required, all are held.
    func requiredPlaced() -> [NeutralViolation] {
        guard instance.allRequired, standing.count < instance.meetings.count else { return [] }
        let held = Set(standing)
        return instance.meetings.indices.filter { !held.contains($0) }.map { .requiredMissing(meeting: id($0)) }
    }

    /// A meeting is held after all that it is to be held after.
    func precedencesKept() -> [NeutralViolation] {
        placed.flatMap { meeting, slot in
            index.before[meeting].compactMap { other -> NeutralViolation? in
                let earlier = plan.assignment[other]
                if earlier < 0 { return .predecessorMissing(meeting: id(meeting), predecessor: id(other)) }
                return earlier < slot
                    ? nil : .predecessorLater(meeting: id(meeting), slot: slot, predecessor: id(other), later: earlier)
            }
        }
    }
}

extension NeutralChecker {
    func id(_ meeting: Int) -> Int { instance.meetings[meeting].id }

    /// Meetings with a slot, which need not exist.
    private var placed: [(meeting: Int, slot: Int)] {
        plan.assignment.enumerated().filter { $1 != -1 }.map { ($0, $1) }
    }

    /// Meetings with a slot that exists.
    private var existing: [(meeting: Int, slot: Int)] { placed.filter { bySlot.indices.contains($1) } }

    private func count(_ name: String, _ list: [Int]?) -> [NeutralViolation] {
        guard let list, list.count != instance.meetings.count else { return [] }
        return [.entries(list: name, count: list.count, meetings: instance.meetings.count)]
    }

    /// What several of the meetings share, in ascending order, with their ids.
    func clashes(_ meetings: [Int], by key: (Int) -> Int) -> [(key: Int, meetings: [Int])] {
        guard meetings.count > 1 else { return [] }
        let groups = Dictionary(grouping: meetings, by: key)
        guard groups.count < meetings.count else { return [] }
        return groups.filter { $1.count > 1 }.sorted { $0.key < $1.key }.map { ($0, $1.map(id)) }
    }
}
