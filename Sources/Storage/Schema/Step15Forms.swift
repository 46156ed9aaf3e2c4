import SQL

extension Migration {
    /// Forms that count once, drafts of them, and when a record was last changed by hand.
    static let forms = Migration(
        number: 15, name: "forms",
        statements: [
            // written in the transaction of what the form changed: both are there, or neither
            """
            CREATE TABLE submissions (
                account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
                key TEXT NOT NULL CHECK (LENGTH(key) BETWEEN 1 AND 200),
                digest TEXT NOT NULL,
                attempt TEXT NOT NULL,
                location TEXT,
                flash TEXT,
                made_at BIGINT NOT NULL,
                PRIMARY KEY (account, key)
            )
            """,
            "CREATE INDEX submissions_by_time ON submissions (made_at)",
            """
            CREATE TABLE drafts (
                account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
                form TEXT NOT NULL,
                fields TEXT NOT NULL,
                version INTEGER NOT NULL,
                changed_at BIGINT NOT NULL,
                PRIMARY KEY (account, form)
            )
            """,
            "CREATE INDEX drafts_by_time ON drafts (changed_at)",
            // by a person in a form: an import then changes it no more
            "ALTER TABLE organisations ADD COLUMN edited_at BIGINT",
            "ALTER TABLE people ADD COLUMN edited_at BIGINT",
            "ALTER TABLE needs ADD COLUMN edited_at BIGINT",
            "ALTER TABLE offers ADD COLUMN edited_at BIGINT",
        ])
}
