import SQL

extension Migration {
    /// Notices, consents with their receipts, requests of those whose data it is, how long an event's data is kept.
    static let privacy = Migration(
        number: 12, name: "privacy",
        statements: [
            // what is read before deciding; a version is never changed, a new one comes after it
            """
            CREATE TABLE privacy_notices (
                purpose TEXT NOT NULL CHECK (purpose IN ('registration', 'sharing', 'border', 'photos', 'marketing')),
                version INTEGER NOT NULL CHECK (version > 0),
                texts TEXT NOT NULL,
                valid_from BIGINT NOT NULL,
                PRIMARY KEY (purpose, version)
            )
            """,
            // one decision a row, the latest counts; made_by refers to nothing, so that a receipt outlives who entered it
            """
            CREATE TABLE consents (
                id TEXT PRIMARY KEY,
                year INTEGER NOT NULL,
                number INTEGER NOT NULL CHECK (number > 0),
                account TEXT REFERENCES accounts (id) ON DELETE SET NULL,
                organisation TEXT REFERENCES organisations (id) ON DELETE CASCADE,
                event TEXT REFERENCES events (id) ON DELETE CASCADE,
                purpose TEXT NOT NULL CHECK (purpose IN ('registration', 'sharing', 'border', 'photos', 'marketing')),
                state TEXT NOT NULL CHECK (state IN ('given', 'refused', 'withdrawn')),
                notice INTEGER CHECK (notice > 0),
                language TEXT NOT NULL,
                source TEXT NOT NULL CHECK (source IN ('form', 'sheet', 'desk')),
                file TEXT NOT NULL,
                sheet TEXT NOT NULL,
                row_number INTEGER,
                value TEXT NOT NULL,
                note TEXT NOT NULL,
                made_by TEXT,
                made_at BIGINT NOT NULL,
                UNIQUE (year, number),
                CHECK ((purpose IN ('sharing', 'border')) = (organisation IS NOT NULL)),
                CHECK ((organisation IS NULL) = (event IS NULL)),
                CHECK (account IS NULL OR organisation IS NULL),
                CHECK ((source = 'sheet') = (row_number IS NOT NULL)),
                CHECK (source = 'sheet' OR notice IS NOT NULL)
            )
            """,
            "CREATE INDEX consents_by_firm ON consents (event, organisation, purpose, id)",
            "CREATE INDEX consents_by_account ON consents (account, purpose, id)",
            "CREATE INDEX consents_by_organisation ON consents (organisation)",
            """
            CREATE TABLE privacy_requests (
                id TEXT PRIMARY KEY,
                account TEXT REFERENCES accounts (id) ON DELETE SET NULL,
                organisation TEXT REFERENCES organisations (id) ON DELETE SET NULL,
                event TEXT REFERENCES events (id) ON DELETE CASCADE,
                kind TEXT NOT NULL CHECK (kind IN ('copy', 'correction', 'withdrawal', 'deletion')),
                state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'done', 'refused')),
                text TEXT NOT NULL,
                reason TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                answer_by BIGINT NOT NULL,
                done_by BIGINT NOT NULL,
                answered_at BIGINT,
                ended_at BIGINT,
                CHECK ((state = 'open') = (answered_at IS NULL)),
                CHECK ((state IN ('done', 'refused')) = (ended_at IS NOT NULL)),
                CHECK (state <> 'refused' OR reason <> '')
            )
            """,
            "CREATE INDEX privacy_requests_by_event ON privacy_requests (event, id)",
            "CREATE INDEX privacy_requests_by_account ON privacy_requests (account)",
            "CREATE INDEX privacy_requests_by_organisation ON privacy_requests (organisation)",
            // months after the event's day; no row: kept until somebody decides
            """
            CREATE TABLE retentions (
                event TEXT PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
                months INTEGER NOT NULL CHECK (months BETWEEN 1 AND 120),
                applied_at BIGINT
            )
            """,
            // firms whose records of an event are figures only
            """
            CREATE TABLE anonymisations (
                organisation TEXT NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
                event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
                made_at BIGINT NOT NULL,
                PRIMARY KEY (organisation, event)
            )
            """,
            "CREATE INDEX anonymisations_by_event ON anonymisations (event)",
        ])
}
