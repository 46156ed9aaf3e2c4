/// A slot for every meeting, in the order of the instance, and how good that is.
public struct BreaksPlan: Equatable, Sendable {
    public var slots: [Int]
    public var breaks: Int
    /// No plan has fewer breaks than this.
    public var bound: Int

    public init(slots: [Int], breaks: Int, bound: Int) {
        self.slots = slots
        self.breaks = breaks
        self.bound = bound
    }

    public var isOptimal: Bool { breaks == bound }
}

/// Where the search stands.
public struct BreaksProgress: Equatable, Sendable {
    public enum Phase: String, Equatable, Sendable {
        /// Looking for a first plan.
        case feasibility
        /// Exchanging meetings between slots.
        case exchange
        /// Looking for a plan at the bound, or a proof that there is none.
        case proof
    }

    public var phase: Phase
    /// Nil until there is a plan.
    public var breaks: Int?
    public var bound: Int
}

/// How long to search. With one thread the same instance and options give the same plan, unless the caller stops the
/// search.
public struct BreaksOptions: Equatable, Sendable {
    public var seed: UInt64
    /// The most exchanges tried before the search for a proof.
    public var moves: Int
    /// The most conflicts in the search for a proof.
    public var conflicts: Int
    /// How many searches of different kinds run side by side, each with all the moves and conflicts: the first proof
    /// ends all. With more than one, which of several plans with the fewest breaks comes out may depend on the machine;
    /// how many breaks those are, and that no plan has fewer, does not.
    public var threads: Int

    public init(seed: UInt64 = 1, moves: Int = 2_000_000, conflicts: Int = .max, threads: Int = 1) {
        self.seed = seed
        self.moves = moves
        self.conflicts = conflicts
        self.threads = threads
    }
}

/// What leaves a single meeting without any slot: the first of these that does.
public enum BreaksObstacle: Equatable, Sendable {
    /// The two participants share no slot.
    case availability
    /// They share slots, but none in the session asked for.
    case session
    /// These of the two are not available in the fixed slot.
    case fixedSlot(absent: [String])
    /// The fixed slot is not in the session asked for.
    case fixedSlotOutsideSession
    /// The slots left have no tables.
    case tables
}

/// Why there is no plan.
public enum BreaksError: Error, Equatable, Sendable {
    case tooManySlots(count: Int, limit: Int)
    case tooManyMeetings(count: Int, limit: Int)
    case negativeTables(slot: Int)
    case negativeFairness(Int)
    case morningOutOfRange(Int)
    case slotOutOfRange(slot: Int, id: String)
    case duplicateParticipant(String)
    case duplicateMeeting(String)
    case unknownParticipant(String, meeting: String)
    case unknownMeeting(String, meeting: String)
    case meetingWithOneself(String)
    /// There is no slot that this meeting may take, even alone.
    case noSlot(meeting: String, because: BreaksObstacle)
    /// Each of these must lie after the one before it, and the first after the last.
    case circularPrecedence([String])
    /// The meetings that must follow each other leave no slot for this one; with those before and after it.
    case noSlotInSequence(meeting: String, sequence: [String])
    /// These meetings of one participant have fewer slots between them than they are.
    case participantOverfull(participant: String, meetings: [String], slots: [Int])
    /// These meetings must lie in these slots, which have fewer tables.
    case tablesOverfull(meetings: [String], slots: [Int], tables: Int)
    /// These meetings cannot all take place; without any one of them the others can, where `isSmallest`.
    case contradiction(meetings: [String], isSmallest: Bool)
    /// All meetings can take place, but never so that breaks differ by at most this much.
    case fairnessOutOfReach(Int)
    /// There is no plan in which breaks differ by at most this much; the search was stopped before it was found out
    /// whether all meetings can take place without that.
    case noPlanWithFairness(Int)
    /// The search was stopped, or its limit reached, before a first plan was found.
    case stoppedWithoutPlan
}
