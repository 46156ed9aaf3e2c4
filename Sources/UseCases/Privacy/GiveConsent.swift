public import Domain
import Foundation
import SQL
import Storage
import Text

/// Why a decision was not taken down.
public enum ConsentRefusal: Error, Equatable, Sendable {
    /// The notice was changed after the page was opened: it has to be read again.
    case noticeChanged
    /// Who decides for somebody else says how they were told.
    case noteMissing
}

extension UseCases {
    /// The notice of each purpose that holds now, in the order of the purposes.
    public func currentNotices() async throws -> [PrivacyNotice] {
        try await read { try $0.currentNotices() }
    }

    /// Gives a consent for oneself, as a firm's delegate, or as staff for a firm with a note of how it was told. For a
    /// firm it holds at once.
    /// - Parameter notice: the version that was read.
    /// - Returns: the receipt.
    /// - Throws: `ConsentRefusal`; `UseCaseError.notFound` for whom this person may not decide.
    public func giveConsent(
        _ purpose: ConsentPurpose, for subject: ConsentSubject, by viewer: Viewer, notice: Int, language: Language,
        note: String = ""
    ) async throws -> Consent {
        try await decide(purpose, isGiven: true, subject, viewer, notice, language, note)
    }

    /// Takes a consent back, or refuses one that was never given: processing stops in the same transaction.
    public func withdrawConsent(
        _ purpose: ConsentPurpose, for subject: ConsentSubject, by viewer: Viewer, notice: Int, language: Language,
        note: String = ""
    ) async throws -> Consent {
        try await decide(purpose, isGiven: false, subject, viewer, notice, language, note)
    }

    private func decide(
        _ purpose: ConsentPurpose, isGiven: Bool, _ subject: ConsentSubject, _ viewer: Viewer, _ notice: Int,
        _ language: Language, _ note: String, verb: String = #function
    ) async throws -> Consent {
        var (about, event) = ("", nil as Identifier<Event>?)
        switch subject {
        case .account(let account): about = account.text
        case .firm(let organisation, let at): (about, event) = (organisation.text, at)
        }
        return try await write(
            verb, about: about, in: event, details: ["purpose": purpose.rawValue],
            telling: { ["receipt": $0.receipt, "state": $0.state.rawValue] }
        ) { store in
            let source = try store.source(of: subject, purpose, by: viewer, note: note.nfc.squeezed)
            // Taking back needs no reading.
            let current = try store.currentNotices().first { $0.purpose == purpose }?.version
            guard !isGiven || notice == current else { throw ConsentRefusal.noticeChanged }
            let before = try store.consents.latest(purpose, of: subject)
            let state: Consent.State = isGiven ? .given : before?.state == .given ? .withdrawn : .refused
            if let before, before.source.isOwnDecision, before.state == state, before.notice == notice { return before }
            let kept = try store.consents.append(
                Consent(
                    subject: subject, purpose: purpose, state: state, notice: max(1, notice), language: language,
                    source: source, madeBy: viewer.account?.id, madeAt: store.now))
            if case .firm(let organisation, let event) = subject {
                try store.consents.apply(organisation, at: event)
            }
            if purpose == .registration, !isGiven, case .account(let id) = subject { try store.close(id) }
            return kept
        }
    }

    /// Makes the first version of each notice from the texts that come with the product, where there is none yet.
    public func seedNotices(_ texts: [ConsentPurpose: LocalisedText]) async throws {
        let known = Set(try await read { try $0.notices.all() }.map(\.purpose))
        let missing = texts.filter { !known.contains($0.key) }
        guard !missing.isEmpty else { return }
        let now = now()
        do {
            try await database.write { transaction in
                let store = Store(transaction, now: now)
                for (purpose, text) in missing {
                    try store.notices.insert(PrivacyNotice(purpose: purpose), text: text)
                }
                try store.raiseRevision()
            }
        } catch let error as SQLError where error.kind == .unique {
            // Another node was first.
        }
    }

    /// Puts a new version of a notice in the place of the one that holds. Decisions of before keep theirs.
    public func publishNotice(_ purpose: ConsentPurpose, _ text: LocalisedText) async throws -> PrivacyNotice {
        try await write(about: purpose.rawValue, telling: { ["version": "\($0.version)"] }) { store in
            let last = try store.currentNotices().first { $0.purpose == purpose }?.version ?? 0
            let notice = PrivacyNotice(purpose: purpose, version: last + 1, text: text, validFrom: store.now)
            try store.notices.insert(notice, text: text)
            return notice
        }
    }
}

extension Store {
    func currentNotices() throws -> [PrivacyNotice] {
        let all = try notices.all()
        return ConsentPurpose.allCases.map { purpose in
            all.first { $0.purpose == purpose } ?? PrivacyNotice(purpose: purpose)
        }
    }

    /// Without registration an account cannot be used: as the notice says.
    fileprivate func close(_ id: Identifier<Account>) throws {
        guard var account = try accounts.find(id) else { return }
        for grant in try grants.of(id) where grant.role == .owner {
            if try grants.count(.owner, of: grant.programme) <= 1 { throw UseCaseError.lastOwner }
        }
        account.isDisabled = true
        try accounts.save(account)
        try sessions.removeAll(of: id)
    }

    /// How this person may decide for a subject, if at all.
    fileprivate func source(
        of subject: ConsentSubject, _ purpose: ConsentPurpose, by viewer: Viewer, note: String
    ) throws -> Consent.Source {
        switch subject {
        case .account(let account):
            guard !purpose.isOfFirm, account == viewer.account?.id else { throw UseCaseError.notFound }
            return .form
        case .firm(let organisation, let eventID):
            guard purpose.isOfFirm, let event = try events.find(eventID),
                let firm = try organisations.find(organisation),
                try participations.isThere(organisation, at: eventID)
            else { throw UseCaseError.notFound }
            let grants = viewer.grants.filter { $0.programme == event.programme }
            if grants.contains(where: { $0.role == .delegate && $0.organisation == organisation }) { return .form }
            let access = Access(grants)
            guard access.may(.seeWork), access.may(.editProfiles),
                access.edits.holds(firm.id, of: firm.country)
            else { throw UseCaseError.notFound }
            guard !note.isEmpty else { throw ConsentRefusal.noteMissing }
            return .desk(note: note)
        }
    }
}
