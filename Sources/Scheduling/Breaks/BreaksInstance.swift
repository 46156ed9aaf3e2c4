/// The published problem of one-to-one meetings (Bofill et al., JAIR 74, 2022): all meetings take place, with as few
/// breaks as possible. A break is a group of idle slots between two meetings of one participant.
///
/// Slots are numbered from 0 in the order of time.
public struct BreaksInstance: Equatable, Sendable {
    /// How many meetings each slot has room for; as many entries as there are slots, 0 to 128.
    public var tables: [Int]
    /// The slots before this one are the morning, the others the afternoon.
    public var morningSlots: Int
    public var participants: [BreaksParticipant]
    public var meetings: [BreaksMeeting]
    /// The most that the breaks of two participants may differ by (one without meeting has 0); nil means no limit.
    public var fairness: Int?

    public init(
        tables: [Int], morningSlots: Int? = nil, participants: [BreaksParticipant], meetings: [BreaksMeeting],
        fairness: Int? = nil
    ) {
        self.tables = tables
        self.morningSlots = morningSlots ?? tables.count
        self.participants = participants
        self.meetings = meetings
        self.fairness = fairness
    }

    public var slots: Int { tables.count }
}

/// One who meets, at most one other at a time.
public struct BreaksParticipant: Equatable, Identifiable, Sendable {
    public let id: String
    /// The slots in which it can meet. The others count as idle where it has meetings on both sides of them.
    public var available: [Int]

    public init(id: String, available: [Int]) {
        self.id = id
        self.available = available
    }
}

/// A meeting that must take place.
public struct BreaksMeeting: Equatable, Identifiable, Sendable {
    public enum Session: String, Equatable, Sendable {
        case morning, afternoon
    }

    public let id: String
    public var a: String
    public var b: String
    public var session: Session?
    public var fixedSlot: Int?
    /// The meetings that must all lie in earlier slots.
    public var after: [String]

    public init(
        id: String, a: String, b: String, session: Session? = nil, fixedSlot: Int? = nil, after: [String] = []
    ) {
        self.id = id
        self.a = a
        self.b = b
        self.session = session
        self.fixedSlot = fixedSlot
        self.after = after
    }
}
