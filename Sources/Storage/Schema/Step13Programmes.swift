import SQL

extension Migration {
    /// What a programme says of itself, and the bodies that bear it.
    static let programmes = Migration(
        number: 13, name: "programmes",
        statements: [
            "ALTER TABLE programmes ADD COLUMN description TEXT",
            "ALTER TABLE programmes ADD COLUMN starts_on TEXT",
            "ALTER TABLE programmes ADD COLUMN ends_on TEXT CHECK (ends_on >= starts_on)",
            "ALTER TABLE programmes ADD COLUMN website TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE programmes ADD COLUMN copied_from TEXT REFERENCES programmes (id) ON DELETE SET NULL",
            """
            CREATE TABLE partner_bodies (
                id TEXT PRIMARY KEY,
                programme TEXT NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
                name TEXT NOT NULL,
                country TEXT NOT NULL CHECK (country <> ''),
                role TEXT NOT NULL CHECK (role IN ('host', 'co_host', 'partner', 'sponsor', 'implementer')),
                website TEXT NOT NULL,
                position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 999),
                version INTEGER NOT NULL DEFAULT 1,
                created_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX partner_bodies_by_programme ON partner_bodies (programme, position)",
        ])
}
