public import Domain
public import Foundation
import SQL

extension Store {
    public var outbox: Outbox { Outbox(store: self) }
}

/// A mail to be written and sent: which text, to whom, and what is filled in.
public struct OutgoingMail: Sendable, Equatable {
    public var id: String
    /// Names the text: catalogue keys `mail.<template>.…`.
    public var template: String
    public var fields: [String: String]
    public var recipient: String
    public var recipientName: String
    public var language: Language
    public var event: Identifier<Event>?
    /// Mails of one key that wait at the same time leave as one; empty: always by itself.
    public var digestKey: String
    public var dueAt: Date

    public init(
        id: String = Identifier<OutgoingMail>().text, template: String, fields: [String: String], recipient: String,
        recipientName: String = "", language: Language, event: Identifier<Event>? = nil, digestKey: String = "",
        dueAt: Date
    ) {
        self.id = id
        self.template = template
        self.fields = fields
        self.recipient = recipient
        self.recipientName = recipientName
        self.language = language
        self.event = event
        self.digestKey = digestKey
        self.dueAt = dueAt
    }
}

public struct Outbox {
    let store: Store

    /// In the transaction of the change that the mail tells of.
    public func put(_ mail: OutgoingMail) throws {
        try store.sql.run(
            """
            INSERT INTO outbox (id, template, fields, recipient, recipient_name, language, event, digest_key, state,
                due_at, failure, created_at)
            VALUES (\(mail.id), \(mail.template), \(try json(mail.fields)), \(mail.recipient), \(mail.recipientName),
                \(mail.language.rawValue), \(mail.event), \(mail.digestKey), 'waiting', \(mail.dueAt), '', \(store.now))
            """)
    }
}
