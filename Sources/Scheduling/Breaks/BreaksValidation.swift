extension BreaksInstance {
    /// The position of each participant; throws the first thing that is wrong with the numbers and ids.
    func validated() throws(BreaksError) -> [String: Int] {
        guard slots <= BreaksProblem.slotLimit else {
            throw .tooManySlots(count: slots, limit: BreaksProblem.slotLimit)
        }
        guard meetings.count <= BreaksProblem.meetingLimit else {
            throw .tooManyMeetings(count: meetings.count, limit: BreaksProblem.meetingLimit)
        }
        for (slot, count) in tables.enumerated() where count < 0 { throw .negativeTables(slot: slot) }
        if let fairness, fairness < 0 { throw .negativeFairness(fairness) }
        guard (0...slots).contains(morningSlots) else { throw .morningOutOfRange(morningSlots) }
        var people: [String: Int] = [:]
        for (index, participant) in participants.enumerated() {
            guard people.updateValue(index, forKey: participant.id) == nil else {
                throw .duplicateParticipant(participant.id)
            }
            for slot in participant.available where !(0..<slots).contains(slot) {
                throw .slotOutOfRange(slot: slot, id: participant.id)
            }
        }
        var known: Set<String> = []
        for meeting in meetings where !known.insert(meeting.id).inserted { throw .duplicateMeeting(meeting.id) }
        for meeting in meetings {
            guard meeting.a != meeting.b else { throw .meetingWithOneself(meeting.id) }
            for id in [meeting.a, meeting.b] where people[id] == nil {
                throw .unknownParticipant(id, meeting: meeting.id)
            }
            if let fixed = meeting.fixedSlot, !(0..<slots).contains(fixed) {
                throw .slotOutOfRange(slot: fixed, id: meeting.id)
            }
            for id in meeting.after where !known.contains(id) { throw .unknownMeeting(id, meeting: meeting.id) }
        }
        return people
    }
}
