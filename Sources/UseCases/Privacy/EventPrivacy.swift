public import Domain
public import Foundation
import Storage
import Text

/// What staff see of an event's consents and requests.
public struct EventPrivacy: Sendable {
    public struct Firm: Sendable {
        public var organisation: Organisation
        public var codes: [String]
        public var sharing: Participation.Sharing
        /// The latest decisions on sharing and on the border.
        public var decisions: [Consent]
        public var isAnonymised: Bool
    }

    public var event: Event
    public var firms: [Firm]
    /// Those that wait first, then by age.
    public var requests: [PrivacyRequest]
    /// Who asked, by account.
    public var names: [Identifier<Account>: String]
    public var months: Int?
    public var keptUntil: Date?
    public var notices: [PrivacyNotice]
}

extension UseCases {
    /// Firms within the reader's scope.
    public func eventPrivacy(_ event: Event) async throws -> EventPrivacy {
        let scope = scope
        return try await read { store in
            let participations = Dictionary(
                grouping: try store.participations.of(event.id).filter(\.role.meets), by: \.organisation)
            var decisions: [Identifier<Organisation>: [Consent]] = [:]
            for consent in try store.consents.of(event.id) {
                guard case .firm(let id, _) = consent.subject,
                    !(decisions[id] ?? []).contains(where: { $0.purpose == consent.purpose })
                else { continue }
                decisions[id, default: []].append(consent)
            }
            let anonymised = try store.anonymisation.firms(of: event.id)
            let firms = try store.organisations.of(event.id).filter { scope.holds($0) }.compactMap {
                organisation -> EventPrivacy.Firm? in
                guard let own = participations[organisation.id] else { return nil }
                let sharing = own.map(\.sharing)
                return EventPrivacy.Firm(
                    organisation: organisation, codes: own.map(\.code),
                    sharing: sharing.contains(.refused) ? .refused : sharing.contains(.agreed) ? .agreed : .unknown,
                    decisions: decisions[organisation.id] ?? [], isAnonymised: anonymised.contains(organisation.id))
            }
            let shown = Set(firms.map(\.organisation.id))
            let requests = try store.privacyRequests.of(event.id).filter { request in
                request.organisation.map { shown.contains($0) } ?? (scope == .everything)
            }
            var names: [Identifier<Account>: String] = [:]
            for id in Set(requests.compactMap(\.account)) { names[id] = try store.accounts.find(id)?.name }
            let months = try store.retentions.months(of: event.id)
            return EventPrivacy(
                event: event, firms: firms.sorted { ($0.codes.first ?? "") < ($1.codes.first ?? "") },
                requests: requests.filter { !$0.isEnded } + requests.filter(\.isEnded), names: names, months: months,
                keptUntil: months.flatMap { event.keptUntil($0) }, notices: try store.currentNotices())
        }
    }

    /// Moves a request on: answered, done, or refused with a reason.
    /// - Throws: `UseCaseError.notFound` for a request that has ended or is of another event; `ConsentRefusal.noteMissing`
    ///   for a refusal without a reason.
    public func answerRequest(
        _ id: Identifier<PrivacyRequest>, of event: Event, _ state: PrivacyRequest.State, reason: String
    ) async throws {
        let reason = String(reason.nfc.squeezed.prefix(2_000))
        guard state != .refused || !reason.isEmpty else { throw ConsentRefusal.noteMissing }
        guard state != .open else { throw UseCaseError.notFound }
        let scope = scope
        try await write(about: id.text, in: event.id, details: ["state": state.rawValue]) { store in
            guard let request = try store.privacyRequests.find(id), request.event == nil || request.event == event.id
            else { throw UseCaseError.notFound }
            let firm = try request.organisation.flatMap { try store.organisations.find($0) }
            guard firm.map({ scope.holds($0) }) ?? (scope == .everything),
                try store.privacyRequests.move(id, to: state, reason: reason)
            else { throw UseCaseError.notFound }
        }
    }
}

extension Scope {
    /// Whether a firm's consents are this reader's business: those of their own side.
    fileprivate func holds(_ organisation: Organisation) -> Bool {
        switch self {
        case .everything: true
        case .nothing: false
        case .side(let country): organisation.country == country
        case .firms(let ids): ids.contains(organisation.id)
        }
    }
}
