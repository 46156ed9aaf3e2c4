public import Domain
import Storage

/// An offer with all that is known about it.
public struct OfferDetail: Sendable {
    public var event: Event
    public var offer: Offer
    public var organisation: OrganisationLabel
    /// The firm refused to share its data: nothing is suggested.
    public var isWithheld: Bool
    public var sources: [RowSource]
    /// The needs for which it was suggested, best first.
    public var suggestions: [Suggested<Need>]
    /// Whether anything has been suggested in the event.
    public var wasMatched: Bool
    /// Requests that name the offer, and meetings of their two sides in the current plan.
    public var requests: [RequestSummary]
    public var meetings: [MeetingSummary]
}

extension UseCases {
    /// A page of an event's offers.
    public func offers(of event: Event, _ query: ListQuery = ListQuery()) async throws -> Listing<OfferSummary> {
        try await read { store in
            var cooperations = SpellingChoices()
            let spellings = try store.profiles.offerSpellings(of: event.id)
            for spelling in spellings {
                for part in SpellingChoices.parts(of: spelling.cooperation) {
                    cooperations.add(part, of: spelling.cooperation, count: spelling.count)
                }
            }
            let localities = SpellingChoices(
                try store.profiles.localities(ofOffers: true, in: event.id).map { ($0.locality, $0.count) })
            let fields = SpellingChoices(try store.profiles.needSpellings(of: event.id).map { ($0.field, $0.count) })
            let levels = Set(spellings.compactMap(\.readiness)).sorted(by: >)
            // An offer may answer several fields: how many needs a field has would be taken for offers.
            let fieldChoices: [Listing<OfferSummary>.Choice] = fields.spellings.keys.sorted().map {
                .init(value: $0, label: fields.label($0), count: nil)
            }
            var list = Listing<OfferSummary>(
                event, query, overall: spellings.reduce(0) { $0 + $1.count },
                wasMatched: try store.profiles.wereMatched(in: event.id),
                [
                    .cooperation: cooperations.choices(atLeast: 2, orChosen: query[.cooperation]),
                    .confidence: ["high", "medium", "low", "none"].map { .init($0) },
                    .readiness: levels.map { level in
                        let count = spellings.filter { $0.readiness == level }.reduce(0) { $0 + $1.count }
                        return .init(value: String(level), label: String(level), count: count)
                    },
                    .budget: ["stated", "open"].map { .init($0) },
                    .field: fieldChoices,
                    .locality: localities.choices(), .request: [.init("none")],
                ])
            var filter = Profiles.Filter(list.query)
            filter.cooperations = list.query[.cooperation].map { cooperations.spellings[$0, default: []].sorted() }
            filter.fields = list.query[.field].map { fields.spellings[$0, default: []].sorted() }
            filter.localities = list.query[.locality].map { localities.spellings[$0, default: []].sorted() }
            try list.fill(try store.profiles.countOffers(of: event.id, filter)) {
                try store.profiles.offers(of: event.id, filter, limit: $0, offset: $1)
            }
            return list
        }
    }

    /// - Throws: `UseCaseError.notFound`.
    public func offer(_ code: String, of event: Event) async throws -> OfferDetail {
        try await read { store in
            guard let (offer, organisation, isWithheld) = try store.profiles.offer(code, of: event.id) else {
                throw UseCaseError.notFound
            }
            return OfferDetail(
                event: event, offer: offer, organisation: organisation, isWithheld: isWithheld,
                sources: try store.profiles.sources(of: offer.id.text, in: event.id),
                suggestions: isWithheld ? [] : try store.profiles.suggestions(of: offer.id, of: event.id),
                wasMatched: try store.profiles.wereMatched(in: event.id),
                requests: try store.profiles.requests(about: .offer(offer.id), of: event.id),
                meetings: try store.profiles.meetings(about: .offer(offer.id), of: event.id))
        }
    }
}
