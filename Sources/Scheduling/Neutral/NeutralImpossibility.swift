extension NeutralInstance {
    /// Reasons why not all meetings can be held; empty where none was found, which does not prove that they can.
    ///
    /// Necessary conditions, from the narrowest to the widest, each with a smallest set of meetings that breaks it:
    /// by Hall's condition for participants, tables and interpreters, then the same with the slots that the order
    /// asked for leaves; at last all possibilities, where there are few. Later ones are tried only where earlier ones
    /// found nothing.
    public func impossibilities() -> [Impossibility] {
        guard !meetings.isEmpty else { return [] }
        if tables <= 0 { return [.noTables] }
        let demands = NeutralDemands(NeutralIndex(self))
        let steps: [() -> [Impossibility]] = [
            demands.withoutSlot, demands.aboveMaximum, { demands.overfull(inSequence: false) },
            demands.interpretersOverfull, demands.sequencesTooLong, { demands.overfull(inSequence: true) },
            demands.contradiction,
        ]
        for step in steps {
            let found = step()
            if !found.isEmpty { return found }
        }
        return []
    }
}

/// All meetings of an instance, asked for together.
struct NeutralDemands {
    /// Beyond so many meetings tables and interpreters are not tested for the whole instance.
    private static let mostMeetings = 20_000

    let index: NeutralIndex
    /// The slots that the meetings before and after leave each meeting; nil where some are left none.
    let inSequence: [SlotSet]?
    private let tooLong: [[Int]]

    init(_ index: NeutralIndex) {
        self.index = index
        (inSequence, tooLong) = index.slotsInSequence()
    }

    private var instance: NeutralInstance { index.instance }
    private var all: Range<Int> { instance.meetings.indices }

    /// Every meeting has a slot that its two participants share, in its session and at its fixed slot.
    func withoutSlot() -> [Impossibility] {
        all.filter { index.allowed[$0].isEmpty }.map { position in
            let meeting = instance.meetings[position]
            return .noSlot(meeting: meeting.id, a: meeting.a, b: meeting.b)
        }
    }

    /// No participant has more meetings than it wants.
    func aboveMaximum() -> [Impossibility] {
        zip(instance.participants, byParticipant).compactMap { participant, own in
            guard let maximum = participant.maximum, own.count > maximum else { return nil }
            return .aboveMaximum(participant: participant.id, meetings: own.count, maximum: maximum)
        }
    }

    /// The meetings of a participant find a slot each, and all meetings a table.
    func overfull(inSequence: Bool) -> [Impossibility] {
        if inSequence, !instance.meetings.contains(where: { !$0.after.isEmpty }) { return [] }
        guard let slots = inSequence ? self.inSequence : index.allowed else { return [] }
        let single = [Int](repeating: 1, count: instance.slots)
        let people: [Impossibility] = zip(instance.participants, byParticipant).compactMap { participant, own in
            guard let few = Matching(options: own.map { Array(slots[$0]) }, capacity: single).contradicting
            else { return nil }
            let found = few.map { own[$0] }
            return .participantOverfull(
                participant: participant.id, meetings: ids(found), slots: union(found, slots),
                inSequence: inSequence)
        }
        guard people.isEmpty, all.count <= Self.mostMeetings else { return people }
        let tables = [Int](repeating: instance.tables, count: instance.slots)
        guard let few = Matching(options: all.map { Array(slots[$0]) }, capacity: tables).contradicting
        else { return [] }
        let room = union(few, slots)
        return [
            .tablesOverfull(
                meetings: ids(few), slots: room, tables: room.count * instance.tables, inSequence: inSequence)
        ]
    }

    /// The interpreters' slots suffice for all meetings that need one.
    func interpretersOverfull() -> [Impossibility] {
        let own = all.filter { index.language($0) != nil }
        guard !own.isEmpty, own.count <= Self.mostMeetings else { return [] }
        let count = index.interpreterAvailable.count
        let options = own.map { meeting in
            index.allowed[meeting].flatMap { slot in
                index.interpreters(for: meeting, in: slot).map { slot * count + $0 }
            }
        }
        let alone = zip(own, options).filter { $1.isEmpty }.map { meeting, _ in
            Impossibility.noInterpreter(
                meeting: instance.meetings[meeting].id, language: index.language(meeting) ?? "")
        }
        guard alone.isEmpty else { return alone }
        let capacity = [Int](repeating: 1, count: instance.slots * count)
        guard let few = Matching(options: options, capacity: capacity).contradicting else { return [] }
        let languages = Set(few.compactMap { index.language(own[$0]) }).sorted()
        return [.interpretersOverfull(meetings: ids(few.map { own[$0] }), languages: languages)]
    }

    /// Meetings that are to follow each other find a slot one after the other.
    func sequencesTooLong() -> [Impossibility] { tooLong.map { .sequenceTooLong(meetings: ids($0)) } }

    private var byParticipant: [[Int]] {
        var own = [[Int]](repeating: [], count: instance.participants.count)
        for meeting in all {
            own[index.a[meeting]].append(meeting)
            own[index.b[meeting]].append(meeting)
        }
        return own
    }

    private func ids(_ meetings: [Int]) -> [Int] { meetings.map { instance.meetings[$0].id } }

    private func union(_ meetings: [Int], _ slots: [SlotSet]) -> [Int] {
        Array(meetings.reduce(SlotSet()) { $0.union(slots[$1]) })
    }
}
