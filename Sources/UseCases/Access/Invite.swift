public import Domain
import Foundation
import SQL
import Secrets
public import Storage
import Text

/// Whom to invite, and as what.
public struct InvitationDraft: Sendable, Equatable {
    public var email: String
    public var name: String
    public var language: Language
    public var role: Role
    /// The side that an organiser looks after.
    public var country: String
    /// For a delegate: the code of the participation, such as `VN001`.
    public var participation: String
    /// For an interpreter: which record of the events' lists is this person; empty: none yet.
    public var interpreter: String

    public init(
        email: String = "", name: String = "", language: Language = .en, role: Role = .delegate, country: String = "",
        participation: String = "", interpreter: String = ""
    ) {
        self.email = email
        self.name = name
        self.language = language
        self.role = role
        self.country = country
        self.participation = participation
        self.interpreter = interpreter
    }
}

/// The people of a programme.
public struct ProgrammePeople: Sendable {
    public var programme: Programme
    public var grants: [(grant: Grant, account: Account)]
    public var invitations: [Invitation]
    /// Names of the firms that delegates act for.
    public var firms: [Identifier<Organisation>: LocalisedText]
    /// Those of the programme's events, the latest event first.
    public var interpreters: [(interpreter: Interpreter, event: Event)]
}

extension UseCases {
    static let invitationDays = 30

    /// - Throws: `UseCaseError.notFound`.
    public func people(of programme: Identifier<Programme>) async throws -> ProgrammePeople {
        let scope = scope
        return try await read { store in
            guard let found = try store.programmes.find(programme) else { throw UseCaseError.notFound }
            var grants = try store.grants.of(programme)
            var invitations = try store.invitations.of(programme)
            var firms: [Identifier<Organisation>: Organisation] = [:]
            for id in Set(grants.compactMap(\.grant.organisation) + invitations.compactMap(\.organisation)) {
                firms[id] = try store.organisations.find(id)
            }
            if case .side(let country) = scope {
                // A partner sees its own side's delegates, and the organisers of all sides.
                grants.removeAll { one in one.grant.organisation.map { firms[$0]?.country != country } ?? false }
                invitations.removeAll { one in
                    one.organisation.map { firms[$0]?.country != country } ?? (one.country != country)
                }
            }
            return ProgrammePeople(
                programme: found, grants: grants, invitations: invitations, firms: firms.mapValues(\.name),
                interpreters: try store.programmes.interpreters(of: programme))
        }
    }

    /// Invites somebody to a role. An address that has an account already is invited like any other.
    /// - Returns: the code, as it is printed or read out; shown this once.
    /// - Throws: `UseCaseError.roleNotAllowed`, `.emailUnreadable`, `.notFound` for a firm out of one's reach.
    public func invite(
        _ draft: InvitationDraft, to programme: Identifier<Programme>, by viewer: Viewer
    ) async throws -> String {
        let email = try Self.email(draft.email)
        let access = viewer.access(to: programme)
        let grantable = access.roles.reduce(into: Set<Role>()) { $0.formUnion($1.grantable) }
        guard grantable.contains(draft.role) else { throw UseCaseError.roleNotAllowed }
        let own = access.ownSide
        if let own, !draft.country.isEmpty, draft.country != own { throw UseCaseError.roleNotAllowed }
        let code = InvitationCode.make(prefix: "CN")
        let digest = Token.digest(of: InvitationCode.normalised(code) ?? code)
        return try await write(about: programme.text, details: ["role": draft.role.rawValue]) { store in
            guard let found = try store.programmes.find(programme) else { throw UseCaseError.notFound }
            var country = draft.country
            if country.isEmpty, let own { country = own }
            if country.isEmpty, [.owner, .organiser].contains(draft.role) { country = found.hostCountry }
            guard draft.role != .partnerOrganiser || !country.isEmpty else { throw UseCaseError.roleNotAllowed }
            let organisation =
                draft.role == .delegate ? try firm(draft.participation, in: programme, of: own, store) : nil
            let interpreter =
                draft.role == .interpreter && !draft.interpreter.isEmpty
                ? try record(draft.interpreter, in: programme, store) : nil
            try store.invitations.insert(
                Invitation(
                    programme: programme, role: draft.role, country: country, organisation: organisation,
                    interpreter: interpreter, email: email, name: draft.name.nfc.squeezed, language: draft.language,
                    invitedBy: viewer.account?.id, createdAt: store.now,
                    expiresAt: store.now + Double(Self.invitationDays * 86_400)), digest: digest)
            try store.outbox.put(
                OutgoingMail(
                    template: "invitation",
                    fields: [
                        "inviter": viewer.account?.name ?? "", "programme": found.name.text(for: draft.language),
                        "role": draft.role.rawValue, "path": "/invitation/" + code, "code": code,
                    ], recipient: email, recipientName: draft.name.nfc.squeezed, language: draft.language,
                    dueAt: store.now))
            return code
        }
    }

    /// The firm of a participation in one of the programme's events, where the reader may see it.
    private func firm(
        _ code: String, in programme: Identifier<Programme>, of own: String?, _ store: Store
    ) throws -> Identifier<Organisation> {
        for event in try store.programmes.events(of: programme) {
            guard let found = try store.participations.of(event.id).first(where: { $0.code == code }) else { continue }
            guard let firm = try store.profiles.organisation(found.organisation, of: event.id) else { continue }
            // Of the other side a partner sees those that share; who acts for them is the other side's to say.
            if let own, firm.country != own { throw UseCaseError.roleNotAllowed }
            return found.organisation
        }
        throw UseCaseError.organisationUnknown(code)
    }

    /// - Throws: `UseCaseError.notFound` for an interpreter of no event of the programme.
    private func record(
        _ id: String, in programme: Identifier<Programme>, _ store: Store
    ) throws -> Identifier<Interpreter> {
        guard
            let found = try store.programmes.interpreters(of: programme).first(where: { $0.interpreter.id.text == id })
        else { throw UseCaseError.notFound }
        return found.interpreter.id
    }

    /// - Throws: `UseCaseError.notFound` for one of the other side.
    public func withdrawInvitation(
        _ id: Identifier<Invitation>, of programme: Identifier<Programme>, by viewer: Viewer
    ) async throws {
        let own = viewer.access(to: programme).ownSide
        try await write(about: id.text) { store in
            if let own, let one = try store.invitations.of(programme).first(where: { $0.id == id }) {
                let country = try one.organisation.flatMap { try store.organisations.find($0)?.country } ?? one.country
                guard country == own else { throw UseCaseError.notFound }
            }
            try store.invitations.withdraw(id, of: programme)
        }
    }

    /// What an invitation says, for the page that asks to accept it. Looking changes nothing.
    public func invitation(code typed: String) async throws -> (invitation: Invitation, programme: Programme)? {
        try await guardGuesses()
        guard let code = InvitationCode.normalised(typed) else { return nil }
        return try await read { store in
            guard let found = try store.invitations.find(digest: Token.digest(of: code)),
                let programme = try store.programmes.find(found.programme)
            else { return nil }
            return (found, programme)
        }
    }

    /// Gives the role to the account of the invited address, made where it is missing. Nobody is signed in by it: for
    /// that a link goes to the address.
    /// - Returns: names the sign-in that was sent.
    /// - Throws: `UseCaseError.invitationUnusable`.
    public func acceptInvitation(code typed: String) async throws -> String {
        try await guardGuesses()
        guard let code = InvitationCode.normalised(typed) else { throw UseCaseError.invitationUnusable }
        let email = try await write { store in
            guard let found = try store.invitations.find(digest: Token.digest(of: code)),
                try store.invitations.accept(found.id)
            else { throw UseCaseError.invitationUnusable }
            var account = try store.accounts.find(email: found.email)
            if account == nil {
                let new = Account(email: found.email, name: found.name, language: found.language, createdAt: store.now)
                try store.accounts.insert(new)
                account = new
            }
            guard let account else { throw UseCaseError.invitationUnusable }
            try store.grants.insert(
                Grant(
                    account: account.id, programme: found.programme, role: found.role, country: found.country,
                    organisation: found.organisation, interpreter: found.interpreter))
            // Who has the role already is invited anew to be joined with a record.
            if let interpreter = found.interpreter {
                try store.grants.join(account.id, to: interpreter, in: found.programme)
            }
            return found.email
        }
        return try await askForSignIn(email: email, destination: "/")
    }

    /// - Throws: `UseCaseError.lastOwner`, `.roleNotAllowed`, `.notFound`.
    public func takeRole(
        _ id: Identifier<Grant>, of programme: Identifier<Programme>, by viewer: Viewer
    ) async throws {
        let access = viewer.access(to: programme)
        let grantable = access.roles.reduce(into: Set<Role>()) { $0.formUnion($1.grantable) }
        try await write(about: id.text) { store in
            guard let grant = try store.grants.find(id), grant.programme == programme else {
                throw UseCaseError.notFound
            }
            guard grantable.contains(grant.role) else { throw UseCaseError.roleNotAllowed }
            if let own = access.ownSide {
                let country =
                    try grant.organisation.flatMap { try store.organisations.find($0)?.country } ?? grant.country
                guard country == own else { throw UseCaseError.roleNotAllowed }
            }
            if grant.role == .owner, try store.grants.count(.owner, of: programme) <= 1 {
                throw UseCaseError.lastOwner
            }
            try store.grants.remove(id)
        }
    }

    private func guardGuesses() async throws {
        let count = try await note { [client] in try $0.attempts.count("invitation from " + client, within: 900) }
        if count > 60 { throw UseCaseError.tooManyTries(900) }
    }
}

extension Access {
    /// The side of a partner organiser, who gives and takes roles of that side alone, whatever else this person may
    /// see by another role; `nil` for the hosts.
    fileprivate var ownSide: String? { if case .side(let own) = imports { own } else { nil } }
}
