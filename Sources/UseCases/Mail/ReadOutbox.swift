import Domain
public import Storage

/// A page of the outbox. Texts and links are not for those who look after the mail.
public struct OutboxPage: Sendable {
    public var mails: [OutboxMail]
    public var counts: [OutboxMail.State: Int]
    public var state: OutboxMail.State?
    /// Where this page begins; `nil`: at the newest.
    public var before: String?
    /// The id after which the next page begins, where there is one.
    public var next: String?
    /// What a server says that does not let us in.
    public var serverRefusal: String?
}

extension UseCases {
    public func outbox(
        _ state: OutboxMail.State? = nil, before: String? = nil, limit: Int = 50
    ) async throws -> OutboxPage {
        try await read { store in
            let found = try store.outbox.list(state, before: before, limit: limit + 1)
            let mails = found.prefix(limit).map { mail in
                var mail = mail
                // Whether there is a text is told, the text is not.
                mail.mail.fields = mail.mail.fields.mapValues { _ in "" }
                return mail
            }
            return OutboxPage(
                mails: mails, counts: try store.outbox.counts(), state: state, before: before,
                next: found.count > limit ? mails.last?.id : nil, serverRefusal: try store.outbox.serverRefusal())
        }
    }

    /// The newest mails with their texts: for demonstrations, where no mail leaves.
    public func demoMails(limit: Int = 30) async throws -> [OutboxMail] {
        try await read { try $0.outbox.list(limit: limit) }
    }

    /// - Throws: `UseCaseError.notFound` where there is no such mail, or its state or lost text forbids it; so the two
    ///   below.
    public func resendMail(_ id: String) async throws {
        try await write(about: id) { guard try $0.outbox.putBack(id) else { throw UseCaseError.notFound } }
    }

    public func withdrawMail(_ id: String) async throws {
        try await write(about: id) { guard try $0.outbox.withdraw(id) else { throw UseCaseError.notFound } }
    }

    public func markMailBounced(_ id: String) async throws {
        try await write(about: id) { guard try $0.outbox.markBounced(id) else { throw UseCaseError.notFound } }
    }
}
