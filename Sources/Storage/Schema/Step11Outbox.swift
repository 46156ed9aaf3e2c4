import SQL

extension Migration {
    /// Mails as rows, written with the change that they tell of and sent by a worker.
    static let outbox = Migration(
        number: 11, name: "outbox",
        statements: [
            """
            CREATE TABLE outbox (
                id TEXT PRIMARY KEY,
                template TEXT NOT NULL,
                fields TEXT NOT NULL,
                recipient TEXT NOT NULL,
                recipient_name TEXT NOT NULL,
                language TEXT NOT NULL,
                event TEXT REFERENCES events (id) ON DELETE CASCADE,
                digest_key TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'withdrawn', 'bounced')),
                due_at BIGINT NOT NULL,
                claimed_until BIGINT,
                tries INTEGER NOT NULL DEFAULT 0,
                failure TEXT NOT NULL,
                failure_kind TEXT NOT NULL DEFAULT '' CHECK (
                    failure_kind IN ('', 'passing', 'refused', 'notAllowed', 'tooLate', 'unwritable')),
                carried_by TEXT,
                created_at BIGINT NOT NULL,
                ended_at BIGINT,
                CHECK ((state = 'sending') = (claimed_until IS NOT NULL))
            )
            """,
            "CREATE INDEX outbox_due ON outbox (due_at) WHERE state IN ('waiting', 'sending')",
            "CREATE INDEX outbox_carried ON outbox (carried_by) WHERE carried_by IS NOT NULL",
            "CREATE INDEX outbox_by_state ON outbox (state, id)",
        ])
}
