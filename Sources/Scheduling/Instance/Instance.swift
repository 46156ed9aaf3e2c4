/// What is to be scheduled: slots, people, places, interpreters and the meetings asked for.
///
/// Ids are the caller's; each kind of thing has its own. Slots are numbered from 0 in the order of time.
public struct Instance: Codable, Equatable, Sendable {
    /// How many slots there are, 0 to 128.
    public var slots: Int
    /// The block of each slot: two slots are in a row where they follow each other within one block (no break
    /// between them). Empty: all slots form one block.
    public var blocks: [Int]
    public var participants: [Participant]
    public var places: [Place]
    public var interpreters: [Interpreter]
    public var meetings: [Meeting]

    public init(
        slots: Int, blocks: [Int] = [], participants: [Participant], places: [Place],
        interpreters: [Interpreter] = [], meetings: [Meeting]
    ) {
        self.slots = slots
        self.blocks = blocks
        self.participants = participants
        self.places = places
        self.interpreters = interpreters
        self.meetings = meetings
    }
}

/// One who meets: a firm at the event.
public struct Participant: Codable, Equatable, Identifiable, Sendable {
    public let id: String
    /// The slots in which it can meet: humane hours, agenda items and walking buffers already taken off.
    public var available: SlotSet
    /// The most meetings it wants; nil means as many as fit.
    public var maximum: Int?
    /// How many meetings it can hold at once; 1 unless it comes with several people.
    public var parallel: Int

    public init(id: String, available: SlotSet, maximum: Int? = nil, parallel: Int = 1) {
        self.id = id
        self.available = available
        self.maximum = maximum
        self.parallel = parallel
    }
}

/// Where one meeting at a time is held: a table, booth, room or online room.
public struct Place: Codable, Equatable, Identifiable, Sendable {
    public let id: String
    /// What it offers, in the caller's words, such as "plain", "hybrid", "online".
    public var kind: String
    public var available: SlotSet

    public init(id: String, kind: String, available: SlotSet) {
        self.id = id
        self.kind = kind
        self.available = available
    }
}

/// One who interprets at most one meeting at a time.
public struct Interpreter: Codable, Equatable, Identifiable, Sendable {
    public let id: String
    /// The language pairs, in the caller's words, such as "ko-vi".
    public var skills: Set<String>
    public var available: SlotSet
    /// The most meetings in the whole instance (one day); nil means no limit.
    public var maximum: Int?
    /// The most meetings in a row within a block; nil means no limit.
    public var maximumInRow: Int?
    /// The kinds of places that this interpreter can serve (a remote one needs a screen); nil means all.
    public var servesKinds: Set<String>?

    public init(
        id: String, skills: Set<String>, available: SlotSet, maximum: Int? = nil, maximumInRow: Int? = nil,
        servesKinds: Set<String>? = nil
    ) {
        self.id = id
        self.skills = skills
        self.available = available
        self.maximum = maximum
        self.maximumInRow = maximumInRow
        self.servesKinds = servesKinds
    }
}

/// Which places a meeting may be held at, in order of preference (put the least capable first).
public enum PlaceChoice: Codable, Equatable, Hashable, Sendable {
    /// All places of these kinds.
    case kinds([String])
    /// Only these places, by id.
    case only([String])
}

/// A meeting asked for by, or proposed to, two participants.
public struct Meeting: Codable, Equatable, Identifiable, Sendable {
    public let id: String
    public let a: String
    public let b: String
    /// What it is worth to place it, not negative. For "as many as possible, then the best", add a constant to each
    /// that exceeds the sum of what distinguishes them.
    public var weight: Int
    public var places: PlaceChoice
    /// The skills of which one interpreter must have any; empty means that the two understand each other.
    public var interpreterSkills: [String]
    /// The slots it may take (a session, the hours after a visit); nil means all.
    public var allowed: SlotSet?
    public var fixedSlot: Int?
    public var fixedPlace: String?
    public var fixedInterpreter: String?
    /// Must be in the plan, in its fixed slot: published, running or promised. Needs `fixedSlot`.
    public var locked: Bool
    /// Ids of the meetings that must all be placed, each in an earlier slot, for this one to be placed.
    public var after: [String]

    public init(
        id: String, a: String, b: String, weight: Int = 1, places: PlaceChoice, interpreterSkills: [String] = [],
        allowed: SlotSet? = nil, fixedSlot: Int? = nil, fixedPlace: String? = nil, fixedInterpreter: String? = nil,
        locked: Bool = false, after: [String] = []
    ) {
        self.id = id
        self.a = a
        self.b = b
        self.weight = weight
        self.places = places
        self.interpreterSkills = interpreterSkills
        self.allowed = allowed
        self.fixedSlot = fixedSlot
        self.fixedPlace = fixedPlace
        self.fixedInterpreter = fixedInterpreter
        self.locked = locked
        self.after = after
    }
}

extension Meeting {
    /// In JSON, what is absent has its default: a weight of 1, nothing fixed, nothing that must come before.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            id: fields.decode(String.self, forKey: .id), a: fields.decode(String.self, forKey: .a),
            b: fields.decode(String.self, forKey: .b), weight: fields.decodeIfPresent(Int.self, forKey: .weight) ?? 1,
            places: fields.decode(PlaceChoice.self, forKey: .places),
            interpreterSkills: fields.decodeIfPresent([String].self, forKey: .interpreterSkills) ?? [],
            allowed: fields.decodeIfPresent(SlotSet.self, forKey: .allowed),
            fixedSlot: fields.decodeIfPresent(Int.self, forKey: .fixedSlot),
            fixedPlace: fields.decodeIfPresent(String.self, forKey: .fixedPlace),
            fixedInterpreter: fields.decodeIfPresent(String.self, forKey: .fixedInterpreter),
            locked: fields.decodeIfPresent(Bool.self, forKey: .locked) ?? false,
            after: fields.decodeIfPresent([String].self, forKey: .after) ?? [])
    }
}
