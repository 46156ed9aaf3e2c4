import Domain
import Foundation
import SQL
import Storage
import Testing

/// The audit log: what is written comes back, narrowed and copied.
@Suite struct AuditTests: AuditSuite {
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
