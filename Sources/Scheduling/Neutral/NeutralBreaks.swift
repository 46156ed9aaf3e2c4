extension NeutralInstance {
    /// Whether meetings need interpreters, whom the objective `breaks` does not know.
    public var needsInterpreters: Bool { interpreters != nil && meetings.contains { $0.language != nil } }

    /// What the objective `breaks` schedules: all meetings take place; weights play no part.
    public func breaksInstance() -> BreaksInstance {
        BreaksInstance(
            tables: [Int](repeating: min(tables, meetings.count), count: slots),
            morningSlots: morningSlots ?? slots,
            participants: participants.map {
                BreaksParticipant(id: String($0.id), available: Array(mask($0.available)))
            },
            meetings: meetings.map { meeting in
                BreaksMeeting(
                    id: String(meeting.id), a: String(meeting.a), b: String(meeting.b),
                    session: meeting.session == nil ? nil : meeting.session == .morning ? .morning : .afternoon,
                    fixedSlot: meeting.fixed, after: meeting.after.map(String.init))
            }, fairness: fairness)
    }
}

extension BreaksError {
    /// Why there is no plan, in the words of the neutral form.
    public var sentence: Sentence {
        func ids(_ texts: [String]) -> [Int] { texts.compactMap { Int($0) } }
        func id(_ text: String) -> Int { Int(text) ?? -1 }
        switch self {
        case .participantOverfull(let participant, let meetings, let slots):
            return Impossibility.participantOverfull(
                participant: id(participant), meetings: ids(meetings), slots: slots, inSequence: false
            ).sentence
        case .tablesOverfull(let meetings, let slots, let tables):
            return Impossibility.tablesOverfull(
                meetings: ids(meetings), slots: slots, tables: tables, inSequence: false
            ).sentence
        case .noSlotInSequence(_, let sequence): return Impossibility.sequenceTooLong(meetings: ids(sequence)).sentence
        case .contradiction(let meetings, let isSmallest):
            guard !isSmallest else { return Impossibility.contradiction(meetings: ids(meetings)).sentence }
            let list = listed(ids(meetings))
            return Sentence(
                "impossible.contradictionAmong", "These meetings (\(meetings.count)) cannot all be held: \(list)",
                ["n": .number(meetings.count), "meetings": .text(list)])
        case .fairnessOutOfReach(let limit):
            return Sentence(
                "impossible.fairness",
                "All meetings can be held, but never so that breaks differ by at most \(limit)",
                ["limit": .number(limit)])
        case .stoppedWithoutPlan:
            return Sentence("impossible.stopped", "The time ended before a first plan was found")
        case .tooManyMeetings(let count, let limit):
            return NeutralFault("meetings", .tooMany(count, limit: limit)).sentence
        case .circularPrecedence(let meetings):
            return NeutralFault("meetings", .circle(ids(meetings))).sentence
        case .noPlanWithFairness(let limit):
            return Sentence(
                "impossible.fairnessOrMeetings",
                "No plan keeps breaks within \(limit) of each other; "
                    + "whether all meetings can be held otherwise is open", ["limit": .number(limit)])
        case .noSlot(let meeting, let obstacle): return obstacle.sentence(for: meeting)
        default:
            return Sentence("impossible.instance", "The instance is not valid: \(self)", ["detail": .text("\(self)")])
        }
    }
}

extension BreaksObstacle {
    /// Why this meeting has no slot.
    fileprivate func sentence(for meeting: String) -> Sentence {
        func say(_ key: String, _ english: String, _ values: [String: Sentence.Value] = [:]) -> Sentence {
            Sentence(
                "impossible." + key, "Meeting \(meeting): " + english,
                values.merging(["meeting": .text(meeting)]) { $1 })
        }
        switch self {
        case .availability: return say("noSlotShared", "its participants share no slot")
        case .session: return say("noSlotInSession", "its participants share no slot in its session")
        case .fixedSlot(let absent):
            let list = listed(absent.compactMap { Int($0) })
            return say(
                "noSlotAbsent", "the fixed slot does not suit these participants: \(list)",
                ["participants": .text(list)])
        case .fixedSlotOutsideSession: return say("noSlotOutsideSession", "its fixed slot lies outside its session")
        case .tables: return say("noSlotWithTables", "the slots that it may take have no tables")
        }
    }
}
