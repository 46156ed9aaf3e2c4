import Domain
import Foundation
import Secrets
public import Storage

extension UseCases {
    /// What this account typed into a form and did not send; the form's address is its name.
    public func draft(of form: String) async throws -> KeptDraft? {
        guard case .account(let account, _) = actor else { return nil }
        return try await read { try $0.drafts.find(form, of: account) }
    }

    /// All of them, the latest first.
    public func drafts() async throws -> [KeptDraft] {
        guard case .account(let account, _) = actor else { return [] }
        return try await read { try $0.drafts.of(account) }
    }

    /// Keeps what was typed; checks nothing of it.
    /// - Throws: `UseCaseError.draftTooLarge`.
    public func keepDraft(_ draft: FormDraft, of form: String) async throws {
        guard case .account(let account, _) = actor else { throw UseCaseError.notFound }
        try await keep(draft, of: form, for: account)
    }

    public func discardDraft(of form: String) async throws {
        guard case .account(let account, _) = actor else { return }
        try await note { try $0.drafts.remove(form, of: account) }
    }

    /// Keeps what came with a form whose session had run out, where the form was made in that session.
    /// - Parameters:
    ///   - cookie: of the session.
    ///   - token: of the form.
    /// - Returns: whether it is kept.
    public func keepDraft(_ draft: FormDraft, of form: String, cookie: String, token: String) async throws -> Bool {
        let digest = Token.digest(of: cookie)
        guard let session = try await read({ try $0.sessions.findEnded(digest: digest) }),
            isEqualInConstantTime(Array(session.formSecret.utf8), Array(token.utf8))
        else { return false }
        try await keep(draft, of: form, for: session.account)
        return true
    }

    private func keep(_ draft: FormDraft, of form: String, for account: Identifier<Account>) async throws {
        let size = draft.values.reduce(form.utf8.count) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        guard size <= 100_000 else { throw UseCaseError.draftTooLarge }
        let fields = draft.values.merging(["base": draft.baseText]) { $1 }
        let kept = KeptDraft(form: form, fields: fields, version: draft.version, changedAt: now())
        try await note { try $0.drafts.keep(kept, of: account) }
    }
}

extension FormDraft {
    public init(_ kept: KeptDraft) {
        self.init(kept.fields.filter { $0.key != "base" }, version: kept.version)
        readBase(kept.fields["base"] ?? "")
    }
}
