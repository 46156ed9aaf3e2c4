/// A neutral instance by position instead of id, its availabilities as sets.
///
/// What refers to nothing is left out, so that an invalid instance can be laid beside a plan as well.
struct NeutralIndex {
    let instance: NeutralInstance
    /// Positions of the two participants of each meeting; −1 for an unknown one.
    let a: [Int]
    let b: [Int]
    let available: [SlotSet]
    /// The slots that each meeting may take for both availabilities, its session and its fixed slot.
    let allowed: [SlotSet]
    /// Positions of the meetings that must be held before each meeting.
    let before: [[Int]]
    /// The slots of each interpreter, by position.
    let interpreterAvailable: [SlotSet]
    /// Positions of the interpreters of each language.
    let speakers: [String: [Int]]

    init(_ instance: NeutralInstance) {
        self.instance = instance
        let people = Dictionary(
            instance.participants.indices.map { (instance.participants[$0].id, $0) },
            uniquingKeysWith: { first, _ in first })
        a = instance.meetings.map { people[$0.a] ?? -1 }
        b = instance.meetings.map { people[$0.b] ?? -1 }
        let available = instance.participants.map { instance.mask($0.available) }
        self.available = available
        let (firsts, seconds) = (a, b)
        allowed = instance.meetings.indices.map { meeting in
            guard firsts[meeting] >= 0, seconds[meeting] >= 0 else { return SlotSet() }
            let shared = available[firsts[meeting]].intersection(available[seconds[meeting]])
            return shared.intersection(instance.window(of: instance.meetings[meeting]))
        }
        if instance.meetings.contains(where: { !$0.after.isEmpty }) {
            let positions = Dictionary(
                instance.meetings.indices.map { (instance.meetings[$0].id, $0) },
                uniquingKeysWith: { first, _ in first })
            before = instance.meetings.map { $0.after.compactMap { positions[$0] } }
        } else {
            before = [[Int]](repeating: [], count: instance.meetings.count)
        }
        interpreterAvailable = (instance.interpreters ?? []).map { instance.mask($0.available) }
        var speakers: [String: [Int]] = [:]
        for (position, interpreter) in (instance.interpreters ?? []).enumerated() {
            for language in Set(interpreter.languages) { speakers[language, default: []].append(position) }
        }
        self.speakers = speakers
    }

    /// The language for which the meeting needs an interpreter; nil where it needs none.
    func language(_ meeting: Int) -> String? {
        instance.interpreters == nil ? nil : instance.meetings[meeting].language
    }

    /// Positions of the interpreters who could serve the meeting in the slot.
    func interpreters(for meeting: Int, in slot: Int) -> [Int] {
        guard let language = language(meeting) else { return [] }
        return (speakers[language] ?? []).filter { interpreterAvailable[$0].contains(slot) }
    }
}

extension NeutralInstance {
    /// The slots that the meeting's session and fixed slot leave, whoever is available.
    func window(of meeting: Meeting) -> SlotSet {
        var window = SlotSet.first(max(0, min(slots, Limit.slots)))
        let morning = SlotSet.first(max(0, morningSlots ?? slots))
        switch meeting.session {
        case .morning: window = window.intersection(morning)
        case .afternoon: window = window.subtracting(morning)
        case nil: break
        }
        if let fixed = meeting.fixed { window = window.intersection(mask([fixed])) }
        return window
    }
}
