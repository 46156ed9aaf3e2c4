public import Domain
public import Foundation
import SQL

/// A row of the outbox: a mail, how far it is and what kept it.
public struct OutboxMail: Sendable, Equatable, Identifiable {
    public enum State: String, CaseIterable, Sendable { case waiting, sending, sent, failed, withdrawn, bounced }

    /// What came of the last try.
    public enum Failure: String, CaseIterable, Sendable {
        /// Tried again later.
        case passing
        /// The server will never take this mail.
        case refused
        /// The server does not let us in; the mail waits.
        case notAllowed
        /// Its link would no longer work.
        case tooLate
        /// Its text could not be made.
        case unwritable
    }

    public var mail: OutgoingMail
    public var state: State
    public var tries: Int
    public var failure: Failure?
    /// What the server said; empty where there is nothing to add.
    public var detail: String
    public var claimedUntil: Date?
    /// The mail that this one leaves with.
    public var carriedBy: String?
    public var createdAt: Date
    public var endedAt: Date?

    public var id: String { mail.id }
    public var template: MailTemplate? { MailTemplate(rawValue: mail.template) }

    /// Whether another try makes sense: the text is still there.
    public var canBePutBack: Bool {
        [.failed, .withdrawn, .bounced].contains(state) && carriedBy == nil && !mail.fields.isEmpty
    }
}

extension OutboxMail {
    init(_ row: SQLRow) throws {
        mail = OutgoingMail(
            id: try row.string("id"), template: try row.string("template"), fields: try row.json("fields"),
            recipient: try row.string("recipient"), recipientName: try row.string("recipient_name"),
            language: Language(rawValue: try row.string("language")) ?? .en, event: try row.optionalID("event"),
            digestKey: try row.string("digest_key"), dueAt: try row.date("due_at"))
        state = try row.choice("state")
        tries = try row.int("tries")
        failure = Failure(rawValue: try row.string("failure_kind"))
        detail = try row.string("failure")
        claimedUntil = try row.optionalDate("claimed_until")
        carriedBy = try row.optionalString("carried_by")
        createdAt = try row.date("created_at")
        endedAt = try row.optionalDate("ended_at")
    }
}
