import Domain
public import Foundation
import Secrets
public import Storage

/// By what somebody who is signed in shows to be the account's owner, before the ways of signing in are changed.
public struct AccountProof: Sendable {
    /// The current one, where the account has one.
    public var password: String
    /// Of the second factor, or a recovery code: where the password was forgotten.
    public var code: String
    /// In which session it is asked: without a password a young one is proof.
    public var session: String?

    public init(password: String, code: String = "", session: String?) {
        self.password = password
        self.code = code
        self.session = session
    }
}

/// Why a way of signing in was not changed (catalogue keys `account.proof.<case>`).
public enum AccountProofError: String, Error, Equatable, Sendable {
    case passwordWrong
    /// Neither the second factor's code nor an unused recovery code.
    case codeWrong
    /// The session was begun too long ago: sign in again.
    case sessionTooOld
}

/// What of signing in was changed, as the mail about it says (catalogue keys `mail.kind.<case>`).
enum AccountChange: String {
    case passwordSet, passwordRemoved, factorSet, factorRemoved, recoveryCodesRenewed, signInReset
}

/// What a proof rests on: taken up in the same transaction as the change.
struct ProvedAccount: Sendable {
    /// The password's hash that is kept; `nil`: the account has none.
    var password: String?
    /// The second factor's time step, or the place of a recovery code: each works once.
    var step: Int?
    var recovery: Int?
}

extension Session {
    /// A link or a code was read in the account's own mailbox a moment ago: who forgot the password shows by it who
    /// they are, as by the mail of a password reset.
    public func provesMailbox(at now: Date) -> Bool {
        [.link, .code].contains(begunBy) && now.timeIntervalSince(createdAt) <= Double(UseCases.proofMinutes * 60)
    }
}

extension UseCases {
    /// Minutes from its beginning in which a session proves who somebody is.
    public static let proofMinutes = 10

    /// - Parameter forgotten: whether somebody who does not know the password may change it: by a session that a mailed
    ///   link or code has just begun and, where there is a second factor, its code as well.
    /// - Throws: `AccountProofError`; `UseCaseError.tooManyTries`.
    func prove(
        _ proof: AccountProof, of account: Account, orForgotten forgotten: Bool = false
    ) async throws -> ProvedAccount {
        let (secrets, sessions) = try await read { store in
            (try store.accounts.secrets(of: account.id), try store.sessions.of(account.id))
        }
        let session = sessions.first { $0.id == proof.session }
        guard let kept = secrets?.password else {
            guard let begun = session?.createdAt, now().timeIntervalSince(begun) <= Double(Self.proofMinutes * 60)
            else {
                throw AccountProofError.sessionTooOld
            }
            return ProvedAccount()
        }
        if forgotten, proof.password.isEmpty, session?.provesMailbox(at: now()) == true {
            guard let factor = secrets?.secondFactor else { return ProvedAccount(password: kept) }
            return try await prove(proof.code, against: factor, of: account, password: kept)
        }
        try await guardRate("password", account.email, most: Self.mostGuesses)
        let typed = proof.password
        guard try await hashing({ _ in PasswordHash(kept: kept)?.matches(typed) ?? false }) else {
            throw AccountProofError.passwordWrong
        }
        return ProvedAccount(password: kept)
    }

    private func prove(
        _ code: String, against factor: String, of account: Account, password: String
    ) async throws -> ProvedAccount {
        try await guardRate("password", account.email, most: Self.mostGuesses)
        if let step = TOTP(base32: factor)?.step(of: code, at: now()) {
            return ProvedAccount(password: password, step: step)
        }
        guard let recovery = try await recoveryCode(code, of: account.id) else { throw AccountProofError.codeWrong }
        return ProvedAccount(password: password, recovery: recovery)
    }

    /// What goes with each change: the password that was proved is still the one, all other sessions end, and a mail
    /// tells the account's owner.
    func noteChange(
        _ change: AccountChange, of id: Identifier<Account>, provedBy proved: ProvedAccount, in session: String?,
        _ store: Store
    ) throws {
        guard let account = try store.accounts.find(id), !account.isDisabled,
            try store.accounts.secrets(of: id)?.password == proved.password
        else { throw AccountProofError.passwordWrong }
        if let step = proved.step, try !store.accounts.take(step: step, of: id) { throw AccountProofError.codeWrong }
        if let recovery = proved.recovery, try !store.accounts.take(recoveryCode: recovery, of: id) {
            throw AccountProofError.codeWrong
        }
        try store.sessions.removeOthers(than: session, of: id)
        try tell(change, account, store)
    }

    /// A mail to the account's owner.
    func tell(_ change: AccountChange, _ account: Account, _ store: Store) throws {
        try store.outbox.put(
            OutgoingMail(
                template: "accountChanged", fields: ["kind": change.rawValue], recipient: account.email,
                recipientName: account.name, language: account.language, dueAt: store.now))
    }
}
