/// When, where and with whom as interpreter a meeting is held.
public struct Placement: Codable, Equatable, Hashable, Sendable {
    public var slot: Int
    /// Id of the place.
    public var place: String
    /// Id of the interpreter; nil where none is needed.
    public var interpreter: String?

    public init(slot: Int, place: String, interpreter: String? = nil) {
        self.slot = slot
        self.place = place
        self.interpreter = interpreter
    }
}

/// A schedule with its proof and its reasons.
public struct Plan: Codable, Equatable, Sendable {
    /// Placements by id of the meeting; a meeting not placed is absent.
    public var placements: [String: Placement]
    /// Sum of the weights of the meetings placed.
    public var value: Int
    /// No plan of the instance is worth more than this: proven.
    public var bound: Int
    /// No plan of the instance has more meetings than this: proven.
    public var meetingsBound: Int
    public var idle: IdleFigures
    /// One entry per meeting that is not placed, in the order of the instance.
    public var unplaced: [Unplaced]

    public init(
        placements: [String: Placement], value: Int, bound: Int, meetingsBound: Int, idle: IdleFigures,
        unplaced: [Unplaced]
    ) {
        self.placements = placements
        self.value = value
        self.bound = bound
        self.meetingsBound = meetingsBound
        self.idle = idle
        self.unplaced = unplaced
    }

    /// Whether the value is proven to be the best; false means not proven, not disproven.
    public var isOptimal: Bool { value == bound }
}

/// Waiting, summed over the participants, between the first and the last meeting of each.
public struct IdleFigures: Codable, Equatable, Sendable {
    /// Slots without a meeting.
    public var idle = 0
    /// Slots without a meeting in which the participant was available: waiting that the plan causes.
    public var idleAvailable = 0
    /// Runs of slots without a meeting, as counted by Bofill et al., JAIR 74 (2022).
    public var breaks = 0

    public init(idle: Int = 0, idleAvailable: Int = 0, breaks: Int = 0) {
        self.idle = idle
        self.idleAvailable = idleAvailable
        self.breaks = breaks
    }

    /// The figures of one participant, from the slots in which it meets.
    public init(busy: SlotSet, available: SlotSet) {
        guard let first = busy.first, let last = busy.last else { return }
        let gaps = SlotSet.first(last + 1).subtracting(.first(first)).subtracting(busy)
        idle = gaps.count
        idleAvailable = gaps.intersection(available).count
        breaks = (gaps.bits & ~(gaps.bits << 1)).nonzeroBitCount
    }

    public static func + (left: IdleFigures, right: IdleFigures) -> IdleFigures {
        IdleFigures(
            idle: left.idle + right.idle, idleAvailable: left.idleAvailable + right.idleAvailable,
            breaks: left.breaks + right.breaks)
    }
}

extension Instance {
    /// The waiting that the placements cause.
    public func idleFigures(of placements: [String: Placement]) -> IdleFigures {
        var busy: [String: SlotSet] = [:]
        for meeting in meetings {
            guard let slot = placements[meeting.id]?.slot else { continue }
            busy[meeting.a, default: SlotSet()].insert(slot)
            busy[meeting.b, default: SlotSet()].insert(slot)
        }
        return participants.reduce(IdleFigures()) { sum, participant in
            sum + IdleFigures(busy: busy[participant.id] ?? SlotSet(), available: participant.available)
        }
    }
}
