extension Instance {
    /// Throws the first thing in the instance that contradicts itself.
    public func validate() throws(InstanceError) {
        try validateSlots()
        try validateResources()
        let known = try (
            participants: distinct(participants) { .duplicateParticipant($0) },
            places: distinct(places) { .duplicatePlace($0) },
            interpreters: distinct(interpreters) { .duplicateInterpreter($0) }
        )
        _ = try distinct(meetings) { .duplicateMeeting($0) }
        try validatePrecedences()
        for meeting in meetings {
            try validateReferences(
                of: meeting, participants: known.participants, places: known.places,
                interpreters: known.interpreters)
            try validateFixed(
                meeting, participants: known.participants, places: known.places, interpreters: known.interpreters)
        }
        var sum = 0
        for meeting in meetings {
            let (next, overflow) = sum.addingReportingOverflow(meeting.weight)
            guard !overflow, next <= 1 << 50 else { throw .weightsTooLarge }
            sum = next
        }
    }

    private func validateSlots() throws(InstanceError) {
        guard slots >= 0 else { throw .negativeSlots(slots) }
        guard slots <= SlotSet.capacity else { throw .tooManySlots(count: slots, limit: SlotSet.capacity) }
        guard blocks.isEmpty || blocks.count == slots else {
            throw .blocksDoNotCoverSlots(blocks: blocks.count, slots: slots)
        }
        let sets = participants.map(\.available) + places.map(\.available) + interpreters.map(\.available)
        for set in sets + meetings.compactMap(\.allowed) {
            if let last = set.last, last >= slots { throw .slotOutOfRange(slot: last) }
        }
        for slot in meetings.compactMap(\.fixedSlot) where !(0..<slots).contains(slot) {
            throw .slotOutOfRange(slot: slot)
        }
    }

    private func validateResources() throws(InstanceError) {
        for participant in participants {
            if let maximum = participant.maximum, maximum < 0 { throw .negativeMaximum(id: participant.id) }
            guard participant.parallel >= 1 else { throw .parallelBelowOne(participant: participant.id) }
        }
        for interpreter in interpreters {
            for maximum in [interpreter.maximum, interpreter.maximumInRow] {
                if let maximum, maximum < 0 { throw .negativeMaximum(id: interpreter.id) }
            }
        }
    }

    private func validateReferences(
        of meeting: Meeting, participants: [String: Participant], places: [String: Place],
        interpreters: [String: Interpreter]
    ) throws(InstanceError) {
        guard meeting.a != meeting.b else { throw .meetingWithOneself(meeting: meeting.id) }
        for id in [meeting.a, meeting.b] where participants[id] == nil {
            throw .unknownParticipant(id, meeting: meeting.id)
        }
        guard meeting.weight >= 0 else { throw .negativeWeight(meeting: meeting.id) }
        var named = meeting.fixedPlace.map { [$0] } ?? []
        if case .only(let ids) = meeting.places { named += ids }
        for id in named where places[id] == nil { throw .unknownPlace(id, meeting: meeting.id) }
        if let id = meeting.fixedInterpreter, interpreters[id] == nil {
            throw .unknownInterpreter(id, meeting: meeting.id)
        }
    }

    private func validateFixed(
        _ meeting: Meeting, participants: [String: Participant], places: [String: Place],
        interpreters: [String: Interpreter]
    ) throws(InstanceError) {
        if let place = meeting.fixedPlace.flatMap({ places[$0] }), !meeting.places.includes(place) {
            throw .fixedContradictsMeeting(meeting: meeting.id)
        }
        let interpreter = meeting.fixedInterpreter.flatMap { interpreters[$0] }
        if let interpreter, interpreter.skills.isDisjoint(with: meeting.interpreterSkills) {
            throw .fixedContradictsMeeting(meeting: meeting.id)
        }
        guard let slot = meeting.fixedSlot else {
            if meeting.locked { throw .lockedWithoutSlot(meeting: meeting.id) }
            return
        }
        if let allowed = meeting.allowed, !allowed.contains(slot) {
            throw .fixedContradictsMeeting(meeting: meeting.id)
        }
        for id in [meeting.a, meeting.b] where participants[id]?.available.contains(slot) == false {
            throw .fixedOutsideAvailability(meeting: meeting.id, id: id)
        }
        if let id = meeting.fixedPlace, places[id]?.available.contains(slot) == false {
            throw .fixedOutsideAvailability(meeting: meeting.id, id: id)
        }
        if let interpreter, !interpreter.available.contains(slot) {
            throw .fixedOutsideAvailability(meeting: meeting.id, id: interpreter.id)
        }
    }

    private func distinct<Item: Identifiable<String>>(
        _ items: [Item], otherwise error: (String) -> InstanceError
    ) throws(InstanceError) -> [String: Item] {
        var byId: [String: Item] = [:]
        byId.reserveCapacity(items.count)
        for item in items where byId.updateValue(item, forKey: item.id) != nil { throw error(item.id) }
        return byId
    }
}

extension PlaceChoice {
    /// Whether a meeting of this choice may be held at the place.
    public func includes(_ place: Place) -> Bool {
        switch self {
        case .kinds(let kinds): kinds.contains(place.kind)
        case .only(let ids): ids.contains(place.id)
        }
    }
}
