import SQL

extension Migration {
    static let vectorsAndVerdicts = Migration(
        number: 6, name: "vectors and verdicts",
        statements: [
            // what a model made of a need's or an offer's texts; digest is of these texts
            """
            CREATE TABLE vectors (
                record TEXT NOT NULL,
                model TEXT NOT NULL,
                event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
                dimension INTEGER NOT NULL CHECK (dimension > 0),
                digest TEXT NOT NULL,
                numbers \(sqlite: "BLOB", postgres: "BYTEA") NOT NULL,
                made_at BIGINT NOT NULL,
                PRIMARY KEY (record, model)
            )
            """,
            "CREATE INDEX vectors_by_event ON vectors (event, model)",
            // the last word on a pair; no rejection means confirmed
            """
            CREATE TABLE verdicts (
                need TEXT NOT NULL REFERENCES needs (id) ON DELETE CASCADE,
                offer TEXT NOT NULL REFERENCES offers (id) ON DELETE CASCADE,
                rejection TEXT CHECK (
                    rejection IN ('tooEarly', 'benefitUnclear', 'tooCostly', 'notOurField', 'haveOneAlready')),
                made_at BIGINT NOT NULL,
                PRIMARY KEY (need, offer)
            )
            """,
            "CREATE INDEX verdicts_by_offer ON verdicts (offer)",
        ])
}
