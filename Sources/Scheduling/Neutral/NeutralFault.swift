/// One thing in a neutral instance or plan that must be corrected, with where it stands.
public struct NeutralFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// Such as `meetings[12].fixed`; `.` for the whole.
    public let path: String
    public let problem: Problem

    public init(_ path: String, _ problem: Problem) {
        self.path = path
        self.problem = problem
    }

    public enum Problem: Equatable, Sendable {
        /// The text is no JSON, counted in lines and bytes from 1.
        case malformed(line: Int, column: Int, JSONMistake)
        case wrongType(ValueType)
        case missing
        case notWhole
        case negative(Int)
        case aboveLimit(Int, limit: Int)
        case tooMany(Int, limit: Int)
        case weightsTooLarge(limit: Int)
        case slotOutside(slot: Int, slots: Int)
        case unknownParticipant(Int)
        case unknownMeeting(Int)
        case duplicateId(Int, first: String)
        case withOneself(participant: Int)
        case unknownSession(String)
        case morningSlotsMissing
        case fixedOutsideAvailability(slot: Int, participant: Int)
        case fixedOutsideSession(slot: Int, NeutralInstance.Session)
        /// Each of these meetings is to be held after the one before it, and the first after the last.
        case circle([Int])
        /// There are more faults than are named.
        case more(limit: Int)
    }

    public enum ValueType: String, Equatable, Sendable {
        case integer, number, text, flag, list, object
    }

    /// What was expected is said within the sentence's language, so each kind has a sentence of its own.
    public var sentence: Sentence {
        let at: [String: Sentence.Value] = ["path": .text(path)]
        func say(_ key: String, _ english: String, _ values: [String: Sentence.Value] = [:]) -> Sentence {
            Sentence("fault." + key, "\(path): \(english)", at.merging(values) { $1 })
        }
        switch problem {
        case .malformed(let line, let column, let mistake):
            return mistake.sentence(line: line, column: column)
        case .wrongType(let type):
            return say("type." + type.rawValue, type.english)
        case .missing: return say("missing", "is missing")
        case .notWhole: return say("notWhole", "must be a whole number")
        case .negative(let value): return say("negative", "negative value: \(value)", ["value": .text("\(value)")])
        case .aboveLimit(let value, let limit):
            return say(
                "aboveLimit", "above the limit of \(limit): \(value)",
                ["value": .text("\(value)"), "limit": .text("\(limit)")])
        case .tooMany(let count, let limit):
            return say(
                "tooMany", "more entries than \(limit): \(count)",
                ["value": .text("\(count)"), "limit": .text("\(limit)")])
        case .weightsTooLarge(let limit):
            return say(
                "weightsTooLarge", "the weights add up to more than \(limit)", ["limit": .text("\(limit)")])
        case .slotOutside(let slot, let slots):
            return say(
                "slotOutside", slots > 0 ? "slot \(slot) lies outside 0 to \(slots - 1)" : "there are no slots",
                ["slot": .text("\(slot)"), "last": .text(slots > 0 ? "\(slots - 1)" : "none")])
        case .unknownParticipant(let id):
            return say("unknownParticipant", "there is no participant \(id)", ["id": .text("\(id)")])
        case .unknownMeeting(let id):
            return say("unknownMeeting", "there is no meeting \(id)", ["id": .text("\(id)")])
        case .duplicateId(let id, let first):
            return say(
                "duplicateId", "id \(id) already belongs to \(first)", ["id": .text("\(id)"), "first": .text(first)])
        case .withOneself(let id):
            return say("withOneself", "participant \(id) would meet itself", ["id": .text("\(id)")])
        case .unknownSession(let text):
            return say("unknownSession", "\"\(text)\" is neither \"am\" nor \"pm\"", ["value": .text(text)])
        case .morningSlotsMissing:
            return say("morningSlotsMissing", "is missing, and meetings name a session")
        case .fixedOutsideAvailability(let slot, let id):
            return say(
                "fixedOutsideAvailability", "slot \(slot) lies outside the availability of participant \(id)",
                ["slot": .text("\(slot)"), "id": .text("\(id)")])
        case .fixedOutsideSession(let slot, let session):
            return say(
                "fixedOutsideSession", "slot \(slot) lies outside the session \"\(session.rawValue)\"",
                ["slot": .text("\(slot)"), "session": .text(session.rawValue)])
        case .circle(let ids):
            let circle = listed(ids + ids.prefix(1), separator: " → ")
            return say(
                "circle", "circular precedence, each meeting after the one before it: \(circle)",
                ["circle": .text(circle)])
        case .more(let limit):
            return say("more", "further mistakes are not listed beyond \(limit)", ["limit": .text("\(limit)")])
        }
    }

    public var description: String { sentence.english }
}

extension NeutralFault.ValueType {
    fileprivate var english: String {
        switch self {
        case .integer: "must be a whole number"
        case .number: "must be a number"
        case .text: "must be a text in quotation marks"
        case .flag: "must be true or false"
        case .list: "must be a list in square brackets"
        case .object: "must be an object in curly brackets"
        }
    }
}

/// Everything found wrong with an instance or plan, in the order of the file; never empty.
public struct NeutralFaults: Error, Equatable, Sendable, CustomStringConvertible {
    public let faults: [NeutralFault]

    public init(_ faults: [NeutralFault]) {
        let limit = NeutralInstance.Limit.faults
        self.faults = faults.count > limit ? faults.prefix(limit) + [NeutralFault(".", .more(limit: limit))] : faults
    }

    public var description: String { faults.map(\.description).joined(separator: "\n") }
}
