public import Domain
import Storage

/// What organisers look at between matching and the event: where demand has no answer, and what nobody asked for.
public struct WorkbenchState: Sendable {
    /// Why nothing answers a need, as far as it is known.
    public enum Gap: String, CaseIterable, Sendable {
        /// The firm refuses to share its data.
        case withheld
        /// Matching was not run since the need came in.
        case unmatched
        /// Organisers turned every suggestion down.
        case setAside
        /// Offers were compared, and none comes close enough.
        case noneNear
    }

    /// What came of a need all the same.
    public struct Sequel: Sendable, Equatable {
        public var requests: Int
        public var accepted: Int
        public var declined: Int
        public var meetings: Int
    }

    public struct UnansweredNeed: Sendable {
        public var need: NeedSummary
        public var gap: Gap
        public var sequel: Sequel?
    }

    /// Unanswered needs of one field: how many there are, and the first of them.
    public struct Field: Sendable {
        /// As in the list's filter; empty where none is stated.
        public var key: String
        public var label: String
        public var needs: Int
        public var unanswered: Int
        public var listed: [UnansweredNeed]
    }

    public var event: Event
    public var wasMatched: Bool
    public var needs: Int
    public var unanswered: Int
    /// Needs of firms that refuse to share their data; they are among the unanswered.
    public var withheld: Int
    public var weak: Int
    public var offers: Int
    /// Offers without a suggestion and without a request.
    public var unasked: Int
    /// The fields with most unanswered needs first; those beyond the first ones only counted.
    public var fields: [Field]
    public var weakNeeds: [NeedSummary]
    public var unaskedOffers: [OfferSummary]
    public var map: DemandMap
}

extension UseCases {
    /// Needs listed for each field, and rows of the other lists.
    private static let mostOfField = 5
    private static let mostListed = 10
    private static let mostRows = 400

    /// Some ten queries, whatever the size of the event.
    public func workbench(of event: Event) async throws -> WorkbenchState {
        try await read { store in
            let matchedAt = try store.counts.matches(of: event.id)?.madeAt
            let cells = try store.workbench.demand(of: event.id)
            let localities = try store.profiles.localities(ofOffers: true, in: event.id)
            let rows = try store.workbench.unanswered(
                of: event.id, matchedAt: matchedAt, each: Self.mostOfField, limit: Self.mostRows)
            let sequels = try store.workbench.sequels(
                of: rows.map(\.summary.label.code), in: event.id, plan: try store.plans.current(of: event.id)?.id)
            var weak = Profiles.Filter()
            weak.confidence = .low
            var unasked = Profiles.Filter()
            unasked.isUnmatched = true
            unasked.isUnrequested = true
            return WorkbenchState(
                event: event, wasMatched: matchedAt != nil, needs: cells.reduce(0) { $0 + $1.needs },
                unanswered: cells.reduce(0) { $0 + $1.unanswered }, withheld: cells.reduce(0) { $0 + $1.withheld },
                weak: cells.reduce(0) { $0 + $1.weak }, offers: localities.reduce(0) { $0 + $1.count },
                unasked: try store.profiles.countOffers(of: event.id, unasked),
                fields: fields(cells, rows, sequels, wasMatched: matchedAt != nil),
                weakNeeds: try store.profiles.needs(of: event.id, weak, limit: Self.mostListed),
                unaskedOffers: try store.profiles.offers(of: event.id, unasked, limit: Self.mostListed),
                map: try DemandMap(cells, offers: localities) {
                    try store.workbench.supply(of: event.id, groups: $0)
                })
        }
    }

    /// Spellings of one field as one.
    private func fields(
        _ cells: [WorkbenchRows.Demand], _ rows: [WorkbenchRows.Unanswered], _ sequels: [WorkbenchRows.Sequel],
        wasMatched: Bool
    ) -> [WorkbenchState.Field] {
        let names = SpellingChoices(cells.map { ($0.field, $0.needs) })
        let sequels = Dictionary(sequels.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        var fields: [String: WorkbenchState.Field] = [:]
        for cell in cells where cell.unanswered > 0 {
            let key = SpellingChoices.key(of: cell.field)
            let label = key.isEmpty ? "" : names.label(key)
            fields[key, default: .init(key: key, label: label, needs: 0, unanswered: 0, listed: [])].unanswered +=
                cell.unanswered
        }
        for cell in cells { fields[SpellingChoices.key(of: cell.field)]?.needs += cell.needs }
        for row in rows.sorted(by: { $0.summary.label.code < $1.summary.label.code }) {
            let key = SpellingChoices.key(of: row.summary.field)
            guard let listed = fields[key]?.listed.count, listed < Self.mostOfField else { continue }
            let gap = row.gap(wasMatched: wasMatched)
            let sequel = sequels[row.summary.label.code].map {
                WorkbenchState.Sequel(
                    requests: $0.requests, accepted: $0.accepted, declined: $0.declined, meetings: $0.meetings)
            }
            fields[key]?.listed.append(.init(need: row.summary, gap: gap, sequel: sequel))
        }
        return fields.values.sorted { (-$0.unanswered, $0.key) < (-$1.unanswered, $1.key) }
    }
}

extension WorkbenchRows.Unanswered {
    func gap(wasMatched: Bool) -> WorkbenchState.Gap {
        if summary.isWithheld { return .withheld }
        // A verdict is about a suggestion, so the need was matched.
        if isSetAside { return .setAside }
        return !wasMatched || isLater ? .unmatched : .noneNear
    }
}
