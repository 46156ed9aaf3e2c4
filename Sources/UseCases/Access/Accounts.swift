public import Domain
import Foundation
import SQL
import Secrets
import Storage
import Text

extension UseCases {
    public func hasAccounts() async throws -> Bool { try await read { try !$0.accounts.isEmpty() } }

    public func account(email: String) async throws -> Account? {
        let email = try Self.email(email)
        return try await read { try $0.accounts.find(email: email) }
    }

    /// Makes an account with a role in a programme: the first organiser, from the command line.
    /// - Throws: `UseCaseError.emailUnreadable`, `.emailTaken`, `.notFound` where there is no such programme;
    ///   `ProgrammeRefusal.several`.
    public func createUser(
        email typed: String, name: String, language: Language, role: Role, country: String = "",
        programme wanted: Identifier<Programme>? = nil, organisation: Identifier<Organisation>? = nil,
        interpreter: Identifier<Interpreter>? = nil
    ) async throws -> Account {
        let email = try Self.email(typed)
        // Such roles are nothing without a side or a firm.
        guard role != .delegate || organisation != nil else { throw UseCaseError.roleIncomplete }
        guard role != .partnerOrganiser || !country.isEmpty else { throw UseCaseError.roleIncomplete }
        let now = now()
        let account = Account(email: email, name: name.nfc.squeezed, language: language, createdAt: now)
        do {
            return try await write(about: account.id.text, details: ["role": role.rawValue]) { store in
                let programmes = try store.programmes.all()
                let named = wanted.flatMap { id in programmes.first { $0.id == id } }
                guard wanted == nil || named != nil else { throw UseCaseError.notFound }
                guard named != nil || programmes.count <= 1 else { throw ProgrammeRefusal(programmes) }
                let programme = try named ?? programmes.first ?? firstProgramme(store)
                try store.accounts.insert(account)
                let side = country.isEmpty && [.owner, .organiser].contains(role) ? programme.hostCountry : country
                try store.grants.insert(
                    Grant(
                        account: account.id, programme: programme.id, role: role, country: side,
                        organisation: organisation, interpreter: interpreter))
                return account
            }
        } catch let error as SQLError where error.kind == .unique {
            throw UseCaseError.emailTaken(email)
        }
    }

    private func firstProgramme(_ store: Store) throws -> Programme {
        let programme = Programme(name: LocalisedText("CauNoi", in: .en), hostCountry: "VN")
        try store.programmes.insert(programme)
        return programme
    }

    /// A sign-in link without mail, for who has the installation's files.
    /// - Returns: the path that the person opens.
    public func signInLink(for email: String) async throws -> String {
        let email = try Self.email(email)
        let (token, id) = (Token(), Identifier<SignIn>().text)
        return try await write { store in
            guard let account = try store.accounts.find(email: email), !account.isDisabled else {
                throw UseCaseError.accountUnknown(email)
            }
            try store.signIns.insert(
                SignIn(
                    id: id, account: account.id, codeHash: Token.digest(of: id + SignInCode.make()), destination: "/",
                    expiresAt: store.now + Double(Self.signInMinutes * 60)), digest: token.digest)
            return "/sign-in/" + token.text
        }
    }
}

extension UseCases {
    public func account(_ id: Identifier<Account>) async throws -> Account? {
        try await read { try $0.accounts.find(id) }
    }

    public func programmes() async throws -> [Programme] { try await read { try $0.programmes.all() } }

    /// Whom the demo lets in by one press, in the order in which they were made.
    public func demoIdentities() async throws -> [(email: String, name: String, role: Role)] {
        try await read { store in
            let accounts = try store.accounts.all().filter { $0.email.hasSuffix(Account.demoDomain) }
            return try accounts.sorted { $0.id < $1.id }.compactMap { account in
                try store.grants.of(account.id).first.map { (account.email, account.name, $0.role) }
            }
        }
    }
}
