extension NeutralInstance {
    /// What an assignment is worth, counted afresh.
    public struct Figures: Equatable, Sendable {
        public var weight = 0
        public var breaks = 0
        public var idle = 0
        public var idleAvailable = 0

        public init() {}
    }

    /// The figures of an assignment; meetings in slots that they may not take count for nothing.
    public func figures(of assignment: [Int]) -> Figures {
        NeutralChecker(NeutralPlan(assignment: assignment), self).figures
    }
}

extension NeutralChecker {
    var figures: NeutralInstance.Figures {
        var figures = NeutralInstance.Figures()
        figures.weight = standing.reduce(0) { $0 + instance.meetings[$1].weight }
        for participant in byParticipant.indices {
            let waiting = waiting(participant)
            figures.breaks += waiting.breaks
            figures.idle += waiting.idle
            figures.idleAvailable += waiting.idleAvailable
        }
        return figures
    }

    /// What one participant waits between its first and last meeting.
    func waiting(_ participant: Int) -> NeutralInstance.Figures {
        var figures = NeutralInstance.Figures()
        let slots = byParticipant[participant].map { plan.assignment[$0] }.sorted()
        for (slot, next) in zip(slots, slots.dropFirst()) where next > slot + 1 {
            figures.breaks += 1
            figures.idle += next - slot - 1
            figures.idleAvailable += (slot + 1..<next).count { index.available[participant].contains($0) }
        }
        return figures
    }

    /// No participant has more breaks than allowed beyond the one with the fewest.
    func fairnessKept() -> [NeutralViolation] {
        guard let fairness = instance.fairness else { return [] }
        let breaks = byParticipant.indices.map { waiting($0).breaks }
        guard let most = breaks.indices.max(by: { breaks[$0] < breaks[$1] }),
            let fewest = breaks.indices.min(by: { breaks[$0] < breaks[$1] }),
            breaks[most] - breaks[fewest] > fairness
        else { return [] }
        return [
            .unfair(
                most: instance.participants[most].id, breaks: breaks[most],
                fewest: instance.participants[fewest].id, fewestBreaks: breaks[fewest], fairness: fairness)
        ]
    }

    /// Weight, breaks and waiting are what the plan says.
    func figuresAreTrue() -> [NeutralViolation] {
        let actual = figures
        let stated = [
            ("weight", plan.weight, actual.weight), ("breaks", plan.breaks, actual.breaks),
            ("idle", plan.idle, actual.idle), ("idle_available", plan.idleAvailable, actual.idleAvailable),
        ]
        return stated.compactMap { name, stated, actual in
            guard let stated, stated != actual else { return nil }
            return .wrongFigure(name: name, stated: stated, actual: actual)
        }
    }

    /// The bound is one of the weight or of the breaks, and reached where the plan is stated as optimal.
    func boundHolds() -> [NeutralViolation] {
        guard let bound = plan.bound else { return [] }
        let actual = figures
        if bound < actual.weight, bound > actual.breaks {
            return [.boundExceeded(bound: bound, weight: actual.weight, breaks: actual.breaks)]
        }
        guard plan.optimal == true, bound != actual.weight, bound != actual.breaks else { return [] }
        return [.optimalUnproven(bound: bound, weight: actual.weight, breaks: actual.breaks)]
    }

    /// Where reasons are given, each meeting that is not placed has one, and no other.
    func reasonsGiven() -> [NeutralViolation] {
        guard let unplaced = plan.unplaced else { return [] }
        let positions = Dictionary(
            instance.meetings.indices.map { (instance.meetings[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
        let explained = Set(unplaced.filter { $0.reason.contains { !$0.isWhitespace } }.map(\.meeting))
        let missing = instance.meetings.indices.filter { plan.assignment[$0] == -1 && !explained.contains(id($0)) }
        return missing.map { .reasonMissing(meeting: id($0)) }
            + unplaced.compactMap { entry in
                guard let position = positions[entry.meeting] else {
                    return .reasonForUnknown(meeting: entry.meeting)
                }
                return plan.assignment[position] == -1 ? nil : .reasonForPlaced(meeting: entry.meeting)
            }
    }
}
