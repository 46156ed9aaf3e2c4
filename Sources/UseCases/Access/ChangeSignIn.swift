public import Domain
import Foundation
import Secrets
import Storage

// How one signs in: each change asks for proof, ends all other sessions, and is told by mail.

extension UseCases {
    /// - Throws: `UseCaseError.passwordUnusable`, `AccountProofError`.
    public func setPassword(_ password: String, of account: Account, provedBy proof: AccountProof) async throws {
        let proved = try await prove(proof, of: account, orForgotten: true)
        let hash = try await hashing { cost in
            do throws(PasswordError) {
                try PasswordRules.check(password, address: account.email, name: account.name)
                return try PasswordHash(of: password, cost: cost).text
            } catch {
                throw UseCaseError.passwordUnusable(error)
            }
        }
        try await write(about: account.id.text) { store in
            try noteChange(.passwordSet, of: account.id, provedBy: proved, in: proof.session, store)
            try store.accounts.setPassword(hash, of: account.id)
        }
    }

    /// From then on one signs in by a mailed link. A second factor goes with it: it stands beside a password alone.
    /// - Throws: `AccountProofError`.
    public func removePassword(of account: Account, provedBy proof: AccountProof) async throws {
        let proved = try await prove(proof, of: account, orForgotten: true)
        try await write(about: account.id.text) { store in
            try noteChange(.passwordRemoved, of: account.id, provedBy: proved, in: proof.session, store)
            try store.accounts.setSecondFactor(nil, recovery: [], of: account.id)
            try store.accounts.setPassword(nil, of: account.id)
        }
    }

    /// - Returns: the recovery codes; shown this once.
    /// - Throws: `UseCaseError.signInRefused` where the code does not fit the secret: nothing is set up then;
    ///   `AccountProofError`.
    public func setSecondFactor(
        secret: String, code: String, of account: Account, provedBy proof: AccountProof
    ) async throws -> [String] {
        guard account.hasPassword, let factor = TOTP(base32: secret), let step = factor.step(of: code, at: now()) else {
            throw UseCaseError.signInRefused
        }
        let proved = try await prove(proof, of: account)
        guard proved.password != nil else { throw UseCaseError.signInRefused }
        let (codes, hashes) = try await newRecoveryCodes()
        try await write(about: account.id.text) { store in
            try noteChange(.factorSet, of: account.id, provedBy: proved, in: proof.session, store)
            try store.accounts.setSecondFactor(secret, recovery: hashes, of: account.id)
            _ = try store.accounts.take(step: step, of: account.id)
        }
        return codes
    }

    /// - Throws: `AccountProofError`.
    public func removeSecondFactor(of account: Account, provedBy proof: AccountProof) async throws {
        let proved = try await prove(proof, of: account)
        try await write(about: account.id.text) { store in
            try noteChange(.factorRemoved, of: account.id, provedBy: proved, in: proof.session, store)
            try store.accounts.setSecondFactor(nil, recovery: [], of: account.id)
        }
    }

    /// New recovery codes in the place of all that were made before.
    /// - Returns: the codes; shown this once.
    /// - Throws: `UseCaseError.signInRefused` without a second factor; `AccountProofError`.
    public func renewRecoveryCodes(of account: Account, provedBy proof: AccountProof) async throws -> [String] {
        let proved = try await prove(proof, of: account)
        let (codes, hashes) = try await newRecoveryCodes()
        try await write(about: account.id.text) { store in
            guard let secret = try store.accounts.secrets(of: account.id)?.secondFactor else {
                throw UseCaseError.signInRefused
            }
            try noteChange(.recoveryCodesRenewed, of: account.id, provedBy: proved, in: proof.session, store)
            try store.accounts.setSecondFactor(secret, recovery: hashes, of: account.id)
        }
        return codes
    }

    private func newRecoveryCodes() async throws -> (codes: [String], hashes: [String]) {
        let codes = RecoveryCodes.make()
        return (
            codes, try await hashing { cost in try codes.map { try PasswordHash(of: $0, cost: cost.ofCodes).text } }
        )
    }
}
