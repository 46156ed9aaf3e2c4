import Domain
public import Storage

extension UseCases {
    /// In the transaction of a change: nobody else made it with the same form; and the form's draft is done with.
    /// - Throws: `UseCaseError.alreadySubmitted`.
    func claimForm(_ store: Store) throws {
        if let submission, try !store.submissions.claim(submission) { throw UseCaseError.alreadySubmitted }
        if let draftedForm, case .account(let account, _) = actor {
            try store.drafts.remove(draftedForm, of: account)
        }
    }

    /// What came of a form that was sent before; `nil` where it did nothing yet.
    public func done(_ submission: Submission) async throws -> Submissions.Done? {
        try await read { try $0.submissions.find(submission.key, of: submission.account) }
    }

    /// Keeps the answer to a form, for those who send it again.
    public func keepAnswer(_ submission: Submission, location: String, flash: String?) async throws {
        try await note { try $0.submissions.answer(submission, location: location, flash: flash) }
    }
}
