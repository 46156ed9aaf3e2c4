/// A rule that a plan in the neutral form breaks, or a figure in it that is wrong. Meetings, participants and
/// interpreters by id.
public enum NeutralViolation: Equatable, Sendable, CustomStringConvertible {
    case entries(list: String, count: Int, meetings: Int)
    case slotOutside(slot: Int, meeting: Int)
    case participantUnavailable(participant: Int, slot: Int, meeting: Int)
    case sessionLeft(slot: Int, session: NeutralInstance.Session, meeting: Int)
    case fixedSlotLeft(slot: Int, fixed: Int, meeting: Int)
    case doubleBooked(participant: Int, slot: Int, meetings: [Int])
    case aboveMaximum(participant: Int, maximum: Int, meetings: [Int])
    case tablesExceeded(slot: Int, meetings: Int, tables: Int)
    case requiredMissing(meeting: Int)
    case predecessorMissing(meeting: Int, predecessor: Int)
    case predecessorLater(meeting: Int, slot: Int, predecessor: Int, later: Int)
    case interpreterMissing(meeting: Int, language: String)
    case interpreterUnknown(interpreter: Int, meeting: Int)
    case interpreterUnavailable(interpreter: Int, slot: Int, meeting: Int)
    case interpreterLacksLanguage(interpreter: Int, language: String, meeting: Int)
    case interpreterDoubleBooked(interpreter: Int, slot: Int, meetings: [Int])
    /// No interpreters are stated, and those there are cannot serve these meetings.
    case interpretersTooFew(slot: Int, meetings: [Int])
    case tableMissing(meeting: Int)
    case tableOutside(table: Int, tables: Int, meeting: Int)
    case tableDoubleBooked(table: Int, slot: Int, meetings: [Int])
    case unfair(most: Int, breaks: Int, fewest: Int, fewestBreaks: Int, fairness: Int)
    case wrongFigure(name: String, stated: Int, actual: Int)
    case boundExceeded(bound: Int, weight: Int, breaks: Int)
    case optimalUnproven(bound: Int, weight: Int, breaks: Int)
    case reasonMissing(meeting: Int)
    case reasonForPlaced(meeting: Int)
    case reasonForUnknown(meeting: Int)

    public var description: String { sentence.english }

    public var sentence: Sentence {
        switch self {
        case .entries(let list, let count, let meetings):
            say(
                "entries", "\(list): entries: \(count), meetings in the instance: \(meetings)",
                [
                    "name": .text(list), "count": .number(count), "n": .number(meetings),
                ])
        case .slotOutside(let slot, let id):
            say("slotOutside", "Meeting \(id): there is no slot \(slot)", ["slot": slot, "meeting": id])
        case .participantUnavailable(let participant, let slot, let id):
            say(
                "participantUnavailable", "Meeting \(id): participant \(participant) away in slot \(slot)",
                [
                    "participant": participant, "slot": slot, "meeting": id,
                ])
        case .sessionLeft(let slot, let session, let id):
            say(
                "sessionLeft", "Meeting \(id): slot \(slot) lies outside its session \"\(session.rawValue)\"",
                [
                    "slot": .text("\(slot)"), "session": .text(session.rawValue), "meeting": .text("\(id)"),
                ])
        case .fixedSlotLeft(let slot, let fixed, let id):
            say(
                "fixedSlotLeft", "Meeting \(id): held in slot \(slot), fixed in slot \(fixed)",
                [
                    "slot": slot, "fixed": fixed, "meeting": id,
                ])
        case .doubleBooked(let participant, let slot, let ids):
            say(
                "doubleBooked", "Participant \(participant): several meetings in slot \(slot): \(listed(ids))",
                [
                    "participant": .text("\(participant)"), "slot": .text("\(slot)"), "meetings": .text(listed(ids)),
                ])
        case .aboveMaximum(let participant, let maximum, let ids):
            say(
                "aboveMaximum", "Participant \(participant): more meetings than its limit (\(maximum)): \(listed(ids))",
                [
                    "participant": .text("\(participant)"), "limit": .number(maximum), "meetings": .text(listed(ids)),
                ])
        case .tablesExceeded(let slot, let meetings, let tables):
            say(
                "tablesExceeded", "Slot \(slot): more meetings (\(meetings)) than tables (\(tables))",
                [
                    "slot": .text("\(slot)"), "n": .number(meetings), "tables": .number(tables),
                ])
        case .requiredMissing(let id):
            say(
                "requiredMissing", "Meeting \(id): required, but not placed in a slot that it may take", ["meeting": id]
            )
        case .predecessorMissing(let id, let predecessor):
            say(
                "predecessorMissing", "Meeting \(id): to be held after meeting \(predecessor), which is not placed",
                [
                    "meeting": id, "predecessor": predecessor,
                ])
        case .predecessorLater(let id, let slot, let predecessor, let later):
            say(
                "predecessorLater",
                "Meeting \(id): held in slot \(slot), but to be after meeting \(predecessor) in slot \(later)",
                ["meeting": id, "slot": slot, "predecessor": predecessor, "later": later])
        default: resourceSentence
        }
    }

    private var resourceSentence: Sentence {
        switch self {
        case .interpreterMissing(let id, let language):
            say(
                "interpreterMissing", "Meeting \(id): no interpreter assigned for \(language)",
                [
                    "meeting": .text("\(id)"), "language": .text(language),
                ])
        case .interpreterUnknown(let interpreter, let id):
            say(
                "interpreterUnknown", "Meeting \(id): there is no interpreter \(interpreter)",
                [
                    "interpreter": interpreter, "meeting": id,
                ])
        case .interpreterUnavailable(let interpreter, let slot, let id):
            say(
                "interpreterUnavailable", "Meeting \(id): interpreter \(interpreter) away in slot \(slot)",
                [
                    "interpreter": interpreter, "slot": slot, "meeting": id,
                ])
        case .interpreterLacksLanguage(let interpreter, let language, let id):
            say(
                "interpreterLacksLanguage", "Meeting \(id): interpreter \(interpreter) does not work in \(language)",
                [
                    "interpreter": .text("\(interpreter)"), "language": .text(language), "meeting": .text("\(id)"),
                ])
        case .interpreterDoubleBooked(let interpreter, let slot, let ids):
            say(
                "interpreterDoubleBooked",
                "Interpreter \(interpreter): several meetings in slot \(slot): \(listed(ids))",
                [
                    "interpreter": .text("\(interpreter)"), "slot": .text("\(slot)"), "meetings": .text(listed(ids)),
                ])
        case .interpretersTooFew(let slot, let ids):
            say(
                "interpretersTooFew", "Slot \(slot): too few interpreters for these meetings together: \(listed(ids))",
                [
                    "slot": .text("\(slot)"), "meetings": .text(listed(ids)),
                ])
        case .tableMissing(let id): say("tableMissing", "Meeting \(id): has no table", ["meeting": id])
        case .tableOutside(let table, let tables, let id):
            say(
                "tableOutside", "Meeting \(id): there is no table \(table) among \(tables)",
                [
                    "table": .text("\(table)"), "tables": .number(tables), "meeting": .text("\(id)"),
                ])
        case .tableDoubleBooked(let table, let slot, let ids):
            say(
                "tableDoubleBooked", "Table \(table): several meetings in slot \(slot): \(listed(ids))",
                [
                    "table": .text("\(table)"), "slot": .text("\(slot)"), "meetings": .text(listed(ids)),
                ])
        default: figureSentence
        }
    }

    private var figureSentence: Sentence {
        switch self {
        case .unfair(let most, let breaks, let fewest, let few, let fairness):
            say(
                "unfair",
                "Breaks differ by more than \(fairness): participant \(most) \(breaks), participant \(fewest) \(few)",
                [
                    "limit": .number(fairness), "most": .text("\(most)"), "breaks": .number(breaks),
                    "fewest": .text("\(fewest)"), "n": .number(few),
                ])
        case .wrongFigure(let name, let stated, let actual):
            say(
                "wrongFigure", "\(name): stated \(stated), calculated \(actual)",
                [
                    "name": .text(name), "stated": .number(stated), "actual": .number(actual),
                ])
        case .boundExceeded(let bound, let weight, let breaks):
            bounds(
                "boundExceeded", "The bound \(bound) fits neither the weight \(weight) nor the breaks \(breaks)",
                [
                    bound, weight, breaks,
                ])
        case .optimalUnproven(let bound, let weight, let breaks):
            bounds(
                "optimalUnproven",
                "Stated as optimal, but neither the weight \(weight) nor the breaks \(breaks) reach the bound \(bound)",
                [bound, weight, breaks])
        case .reasonMissing(let id):
            say("reasonMissing", "Meeting \(id): not placed, and no reason is given", ["meeting": id])
        case .reasonForPlaced(let id):
            say("reasonForPlaced", "Meeting \(id): listed as not placed, but placed", ["meeting": id])
        case .reasonForUnknown(let id):
            say("reasonForUnknown", "Listed as not placed, but unknown: meeting \(id)", ["meeting": id])
        default: Sentence("violation", "")
        }
    }

    private func bounds(_ key: String, _ english: String, _ values: [Int]) -> Sentence {
        say(
            key, english,
            [
                "bound": .number(values[0]), "weight": .number(values[1]), "breaks": .number(values[2]),
            ])
    }

    private func say(_ key: String, _ english: String, _ values: [String: Sentence.Value]) -> Sentence {
        Sentence("violation." + key, english, values)
    }

    /// Values that are all ids or slots, written as they are.
    private func say(_ key: String, _ english: String, _ values: [String: Int]) -> Sentence {
        say(key, english, values.mapValues { Sentence.Value.text("\($0)") })
    }
}
