import SQL

extension Migration {
    /// Lists of imports read these figures and not the whole report. (No PostgreSQL has rows from before.)
    static let uploads = Migration(
        number: 2, name: "uploads",
        statements: [
            "ALTER TABLE imports ADD COLUMN created INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE imports ADD COLUMN updated INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE imports ADD COLUMN problems INTEGER NOT NULL DEFAULT 0",
            "ALTER TABLE imports ADD COLUMN errors INTEGER NOT NULL DEFAULT 0",
            """
            UPDATE imports SET
                created = \(sqlite: "COALESCE(json_extract(report, '$.created.' || subject), 0)", postgres: "0"),
                updated = \(sqlite: "COALESCE(json_extract(report, '$.updated.' || subject), 0)", postgres: "0"),
                problems = \(sqlite: "COALESCE(json_array_length(report, '$.problems'), 0)", postgres: "0")
            """,
            "CREATE INDEX imports_by_event ON imports (event, id)",
            // a file on its way in, kept until it is imported or given up
            """
            CREATE TABLE uploads (
                id TEXT PRIMARY KEY,
                event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
                subject TEXT NOT NULL,
                file TEXT NOT NULL,
                content \(sqlite: "BLOB", postgres: "BYTEA") NOT NULL,
                overrides TEXT NOT NULL,
                sheet TEXT,
                made_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX uploads_by_age ON uploads (made_at)",
        ])
}
