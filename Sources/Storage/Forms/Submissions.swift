public import Domain
import Foundation
import SQL

extension Store {
    public var submissions: Submissions { Submissions(store: self) }
}

/// A form that was sent, or a request with an idempotency key: it counts once.
public struct Submission: Sendable, Equatable {
    public var account: Identifier<Account>
    /// Made with the form, or named by the sender.
    public var key: String
    /// Of where it was sent and all that it said.
    public var digest: String
    /// Which of the requests that bring the same form this is.
    public var attempt: String

    public init(account: Identifier<Account>, key: String, digest: String, attempt: String) {
        self.account = account
        self.key = key
        self.digest = digest
        self.attempt = attempt
    }
}

public struct Submissions {
    let store: Store

    /// How long a form is remembered.
    static let memory = 86_400.0

    /// A form that did its work, with the answer that its sender got.
    public struct Done: Sendable, Equatable {
        public var digest: String
        public var attempt: String
        /// Where the sender was led to, and what was said there; `nil` while the first request is still answering.
        public var location: String?
        public var flash: String?
    }

    /// Notes, in the transaction of the change, that this form made it.
    /// - Returns: `false` where another request with the same form was first: the change must not be made again.
    public func claim(_ submission: Submission) throws -> Bool {
        try store.sql.run("DELETE FROM submissions WHERE made_at < \(store.now.addingTimeInterval(-Self.memory))")
        let rows = try store.sql.run(
            """
            INSERT INTO submissions (account, key, digest, attempt, made_at)
            VALUES (\(submission.account), \(submission.key), \(submission.digest), \(submission.attempt),
                \(store.now))
            ON CONFLICT (account, key) DO NOTHING RETURNING key
            """)
        return try !rows.isEmpty || find(submission.key, of: submission.account)?.attempt == submission.attempt
    }

    public func find(_ key: String, of account: Identifier<Account>) throws -> Done? {
        try store.sql.first("SELECT * FROM submissions WHERE account = \(account) AND key = \(key)").map { row in
            Done(
                digest: try row.string("digest"), attempt: try row.string("attempt"),
                location: try row.optionalString("location"), flash: try row.optionalString("flash"))
        }
    }

    /// Keeps the answer for those who send the same form again.
    public func answer(_ submission: Submission, location: String, flash: String?) throws {
        try store.sql.run(
            """
            UPDATE submissions SET location = \(location), flash = \(flash)
            WHERE account = \(submission.account) AND key = \(submission.key) AND attempt = \(submission.attempt)
            """)
    }
}
