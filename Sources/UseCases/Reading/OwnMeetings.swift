public import Domain
public import Foundation
import Storage

/// The meetings of the published plan that one interpreter interprets, and nothing else of the event.
public struct OwnMeetings: Sendable {
    /// Meetings between which the interpreter has no free slot.
    public struct Run: Sendable, Equatable {
        public var start: Date
        public var end: Date
        public var meetings: Int
    }

    public var event: Event
    /// Who reads, as the event's list of interpreters has it; `nil` where the reader's role names nobody of this list.
    public var interpreter: Interpreter?
    /// Names of those who can put that right; filled only where it is missing.
    public var organisers: [String] = []
    /// `nil` while no plan is published.
    public var plan: Plan?
    /// By time.
    public var lines: [DaySchedule.Line] = []
    public var slots: [Slot] = []
    public var items: [AgendaItem] = []

    public init(event: Event, interpreter: Interpreter? = nil) {
        self.event = event
        self.interpreter = interpreter
    }

    /// The one with most meetings; of equal ones the earliest.
    public var longestRun: Run? { runs.reduce(nil) { ($0?.meetings ?? 0) >= $1.meetings ? $0 : $1 } }

    /// Minutes in meetings.
    public var minutes: Int {
        Int((lines.map { $0.slot.endsAt.timeIntervalSince($0.slot.startsAt) }.reduce(0, +) / 60).rounded())
    }

    private var runs: [Run] {
        lines.reduce(into: []) { runs, line in
            if let last = runs.last, isJoined(last.end, line.slot) {
                runs[runs.count - 1] = Run(start: last.start, end: line.slot.endsAt, meetings: last.meetings + 1)
            } else {
                runs.append(Run(start: line.slot.startsAt, end: line.slot.endsAt, meetings: 1))
            }
        }
    }

    /// Whether neither a slot nor a part of the programme lies between.
    private func isJoined(_ end: Date, _ slot: Slot) -> Bool {
        !slots.contains { $0.startsAt >= end && $0.endsAt <= slot.startsAt }
            && !items.contains { $0.kind != .meetings && $0.startsAt >= end && $0.endsAt <= slot.startsAt }
    }

    /// Between which languages a meeting is interpreted: one that the first side speaks, one that the second does, both
    /// the interpreter's. Empty where the lists do not tell.
    public func languages(of line: DaySchedule.Line) -> [[Language]] {
        let own = interpreter?.languages ?? []
        let (first, second) = (
            own.filter(line.first.languages.contains), own.filter(line.second.languages.contains)
        )
        var pairs: [[Language]] = []
        for one in first {
            for other in second where one != other && !pairs.contains([one, other].sorted()) {
                pairs.append([one, other].sorted())
            }
        }
        return pairs
    }
}

extension UseCases {
    /// - Parameter interpreters: who the reader is in the lists of interpreters, by the reader's roles.
    public func ownMeetings(
        of interpreters: [Identifier<Interpreter>], in event: Event
    ) async throws -> OwnMeetings {
        try await read { store in
            let own = try store.interpreters.of(event.id).first { interpreters.contains($0.id) }
            var meetings = OwnMeetings(event: event, interpreter: own)
            guard let own else {
                meetings.organisers =
                    try event.programme.map { programme in
                        try store.grants.of(programme)
                            .filter { [.owner, .organiser].contains($0.grant.role) && !$0.account.isDisabled }
                            .map { $0.account.name.isEmpty ? $0.account.email : $0.account.name }
                    } ?? []
                return meetings
            }
            meetings.plan = try store.plans.published(of: event.id)
            guard let plan = meetings.plan else { return meetings }
            let day = try DaySchedule(plan, of: event, store)
            meetings.lines = day.lines.filter { $0.interpreter?.id == own.id }
            meetings.slots = day.slots
            meetings.items = day.agenda
            return meetings
        }
    }
}
