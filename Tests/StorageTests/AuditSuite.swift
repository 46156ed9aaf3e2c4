import Domain
import Foundation
import SQL
import Storage
import TestDatabases

/// What the tests of the audit log share: an installation, entries, the seal, the look through the chain.
protocol AuditSuite: Sendable {}

extension AuditSuite {
    var now: Date { Date(timeIntervalSince1970: 1_669_000_000) }

    func database() async throws -> any SQLDatabase {
        let database = try await emptyDatabase()
        try await migrate(database, now: now)
        return database
    }

    func append(_ count: Int, to database: any SQLDatabase, from first: Int = 1) async throws {
        for number in first..<first + count {
            try await append(
                AuditEntry(
                    at: now + Double(number), actor: .commandLine(user: "Trần Thị Lan"), client: "192.0.2.7",
                    verb: number.isMultiple(of: 2) ? "publishPlan" : "importFile", subject: "file \(number).csv",
                    details: ["n": "\(number)"]), to: database)
        }
    }

    func append(_ entry: AuditEntry, to database: any SQLDatabase) async throws {
        _ = try await database.write { [now] in try Store($0, now: now).audit.append(entry) }
    }

    func seal(_ database: any SQLDatabase) async throws {
        _ = try await database.write(.readCommitted) { [now] in try Store($0, now: now).audit.seal(limit: 5_000) }
    }

    func verify(
        _ database: any SQLDatabase, known: (number: Int, hash: String)? = nil
    ) async throws -> AuditVerification {
        try await database.read { [now] in try Store($0, now: now).audit.verify(known: known) }
    }

    func entries(_ database: any SQLDatabase, _ query: AuditQuery = AuditQuery()) async throws -> [AuditEntry] {
        try await database.read { [now] in try Store($0, now: now).audit.entries(query, limit: 1_000) }
    }

    func run(_ statements: SQL..., on database: any SQLDatabase) async throws {
        _ = try await database.write { transaction in for sql in statements { try transaction.run(sql) } }
    }

    /// What somebody with the database in their hands would do first.
    func dropTriggers(_ database: any SQLDatabase) async throws {
        try await run(
            "DROP TRIGGER audit_sealed_once \(sqlite: "", postgres: "ON audit")",
            "DROP TRIGGER \(sqlite: "audit_never_deleted", postgres: "audit_never_emptied ON audit")",
            on: database)
        if database.dialect == .sqlite { try await run("DROP TRIGGER audit_never_replaced", on: database) }
    }
}
