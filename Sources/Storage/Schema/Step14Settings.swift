import SQL

extension Migration {
    /// What owners decide for the whole installation. No secret is among it: the mail server's password stays where
    /// the program is started.
    static let settings = Migration(
        number: 14, name: "settings",
        statements: [
            // one row a group of settings that are saved together; a group that was never saved has none
            """
            CREATE TABLE settings (
                name TEXT PRIMARY KEY CHECK (name IN ('address', 'mail', 'languages', 'retention', 'branding')),
                value TEXT NOT NULL,
                version INTEGER NOT NULL CHECK (version > 0),
                changed_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE branding_logo (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                type TEXT NOT NULL CHECK (type IN ('image/png', 'image/jpeg', 'image/webp')),
                bytes \(sqlite: "BLOB", postgres: "BYTEA") NOT NULL
                    CHECK (\(sqlite: "length(bytes)", postgres: "octet_length(bytes)") BETWEEN 1 AND 524288),
                width INTEGER NOT NULL CHECK (width BETWEEN 1 AND 2000),
                height INTEGER NOT NULL CHECK (height BETWEEN 1 AND 2000),
                digest TEXT NOT NULL,
                changed_at BIGINT NOT NULL
            )
            """,
        ])
}
