import Domain
import Foundation
import SQL
import Secrets
import Storage
import TestDatabases
import Testing

/// The audit log: written once, sealed once, read through.
@Suite struct AuditTests {
    private let now = Date(timeIntervalSince1970: 1_669_000_000)

    private func database() async throws -> any SQLDatabase {
        let database = try await emptyDatabase()
        try await migrate(database, now: now)
        return database
    }

    private func append(_ count: Int, to database: any SQLDatabase, from first: Int = 1) async throws {
        for number in first..<first + count {
            try await append(
                AuditEntry(
                    at: now + Double(number), actor: .commandLine(user: "Trần Thị Lan"), client: "192.0.2.7",
                    verb: number.isMultiple(of: 2) ? "publishPlan" : "importFile", subject: "file \(number).csv",
                    details: ["n": "\(number)"]), to: database)
        }
    }

    private func append(_ entry: AuditEntry, to database: any SQLDatabase) async throws {
        _ = try await database.write { [now] in try Store($0, now: now).audit.append(entry) }
    }

    private func seal(_ database: any SQLDatabase) async throws {
        _ = try await database.write(.readCommitted) { [now] in try Store($0, now: now).audit.seal(limit: 5_000) }
    }

    private func verify(
        _ database: any SQLDatabase, known: (number: Int, hash: String)? = nil
    ) async throws -> AuditVerification {
        try await database.read { [now] in try Store($0, now: now).audit.verify(known: known) }
    }

    private func entries(_ database: any SQLDatabase, _ query: AuditQuery = AuditQuery()) async throws -> [AuditEntry] {
        try await database.read { [now] in try Store($0, now: now).audit.entries(query, limit: 1_000) }
    }

    private func run(_ statements: SQL..., on database: any SQLDatabase) async throws {
        _ = try await database.write { transaction in for sql in statements { try transaction.run(sql) } }
    }

    /// What somebody with the database in their hands would do first.
    private func dropTriggers(_ database: any SQLDatabase) async throws {
        try await run(
            "DROP TRIGGER audit_sealed_once \(sqlite: "", postgres: "ON audit")",
            "DROP TRIGGER \(sqlite: "audit_never_deleted", postgres: "audit_never_emptied ON audit")",
            on: database)
        if database.dialect == .sqlite { try await run("DROP TRIGGER audit_never_replaced", on: database) }
    }

    @Test func `an entry comes back as it was written, with its place in the chain`() async throws {
        let database = try await database()
        let event = Identifier<Event>()
        let entry = AuditEntry(
            at: now, actor: .account(Identifier(), name: "Kim Minsu"), client: "2001:db8::1", verb: "judgeMatch",
            event: event, subject: "TR-VN-2022-0042", details: ["offer": "KR-07", "verdict": "tooEarly"])
        for entry in [entry, AuditEntry(at: now, actor: .nobody, verb: "stageUpload")] {
            try await append(entry, to: database)
        }
        try await seal(database)

        var found = try await entries(database)
        #expect(found.map(\.seal?.number) == [2, 1])
        #expect(found[0].seal?.previous == found[1].seal?.hash && found[1].seal?.previous == "")
        found[1].seal = nil
        #expect(found[1] == entry)
        let verification = try await verify(database)
        #expect(verification.entries == 2 && verification.unsealed == 0 && verification.finding == nil)
        #expect(verification.head == found[0].seal?.hash)
    }

    @Test func `an empty log is whole`() async throws {
        let database = try await database()
        try await seal(database)
        #expect(
            try await verify(database) == AuditVerification(entries: 0, unsealed: 0, head: "", finding: nil))
    }

    @Test func `steering characters and endless names do not get in`() async throws {
        let database = try await database()
        let subject = "a\u{0}b\n" + String(repeating: "x", count: 5_000)
        try await append(AuditEntry(at: now, actor: .system, verb: "importFile", subject: subject), to: database)
        #expect(try await entries(database).first?.subject == "ab" + String(repeating: "x", count: 298))
    }

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

    @Test func `the list is narrowed, newest first, and read on from where it ended`() async throws {
        let database = try await database()
        try await append(7, to: database)
        let event = Identifier<Event>()
        try await append(
            AuditEntry(at: now + 8, actor: .nobody, verb: "stageUpload", event: event, subject: "100%.csv"),
            to: database)
        func subjects(_ change: (inout AuditQuery) -> Void) async throws -> [String] {
            var query = AuditQuery()
            change(&query)
            return try await entries(database, query).map(\.subject)
        }
        #expect(try await subjects { _ in }.first == "100%.csv")
        #expect(try await subjects { $0.actor = "tran thi" }.count == 7)
        #expect(try await subjects { $0.kind = .nobody } == ["100%.csv"])
        #expect(try await subjects { $0.verb = "publishPlan" } == ["file 6.csv", "file 4.csv", "file 2.csv"])
        #expect(try await subjects { $0.event = event } == ["100%.csv"])
        #expect(try await subjects { $0.subject = "0%" } == ["100%.csv"])
        let span = try await subjects {
            $0.from = now + 2
            $0.until = now + 4
        }
        #expect(span == ["file 3.csv", "file 2.csv"])
        let fourth = try #require(try await entries(database).first { $0.subject == "file 4.csv" })
        #expect(try await subjects { $0.before = fourth.id } == ["file 3.csv", "file 2.csv", "file 1.csv"])
    }

    @Test func `a copy of an installation has the whole chain`() async throws {
        let (source, target) = (try await database(), try await database())
        try await append(5, to: source)
        try await seal(source)
        _ = try await copyRecords(from: source, to: target)
        #expect(try await verify(target) == verify(source))
        try await append(1, to: target, from: 6)
        try await seal(target)
        #expect(try await verify(target).entries == 6)
    }
}
