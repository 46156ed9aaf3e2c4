import SQL

/// A name of the schema that a test puts into a statement.
struct SQLName {
    let sql: SQL

    init(_ name: String) { sql = SQL(stringLiteral: name) }
}
