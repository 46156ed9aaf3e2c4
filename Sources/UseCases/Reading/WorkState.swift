public import Domain
public import Foundation
public import Intake
import Storage

/// How far the work on an event has come, and what comes next.
public struct WorkState: Sendable {
    /// What is there of one list.
    public struct List: Sendable {
        public var subject: Subject
        public var count: Int
        public var importedAt: Date?
    }

    public struct Matching: Sendable {
        public var matches: Int
        /// Needs with a suggestion.
        public var needs: Int
        public var madeAt: Date
        /// What it rests on was changed since: it is made again by itself.
        public var isOutdated: Bool
    }

    public struct Schedule: Sendable {
        public var plan: Plan
        public var meetings: Int
        public var organisations: Int
        public var unplaced: Int
        /// A list that it was made from was imported since.
        public var isOutdated: Bool
    }

    public enum Step: String, CaseIterable, Sendable { case lists, matching, scheduling, publication }

    public var event: Event
    public var lists: [List]
    public var slots: Int
    public var matching: Matching?
    public var draft: Schedule?
    public var published: Schedule?
    /// What publishing the draft would change against what is published.
    public var changes: PlanChanges?

    public func count(_ subject: Subject) -> Int { lists.first { $0.subject == subject }?.count ?? 0 }

    /// Lists without which nothing can be scheduled, or nothing matched, that are still empty.
    public var missing: [Subject] {
        lists.filter { $0.count == 0 && $0.subject != .interpreters }.map(\.subject)
    }
    public var canMatch: Bool { count(.needs) > 0 && count(.offers) > 0 }
    public var canSchedule: Bool { slots > 0 && count(.places) > 0 && count(.requests) > 0 }

    /// The one sensible next step; `nil` where everything is done.
    public var next: Step? {
        if !missing.isEmpty || !canSchedule { return .lists }
        if matching?.isOutdated ?? true { return .matching }
        guard let draft else { return published.map(\.isOutdated) ?? true ? .scheduling : nil }
        return draft.isOutdated ? .scheduling : .publication
    }

    public init(
        event: Event, lists: [List], slots: Int, matching: Matching? = nil, draft: Schedule? = nil,
        published: Schedule? = nil, changes: PlanChanges? = nil
    ) {
        self.event = event
        self.lists = lists
        self.slots = slots
        self.matching = matching
        self.draft = draft
        self.published = published
        self.changes = changes
    }
}

/// A plan against the one before it, by meeting.
public struct PlanChanges: Sendable, Equatable {
    public var added: Int
    public var moved: Int
    public var cancelled: Int

    public init(from old: [Placement], to new: [Placement]) {
        let before = Dictionary(old.map { ($0.meeting, $0) }, uniquingKeysWith: { first, _ in first })
        let now = Set(new.map(\.meeting))
        added = new.count { before[$0.meeting] == nil }
        moved = new.count { placement in
            before[placement.meeting].map { $0.slot != placement.slot || $0.place != placement.place } ?? false
        }
        cancelled = old.count { !now.contains($0.meeting) }
    }
}

extension UseCases {
    /// Reads counts and the two current plans; the number of queries does not depend on the number of records.
    public func workState(of event: Event) async throws -> WorkState {
        try await read { store in
            let counts = try store.counts.bySubject(of: event.id)
            let dates = try store.imports.lastDates(of: event.id)
            let unplaced = try store.counts.unplaced(of: event.id)
            let meetings = Dictionary(
                try store.meetings.of(event.id).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            func isOutdated(_ madeAt: Date, _ subjects: [Subject]) -> Bool {
                subjects.contains { dates[$0.rawValue].map { $0 > madeAt } ?? false }
            }
            func schedule(_ plan: Plan, _ placements: [Placement]) -> WorkState.Schedule {
                let sides = placements.compactMap { meetings[$0.meeting] }.flatMap { [$0.first, $0.second] }
                return WorkState.Schedule(
                    plan: plan, meetings: placements.count, organisations: Set(sides).count,
                    unplaced: unplaced[plan.id] ?? 0,
                    isOutdated: isOutdated(
                        plan.madeAt, [.participants, .interpreters, .places, .agenda, .requests]))
            }
            func matching(_ store: Store) throws -> WorkState.Matching? {
                let stand = try store.matching.stand(of: event.id)
                guard let madeAt = stand.madeAt else { return nil }
                let counts = try store.counts.matches(of: event.id)
                return WorkState.Matching(
                    matches: counts?.matches ?? 0, needs: counts?.needs ?? 0, madeAt: madeAt,
                    isOutdated: !stand.changes.isEmpty)
            }
            let draft = try store.plans.draft(of: event.id)
            let published = try store.plans.published(of: event.id)
            let new = try draft.map { try store.plans.placements(of: $0.id) } ?? []
            let old = try published.map { try store.plans.placements(of: $0.id) } ?? []
            return WorkState(
                event: event,
                lists: Subject.allCases.map {
                    .init(subject: $0, count: counts[$0.rawValue] ?? 0, importedAt: dates[$0.rawValue])
                },
                slots: counts["slots"] ?? 0,
                matching: try matching(store),
                draft: draft.map { schedule($0, new) }, published: published.map { schedule($0, old) },
                changes: draft.map { _ in PlanChanges(from: old, to: new) })
        }
    }
}
