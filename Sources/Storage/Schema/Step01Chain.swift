import SQL

extension Migration {
    static let chain = Migration(
        number: 1, name: "the chain",
        statements: [
            """
            CREATE TABLE events (
                id TEXT PRIMARY KEY,
                name TEXT NOT NULL,
                date TEXT NOT NULL,
                place TEXT NOT NULL,
                zone TEXT NOT NULL,
                partner_zone TEXT NOT NULL,
                slot_minutes INTEGER NOT NULL CHECK (slot_minutes BETWEEN 5 AND 240),
                link_template TEXT NOT NULL,
                created_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE organisations (
                id TEXT PRIMARY KEY,
                kind TEXT NOT NULL,
                name TEXT NOT NULL,
                country TEXT NOT NULL,
                locality TEXT NOT NULL,
                address TEXT NOT NULL,
                tax_code TEXT NOT NULL,
                field TEXT NOT NULL,
                search TEXT NOT NULL,
                version INTEGER NOT NULL DEFAULT 1,
                created_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX organisations_by_tax_code ON organisations (tax_code)",
            // every spelling under which an organisation was met
            """
            CREATE TABLE organisation_names (
                organisation TEXT NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
                key TEXT NOT NULL,
                written TEXT NOT NULL,
                PRIMARY KEY (organisation, key)
            )
            """,
            "CREATE INDEX organisation_names_by_key ON organisation_names (key)",
            // what may be a branch, or the same firm, until a person decides
            """
            CREATE TABLE organisation_lookalikes (
                organisation TEXT NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
                other TEXT NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
                why TEXT NOT NULL CHECK (why IN ('branch', 'alike')),
                state TEXT NOT NULL CHECK (state IN ('open', 'same', 'different')),
                PRIMARY KEY (organisation, other),
                CHECK (organisation <> other)
            )
            """,
            """
            CREATE TABLE people (
                id TEXT PRIMARY KEY,
                organisation TEXT NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
                name TEXT NOT NULL,
                name_key TEXT NOT NULL,
                title TEXT NOT NULL,
                email TEXT NOT NULL,
                phone TEXT NOT NULL,
                version INTEGER NOT NULL DEFAULT 1,
                created_at BIGINT NOT NULL,
                UNIQUE (organisation, name_key)
            )
            """,
            "CREATE INDEX people_by_email ON people (email)",
            """
            CREATE TABLE imports (
                id TEXT PRIMARY KEY,
                event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
                subject TEXT NOT NULL,
                file TEXT NOT NULL,
                report TEXT NOT NULL,
                made_at BIGINT NOT NULL
            )
            """,
            // which file, sheet and row a record was read from
            """
            CREATE TABLE sources (
                record TEXT NOT NULL,
                event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
                kind TEXT NOT NULL,
                file TEXT NOT NULL,
                sheet TEXT NOT NULL,
                row_number INTEGER NOT NULL,
                item INTEGER NOT NULL,
                PRIMARY KEY (record, file, sheet, row_number, item)
            )
            """,
            "CREATE INDEX sources_by_place ON sources (event, kind, file, sheet, row_number, item)",
            """
            CREATE TABLE needs (
                id TEXT PRIMARY KEY,
                event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
                code TEXT NOT NULL UNIQUE,
                organisation TEXT NOT NULL REFERENCES organisations (id),
                title TEXT NOT NULL,
                title_key TEXT NOT NULL,
                description TEXT NOT NULL,
                requirements TEXT NOT NULL,
                field TEXT NOT NULL,
                cooperation TEXT NOT NULL,
                budget_text TEXT NOT NULL,
                budget_minimum BIGINT CHECK (budget_minimum >= 0),
                budget_maximum BIGINT CHECK (budget_maximum >= budget_minimum),
                budget_currency TEXT CHECK (budget_currency IN ('VND', 'KRW', 'USD')),
                budget_per TEXT,
                budget_open BOOLEAN NOT NULL,
                timing TEXT NOT NULL,
                submitted_on TEXT NOT NULL,
                reference TEXT NOT NULL,
                search TEXT NOT NULL,
                version INTEGER NOT NULL DEFAULT 1,
                created_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX needs_by_organisation ON needs (organisation)",
            "CREATE INDEX needs_by_event ON needs (event, code)",
            """
            CREATE TABLE need_repeats (
                id TEXT PRIMARY KEY,
                need TEXT NOT NULL REFERENCES needs (id) ON DELETE CASCADE,
                reference TEXT NOT NULL,
                title TEXT NOT NULL,
                description TEXT NOT NULL,
                requirements TEXT NOT NULL,
                cooperation TEXT NOT NULL,
                budget_text TEXT NOT NULL,
                budget_minimum BIGINT CHECK (budget_minimum >= 0),
                budget_maximum BIGINT CHECK (budget_maximum >= budget_minimum),
                budget_currency TEXT CHECK (budget_currency IN ('VND', 'KRW', 'USD')),
                budget_per TEXT,
                budget_open BOOLEAN NOT NULL,
                timing TEXT NOT NULL,
                submitted_on TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('proposed', 'confirmed', 'separated')),
                created_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX need_repeats_by_need ON need_repeats (need)",
            """
            CREATE TABLE offers (
                id TEXT PRIMARY KEY,
                event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
                code TEXT NOT NULL UNIQUE,
                organisation TEXT NOT NULL REFERENCES organisations (id),
                title TEXT NOT NULL,
                title_key TEXT NOT NULL,
                description TEXT NOT NULL,
                applications TEXT NOT NULL,
                readiness INTEGER CHECK (readiness BETWEEN 1 AND 9),
                readiness_text TEXT NOT NULL,
                rights TEXT NOT NULL,
                cooperation TEXT NOT NULL,
                partner_sought TEXT NOT NULL,
                price_text TEXT NOT NULL,
                price_minimum BIGINT CHECK (price_minimum >= 0),
                price_maximum BIGINT CHECK (price_maximum >= price_minimum),
                price_currency TEXT CHECK (price_currency IN ('VND', 'KRW', 'USD')),
                price_per TEXT,
                price_open BOOLEAN NOT NULL,
                note TEXT NOT NULL,
                reference TEXT NOT NULL,
                search TEXT NOT NULL,
                version INTEGER NOT NULL DEFAULT 1,
                created_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX offers_by_organisation ON offers (organisation)",
            "CREATE INDEX offers_by_event ON offers (event, code)",
            """
            CREATE TABLE participations (
                id TEXT PRIMARY KEY,
                event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
                organisation TEXT NOT NULL REFERENCES organisations (id),
                code TEXT NOT NULL,
                role TEXT NOT NULL,
                person TEXT NOT NULL,
                person_title TEXT NOT NULL,
                email TEXT NOT NULL,
                mode TEXT NOT NULL CHECK (mode IN ('on_site', 'remote', 'both')),
                languages TEXT NOT NULL,
                availability TEXT NOT NULL,
                people INTEGER NOT NULL CHECK (people >= 1),
                parallel INTEGER NOT NULL CHECK (parallel BETWEEN 1 AND 50),
                sharing TEXT NOT NULL CHECK (sharing IN ('agreed', 'refused', 'unknown')),
                sharing_text TEXT NOT NULL,
                version INTEGER NOT NULL DEFAULT 1,
                created_at BIGINT NOT NULL,
                UNIQUE (event, code)
            )
            """,
            // an organisation meets under one participation; its speakers and guests are others
            """
            CREATE UNIQUE INDEX participations_one_meeting_role ON participations (event, organisation)
            WHERE role IN ('demand', 'supply')
            """,
            """
            CREATE TABLE interpreters (
                id TEXT PRIMARY KEY,
                event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
                code TEXT NOT NULL,
                name TEXT NOT NULL,
                languages TEXT NOT NULL,
                mode TEXT NOT NULL CHECK (mode IN ('on_site', 'remote', 'both')),
                specialities TEXT NOT NULL,
                availability TEXT NOT NULL,
                maximum INTEGER CHECK (maximum >= 0),
                maximum_in_row INTEGER CHECK (maximum_in_row >= 1),
                phone TEXT NOT NULL,
                fee_text TEXT NOT NULL,
                fee_minimum BIGINT CHECK (fee_minimum >= 0),
                fee_maximum BIGINT CHECK (fee_maximum >= fee_minimum),
                fee_currency TEXT CHECK (fee_currency IN ('VND', 'KRW', 'USD')),
                fee_per TEXT,
                fee_open BOOLEAN NOT NULL,
                version INTEGER NOT NULL DEFAULT 1,
                created_at BIGINT NOT NULL,
                UNIQUE (event, code)
            )
            """,
            """
            CREATE TABLE places (
                id TEXT PRIMARY KEY,
                event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
                code TEXT NOT NULL,
                name TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('table', 'booth', 'room', 'online', 'hall')),
                capacity INTEGER CHECK (capacity >= 0),
                is_hybrid BOOLEAN NOT NULL,
                is_reserved BOOLEAN NOT NULL,
                link TEXT NOT NULL,
                equipment TEXT NOT NULL,
                note TEXT NOT NULL,
                version INTEGER NOT NULL DEFAULT 1,
                created_at BIGINT NOT NULL,
                UNIQUE (event, code)
            )
            """,
            """
            CREATE TABLE agenda_items (
                id TEXT PRIMARY KEY,
                event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
                code TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('meetings', 'plenary', 'break')),
                title TEXT NOT NULL,
                place TEXT NOT NULL,
                audience TEXT NOT NULL,
                starts_at BIGINT NOT NULL,
                ends_at BIGINT NOT NULL CHECK (ends_at > starts_at),
                version INTEGER NOT NULL DEFAULT 1,
                created_at BIGINT NOT NULL,
                UNIQUE (event, code)
            )
            """,
            // retired: the agenda changed, but a plan of before still speaks of the slot
            """
            CREATE TABLE slots (
                id TEXT PRIMARY KEY,
                event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
                block TEXT NOT NULL,
                starts_at BIGINT NOT NULL,
                ends_at BIGINT NOT NULL CHECK (ends_at > starts_at),
                is_retired BOOLEAN NOT NULL,
                UNIQUE (event, starts_at, ends_at)
            )
            """,
            """
            CREATE TABLE requests (
                id TEXT PRIMARY KEY,
                event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
                sender TEXT NOT NULL REFERENCES participations (id) ON DELETE CASCADE,
                receiver TEXT NOT NULL REFERENCES participations (id) ON DELETE CASCADE,
                rank INTEGER CHECK (rank >= 1),
                need TEXT REFERENCES needs (id) ON DELETE SET NULL,
                offer TEXT REFERENCES offers (id) ON DELETE SET NULL,
                message TEXT NOT NULL,
                sent_at BIGINT,
                answer TEXT NOT NULL CHECK (answer IN ('pending', 'accepted', 'declined')),
                version INTEGER NOT NULL DEFAULT 1,
                created_at BIGINT NOT NULL,
                CHECK (sender <> receiver),
                UNIQUE (event, sender, receiver)
            )
            """,
            "CREATE INDEX requests_by_receiver ON requests (receiver)",
            """
            CREATE TABLE matches (
                need TEXT NOT NULL REFERENCES needs (id) ON DELETE CASCADE,
                offer TEXT NOT NULL REFERENCES offers (id) ON DELETE CASCADE,
                rank INTEGER NOT NULL CHECK (rank >= 1),
                score DOUBLE PRECISION NOT NULL,
                confidence TEXT NOT NULL CHECK (confidence IN ('high', 'medium', 'low')),
                reasons TEXT NOT NULL,
                engine TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                PRIMARY KEY (need, offer)
            )
            """,
            "CREATE INDEX matches_by_offer ON matches (offer)",
            """
            CREATE TABLE plans (
                id TEXT PRIMARY KEY,
                event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
                number INTEGER NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'superseded')),
                value BIGINT NOT NULL,
                bound BIGINT NOT NULL CHECK (bound >= value),
                meetings_bound INTEGER NOT NULL,
                is_optimal BOOLEAN NOT NULL,
                seconds DOUBLE PRECISION NOT NULL,
                made_at BIGINT NOT NULL,
                published_at BIGINT,
                CHECK ((state = 'draft') = (published_at IS NULL)),
                UNIQUE (event, number)
            )
            """,
            "CREATE UNIQUE INDEX plans_one_draft ON plans (event) WHERE state = 'draft'",
            "CREATE UNIQUE INDEX plans_one_published ON plans (event) WHERE state = 'published'",
            """
            CREATE TABLE meetings (
                id TEXT PRIMARY KEY,
                event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
                code TEXT NOT NULL,
                first_side TEXT NOT NULL REFERENCES participations (id) ON DELETE CASCADE,
                second_side TEXT NOT NULL REFERENCES participations (id) ON DELETE CASCADE,
                created_at BIGINT NOT NULL,
                CHECK (first_side <> second_side),
                UNIQUE (event, code),
                UNIQUE (event, first_side, second_side)
            )
            """,
            // no place and no interpreter twice in a slot of a plan
            """
            CREATE TABLE placements (
                plan TEXT NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
                meeting TEXT NOT NULL REFERENCES meetings (id) ON DELETE CASCADE,
                slot TEXT NOT NULL REFERENCES slots (id),
                place TEXT NOT NULL REFERENCES places (id),
                interpreter TEXT REFERENCES interpreters (id),
                is_provisional BOOLEAN NOT NULL,
                link TEXT NOT NULL,
                PRIMARY KEY (plan, meeting),
                UNIQUE (plan, meeting, slot),
                UNIQUE (plan, slot, place),
                UNIQUE (plan, slot, interpreter)
            )
            """,
            // no participant in more meetings of a slot than it has lanes
            """
            CREATE TABLE seats (
                plan TEXT NOT NULL,
                meeting TEXT NOT NULL,
                slot TEXT NOT NULL,
                participation TEXT NOT NULL REFERENCES participations (id),
                lane INTEGER NOT NULL CHECK (lane >= 0),
                PRIMARY KEY (plan, slot, participation, lane),
                UNIQUE (plan, meeting, participation),
                FOREIGN KEY (plan, meeting, slot) REFERENCES placements (plan, meeting, slot) ON DELETE CASCADE
            )
            """,
            """
            CREATE TABLE unplaced (
                plan TEXT NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
                request TEXT NOT NULL REFERENCES requests (id) ON DELETE CASCADE,
                reason TEXT NOT NULL,
                details TEXT NOT NULL,
                PRIMARY KEY (plan, request)
            )
            """,
        ])
}
