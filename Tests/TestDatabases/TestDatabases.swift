import Foundation
public import PostgresDriver
public import SQL
import SQLiteDriver

/// The PostgreSQL server to test on, as `CAUNOI_TEST_DATABASE` names it; `nil`: the tests run on SQLite.
public let testServer = ProcessInfo.processInfo.environment["CAUNOI_TEST_DATABASE"].flatMap { $0.isEmpty ? nil : $0 }

/// An empty database for one test: SQLite in memory or, where a server is named, a schema of its own there.
public func emptyDatabase() async throws -> any SQLDatabase {
    guard let server = testServer else { return try SQLiteDatabase() }
    return try await emptySchema(on: server)
}

/// A schema of its own on a PostgreSQL server. It stays there: test servers are thrown away whole.
public func emptySchema(
    on server: String, connections: Int = 2, statementTimeout: Duration = .seconds(60)
) async throws -> PostgresDatabase {
    let schema = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")
    let settings = PostgresSettings(
        address: server, connections: connections, statementTimeout: statementTimeout, patience: .seconds(60),
        schema: schema)
    let database = try await PostgresDatabase(settings)
    // The name is ours: letters, digits and an underscore.
    try await database.write(.readCommitted) { _ = try $0.run(SQL(stringLiteral: "CREATE SCHEMA \(schema)")) }
    return database
}
