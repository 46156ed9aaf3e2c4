/// Why not all meetings can be held though all are required: meetings that contradict each other, by id.
///
/// Each set of meetings is a smallest one: without any of them the others could be held, as far as this reason goes.
public enum Impossibility: Error, Equatable, Sendable, CustomStringConvertible {
    /// The two share no slot that the meeting's session and fixed slot allow.
    case noSlot(meeting: Int, a: Int, b: Int)
    case noTables
    case aboveMaximum(participant: Int, meetings: Int, maximum: Int)
    /// These meetings of one participant have only these slots. `inSequence`: because of what they are to be held
    /// after, or before.
    case participantOverfull(participant: Int, meetings: [Int], slots: [Int], inSequence: Bool)
    /// These meetings have only these slots, which have fewer tables together.
    case tablesOverfull(meetings: [Int], slots: [Int], tables: Int, inSequence: Bool)
    /// Nobody of the language is available in any slot of the meeting.
    case noInterpreter(meeting: Int, language: String)
    /// The interpreters of these languages have too few slots for these meetings together.
    case interpretersOverfull(meetings: [Int], languages: [String])
    /// Each of these is to be held after the one before it, and the slots do not last.
    case sequenceTooLong(meetings: [Int])
    /// All possibilities were tried.
    case contradiction(meetings: [Int])

    public var description: String { sentence.english }

    public var sentence: Sentence {
        switch self {
        case .noSlot(let id, let a, let b):
            say(
                "noSlot", "Meeting \(id): participants \(a) and \(b) share no slot that it may take",
                [
                    "meeting": .text("\(id)"), "a": .text("\(a)"), "b": .text("\(b)"),
                ])
        case .noTables: say("noTables", "There are no tables, and all meetings are required", [:])
        case .aboveMaximum(let participant, let meetings, let maximum):
            say(
                "aboveMaximum",
                "Participant \(participant): all meetings are required (\(meetings)), above its limit (\(maximum))",
                ["participant": .text("\(participant)"), "n": .number(meetings), "limit": .number(maximum)])
        case .participantOverfull(let participant, let meetings, let slots, let inSequence):
            say(
                inSequence ? "participantOverfullInSequence" : "participantOverfull",
                "Participant \(participant): these meetings (\(meetings.count)): \(listed(meetings)), "
                    + (inSequence ? "have only these slots for the order asked for" : "have only these slots")
                    + " (\(slots.count)): \(listed(slots))",
                counted(meetings, slots, ["participant": .text("\(participant)")]))
        case .tablesOverfull(let meetings, let slots, let tables, let inSequence):
            say(
                inSequence ? "tablesOverfullInSequence" : "tablesOverfull",
                "These meetings (\(meetings.count)): \(listed(meetings)), "
                    + (inSequence ? "have only these slots for the order asked for" : "have only these slots")
                    + " (\(slots.count)): \(listed(slots)), with tables for \(tables)",
                counted(meetings, slots, ["tables": .number(tables)]))
        case .noInterpreter(let id, let language):
            say(
                "noInterpreter", "Meeting \(id): nobody interprets in any slot that it may take: \(language)",
                [
                    "meeting": .text("\(id)"), "language": .text(language),
                ])
        case .interpretersOverfull(let meetings, let languages):
            say(
                "interpretersOverfull",
                "The interpreters of \(languages.joined(separator: ", ")) cannot serve these meetings "
                    + "(\(meetings.count)) together: \(listed(meetings))",
                [
                    "languages": .text(languages.joined(separator: ", ")), "n": .number(meetings.count),
                    "meetings": .text(listed(meetings)),
                ])
        case .sequenceTooLong(let meetings):
            say(
                "sequenceTooLong",
                "The slots do not last for these meetings one after the other: "
                    + listed(meetings, separator: " → "),
                ["meetings": .text(listed(meetings, separator: " → "))])
        case .contradiction(let meetings):
            say(
                "contradiction",
                "These meetings (\(meetings.count)) cannot all be held; without any one of them the others can: "
                    + listed(meetings),
                ["n": .number(meetings.count), "meetings": .text(listed(meetings))])
        }
    }

    private func say(_ key: String, _ english: String, _ values: [String: Sentence.Value]) -> Sentence {
        Sentence("impossible." + key, english, values)
    }

    private func counted(
        _ meetings: [Int], _ slots: [Int], _ more: [String: Sentence.Value]
    ) -> [String: Sentence.Value] {
        more.merging([
            "n": .number(meetings.count), "meetings": .text(listed(meetings)), "count": .number(slots.count),
            "slots": .text(listed(slots)),
        ]) { $1 }
    }
}
