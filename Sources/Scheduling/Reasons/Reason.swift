/// A meeting without a placement, and why.
public struct Unplaced: Codable, Equatable, Sendable {
    /// Id of the meeting.
    public var meeting: String
    public var reason: Reason
    /// The slots that the reason speaks of: shared ones, or those free for both where a place or interpreter lacks.
    public var slots: SlotSet
    /// What alone would have placed it in this plan with nothing else changed; nil where no single thing would.
    public var remedy: Remedy?

    public init(meeting: String, reason: Reason, slots: SlotSet, remedy: Remedy? = nil) {
        self.meeting = meeting
        self.reason = reason
        self.slots = slots
        self.remedy = remedy
    }
}

/// Why a meeting could not be placed beside the others; the first that applies, in this order.
///
/// Ids and kinds are the caller's, so that it can phrase the sentence in the reader's language.
public enum Reason: Codable, Equatable, Sendable {
    /// The two are never available at the same time.
    case noSharedSlot(a: String, b: String)
    /// They share slots, but none in which this meeting is allowed.
    case noAllowedSlot
    /// There is no such place in any shared slot, whoever else meets.
    case noFittingPlace(kinds: [String])
    /// No interpreter has any of the skills.
    case noInterpreterOfSkill(skills: [String])
    /// Interpreters have the skill, but none is available (at a place that fits) in any shared slot.
    case interpretersAbsent(skills: [String], interpreters: [String])
    /// This participant holds as many meetings as it wants.
    case maximumReached(participant: String)
    /// The fixed slot is taken by these other meetings of the two.
    case fixedSlotTaken(slot: Int, by: [String])
    /// This participant meets others in all shared slots.
    case fullyBooked(participant: String)
    /// Each of the two has a shared slot free, but never the same.
    case freeAtDifferentTimes(a: String, b: String)
    /// All fitting places are taken in the slots where both are free; so many of them exist there.
    case placesTaken(kinds: [String], places: Int)
    /// These interpreters work elsewhere in the slots where both are free.
    case interpretersBusy(skills: [String], interpreters: [String])
    /// These interpreters are free in a slot where both are, but have reached their daily limit or need a break.
    case interpretersAtLimit(skills: [String], interpreters: [String])
    /// In some free slots the place lacks, in others the interpreter.
    case placesAndInterpretersTaken(kinds: [String], skills: [String])
    /// It would fit only if others moved, or the search was cancelled or ran out of moves.
    case outweighed
}

/// The one thing whose addition would place a meeting.
public enum Remedy: Codable, Equatable, Sendable {
    case onePlaceMore(kinds: [String])
    case oneInterpreterMore(skills: [String])
}
