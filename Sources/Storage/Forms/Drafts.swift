public import Domain
public import Foundation
import SQL

extension Store {
    public var drafts: Drafts { Drafts(store: self) }
}

/// What somebody typed into a form and has not sent yet.
public struct KeptDraft: Sendable, Equatable {
    /// The address of the form.
    public var form: String
    public var fields: [String: String]
    /// Of the record when the form was opened.
    public var version: Int
    public var changedAt: Date

    public init(form: String, fields: [String: String], version: Int, changedAt: Date) {
        self.form = form
        self.fields = fields
        self.version = version
        self.changedAt = changedAt
    }
}

/// Drafts of forms, each the account's own: nobody else reads them.
public struct Drafts {
    let store: Store

    /// How long a draft is kept that nobody touches.
    static let memory = 90.0 * 86_400
    /// Most drafts of one account; the oldest gives way.
    static let most = 50

    public func find(_ form: String, of account: Identifier<Account>) throws -> KeptDraft? {
        try store.sql.first("SELECT * FROM drafts WHERE account = \(account) AND form = \(form)").map(KeptDraft.init)
    }

    /// The latest first.
    public func of(_ account: Identifier<Account>) throws -> [KeptDraft] {
        try store.sql.all(
            "SELECT * FROM drafts WHERE account = \(account) ORDER BY changed_at DESC, form", KeptDraft.init)
    }

    public func keep(_ draft: KeptDraft, of account: Identifier<Account>) throws {
        try store.sql.run("DELETE FROM drafts WHERE changed_at < \(store.now.addingTimeInterval(-Self.memory))")
        try store.sql.run(
            """
            INSERT INTO drafts (account, form, fields, version, changed_at)
            VALUES (\(account), \(draft.form), \(try json(draft.fields)), \(draft.version), \(store.now))
            ON CONFLICT (account, form) DO UPDATE SET fields = excluded.fields, version = excluded.version,
                changed_at = excluded.changed_at
            """)
        try store.sql.run(
            """
            DELETE FROM drafts WHERE account = \(account) AND form NOT IN (
                SELECT form FROM drafts WHERE account = \(account) ORDER BY changed_at DESC, form LIMIT \(Self.most))
            """)
    }

    public func remove(_ form: String, of account: Identifier<Account>) throws {
        try store.sql.run("DELETE FROM drafts WHERE account = \(account) AND form = \(form)")
    }

    /// Of everybody, where the form's address speaks of a record that is taken out.
    /// - Parameter part: a part of the address, such as an id.
    public func removeAll(about part: String) throws {
        try store.sql.run("DELETE FROM drafts WHERE form LIKE \("%/" + part + "/%")")
    }
}

extension KeptDraft {
    init(_ row: SQLRow) throws {
        self.init(
            form: try row.string("form"), fields: try row.json("fields"), version: try row.int("version"),
            changedAt: try row.date("changed_at"))
    }
}
