/// Every hard constraint that the plan breaks; empty for a valid plan.
///
/// Written apart from the solver, so that each checks the other; plans changed by hand are welcome.
public func check(_ plan: Plan, _ instance: Instance) -> [Violation] {
    let checker = Checker(plan, instance)
    return checker.references() + checker.slotsInRange() + checker.allowedSlots() + checker.availability()
        + checker.oneMeetingAtATime() + checker.participantMaximum()
        + checker.placeAllowed() + checker.placeAvailable() + checker.oneMeetingPerPlace()
        + checker.interpreterPresent() + checker.interpreterSkill() + checker.interpreterAvailable()
        + checker.oneMeetingPerInterpreter() + checker.interpreterMaximum() + checker.interpreterPauses()
        + checker.interpreterServesPlace() + checker.fixedKept() + checker.lockedPlaced()
        + checker.precedences() + checker.value()
}

/// A plan laid beside its instance: the placed meetings in the order of the instance, things by id.
struct Checker {
    struct Placed {
        let meeting: Meeting
        let at: Placement
    }

    let plan: Plan
    let instance: Instance
    let placed: [Placed]
    let participants: [String: Participant]
    let places: [String: Place]
    let interpreters: [String: Interpreter]

    init(_ plan: Plan, _ instance: Instance) {
        self.plan = plan
        self.instance = instance
        placed = instance.meetings.compactMap { meeting in
            plan.placements[meeting.id].map { Placed(meeting: meeting, at: $0) }
        }
        participants = Dictionary(instance.participants.map { ($0.id, $0) }) { first, _ in first }
        places = Dictionary(instance.places.map { ($0.id, $0) }) { first, _ in first }
        interpreters = Dictionary(instance.interpreters.map { ($0.id, $0) }) { first, _ in first }
    }

    /// A plan speaks only of meetings, places and interpreters of its instance.
    func references() -> [Violation] {
        let known = Set(instance.meetings.map(\.id))
        let meetings = plan.placements.keys.filter { !known.contains($0) }.sorted()
        return meetings.map { .unknownMeeting($0) }
            + placed.filter { places[$0.at.place] == nil }
            .map { .unknownPlace($0.at.place, meeting: $0.meeting.id) }
            + placed.compactMap { item in
                guard let id = item.at.interpreter, interpreters[id] == nil else { return nil }
                return .unknownInterpreter(id, meeting: item.meeting.id)
            }
    }

    /// Slots are numbered from 0 to the number of slots less one.
    func slotsInRange() -> [Violation] {
        placed.filter { !(0..<instance.slots).contains($0.at.slot) }
            .map { .slotOutOfRange(slot: $0.at.slot, meeting: $0.meeting.id) }
    }

    /// A meeting limited to some slots takes one of them.
    func allowedSlots() -> [Violation] {
        placed.filter { $0.meeting.allowed?.contains($0.at.slot) == false }
            .map { .slotNotAllowed(slot: $0.at.slot, meeting: $0.meeting.id) }
    }

    /// Both participants are available in the slot of their meeting.
    func availability() -> [Violation] {
        placed.flatMap { item in
            [item.meeting.a, item.meeting.b]
                .filter { participants[$0]?.available.contains(item.at.slot) != true }
                .map { .participantUnavailable(participant: $0, slot: item.at.slot, meeting: item.meeting.id) }
        }
    }

    /// A participant holds no more meetings at once than it has people for.
    func oneMeetingAtATime() -> [Violation] {
        instance.participants.flatMap { participant in
            bySlot(meetings(of: participant))
                .filter { $0.meetings.count > participant.parallel }
                .map { .participantDoubleBooked(participant: participant.id, slot: $0.slot, meetings: $0.meetings) }
        }
    }

    /// A participant holds no more meetings than it wants.
    func participantMaximum() -> [Violation] {
        instance.participants.compactMap { participant in
            let own = meetings(of: participant).map(\.meeting.id)
            guard let maximum = participant.maximum, own.count > maximum else { return nil }
            return .participantAboveMaximum(participant: participant.id, maximum: maximum, meetings: own)
        }
    }

    /// A meeting is held at one of the places it may use.
    func placeAllowed() -> [Violation] {
        placed.compactMap { item in
            guard let place = places[item.at.place], !item.meeting.places.includes(place) else { return nil }
            return .placeNotAllowed(place: place.id, meeting: item.meeting.id)
        }
    }

    /// A place is available in the slot in which it is used.
    func placeAvailable() -> [Violation] {
        placed.compactMap { item in
            guard let place = places[item.at.place], !place.available.contains(item.at.slot) else { return nil }
            return .placeUnavailable(place: place.id, slot: item.at.slot, meeting: item.meeting.id)
        }
    }

    /// A place holds one meeting at a time.
    func oneMeetingPerPlace() -> [Violation] {
        Dictionary(grouping: placed, by: \.at.place).sorted { $0.key < $1.key }.flatMap { place, items in
            bySlot(items).filter { $0.meetings.count > 1 }
                .map { .placeDoubleBooked(place: place, slot: $0.slot, meetings: $0.meetings) }
        }
    }

    /// What must come before a meeting is placed in an earlier slot.
    func precedences() -> [Violation] {
        placed.flatMap { item in
            item.meeting.after.filter { id in plan.placements[id].map { $0.slot < item.at.slot } != true }
                .map { .precedenceBroken(before: $0, meeting: item.meeting.id) }
        }
    }

    /// What is placed is worth what the plan says.
    func value() -> [Violation] {
        let actual = placed.reduce(0) { $0 + $1.meeting.weight }
        return actual == plan.value ? [] : [.wrongValue(stated: plan.value, actual: actual)]
    }

    func meetings(of participant: Participant) -> [Placed] {
        placed.filter { $0.meeting.a == participant.id || $0.meeting.b == participant.id }
    }

    /// The ids of the meetings by slot, in the order of time.
    func bySlot(_ items: [Placed]) -> [(slot: Int, meetings: [String])] {
        Dictionary(grouping: items, by: \.at.slot).sorted { $0.key < $1.key }
            .map { ($0.key, $0.value.map(\.meeting.id)) }
    }
}
