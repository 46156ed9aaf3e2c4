public import Domain
import Foundation
import Storage
import Text

/// The figures of an event, each with the records that it counts, so that every figure opens into its sources.
public struct EventReport: Sendable {
    public struct Indicator: Sendable {
        /// Catalogue key `indicator.<key>`.
        public var key: String
        public var value: Int
        /// Codes of what is counted.
        public var sources: [String]

        init(_ key: String, _ sources: [String]) {
            self.key = key
            value = sources.count
            self.sources = sources
        }
    }

    public var event: Event
    public var plan: Plan?
    public var indicators: [Indicator]
    /// Number of requests without a meeting by reason.
    public var unplacedByReason: [String: Int]
    /// Share of the slots of each resource that is used, by code, in meetings.
    public var interpreterLoad: [(code: String, name: String, meetings: Int, maximum: Int?)]
    /// Needs by field, the most frequent first, with those that have a good or fair match.
    public var needsByField: [(field: String, needs: Int, matched: Int)]
    /// Places that can hold meetings: tables and rooms, also online, without what is kept free.
    public var meetingPlaces: Int
}

extension UseCases {
    public func report(of event: Event) async throws -> EventReport {
        try await read { store in
            let facts = try EventFacts(store, event)
            let plan = try store.plans.published(of: event.id) ?? store.plans.draft(of: event.id)
            let day = try plan.map { try DaySchedule($0, of: event, store) }
            var report = EventReport(facts, day)
            guard store.scope != .everything else { return report }
            // A field may be one firm's own words: to who does not see that firm it is not named.
            let named = Set(try store.profiles.needSpellings(of: event.id).map(\.field.folded))
            report.needsByField.removeAll { !named.contains($0.field.folded) }
            return report
        }
    }
}

extension EventReport {
    init(_ facts: EventFacts, _ day: DaySchedule?) {
        event = facts.event
        plan = day?.plan
        let demand = facts.participations.filter { $0.role == .demand }
        let supply = facts.participations.filter { $0.role == .supply }
        // A pair that an organiser set aside is no answer.
        let matches = facts.matches.filter { match in !match.reasons.contains { $0.kind == "rejected" } }
        let matched = Set(matches.map(\.need))
        let good = Set(matches.filter { $0.confidence != .low }.map(\.need))
        let asked = Set(facts.offers.map(\.id)).intersection(matches.map(\.offer))
        let pairs = WishedPair.all(of: facts)
        let lines = day?.lines ?? []
        let meeting = Set(lines.flatMap { [$0.first.code, $0.second.code] })
        let asking = Set(facts.requests.map(\.sender))
        func codes(_ lines: [DaySchedule.Line]) -> [String] { lines.map(\.meeting.code) }
        func settings(_ setting: Setting) -> [String] {
            codes(lines.filter { Setting($0.first.mode, $0.second.mode) == setting })
        }
        indicators = [
            .init("needs", facts.needs.map(\.code)),
            .init("needingOrganisations", Set(facts.needs.map(\.organisation.text)).sorted()),
            .init("offers", facts.offers.map(\.code)),
            .init("offeringOrganisations", Set(facts.offers.map(\.organisation.text)).sorted()),
            .init("needsMatched", facts.needs.filter { good.contains($0.id) }.map(\.code)),
            .init("needsUnmatched", facts.needs.filter { !matched.contains($0.id) }.map(\.code)),
            .init("offersNotAskedFor", facts.offers.filter { !asked.contains($0.id) }.map(\.code)),
            .init("participantsDemand", demand.map(\.code)),
            .init("participantsSupply", supply.map(\.code)),
            .init("participantsRemote", (demand + supply).filter { $0.mode == .remote }.map(\.code)),
            .init("participantsRefusing", (demand + supply).filter { $0.sharing == .refused }.map(\.code)),
            .init("requests", facts.requests.map(\.id.text)),
            .init("pairs", pairs.map(\.id)),
            .init("meetings", codes(lines)),
            .init("meetingsOnSite", settings(.onSite)),
            .init("meetingsHybrid", settings(.hybrid)),
            .init("meetingsOnline", settings(.online)),
            .init("meetingsInterpreted", codes(lines.filter { $0.interpreter != nil })),
            .init("meetingsProvisional", codes(lines.filter(\.isProvisional))),
            .init("organisationsMeeting", meeting.sorted()),
            .init(
                "organisationsWithoutMeeting",
                facts.participations.filter { asking.contains($0.id) && !meeting.contains($0.code) }.map(\.code)),
            .init("requestsUnplaced", day?.unplaced.map(\.request.id.text) ?? []),
        ]
        unplacedByReason = Dictionary(grouping: day?.unplaced ?? [], by: \.reason).mapValues(\.count)
        interpreterLoad = facts.interpreters.map { interpreter in
            (
                interpreter.code, interpreter.name, lines.count(where: { $0.interpreter?.id == interpreter.id }),
                interpreter.maximum
            )
        }
        needsByField = Dictionary(grouping: facts.needs, by: { $0.field.folded }).values.map { needs in
            let spellings = Dictionary(grouping: needs, by: \.field).mapValues(\.count)
            let field = spellings.max { ($0.value, $0.key.utf8.count) < ($1.value, $1.key.utf8.count) }?.key ?? ""
            return (field, needs.count, needs.count { good.contains($0.id) })
        }.sorted { ($1.needs, $0.field) < ($0.needs, $1.field) }
        meetingPlaces = facts.places.count { [.table, .room, .online].contains($0.kind) && !$0.isReserved }
    }
}

extension DaySchedule.Line {
    /// `onSite`, `hybrid` or `online`: how the two sides meet, as the scheduler sees it.
    public var settingKey: String { Setting(first.mode, second.mode).rawValue }
}
