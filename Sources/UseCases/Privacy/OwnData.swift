public import Domain
import Foundation
import Storage
import Text

/// What a person sees of what they decided and asked for.
public struct OwnPrivacy: Sendable {
    /// One box: a purpose for oneself or for a firm at an event.
    public struct Box: Sendable {
        public var notice: PrivacyNotice
        public var subject: ConsentSubject
        /// All decisions, the latest first.
        public var decisions: [Consent]

        public var latest: Consent? { decisions.first }
    }

    public struct Firm: Sendable {
        public var organisation: Organisation
        public var event: Event
        public var sharing: Participation.Sharing
        public var boxes: [Box]
    }

    public var account: Account
    public var boxes: [Box]
    public var firms: [Firm]
    public var requests: [PrivacyRequest]
}

extension UseCases {
    /// - Throws: `UseCaseError.notFound` for a visitor.
    public func ownPrivacy(of viewer: Viewer) async throws -> OwnPrivacy {
        guard let account = viewer.account else { throw UseCaseError.notFound }
        return try await read { store in
            let notices = try store.currentNotices()
            func boxes(_ subject: ConsentSubject, ofFirm: Bool) throws -> [OwnPrivacy.Box] {
                let decisions = try store.consents.of(subject)
                return notices.filter { $0.purpose.isOfFirm == ofFirm }.map { notice in
                    OwnPrivacy.Box(
                        notice: notice, subject: subject,
                        decisions: decisions.filter { $0.purpose == notice.purpose })
                }
            }
            var firms: [OwnPrivacy.Firm] = []
            for grant in viewer.grants where grant.role == .delegate {
                guard let id = grant.organisation, let organisation = try store.organisations.find(id) else { continue }
                for event in try store.programmes.events(of: grant.programme) {
                    let own = try store.participations.of(event.id).filter { $0.organisation == id }
                    guard !own.isEmpty else { continue }
                    let sharing = own.map(\.sharing)
                    firms.append(
                        OwnPrivacy.Firm(
                            organisation: organisation, event: event,
                            sharing: sharing.contains(.refused)
                                ? .refused : sharing.contains(.agreed) ? .agreed : .unknown,
                            boxes: try boxes(.firm(id, at: event.id), ofFirm: true)))
                }
            }
            return OwnPrivacy(
                account: account, boxes: try boxes(.account(account.id), ofFirm: false), firms: firms,
                requests: try store.privacyRequests.of(account: account.id))
        }
    }

    /// Everything about a person and the firms they act for, as a file of JSON. Leaves an entry in the audit log.
    public func takeOwnData(of viewer: Viewer) async throws -> (name: String, content: [UInt8]) {
        guard let account = viewer.account else { throw UseCaseError.notFound }
        let firms = viewer.grants.compactMap { $0.role == .delegate ? $0.organisation : nil }
        let now = now()
        let content = try await read { store -> [UInt8] in
            let file: [String: Any] = [
                "made_at": now.ISO8601Format(), "account": account.id.text,
                "records": try store.ownRecords.of(account, firms: Array(Set(firms)).sorted()),
            ]
            return Array(
                try JSONSerialization.data(
                    withJSONObject: file, options: [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]))
        }
        try await record("takeOwnData", about: account.id.text)
        return ("my-data.json", content)
    }

    /// Puts a request into the queue, with the deadlines of the law.
    /// - Parameter subject: whose records are meant; a firm's by its delegate only.
    public func askAboutData(
        _ kind: PrivacyRequest.Kind, _ text: String, for subject: ConsentSubject, by viewer: Viewer
    ) async throws -> PrivacyRequest {
        guard let account = viewer.account else { throw UseCaseError.notFound }
        var firm: (organisation: Identifier<Organisation>, event: Identifier<Event>)?
        if case .firm(let organisation, let event) = subject {
            guard viewer.grants.contains(where: { $0.role == .delegate && $0.organisation == organisation }) else {
                throw UseCaseError.notFound
            }
            firm = (organisation, event)
        }
        let chosen = firm
        return try await write(
            about: account.id.text, in: chosen?.event, details: ["kind": kind.rawValue],
            telling: { ["request": $0.id.text] }
        ) { store in
            // A request about a person alone has no event, whose zone would say where the day ends.
            let event = try chosen.flatMap { try store.events.find($0.event) }
            let zone = event?.timeZone ?? TimeZone(identifier: "Asia/Ho_Chi_Minh") ?? .gmt
            let request = PrivacyRequest(
                account: account.id, organisation: chosen?.organisation, event: chosen?.event, kind: kind,
                text: String(text.nfc.prefix(2_000)), madeAt: store.now,
                answerBy: PrivacyDeadlines.answer(after: store.now, in: zone),
                doneBy: PrivacyDeadlines.completion(after: store.now))
            try store.privacyRequests.insert(request)
            return request
        }
    }
}
