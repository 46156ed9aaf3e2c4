public import Domain
import Storage

/// A need with all that is known about it.
public struct NeedDetail: Sendable {
    public var event: Event
    public var need: Need
    public var organisation: OrganisationLabel
    /// The firm refused to share its data: nothing is suggested.
    public var isWithheld: Bool
    /// Further answers of the firm that were read as the same need.
    public var repeats: [NeedRepeat]
    public var sources: [RowSource]
    /// Best first.
    public var suggestions: [Suggested<Offer>]
    /// Whether anything has been suggested in the event.
    public var wasMatched: Bool
    /// Requests that name the need, and meetings of their two sides in the current plan.
    public var requests: [RequestSummary]
    public var meetings: [MeetingSummary]
}

extension UseCases {
    /// A page of an event's needs.
    public func needs(of event: Event, _ query: ListQuery = ListQuery()) async throws -> Listing<NeedSummary> {
        try await read { store in
            var fields = SpellingChoices()
            var cooperations = SpellingChoices()
            let spellings = try store.profiles.needSpellings(of: event.id)
            for spelling in spellings {
                fields.add(spelling.field, of: spelling.field, count: spelling.count)
                for part in SpellingChoices.parts(of: spelling.cooperation) {
                    cooperations.add(part, of: spelling.cooperation, count: spelling.count)
                }
            }
            let localities = SpellingChoices(
                try store.profiles.localities(ofOffers: false, in: event.id).map { ($0.locality, $0.count) })
            var list = Listing<NeedSummary>(
                event, query, overall: spellings.reduce(0) { $0 + $1.count },
                wasMatched: try store.profiles.wereMatched(in: event.id),
                [
                    .field: fields.choices(),
                    .cooperation: cooperations.choices(atLeast: 2, orChosen: query[.cooperation]),
                    .confidence: ["high", "medium", "low", "none"].map { .init($0) },
                    .budget: ["stated", "open"].map { .init($0) },
                    .locality: localities.choices(),
                ])
            var filter = Profiles.Filter(list.query)
            filter.fields = list.query[.field].map { fields.spellings[$0, default: []].sorted() }
            filter.cooperations = list.query[.cooperation].map { cooperations.spellings[$0, default: []].sorted() }
            filter.localities = list.query[.locality].map { localities.spellings[$0, default: []].sorted() }
            try list.fill(try store.profiles.countNeeds(of: event.id, filter)) {
                try store.profiles.needs(of: event.id, filter, limit: $0, offset: $1)
            }
            return list
        }
    }

    /// - Throws: `UseCaseError.notFound`.
    public func need(_ code: String, of event: Event) async throws -> NeedDetail {
        try await read { store in
            guard let (need, organisation, isWithheld) = try store.profiles.need(code, of: event.id) else {
                throw UseCaseError.notFound
            }
            return NeedDetail(
                event: event, need: need, organisation: organisation, isWithheld: isWithheld,
                repeats: try store.profiles.repeats(of: need.id),
                sources: try store.profiles.sources(of: need.id.text, in: event.id),
                suggestions: isWithheld ? [] : try store.profiles.suggestions(for: need.id, of: event.id),
                wasMatched: try store.profiles.wereMatched(in: event.id),
                requests: try store.profiles.requests(about: .need(need.id), of: event.id),
                meetings: try store.profiles.meetings(about: .need(need.id), of: event.id))
        }
    }
}
