public import Domain
import Foundation
public import Scheduling
import Storage

/// What a check of a plan found.
public struct PlanCheck: Sendable {
    public var plan: Domain.Plan
    public var meetings: Int
    public var violations: [Violation]
}

extension UseCases {
    /// Checks the draft of an event, or what is published where there is no draft, against everything known now: the
    /// lists may have changed since the plan was made.
    public func checkPlan(of event: Event) async throws -> PlanCheck {
        try await read { store in
            guard let plan = try store.plans.current(of: event.id) else { throw UseCaseError.noPlan }
            return try checked(plan, of: event, in: store)
        }
    }
}

func checked(_ plan: Domain.Plan, of event: Event, in store: Store) throws -> PlanCheck {
    let facts = try EventFacts(store, event)
    let problem = EventInstance(facts)
    let stored = try store.plans.placements(of: plan.id)
    let placements = problem.placements(of: stored)
    let weights = Dictionary(
        problem.instance.meetings.map { ($0.id, $0.weight) }, uniquingKeysWith: { first, _ in first })
    let solved = Scheduling.Plan(
        placements: placements, value: placements.keys.reduce(0) { $0 + (weights[$1] ?? 0) }, bound: plan.bound,
        meetingsBound: plan.meetingsBound, idle: problem.instance.idleFigures(of: placements), unplaced: [])
    return PlanCheck(plan: plan, meetings: stored.count, violations: check(solved, problem.instance))
}
