public import Domain
import Storage

extension UseCases {
    /// Takes password, second factor and all sessions from an account, for who has the installation's files: its owner
    /// signs in by mail from then on. The last way in for who lost the password and the second factor's device.
    /// - Throws: `UseCaseError.emailUnreadable`, `.accountUnknown`.
    public func resetSignIn(of email: String) async throws -> Account {
        let email = try Self.email(email)
        return try await write(telling: { ["account": $0.id.text] }) { store in
            guard let account = try store.accounts.find(email: email) else {
                throw UseCaseError.accountUnknown(email)
            }
            try store.accounts.setSecondFactor(nil, recovery: [], of: account.id)
            try store.accounts.setPassword(nil, of: account.id)
            try store.sessions.removeAll(of: account.id)
            try store.signIns.removeAll(of: account.id)
            if !account.isDisabled { try tell(.signInReset, account, store) }
            return account
        }
    }
}
