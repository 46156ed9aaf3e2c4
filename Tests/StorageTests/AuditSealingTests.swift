import Domain
import Foundation
import SQL
import Storage
import Testing

/// The audit log: sealed once, in one chain, whoever writes.
@Suite struct AuditSealingTests: AuditSuite {
    @Test(arguments: [
        "UPDATE audit SET subject = 'other' WHERE number = 2", "UPDATE audit SET hash = 'other' WHERE number = 2",
        "UPDATE audit SET number = NULL, previous = NULL, hash = NULL WHERE number = 2",
        "DELETE FROM audit WHERE number = 2", "DELETE FROM audit",
    ])
    func `the database refuses to change and to delete what is sealed`(statement: String) async throws {
        let database = try await database()
        try await append(3, to: database)
        try await seal(database)
        await #expect(throws: SQLError.self) { try await run(SQL(stringLiteral: statement), on: database) }
        #expect(try await verify(database).entries == 3)
    }

    @Test func `an entry is not put in the place of another`() async throws {
        let database = try await database()
        try await append(2, to: database)
        try await seal(database)
        await #expect(throws: SQLError.self) {
            try await run(
                """
                INSERT \(sqlite: "OR REPLACE", postgres: "") INTO audit SELECT * FROM audit WHERE number = 2
                """, on: database)
        }
        #expect(try await verify(database).finding == nil)
    }

    @Test func `entries of 200 writers at once stand in one chain, in the order of their making`() async throws {
        let database = try await database()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    _ = try await database.write { [now] transaction in
                        let store = Store(transaction, now: now)
                        let entry = AuditEntry(at: now, actor: .system, verb: "importFile", subject: "\(number)")
                        try store.audit.append(entry)
                        try store.raiseRevision()
                    }
                }
                // Sealing in the middle of it.
                if number.isMultiple(of: 50) { group.addTask { try await seal(database) } }
            }
            try await group.waitForAll()
        }
        try await seal(database)

        let verification = try await verify(database)
        #expect(verification.entries == 200 && verification.unsealed == 0 && verification.finding == nil)
        let found = try await entries(database)
        #expect(Set(found.map(\.subject)).count == 200)
        #expect(Set(found.compactMap(\.seal?.number)) == Set(1...200))
    }
}
