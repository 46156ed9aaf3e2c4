public import Domain
import Foundation
public import Scheduling
import Storage

/// What a repair gave: a new draft, and what it changes against what is published.
public struct RepairRun: Sendable {
    public var run: ScheduleRun
    /// Meetings are named as in `check`: the codes of the two sides with a blank between them; slots by number.
    public var difference: PlanDifference
    /// Whether it is proven that nothing smaller does.
    public var isMinimal: Bool
}

extension UseCases {
    /// Makes a draft that differs as little as possible from what is published and holds with the lists as they are now:
    /// somebody is absent or late, a table or an interpreter is gone, a request is new. What has begun stays as it is.
    /// - Throws: `UseCaseError.noPlan` where nothing is published yet.
    public func repairPlan(
        of event: Event, progress: (@Sendable (SearchProgress) -> Bool)? = nil
    ) async throws -> RepairRun {
        let started = ContinuousClock.now
        let (facts, published, stored, known) = try await read { store in
            guard let plan = try store.plans.published(of: event.id) else { throw UseCaseError.noPlan }
            return (
                try EventFacts(store, event), plan, try store.plans.placements(of: plan.id),
                Set(try store.plans.unplaced(of: plan.id).map(\.request))
            )
        }
        guard facts.slots.count <= SlotSet.capacity else {
            throw UseCaseError.instanceContradiction("\(facts.slots.count) > \(SlotSet.capacity)")
        }
        let problem = EventInstance(facts)
        let before = problem.placements(of: stored)
        // What stood without a place when the plan was made is no reason to move anybody now; what is new may be.
        let new = problem.pairs.filter { pair in
            before[pair.id] == nil && !pair.requests.contains { known.contains($0.id) }
        }
        let now = now()
        let options = RepairOptions(
            additions: .only(Set(new.map(\.id))),
            firstOpenSlot: facts.slots.firstIndex { $0.startsAt > now } ?? facts.slots.count)
        let repaired: Scheduling.Repair
        do {
            repaired = try await offPool {
                try repair(problem.instance, from: before, options: options, progress: progress)
            }
        } catch {
            throw UseCaseError.instanceContradiction("\(error)")
        }
        let seconds = (ContinuousClock.now - started).inSeconds
        let plan = try await saveDraft(repaired.plan, of: problem, seconds: seconds, after: published)
        return RepairRun(
            run: ScheduleRun(
                plan: plan, meetings: repaired.plan.placements.count, pairs: problem.pairs.count,
                unknownBlocks: facts.unknownBlocks, idle: repaired.plan.idle),
            difference: repaired.difference, isMinimal: repaired.isMinimal)
    }

    /// What one more table, interpreter or time slot would be worth to the draft of an event, or to what is published
    /// where there is no draft; the most valuable first.
    public func whatIf(
        _ event: Event, progress: (@Sendable (SearchProgress) -> Bool)? = nil
    ) async throws -> [Gain] {
        let (facts, plan, stored) = try await read { store in
            guard let plan = try store.plans.current(of: event.id) else { throw UseCaseError.noPlan }
            return (try EventFacts(store, event), plan, try store.plans.placements(of: plan.id))
        }
        let problem = EventInstance(facts)
        let placements = problem.placements(of: stored)
        let weights = Dictionary(
            problem.instance.meetings.map { ($0.id, $0.weight) }, uniquingKeysWith: { first, _ in first })
        let present = Scheduling.Plan(
            placements: placements, value: placements.keys.reduce(0) { $0 + (weights[$1] ?? 0) }, bound: plan.bound,
            meetingsBound: plan.meetingsBound, idle: problem.instance.idleFigures(of: placements), unplaced: [])
        do {
            return try await offPool {
                try Scheduling.whatIf(problem.instance, present, progress: progress)
            }
        } catch {
            throw UseCaseError.instanceContradiction("\(error)")
        }
    }
}

extension EventInstance {
    /// Placements as they are kept, by the ids of the instance.
    func placements(of stored: [Domain.Placement]) -> [String: Scheduling.Placement] {
        let codes = Dictionary(facts.participations.map { ($0.id, $0.code) }, uniquingKeysWith: { first, _ in first })
        let meetings = Dictionary(facts.meetings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let slots = Dictionary(facts.slots.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let places = Dictionary(facts.places.map { ($0.id, $0.code) }, uniquingKeysWith: { first, _ in first })
        let interpreters = Dictionary(
            facts.interpreters.map { ($0.id, $0.code) }, uniquingKeysWith: { first, _ in first })
        var placements: [String: Scheduling.Placement] = [:]
        for placement in stored {
            guard let meeting = meetings[placement.meeting] else { continue }
            let id = (codes[meeting.first] ?? "?") + " " + (codes[meeting.second] ?? "?")
            placements[id] = Scheduling.Placement(
                // a slot that the agenda no longer has counts as out of range
                slot: slots[placement.slot] ?? -1, place: places[placement.place] ?? "?",
                interpreter: placement.interpreter.map { interpreters[$0] ?? "?" })
        }
        return placements
    }
}
