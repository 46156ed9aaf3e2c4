import Domain
import Foundation
import SQL
import Secrets
import Storage
import Testing

/// The audit log: what was done to it is found when it is read through.
@Suite struct AuditVerificationTests: AuditSuite {
    @Test(arguments: [
        ("UPDATE audit SET subject = 'other' WHERE number = 3", AuditVerification.Finding.changed(3)),
        ("UPDATE audit SET details = '{}' WHERE number = 3", .changed(3)),
        ("UPDATE audit SET at = at + 1 WHERE number = 3", .changed(3)),
        ("UPDATE audit SET actor_name = 'Nobody' WHERE number = 1", .changed(1)),
        ("UPDATE audit SET hash = previous WHERE number = 3", .changed(3)),
        ("DELETE FROM audit WHERE number = 3", .missing(3)), ("DELETE FROM audit WHERE number = 1", .missing(1)),
        ("DELETE FROM audit WHERE number = 6", .missing(6)), ("DELETE FROM audit", .missing(1)),
    ])
    func `what was changed or taken out is found, with its number`(
        statement: String, finding: AuditVerification.Finding
    ) async throws {
        let database = try await database()
        try await append(6, to: database)
        try await seal(database)
        try await dropTriggers(database)
        try await run(SQL(stringLiteral: statement), on: database)
        #expect(try await verify(database).finding == finding)
    }

    @Test func `later entries moved up or down do not hide what was done`() async throws {
        let (shorter, longer) = (try await database(), try await database())
        for database in [shorter, longer] {
            try await append(6, to: database)
            try await seal(database)
            try await dropTriggers(database)
        }
        // One at a time: numbers are unique at every moment.
        try await run("DELETE FROM audit WHERE number = 3", on: shorter)
        for number in 4...6 {
            try await run("UPDATE audit SET number = \(number - 1) WHERE number = \(number)", on: shorter)
        }
        #expect(try await verify(shorter).finding == .missing(3))

        for number in (3...6).reversed() {
            try await run("UPDATE audit SET number = \(number + 1) WHERE number = \(number)", on: longer)
        }
        try await run(
            """
            INSERT INTO audit (id, at, actor_kind, actor_name, actor_search, client, verb, subject, details, number,
                previous, hash)
            SELECT '01ARZ3NDEKTSV4RRFFQ69G5FAV', at, actor_kind, actor_name, actor_search, client, verb, 'forged',
                details, 3, hash, hash FROM audit WHERE number = 2
            """, on: longer)
        #expect(try await verify(longer).finding == .changed(3))
    }

    @Test func `an entry put in with a right hash of its own is found`() async throws {
        let database = try await database()
        try await append(4, to: database)
        try await seal(database)
        try await dropTriggers(database)
        for number in (3...4).reversed() {
            try await run("UPDATE audit SET number = \(number + 1) WHERE number = \(number)", on: database)
        }
        let before = try #require(try await entries(database).first { $0.seal?.number == 2 }?.seal?.hash)
        let (id, at) = ("01ARZ3NDEKTSV4RRFFQ69G5FAV", 1_669_000_000_000)
        let hash = HashChain.link(
            previous: before, content: ["3", id, "\(at)", "system", nil, "", "", "publishPlan", nil, "", "{}"])
        try await run(
            """
            INSERT INTO audit (id, at, actor_kind, actor_name, actor_search, client, verb, subject, details, number,
                previous, hash)
            VALUES (\(id), \(at), 'system', '', '', '', 'publishPlan', '', '{}', 3, \(before), \(hash))
            """, on: database)
        #expect(try await verify(database).finding == .inserted(3))
    }

    @Test func `a chain made anew is found by a hash that was written down`() async throws {
        let database = try await database()
        try await append(4, to: database)
        try await seal(database)
        let head = try await verify(database).head
        #expect(try await verify(database, known: (4, head)).finding == nil)

        try await dropTriggers(database)
        try await run(
            "UPDATE audit SET number = NULL, previous = NULL, hash = NULL", "DELETE FROM audit_head",
            "UPDATE audit SET subject = 'forged' WHERE id = (SELECT MIN(id) FROM audit)", on: database)
        try await seal(database)

        #expect(try await verify(database).finding == nil)
        #expect(try await verify(database, known: (4, head)).finding == .changed(4))
        #expect(try await verify(database, known: (5, head)).finding == .missing(5))
    }

    @Test func `a long chain is read in pieces`() async throws {
        let database = try await database()
        _ = try await database.write { [now] transaction in
            let store = Store(transaction, now: now)
            for number in 0..<1_200 {
                try store.audit.append(AuditEntry(at: now, actor: .system, verb: "importFile", subject: "\(number)"))
            }
        }
        try await seal(database)
        #expect(try await verify(database).entries == 1_200)
        try await dropTriggers(database)
        try await run("UPDATE audit SET client = '198.51.100.1' WHERE number = 1001", on: database)
        let verification = try await verify(database)
        #expect(verification.finding == .changed(1_001) && verification.entries == 1_000)
    }
}
