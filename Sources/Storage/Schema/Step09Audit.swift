import SQL

extension Migration {
    /// The audit log: rows that are written once, sealed once, and never changed or deleted.
    static let audit = Migration(
        number: 9, name: "audit",
        statements: [
            // event and actor_id refer to nothing: an entry outlives what it speaks of
            // actor_search is the name, folded; made for finding, so no seal covers it
            """
            CREATE TABLE audit (
                id TEXT PRIMARY KEY,
                at BIGINT NOT NULL,
                actor_kind TEXT NOT NULL CHECK (actor_kind IN ('account', 'commandLine', 'system', 'nobody')),
                actor_id TEXT,
                actor_name TEXT NOT NULL,
                actor_search TEXT NOT NULL,
                client TEXT NOT NULL,
                verb TEXT NOT NULL CHECK (verb <> ''),
                event TEXT,
                subject TEXT NOT NULL,
                details TEXT NOT NULL,
                number BIGINT UNIQUE CHECK (number > 0),
                previous TEXT,
                hash TEXT,
                CHECK ((actor_kind = 'account') = (actor_id IS NOT NULL)),
                CHECK ((number IS NULL) = (previous IS NULL) AND (number IS NULL) = (hash IS NULL))
            )
            """,
            "CREATE INDEX audit_unsealed ON audit (id) WHERE number IS NULL",
            "CREATE INDEX audit_by_event ON audit (event, id)",
            "CREATE INDEX audit_by_verb ON audit (verb, id)",
            // the last seal: a chain does not show by itself that its end was cut off
            """
            CREATE TABLE audit_head (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                number BIGINT NOT NULL,
                hash TEXT NOT NULL
            )
            """,
            refuseChanges, refuseDeletion, refuseEmptying, refuseReplacement,
        ])

    private static let refuseChanges: SQL = """
        \(sqlite: """
        CREATE TRIGGER audit_sealed_once BEFORE UPDATE ON audit
        WHEN OLD.number IS NOT NULL OR NEW.number IS NULL OR NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at
            OR NEW.actor_kind IS NOT OLD.actor_kind OR NEW.actor_id IS NOT OLD.actor_id
            OR NEW.actor_name IS NOT OLD.actor_name OR NEW.actor_search IS NOT OLD.actor_search
            OR NEW.client IS NOT OLD.client OR NEW.verb IS NOT OLD.verb OR NEW.event IS NOT OLD.event
            OR NEW.subject IS NOT OLD.subject OR NEW.details IS NOT OLD.details
        BEGIN SELECT RAISE(ABORT, 'an audit entry is never changed'); END
        """, postgres: """
        CREATE FUNCTION audit_guard() RETURNS trigger LANGUAGE plpgsql AS '
        BEGIN
            IF TG_OP = ''UPDATE'' THEN
                IF OLD.number IS NULL AND NEW.number IS NOT NULL
                    AND ROW(NEW.id, NEW.at, NEW.actor_kind, NEW.actor_id, NEW.actor_name, NEW.actor_search,
                        NEW.client, NEW.verb, NEW.event, NEW.subject, NEW.details)
                    IS NOT DISTINCT FROM ROW(OLD.id, OLD.at, OLD.actor_kind, OLD.actor_id, OLD.actor_name,
                        OLD.actor_search, OLD.client, OLD.verb, OLD.event, OLD.subject, OLD.details)
                THEN RETURN NEW; END IF;
            END IF;
            RAISE EXCEPTION ''an audit entry is never changed'';
        END'
        """)
        """

    private static let refuseDeletion: SQL = """
        \(sqlite: """
        CREATE TRIGGER audit_never_deleted BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'an audit entry is never deleted'); END
        """, postgres: """
        CREATE TRIGGER audit_sealed_once BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_guard()
        """)
        """

    private static let refuseEmptying: SQL = """
        \(sqlite: "SELECT 1", postgres: """
        CREATE TRIGGER audit_never_emptied BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_guard()
        """)
        """

    // On SQLite `INSERT OR REPLACE` deletes without asking the trigger above.
    private static let refuseReplacement: SQL = """
        \(sqlite: """
        CREATE TRIGGER audit_never_replaced BEFORE INSERT ON audit
        WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id OR number = NEW.number)
        BEGIN SELECT RAISE(ABORT, 'an audit entry is never replaced'); END
        """, postgres: "SELECT 1")
        """
}
