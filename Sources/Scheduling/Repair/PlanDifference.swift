/// What becomes of a published plan: each of its meetings, and each new one, is in exactly one of the lists, in the
/// order of the instance.
public struct PlanDifference: Codable, Equatable, Sendable {
    public struct Change: Codable, Equatable, Sendable {
        public var meeting: String
        public var from: Placement
        public var to: Placement
    }

    public struct Dropped: Codable, Equatable, Sendable {
        public var meeting: String
        public var from: Placement
        /// Why it is not held any more; nil where the plan does not say.
        public var reason: Reason?
    }

    public struct Added: Codable, Equatable, Sendable {
        public var meeting: String
        public var to: Placement
    }

    /// Held at the same time and place with the same interpreter.
    public var kept: [String] = []
    /// Held at another time; the place and the interpreter may differ too.
    public var moved: [Change] = []
    /// Held at the same time at another place; the interpreter may differ too.
    public var placeChanged: [Change] = []
    /// Held at the same time and place with another interpreter, or with one more or less.
    public var interpreterChanged: [Change] = []
    public var dropped: [Dropped] = []
    public var added: [Added] = []
    /// Published, but no meeting of the instance any more, by id in the order of the alphabet.
    public var withdrawn: [String] = []
    /// The participants whose own timetable changes: a time, a place or a partner. Those of a withdrawn meeting are
    /// not among them unless something else changes for them, as the instance does not know who they were.
    public var peopleTouched: [String] = []

    /// The difference between what is published and a plan, both for the meetings of an instance.
    public init(from published: [String: Placement], to plan: Plan, in instance: Instance) {
        let reasons = Dictionary(plan.unplaced.map { ($0.meeting, $0.reason) }) { first, _ in first }
        var touched: Set<String> = []
        for meeting in instance.meetings {
            switch (published[meeting.id], plan.placements[meeting.id]) {
            case (nil, nil): continue
            case (nil, let to?): added.append(Added(meeting: meeting.id, to: to))
            case (let from?, nil):
                dropped.append(Dropped(meeting: meeting.id, from: from, reason: reasons[meeting.id]))
            case (let from?, let to?):
                let change = Change(meeting: meeting.id, from: from, to: to)
                if from.slot != to.slot {
                    moved.append(change)
                } else if from.place != to.place {
                    placeChanged.append(change)
                } else {
                    if from.interpreter == to.interpreter {
                        kept.append(meeting.id)
                    } else {
                        interpreterChanged.append(change)
                    }
                    continue
                }
            }
            touched.formUnion([meeting.a, meeting.b])
        }
        let known = Set(instance.meetings.map(\.id))
        withdrawn = published.keys.filter { !known.contains($0) }.sorted()
        peopleTouched = instance.participants.map(\.id).filter(touched.contains)
    }
}
