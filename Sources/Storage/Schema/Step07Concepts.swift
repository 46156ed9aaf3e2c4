import SQL

extension Migration {
    static let concepts = Migration(
        number: 7, name: "concepts of the organisers",
        statements: [
            // what the organisers say of a concept, beside the thesaurus of the product; no content: the concept as it
            // comes. Rows stay, so that a version never comes twice.
            """
            CREATE TABLE concepts (
                id TEXT PRIMARY KEY,
                content TEXT,
                is_retired BOOLEAN NOT NULL,
                version INTEGER NOT NULL CHECK (version > 0),
                changed_at BIGINT NOT NULL
            )
            """
        ])
}
