import SQL

extension Migration {
    /// Two people in the form of one event lose nothing.
    static let eventVersions = Migration(
        number: 16, name: "event versions",
        statements: [
            "ALTER TABLE events ADD COLUMN version INTEGER NOT NULL DEFAULT 1"
        ])
}
