public import Domain
public import Foundation
import Storage
import Text

/// The unmet-demand report: which needs of an event found no offer, and which offers nobody asked for; the brief for the
/// next event, made to be handed to a partner agency.
///
/// It crosses the border. Of a firm that agreed to share its data everything is here; of one that has not answered only
/// code, field and title; of one that refuses nothing but how many needs and offers that leaves out. What may not be
/// shown is not in these values at all.
public struct UnmetDemand: Sendable {
    /// What only a firm that agreed lets others read.
    public struct Shared: Sendable, Equatable {
        public var organisation: LocalisedText
        public var country: String
        public var locality: String
        public var person: String
        public var personTitle: String
        public var email: String
        /// Of a need the problem to be solved, of an offer its description.
        public var description: LocalisedText
        /// Of a need the technical requirements, of an offer its fields of application.
        public var requirements: LocalisedText
        public var cooperation: String
        /// Budget or price.
        public var amount: Amount
        public var timing: String
    }

    public struct Line: Sendable, Equatable {
        public var code: String
        /// As most firms write it; empty where none is stated, and for offers.
        public var field: String
        /// `nil` where the title would name a firm that has not agreed.
        public var title: LocalisedText?
        public var gap: WorkbenchState.Gap
        public var rejections: [MatchVerdict.Rejection]
        public var declinedRequests: Int
        public var shared: Shared?
    }

    public struct Field: Sendable {
        public var field: String
        public var lines: [Line]

        public init(field: String, lines: [Line]) {
            self.field = field
            self.lines = lines
        }
    }

    public var event: Event
    public var madeAt: Date
    /// Whether anything was suggested in the event; otherwise no need can have an answer yet.
    public var wasMatched: Bool
    /// Needs and offers of firms that do not refuse to share their data.
    public var needs: Int
    public var offers: Int
    /// Left out: their firms refuse.
    public var withheldNeeds: Int
    public var withheldOffers: Int
    /// The field with most needs first.
    public var fields: [Field]
    public var unaskedOffers: [Line]
    /// How often organisers gave which reason against a suggestion, for all needs.
    public var rejections: [(reason: MatchVerdict.Rejection, count: Int)]
    public var declinedRequests: Int

    public var lines: [Line] { fields.flatMap(\.lines) }
}

extension UseCases {
    public func unmetDemand(of event: Event) async throws -> UnmetDemand {
        try await read { store in
            let totals = try store.workbench.totals(of: event.id)
            let matchedAt = try store.counts.matches(of: event.id)?.madeAt
            let rejections = try store.workbench.rejections(of: event.id)
            let declined = try store.workbench.declinedRequests(of: event.id)
            let reasons = Dictionary(grouping: rejections, by: \.need).mapValues { $0.map(\.rejection) }
            let needs = try store.workbench.unmetNeeds(of: event.id)
            let names = SpellingChoices(needs.map { ($0.profile.field, 1) })
            let lines = needs.map { row in
                let code = row.profile.code
                let wasCompared = matchedAt.map { row.createdAt <= $0 } ?? false
                let gap: WorkbenchState.Gap = row.isSetAside ? .setAside : wasCompared ? .noneNear : .unmatched
                return UnmetDemand.Line(
                    need: row, field: names.name(row.profile.field), gap: gap, rejections: reasons[code] ?? [],
                    declinedRequests: declined[code] ?? 0)
            }
            let order = Dictionary(grouping: lines, by: \.field).map { UnmetDemand.Field(field: $0, lines: $1) }
            let counts = Dictionary(grouping: rejections, by: \.rejection)
                .map { (reason: $0, count: $1.reduce(0) { $0 + $1.count }) }
            return UnmetDemand(
                event: event, madeAt: store.now, wasMatched: matchedAt != nil, needs: totals?.needs ?? 0,
                offers: totals?.offers ?? 0, withheldNeeds: totals?.withheldNeeds ?? 0,
                withheldOffers: totals?.withheldOffers ?? 0,
                fields: order.sorted { (-$0.lines.count, $0.field) < (-$1.lines.count, $1.field) },
                unaskedOffers: try store.workbench.unaskedOffers(of: event.id).map(UnmetDemand.Line.init(offer:)),
                rejections: counts.sorted { (-$0.count, $0.reason.rawValue) < (-$1.count, $1.reason.rawValue) },
                declinedRequests: declined.values.reduce(0, +))
        }
    }
}

extension UnmetDemand.Line {
    init(
        need row: WorkbenchRows.Behind<Need>, field: String, gap: WorkbenchState.Gap,
        rejections: [MatchVerdict.Rejection], declinedRequests: Int
    ) {
        let need = row.profile
        self.init(
            code: need.code, field: field, title: row.shownTitle(need.title), gap: gap,
            rejections: row.isShared ? rejections : [], declinedRequests: row.isShared ? declinedRequests : 0,
            shared: row.shared(need.description, need.requirements, need.cooperation, need.budget, need.timing))
    }

    init(offer row: WorkbenchRows.Behind<Offer>) {
        let offer = row.profile
        self.init(
            code: offer.code, field: "", title: row.shownTitle(offer.title), gap: .noneNear, rejections: [],
            declinedRequests: 0,
            shared: row.shared(offer.description, offer.applications, offer.cooperation, offer.price, ""))
    }
}

extension WorkbenchRows.Behind {
    /// A title that names the firm would say what the firm has not agreed to.
    fileprivate func shownTitle(_ title: LocalisedText) -> LocalisedText? {
        guard !isShared else { return title }
        let names = organisation.name.allTexts.map { $0.folded.squeezed }.filter { $0.count > 2 }
        let texts = title.allTexts.map { $0.folded.squeezed }
        return texts.contains { text in names.contains(where: text.contains) } ? nil : title
    }

    fileprivate func shared(
        _ description: LocalisedText, _ requirements: LocalisedText, _ cooperation: String, _ amount: Amount,
        _ timing: String
    ) -> UnmetDemand.Shared? {
        guard isShared else { return nil }
        return UnmetDemand.Shared(
            organisation: organisation.name, country: organisation.country, locality: organisation.locality,
            person: person, personTitle: personTitle, email: email, description: description,
            requirements: requirements, cooperation: cooperation, amount: amount, timing: timing)
    }
}

extension SpellingChoices {
    /// The spelling that names what this is a spelling of; empty for none.
    fileprivate func name(_ spelling: String) -> String {
        let key = Self.key(of: spelling)
        return key.isEmpty ? "" : label(key)
    }
}
