import SQL

extension Migration {
    /// Whose lists a file was imported for, and by what a session was begun.
    static let sides = Migration(
        number: 17, name: "sides",
        statements: [
            // the country whose firms alone the sender looks after; empty for the hosts, who import for both sides
            "ALTER TABLE imports ADD COLUMN side TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE uploads ADD COLUMN side TEXT NOT NULL DEFAULT ''",
            // empty: begun before this was kept; proves nothing
            """
            ALTER TABLE sessions ADD COLUMN begun_by TEXT NOT NULL DEFAULT ''
                CHECK (begun_by IN ('', 'link', 'code', 'password', 'demo'))
            """,
        ])
}
