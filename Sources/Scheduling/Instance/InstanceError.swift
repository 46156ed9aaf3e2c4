/// Why an instance cannot be scheduled at all: something for the caller to correct.
public enum InstanceError: Error, Equatable, Sendable {
    case negativeSlots(Int)
    case tooManySlots(count: Int, limit: Int)
    case slotOutOfRange(slot: Int)
    case blocksDoNotCoverSlots(blocks: Int, slots: Int)
    case duplicateParticipant(String)
    case duplicatePlace(String)
    case duplicateInterpreter(String)
    case duplicateMeeting(String)
    case unknownParticipant(String, meeting: String)
    case unknownPlace(String, meeting: String)
    case unknownInterpreter(String, meeting: String)
    case negativeWeight(meeting: String)
    /// The weights add up to more than 2^50, beyond which the bound could overflow.
    case weightsTooLarge
    case negativeMaximum(id: String)
    case parallelBelowOne(participant: String)
    case meetingWithOneself(meeting: String)
    /// The fixed slot lies outside the availability of the participant, place or interpreter named.
    case fixedOutsideAvailability(meeting: String, id: String)
    /// The fixed slot is not among the allowed slots, or the fixed place or interpreter does not suit the meeting.
    case fixedContradictsMeeting(meeting: String)
    /// Something must come before the meeting that is no meeting of the instance.
    case unknownPrecedence(String, meeting: String)
    /// Each of these meetings must come before the next, and the last before the first.
    case circularPrecedence(meetings: [String])
    case lockedWithoutSlot(meeting: String)
    /// The locked meetings before it leave no room for this locked meeting.
    case lockedMeetingsClash(meeting: String)
}
