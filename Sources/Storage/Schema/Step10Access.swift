import SQL

extension Migration {
    /// Programmes, accounts, sessions, roles and invitations.
    static let access = Migration(
        number: 10, name: "access",
        statements: [
            """
            CREATE TABLE programmes (
                id TEXT PRIMARY KEY,
                name TEXT NOT NULL,
                host_country TEXT NOT NULL,
                themes TEXT NOT NULL,
                version INTEGER NOT NULL DEFAULT 1,
                created_at BIGINT NOT NULL
            )
            """,
            // events of before come into one programme
            """
            INSERT INTO programmes (id, name, host_country, themes, created_at)
            SELECT id, name, 'VN', '[]', created_at FROM events ORDER BY id LIMIT 1
            """,
            "ALTER TABLE events ADD COLUMN programme TEXT REFERENCES programmes (id)",
            "UPDATE events SET programme = (SELECT id FROM programmes LIMIT 1)",
            "CREATE INDEX events_by_programme ON events (programme)",
            """
            CREATE TABLE accounts (
                id TEXT PRIMARY KEY,
                email TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                language TEXT NOT NULL,
                password TEXT,
                second_factor TEXT,
                used_step BIGINT NOT NULL DEFAULT 0,
                is_disabled BOOLEAN NOT NULL,
                version INTEGER NOT NULL DEFAULT 1,
                created_at BIGINT NOT NULL,
                CHECK (second_factor IS NULL OR password IS NOT NULL)
            )
            """,
            """
            CREATE TABLE recovery_codes (
                account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
                position INTEGER NOT NULL,
                hash TEXT NOT NULL,
                used_at BIGINT,
                PRIMARY KEY (account, position)
            )
            """,
            // the cookie itself is nowhere: only its digest
            """
            CREATE TABLE sessions (
                id TEXT PRIMARY KEY,
                digest TEXT NOT NULL UNIQUE,
                account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
                form_secret TEXT NOT NULL,
                client TEXT NOT NULL,
                device TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                seen_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL CHECK (expires_at > created_at)
            )
            """,
            "CREATE INDEX sessions_by_account ON sessions (account)",
            "CREATE INDEX sessions_by_end ON sessions (expires_at)",
            // for an unknown address too, so that it takes the same way: its account is then null
            """
            CREATE TABLE sign_ins (
                id TEXT PRIMARY KEY,
                digest TEXT NOT NULL UNIQUE,
                code_hash TEXT NOT NULL,
                account TEXT REFERENCES accounts (id) ON DELETE CASCADE,
                destination TEXT NOT NULL,
                tries INTEGER NOT NULL DEFAULT 0 CHECK (tries <= 5),
                created_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                used_at BIGINT
            )
            """,
            "CREATE INDEX sign_ins_by_end ON sign_ins (expires_at)",
            // how often something was tried from an address or on an account within a window of time
            """
            CREATE TABLE attempts (
                subject TEXT NOT NULL,
                window_start BIGINT NOT NULL,
                number INTEGER NOT NULL,
                PRIMARY KEY (subject, window_start)
            )
            """,
            """
            CREATE TABLE grants (
                id TEXT PRIMARY KEY,
                account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
                programme TEXT NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
                role TEXT NOT NULL CHECK (role IN ('owner', 'organiser', 'partner_organiser', 'reviewer',
                    'front_desk', 'interpreter', 'delegate', 'leader')),
                country TEXT NOT NULL,
                organisation TEXT REFERENCES organisations (id) ON DELETE CASCADE,
                interpreter TEXT REFERENCES interpreters (id) ON DELETE SET NULL,
                created_at BIGINT NOT NULL,
                CHECK ((role = 'delegate') = (organisation IS NOT NULL)),
                CHECK (role <> 'partner_organiser' OR country <> '')
            )
            """,
            "CREATE UNIQUE INDEX grants_once ON grants (account, programme, role, COALESCE(organisation, ''))",
            "CREATE INDEX grants_by_programme ON grants (programme, role)",
            "CREATE INDEX grants_by_organisation ON grants (organisation)",
            // identifies, and never signs in: an accepted one gives its role to the account of its address
            """
            CREATE TABLE invitations (
                id TEXT PRIMARY KEY,
                digest TEXT NOT NULL UNIQUE,
                programme TEXT NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
                role TEXT NOT NULL,
                country TEXT NOT NULL,
                organisation TEXT REFERENCES organisations (id) ON DELETE CASCADE,
                interpreter TEXT REFERENCES interpreters (id) ON DELETE SET NULL,
                email TEXT NOT NULL,
                name TEXT NOT NULL,
                language TEXT NOT NULL,
                invited_by TEXT REFERENCES accounts (id) ON DELETE SET NULL,
                created_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                accepted_at BIGINT,
                withdrawn_at BIGINT
            )
            """,
            "CREATE INDEX invitations_by_programme ON invitations (programme)",
            "CREATE INDEX invitations_by_email ON invitations (email)",
        ])
}
