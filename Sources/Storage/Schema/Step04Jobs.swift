import SQL

extension Migration {
    static let jobs = Migration(
        number: 4, name: "jobs",
        statements: [
            // one row per connection that writes: on a server those who write at once do not wait for each other
            "CREATE TABLE revisions (writer INTEGER PRIMARY KEY, number BIGINT NOT NULL)",
            "INSERT INTO revisions (writer, number) SELECT 1, number FROM revision",
            "DROP TABLE revision",
            // long work, on whichever node it runs; beat_at says that its node still lives
            """
            CREATE TABLE jobs (
                id TEXT PRIMARY KEY,
                event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
                kind TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('running', 'done', 'failed')),
                failure TEXT NOT NULL,
                started_at BIGINT NOT NULL,
                beat_at BIGINT NOT NULL,
                ended_at BIGINT,
                CHECK ((state = 'running') = (ended_at IS NULL))
            )
            """,
            "CREATE UNIQUE INDEX jobs_one_running ON jobs (event, kind) WHERE state = 'running'",
            "CREATE INDEX jobs_by_end ON jobs (ended_at)",
        ])
}
