public import Domain
public import Foundation
import SQL

extension Store {
    public var sessions: Sessions { Sessions(store: self) }
    public var signIns: SignIns { SignIns(store: self) }
    public var attempts: Attempts { Attempts(store: self) }
}

/// A browser in which somebody is signed in.
public struct Session: Sendable, Equatable, Identifiable {
    /// By what somebody signed in. `link` and `code` came by mail.
    public enum Beginning: String, Sendable { case link, code, password, demo }

    public var id: String
    public var account: Identifier<Account>
    public var formSecret: String
    /// The network address from which it was begun.
    public var client: String
    /// What the browser says of itself.
    public var device: String
    public var createdAt: Date
    public var seenAt: Date
    public var expiresAt: Date
    /// `nil`: begun before this was kept.
    public var begunBy: Beginning?

    public init(
        id: String, account: Identifier<Account>, formSecret: String, client: String, device: String, createdAt: Date,
        seenAt: Date, expiresAt: Date, begunBy: Beginning? = nil
    ) {
        self.id = id
        self.account = account
        self.formSecret = formSecret
        self.client = client
        self.device = device
        self.createdAt = createdAt
        self.seenAt = seenAt
        self.expiresAt = expiresAt
        self.begunBy = begunBy
    }
}

public struct Sessions {
    let store: Store

    /// - Parameter digest: of the cookie.
    public func insert(_ session: Session, digest: String) throws {
        try store.sql.run(
            """
            INSERT INTO sessions (id, digest, account, form_secret, client, device, created_at, seen_at, expires_at,
                begun_by)
            VALUES (\(session.id), \(digest), \(session.account), \(session.formSecret), \(session.client),
                \(session.device), \(session.createdAt), \(session.seenAt), \(session.expiresAt),
                \(session.begunBy?.rawValue ?? ""))
            """)
    }

    /// One that has not ended, of an account that is not disabled.
    public func find(digest: String) throws -> (session: Session, account: Account)? {
        try store.sql.first(
            """
            SELECT s.id AS session_id, s.account, s.form_secret, s.client, s.device, s.created_at AS began_at,
                s.seen_at, s.expires_at, s.begun_by, a.*
            FROM sessions s JOIN accounts a ON a.id = s.account
            WHERE s.digest = \(digest) AND s.expires_at > \(store.now) AND NOT a.is_disabled
            """
        ).map { (try Session($0), try Account($0)) }
    }

    /// One that ran out lately, of an account that is not disabled: it opens nothing, but what was typed in it is kept.
    public func findEnded(digest: String) throws -> Session? {
        try store.sql.first(
            """
            SELECT s.id AS session_id, s.account, s.form_secret, s.client, s.device, s.created_at AS began_at,
                s.seen_at, s.expires_at, s.begun_by
            FROM sessions s JOIN accounts a ON a.id = s.account
            WHERE s.digest = \(digest) AND s.expires_at <= \(store.now) AND NOT a.is_disabled
            """
        ).map(Session.init)
    }

    public func of(_ account: Identifier<Account>) throws -> [Session] {
        try store.sql.all(
            """
            SELECT id AS session_id, account, form_secret, client, device, created_at AS began_at, seen_at, expires_at,
                begun_by
            FROM sessions WHERE account = \(account) AND expires_at > \(store.now) ORDER BY seen_at DESC, id
            """, Session.init)
    }

    public func touch(_ id: String) throws {
        try store.sql.run("UPDATE sessions SET seen_at = \(store.now) WHERE id = \(id)")
    }

    public func remove(_ id: String, of account: Identifier<Account>) throws {
        try store.sql.run("DELETE FROM sessions WHERE id = \(id) AND account = \(account)")
    }

    public func removeAll(of account: Identifier<Account>) throws {
        try store.sql.run("DELETE FROM sessions WHERE account = \(account)")
    }

    /// - Parameter kept: the one that goes on; `nil`: none.
    public func removeOthers(than kept: String?, of account: Identifier<Account>) throws {
        try store.sql.run("DELETE FROM sessions WHERE account = \(account) AND id <> \(kept ?? "")")
    }

    /// Sessions that ran out are known for a week more, for what is typed in them.
    public func removeEnded() throws {
        try store.sql.run("DELETE FROM sessions WHERE expires_at <= \(store.now - 7 * 86_400)")
        try store.sql.run("DELETE FROM sign_ins WHERE expires_at <= \(store.now - 86_400)")
        try store.sql.run("DELETE FROM attempts WHERE window_start <= \(store.now - 86_400)")
    }
}

extension Session {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.string("session_id"), account: try row.id("account"), formSecret: try row.string("form_secret"),
            client: try row.string("client"), device: try row.string("device"), createdAt: try row.date("began_at"),
            seenAt: try row.date("seen_at"), expiresAt: try row.date("expires_at"),
            begunBy: Beginning(rawValue: try row.string("begun_by")))
    }
}

/// A sign-in that was asked for by mail: a link and a code, either of which works once.
public struct SignIn: Sendable, Equatable {
    public var id: String
    /// `nil`: the address has no account; nothing was sent.
    public var account: Identifier<Account>?
    public var codeHash: String
    /// Where the person wanted to go.
    public var destination: String
    public var tries: Int
    public var expiresAt: Date

    public init(
        id: String, account: Identifier<Account>?, codeHash: String, destination: String, tries: Int = 0,
        expiresAt: Date
    ) {
        self.id = id
        self.account = account
        self.codeHash = codeHash
        self.destination = destination
        self.tries = tries
        self.expiresAt = expiresAt
    }
}

public struct SignIns {
    let store: Store

    public func insert(_ signIn: SignIn, digest: String) throws {
        try store.sql.run(
            """
            INSERT INTO sign_ins (id, digest, code_hash, account, destination, tries, created_at, expires_at)
            VALUES (\(signIn.id), \(digest), \(signIn.codeHash), \(signIn.account), \(signIn.destination), 0,
                \(store.now), \(signIn.expiresAt))
            """)
    }

    /// One that can still be used; looking changes nothing.
    public func find(digest: String) throws -> SignIn? {
        try store.sql.first("SELECT * FROM sign_ins WHERE digest = \(digest) AND \(usable)").map(SignIn.init)
    }

    public func find(id: String) throws -> SignIn? {
        try store.sql.first("SELECT * FROM sign_ins WHERE id = \(id) AND \(usable)").map(SignIn.init)
    }

    /// Uses it up. Two at once: one has it.
    public func take(_ id: String) throws -> Bool {
        try !store.sql.run(
            "UPDATE sign_ins SET used_at = \(store.now) WHERE id = \(id) AND \(usable) RETURNING id"
        ).isEmpty
    }

    /// Links and codes that wait: none works afterwards.
    public func removeAll(of account: Identifier<Account>) throws {
        try store.sql.run("DELETE FROM sign_ins WHERE account = \(account)")
    }

    /// Counts a wrong code; the fifth ends it.
    public func countTry(_ id: String) throws {
        try store.sql.run("UPDATE sign_ins SET tries = tries + 1 WHERE id = \(id) AND tries < 5")
    }

    private var usable: SQL { "used_at IS NULL AND expires_at > \(store.now) AND tries < 5" }
}

extension SignIn {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.string("id"), account: try row.optionalID("account", of: Account.self),
            codeHash: try row.string("code_hash"), destination: try row.string("destination"),
            tries: try row.int("tries"), expiresAt: try row.date("expires_at"))
    }
}

/// How often something was tried: guesses of codes, mails asked for.
public struct Attempts {
    let store: Store

    /// Counts one more in the window of time that now lies in.
    /// - Parameter seconds: the window's length.
    /// - Returns: how many that makes.
    public func count(_ subject: String, within seconds: Int) throws -> Int {
        let start = Int(store.now.timeIntervalSince1970) / seconds * seconds
        return try store.sql.first(
            """
            INSERT INTO attempts (subject, window_start, number) VALUES (\(subject), \(start * 1_000), 1)
            ON CONFLICT (subject, window_start) DO UPDATE SET number = attempts.number + 1 RETURNING number
            """)?.int("number") ?? 1
    }
}
