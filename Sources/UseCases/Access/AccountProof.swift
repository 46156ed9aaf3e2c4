import Domain
import Foundation
import Secrets
import Storage

/// By what somebody who is signed in shows to be the account's owner, before the ways of signing in are changed.
public struct AccountProof: Sendable {
    /// The current one, where the account has one.
    public var password: String
    /// In which session it is asked: without a password a young one is proof.
    public var session: String?

    public init(password: String, session: String?) {
        self.password = password
        self.session = session
    }
}

/// Why a way of signing in was not changed (catalogue keys `account.proof.<case>`).
public enum AccountProofError: String, Error, Equatable, Sendable {
    case passwordWrong
    /// The session was begun too long ago: sign in again.
    case sessionTooOld
}

/// What of signing in was changed, as the mail about it says (catalogue keys `mail.kind.<case>`).
enum AccountChange: String {
    case passwordSet, passwordRemoved, factorSet, factorRemoved, recoveryCodesRenewed
}

extension UseCases {
    /// Minutes from its beginning in which a session proves who somebody is.
    public static let proofMinutes = 10

    /// - Returns: the password's hash that the proof was compared with; `nil`: the account has none.
    /// - Throws: `AccountProofError`; `UseCaseError.tooManyTries`.
    func prove(_ proof: AccountProof, of account: Account) async throws -> String? {
        let (secrets, sessions) = try await read { store in
            (try store.accounts.secrets(of: account.id), try store.sessions.of(account.id))
        }
        guard let kept = secrets?.password else {
            let begun = sessions.first { $0.id == proof.session }?.createdAt
            guard let begun, now().timeIntervalSince(begun) <= Double(Self.proofMinutes * 60) else {
                throw AccountProofError.sessionTooOld
            }
            return nil
        }
        try await guardRate("password", account.email, most: Self.mostGuesses)
        let typed = proof.password
        guard try await hashing({ _ in PasswordHash(kept: kept)?.matches(typed) ?? false }) else {
            throw AccountProofError.passwordWrong
        }
        return kept
    }

    /// What goes with each change: the password that was proved is still the one, all other sessions end, and a mail
    /// tells the account's owner.
    func noteChange(
        _ change: AccountChange, of id: Identifier<Account>, provedBy kept: String?, in session: String?,
        _ store: Store
    ) throws {
        guard let account = try store.accounts.find(id), !account.isDisabled,
            try store.accounts.secrets(of: id)?.password == kept
        else { throw AccountProofError.passwordWrong }
        try store.sessions.removeOthers(than: session, of: id)
        try store.outbox.put(
            OutgoingMail(
                template: "accountChanged", fields: ["kind": change.rawValue], recipient: account.email,
                recipientName: account.name, language: account.language, dueAt: store.now))
    }
}
