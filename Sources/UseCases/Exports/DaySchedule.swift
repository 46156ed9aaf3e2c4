public import Domain
public import Foundation
import Storage
import Text

/// A plan with everything that people read on it: what pages, print, spreadsheets and calendars are made from.
public struct DaySchedule: Sendable {
    public struct Side: Sendable, Hashable {
        public var code: String
        public var organisation: LocalisedText
        public var person: String
        public var personTitle: String
        public var country: String
        public var mode: AttendanceMode
        public var languages: [Language]
        public var organisationID: Identifier<Organisation>
        public var role: Participation.Role
        public var sharing: Participation.Sharing
    }

    public struct Topic: Sendable {
        public var code: String
        public var title: LocalisedText
    }

    public struct Line: Sendable {
        public var meeting: Meeting
        /// The slot's number in the event, from 1.
        public var slotNumber: Int
        public var slot: Slot
        public var first: Side
        public var second: Side
        public var place: Place
        public var interpreter: Interpreter?
        public var link: String
        public var isProvisional: Bool
        public var need: Topic?
        public var offer: Topic?
    }

    /// A wish without a meeting.
    public struct UnplacedLine: Sendable {
        public var request: MeetingRequest
        public var sender: Side
        public var receiver: Side
        /// Catalogue key `unplaced.<reason>` and its values.
        public var reason: String
        public var details: [String: String]
    }

    public var event: Event
    public var plan: Plan
    /// By time, then by number.
    public var lines: [Line]
    public var unplaced: [UnplacedLine]
    public var slots: [Slot]
    public var agenda: [AgendaItem]
    /// Everybody and everything that could have meetings, by code, also where the plan gives none.
    public var participants: [Side]
    public var places: [Place]
    public var interpreters: [Interpreter]
    public var madeAt: Date
}

extension UseCases {
    /// The draft or published plan of an event. `published` leaves drafts out.
    /// - Throws: `UseCaseError.noPlan`.
    public func schedule(of event: Event, published: Bool = false) async throws -> DaySchedule {
        try await read { store in
            let plan = published ? try store.plans.published(of: event.id) : try store.plans.current(of: event.id)
            guard let plan else { throw UseCaseError.noPlan }
            return try DaySchedule(plan, of: event, store).seen(by: store.scope)
        }
    }

    /// The participation that a person names by code or by the organisation's name.
    public func participation(named text: String, in event: Event) async throws -> (code: String, name: String) {
        let (participations, organisations) = try await read { store in
            (try store.participations.of(event.id), try store.organisations.of(event.id))
        }
        let names = Dictionary(organisations.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let wanted = text.folded
        let found = participations.first { participation in
            participation.code.folded == wanted
                || names[participation.organisation]?.allTexts.contains { $0.folded == wanted } == true
        }
        guard let found else { throw UseCaseError.organisationUnknown(text) }
        return (found.code, names[found.organisation]?.text ?? found.code)
    }
}

extension DaySchedule {
    init(_ plan: Plan, of event: Event, _ store: Store) throws {
        let participations = try Self.participants(of: event, store)
        let sides = Dictionary(participations, uniquingKeysWith: { first, _ in first })
        let slots = try store.slots.everOf(event.id)
        let numbers = Dictionary(slots.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let allPlaces = try store.places.of(event.id)
        let places = Dictionary(allPlaces.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let allInterpreters = try store.interpreters.of(event.id)
        let interpreters = Dictionary(allInterpreters.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let meetings = Dictionary(
            try store.meetings.of(event.id).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let requests = try store.requests.of(event.id)
        let topics = try Topics(store, event, requests)
        lines = try store.plans.placements(of: plan.id).compactMap { placement in
            guard let meeting = meetings[placement.meeting], let first = sides[meeting.first],
                let second = sides[meeting.second], let place = places[placement.place],
                let number = numbers[placement.slot]
            else { return nil }
            let (need, offer) = topics.of(meeting)
            return Line(
                meeting: meeting, slotNumber: number + 1, slot: slots[number], first: first, second: second,
                place: place, interpreter: placement.interpreter.flatMap { interpreters[$0] }, link: placement.link,
                isProvisional: placement.isProvisional, need: need, offer: offer)
        }
        let byID = Dictionary(requests.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        unplaced = try store.plans.unplaced(of: plan.id).compactMap { unplaced in
            guard let request = byID[unplaced.request], let sender = sides[request.sender],
                let receiver = sides[request.receiver]
            else { return nil }
            return UnplacedLine(
                request: request, sender: sender, receiver: receiver, reason: unplaced.reason,
                details: unplaced.details)
        }
        self.event = event
        self.plan = plan
        self.slots = try store.slots.of(event.id)
        agenda = try store.agenda.of(event.id)
        participants = participations.map(\.1)
        self.places = allPlaces
        self.interpreters = allInterpreters
        madeAt = store.now
    }

    /// All participations of an event, by code.
    static func participants(of event: Event, _ store: Store) throws -> [(Identifier<Participation>, Side)] {
        let organisations = Dictionary(
            try store.organisations.of(event.id).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return try store.participations.of(event.id).map { participation in
            (participation.id, Side(participation, organisations[participation.organisation]))
        }
    }
}

extension DaySchedule.Side {
    fileprivate init(_ participation: Participation, _ organisation: Organisation?) {
        self.init(
            code: participation.code, organisation: organisation?.name ?? LocalisedText(participation.code, in: .en),
            person: participation.person, personTitle: participation.personTitle,
            country: organisation?.country ?? "", mode: participation.mode, languages: participation.languages,
            organisationID: participation.organisation, role: participation.role, sharing: participation.sharing)
    }
}

/// What two organisations talk about: the need and the offer of the best request between them.
private struct Topics {
    private let needs: [Identifier<Need>: ProfileLabel]
    private let offers: [Identifier<Offer>: ProfileLabel]
    private var requests: [[Identifier<Participation>]: [MeetingRequest]] = [:]

    init(_ store: Store, _ event: Event, _ requests: [MeetingRequest]) throws {
        needs = try store.needs.labels(of: event.id)
        offers = try store.offers.labels(of: event.id)
        for request in requests {
            self.requests[[request.sender, request.receiver].sorted(), default: []].append(request)
        }
    }

    func of(_ meeting: Meeting) -> (DaySchedule.Topic?, DaySchedule.Topic?) {
        let wishes = (requests[[meeting.first, meeting.second].sorted()] ?? [])
            .sorted { ($0.rank ?? .max, $0.id) < ($1.rank ?? .max, $1.id) }
        let need = wishes.lazy.compactMap(\.need).first.flatMap { needs[$0] }
        let offer = wishes.lazy.compactMap(\.offer).first.flatMap { offers[$0] }
        return (
            need.map { DaySchedule.Topic(code: $0.code, title: $0.title) },
            offer.map { DaySchedule.Topic(code: $0.code, title: $0.title) }
        )
    }
}
