public import Domain
import Foundation
public import Scheduling
import Storage

/// What scheduling an event gave.
public struct ScheduleRun: Sendable {
    public var plan: Domain.Plan
    public var meetings: Int
    public var pairs: Int
    /// Codes of blocks that somebody's availability names and the agenda does not have, with who named them.
    public var unknownBlocks: [String: [String]]
    public var idle: IdleFigures
}

extension UseCases {
    /// Makes a new draft plan of an event's meetings. What is published stays as it is until the draft is published.
    ///
    /// The search runs outside of any transaction; what comes of it is written in one.
    public func scheduleEvent(
        _ event: Event, options: Options = Options(), progress: (@Sendable (SearchProgress) -> Bool)? = nil
    ) async throws -> ScheduleRun {
        let started = ContinuousClock.now
        let facts = try await read { try EventFacts($0, event) }
        guard !facts.slots.isEmpty else { throw UseCaseError.noSlots }
        guard facts.slots.count <= SlotSet.capacity else {
            throw UseCaseError.instanceContradiction("\(facts.slots.count) > \(SlotSet.capacity)")
        }
        guard !facts.places.isEmpty else { throw UseCaseError.noPlaces }
        guard !facts.requests.isEmpty else { throw UseCaseError.noRequests }
        let problem = EventInstance(facts)
        let solved: Scheduling.Plan
        do {
            solved = try await offPool {
                try solve(problem.instance, options: options, progress: progress) {
                    (ContinuousClock.now - started).inSeconds
                }
            }
        } catch {
            throw UseCaseError.instanceContradiction("\(error)")
        }
        let seconds = (ContinuousClock.now - started).inSeconds
        let plan = try await saveDraft(solved, of: problem, seconds: seconds)
        return ScheduleRun(
            plan: plan, meetings: solved.placements.count, pairs: problem.pairs.count,
            unknownBlocks: facts.unknownBlocks, idle: solved.idle)
    }

    /// Makes a solved plan the draft of its event.
    /// - Parameters:
    ///   - base: what was published when it was computed, where it rests on that.
    ///   - verb: the use case that asks.
    /// - Throws: `UseCaseError.planOverran` where something else is published by now.
    func saveDraft(
        _ solved: Scheduling.Plan, of problem: EventInstance, seconds: Double, after base: Domain.Plan? = nil,
        verb: String = #function
    ) async throws -> Domain.Plan {
        let (event, now) = (problem.facts.event, now())
        return try await write(
            verb, about: event.id.text, in: event.id,
            details: ["meetings": "\(solved.placements.count)"], telling: { ["plan": "\($0.number)"] }
        ) { store in
            if let base, try store.plans.published(of: event.id)?.id != base.id { throw UseCaseError.planOverran }
            let plan = Domain.Plan(
                event: event.id, number: try store.plans.lastNumber(of: event.id) + 1, value: solved.value,
                bound: solved.bound, meetingsBound: solved.meetingsBound, isOptimal: solved.isOptimal,
                seconds: seconds, madeAt: now)
            try store.plans.deleteDraft(of: event.id)
            try store.plans.insert(plan)
            try save(solved, as: plan, of: problem, in: store)
            return plan
        }
    }
}

/// Writes placements with their seats, and a reason for each request that found no place.
private func save(
    _ solved: Scheduling.Plan, as plan: Domain.Plan, of problem: EventInstance, in store: Store
) throws {
    let facts = problem.facts
    var meetings = Dictionary(
        facts.meetings.map { ([$0.first, $0.second], $0) }, uniquingKeysWith: { first, _ in first })
    let places = Dictionary(facts.places.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let interpreters = Dictionary(facts.interpreters.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    var number = facts.meetings.compactMap { Int($0.code.dropFirst()) }.max() ?? 0
    var lanes: [String: Int] = [:]
    let placed = problem.pairs.filter { solved.placements[$0.id] != nil }
        .sorted { (solved.placements[$0.id]?.slot ?? 0, $0.id) < (solved.placements[$1.id]?.slot ?? 0, $1.id) }
    for pair in placed {
        guard let placement = solved.placements[pair.id], let place = places[placement.place] else { continue }
        let meeting: Domain.Meeting
        if let known = meetings[[pair.first.id, pair.second.id]] {
            meeting = known
        } else {
            number += 1
            meeting = Domain.Meeting(
                event: facts.event.id, code: "M" + padded(number, 3), first: pair.first.id, second: pair.second.id)
            try store.meetings.insert(meeting)
            meetings[[pair.first.id, pair.second.id]] = meeting
        }
        func lane(_ side: Participation) -> Int {
            let key = side.code + " \(placement.slot)"
            defer { lanes[key, default: 0] += 1 }
            return lanes[key] ?? 0
        }
        try store.plans.insert(
            Domain.Placement(
                plan: plan.id, meeting: meeting.id, slot: facts.slots[placement.slot].id, place: place.id,
                interpreter: placement.interpreter.flatMap { interpreters[$0]?.id },
                isProvisional: pair.isProvisional, link: facts.event.link(for: pair, meeting, at: place),
                firstLane: lane(pair.first), secondLane: lane(pair.second)), of: meeting)
    }
    let reasons = Dictionary(solved.unplaced.map { ($0.meeting, $0) }, uniquingKeysWith: { first, _ in first })
    for pair in WishedPair.all(of: facts) where solved.placements[pair.id] == nil {
        let (key, details) = phrase(reasons[pair.id], pair, facts)
        for request in pair.requests {
            try store.plans.insert(Domain.Unplaced(plan: plan.id, request: request.id, reason: key, details: details))
        }
    }
}

extension Event {
    /// Where the remote side joins: the place's own link, or one from the event's template; none where both are on site.
    fileprivate func link(for pair: WishedPair, _ meeting: Domain.Meeting, at place: Domain.Place) -> String {
        guard Setting(pair.first.mode, pair.second.mode) != .onSite else { return "" }
        if !place.link.isEmpty { return place.link }
        return linkTemplate.replacing("{meeting}", with: meeting.id.text.lowercased())
            .replacing("{place}", with: place.code)
    }
}

extension EventFacts {
    var unknownBlocks: [String: [String]] {
        let known = Set(slots.map { $0.block.lowercased() })
        var unknown: [String: [String]] = [:]
        let named =
            participations.filter(\.role.meets).map { ($0.code, $0.availability) }
            + interpreters.map { ($0.code, $0.availability) }
        for (code, availability) in named {
            for block in availability.blocks where !known.contains(block.lowercased()) {
                unknown[block, default: []].append(code)
            }
        }
        return unknown
    }
}
