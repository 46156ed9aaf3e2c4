/// What is to be scheduled, in the neutral form of the command line: tables that are all alike, participants,
/// meetings and interpreters with whole numbers as ids.
///
/// Slots are numbered from 0. Participants and meetings are referred to by id, in any order as long as each is unique.
/// Fields that the form does not know are ignored when it is read.
public struct NeutralInstance: Equatable, Sendable {
    public var name: String
    /// How many slots there are, 0 to 128.
    public var slots: Int
    /// How many meetings can be held in one slot.
    public var tables: Int
    public var participants: [Participant]
    public var meetings: [Meeting]
    /// nil: languages are information only. An empty list: nobody interprets, and no meeting with a language can be
    /// placed.
    public var interpreters: [Interpreter]?
    /// How many of the first slots are the morning; needed where a meeting names a session.
    public var morningSlots: Int?
    /// Whether a plan must place every meeting.
    public var allRequired: Bool
    /// How many breaks more than the one with the fewest any participant may have; nil: any number.
    public var fairness: Int?

    public init(
        name: String = "", slots: Int, tables: Int, participants: [Participant], meetings: [Meeting],
        interpreters: [Interpreter]? = nil, morningSlots: Int? = nil, allRequired: Bool = false, fairness: Int? = nil
    ) {
        self.name = name
        self.slots = slots
        self.tables = tables
        self.participants = participants
        self.meetings = meetings
        self.interpreters = interpreters
        self.morningSlots = morningSlots
        self.allRequired = allRequired
        self.fairness = fairness
    }

    public struct Participant: Equatable, Sendable {
        public var id: Int
        /// The slots in which it can meet, in any order.
        public var available: [Int]
        /// The most meetings it wants; nil: as many as fit.
        public var maximum: Int?

        public init(id: Int, available: [Int], maximum: Int? = nil) {
            self.id = id
            self.available = available
            self.maximum = maximum
        }
    }

    /// Half of the day.
    public enum Session: String, Equatable, Sendable {
        case morning = "am"
        case afternoon = "pm"
    }

    public struct Meeting: Equatable, Sendable {
        public var id: Int
        /// Id of one participant.
        public var a: Int
        /// Id of the other.
        public var b: Int
        public var weight: Int
        /// The language pair that needs an interpreter; nil: the two understand each other.
        public var language: String?
        public var session: Session?
        /// The only slot it may take.
        public var fixed: Int?
        /// Ids of the meetings that must all be held in earlier slots where this one is held.
        public var after: [Int]

        public init(
            id: Int, a: Int, b: Int, weight: Int = 1, language: String? = nil, session: Session? = nil,
            fixed: Int? = nil, after: [Int] = []
        ) {
            self.id = id
            self.a = a
            self.b = b
            self.weight = weight
            self.language = language
            self.session = session
            self.fixed = fixed
            self.after = after
        }
    }

    public struct Interpreter: Equatable, Sendable {
        public var id: Int
        public var languages: [String]
        public var available: [Int]

        public init(id: Int, languages: [String], available: [Int]) {
            self.id = id
            self.languages = languages
            self.available = available
        }
    }

    /// The largest instance that is taken.
    public enum Limit {
        public static let slots = SlotSet.capacity
        public static let participants = 200_000
        public static let meetings = 1_000_000
        public static let interpreters = 20_000
        /// Predecessors of one meeting, languages of one interpreter, entries of one list of slots.
        public static let listed = 10_000
        public static let tables = 1_000_000_000
        public static let weight = 1_000_000_000
        /// Of all weights, beyond which a bound could overflow.
        public static let totalWeight = 1 << 50
        /// How deep lists and objects may lie in each other.
        public static let depth = 32
        /// Mistakes that are named one by one.
        public static let faults = 1_000
    }
}
