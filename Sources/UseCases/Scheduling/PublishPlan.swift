public import Domain
import Foundation
import Storage

/// What publishing a plan changed for the people concerned.
public struct Publication: Sendable {
    public var plan: Plan
    public var meetings: Int
    public var organisations: Int
    /// Against what was published before: meetings that are new, gone, or at another time or place.
    public var added: Int
    public var cancelled: Int
    public var moved: Int
}

extension UseCases {
    /// Publishes the draft of an event after checking it once more.
    /// - Throws: `UseCaseError.nothingToPublish` without a draft, `.planViolated` where lists changed since it was made.
    public func publishPlan(of event: Event) async throws -> Publication {
        try await write(
            about: event.id.text, in: event.id,
            telling: {
                [
                    "plan": "\($0.plan.number)", "meetings": "\($0.meetings)", "added": "\($0.added)",
                    "cancelled": "\($0.cancelled)", "moved": "\($0.moved)",
                ]
            }
        ) { store in
            guard let draft = try store.plans.draft(of: event.id) else { throw UseCaseError.nothingToPublish }
            let check = try checked(draft, of: event, in: store)
            guard check.violations.isEmpty else { throw UseCaseError.planViolated(count: check.violations.count) }
            let before = try store.plans.published(of: event.id)
            let old = try before.map { try store.plans.placements(of: $0.id) } ?? []
            let new = try store.plans.placements(of: draft.id)
            try store.plans.publish(draft)
            let newMeetings = Set(new.map(\.meeting))
            let changes = PlanChanges(from: old, to: new)
            let meetings = try store.meetings.of(event.id).filter { newMeetings.contains($0.id) }
            return Publication(
                plan: try store.plans.published(of: event.id) ?? draft, meetings: new.count,
                organisations: Set(meetings.flatMap { [$0.first, $0.second] }).count,
                added: changes.added, cancelled: changes.cancelled, moved: changes.moved)
        }
    }
}
