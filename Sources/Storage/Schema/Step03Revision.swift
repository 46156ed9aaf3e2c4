import SQL

extension Migration {
    static let revision = Migration(
        number: 3, name: "revision",
        statements: [
            // raised by every write, so that a page made before is known to be old, on every node
            "CREATE TABLE revision (id INTEGER PRIMARY KEY CHECK (id = 1), number BIGINT NOT NULL)",
            "INSERT INTO revision (id, number) VALUES (1, 0)",
        ])
}
