public import Domain
import Storage

/// An organisation with its part in an event.
public struct OrganisationDetail: Sendable {
    public var event: Event
    public var organisation: Organisation
    /// Every spelling under which it was met.
    public var spellings: [String]
    public var people: [Person]
    /// The one that meets first.
    public var participations: [Participation]
    public var needs: [NeedSummary]
    public var offers: [OfferSummary]
    /// Sent and received.
    public var requests: [RequestSummary]
    /// In the current plan, by time.
    public var meetings: [MeetingSummary]
    public var lookalikes: [OpenLookalike]

    public var isWithheld: Bool { participations.contains { $0.sharing == .refused } }
}

extension UseCases {
    /// A page of the organisations that an event knows.
    public func organisations(
        of event: Event, _ query: ListQuery = ListQuery()
    ) async throws -> Listing<OrganisationSummary> {
        try await read { store in
            let countries = try store.profiles.countries(of: event.id)
            var list = Listing<OrganisationSummary>(
                event, query, overall: countries.reduce(0) { $0 + $1.count }, wasMatched: true,
                [
                    .role: ["demand", "supply", "other", "none"].map { .init($0) },
                    .mode: AttendanceMode.allCases.map { .init($0.rawValue) },
                    .country: countries.filter { !$0.country.isEmpty }.map {
                        .init(value: $0.country, label: "", count: $0.count)
                    },
                ])
            var filter = Profiles.OrganisationFilter()
            filter.words = list.query.words
            filter.mode = list.query[.mode].flatMap(AttendanceMode.init(rawValue:))
            filter.country = list.query[.country]
            switch list.query[.role] {
            case "other": filter.role = .notMeeting
            case "none": filter.role = .without
            case let role: filter.role = role.flatMap(Participation.Role.init(rawValue:)).map { .of($0) }
            }
            try list.fill(try store.profiles.countOrganisations(of: event.id, filter)) {
                try store.profiles.organisations(of: event.id, filter, limit: $0, offset: $1)
            }
            return list
        }
    }

    /// - Throws: `UseCaseError.notFound` where the event does not know it.
    public func organisation(_ id: Identifier<Organisation>, of event: Event) async throws -> OrganisationDetail {
        try await read { store in
            guard let organisation = try store.profiles.organisation(id, of: event.id) else {
                throw UseCaseError.notFound
            }
            var own = Profiles.Filter()
            own.organisation = id
            return OrganisationDetail(
                event: event, organisation: organisation, spellings: try store.profiles.spellings(of: id),
                people: try store.people.of(id),
                participations: try store.profiles.participations(of: id, in: event.id),
                needs: try store.profiles.needs(of: event.id, own),
                offers: try store.profiles.offers(of: event.id, own),
                requests: try store.profiles.requests(about: .organisation(id), of: event.id),
                meetings: try store.profiles.meetings(about: .organisation(id), of: event.id),
                lookalikes: try store.profiles.openLookalikes(of: id, in: event.id))
        }
    }
}
