import Domain
import Foundation
import SQL
import Storage
import Testing

@testable import UseCases

@Suite struct ErasureTests {
    private static let canary = "Hoàng yến 카나리아 canary"

    /// Where the canary still stands: table and column.
    private func traces(_ demo: Demo) async throws -> [String] {
        try await demo.database.read { transaction in
            var found: Set<String> = []
            for table in tables {
                for row in try transaction.run("SELECT * FROM \(SQL(stringLiteral: table.name))") {
                    for (name, value) in zip(row.names, row.all) {
                        var text = ""
                        if case .text(let written) = value { text = written }
                        if case .blob(let bytes) = value { text = String(decoding: bytes, as: UTF8.self) }
                        if text.contains(Self.canary) { found.insert("\(table.name).\(name)") }
                    }
                }
            }
            return found.sorted()
        }
    }

    private func figures(_ demo: Demo) async throws -> [String] {
        try await demo.database.read { transaction in
            var figures: [String] = []
            for table in ["needs", "need_repeats", "offers", "participations", "requests", "meetings", "placements"] {
                let row = try transaction.first("SELECT COUNT(*) AS n FROM \(SQL(stringLiteral: table))")
                figures.append("\(table) \(try row?.int("n") ?? -1)")
            }
            for row in try transaction.run(
                """
                SELECT n.field, o.country, COUNT(*) AS n FROM needs n JOIN organisations o ON o.id = n.organisation
                GROUP BY n.field, o.country ORDER BY n.field, o.country
                """)
            {
                figures.append("\(try row.string("field")) \(try row.string("country")) \(try row.int("n"))")
            }
            return figures
        }
    }

    /// Writes the canary into everything that is written of a firm.
    private func plant(_ demo: Demo, _ firm: Identifier<Organisation>) async throws {
        let (word, event) = (Self.canary, demo.event.id)
        let text = #"{"original":"vi","versions":{"vi":{"byMachine":false,"text":"\#(word)"}}}"#
        let report = #"""
            {"created":{},"updated":{},"skipped":0,"problems":[{"sheet":"Sheet1","row":7,"column":"A","kind":"phoneInvalid",
            "severity":"error","value":"\#(word) 0912","details":{"name":"\#(word)"}}],"changes":[{"kind":"people",
            "name":"\#(word)","fields":[{"name":"email","before":"old","after":"\#(word)"}]}]}
            """#
        try await demo.database.write { t in
            try t.run(
                """
                UPDATE organisations SET name = \(text), locality = \(word), address = \(word), tax_code = \(word),
                    field = \(word), search = \(word) WHERE id = \(firm)
                """)
            try t.run(
                "INSERT INTO organisation_names (organisation, key, written) VALUES (\(firm), \(word), \(word))")
            try t.run(
                """
                INSERT INTO people (id, organisation, name, name_key, title, email, phone, created_at)
                VALUES (\(Identifier<Person>()), \(firm), \(word), \(word), \(word), \(word), \(word), 0)
                """)
            try t.run(
                """
                UPDATE need_repeats SET reference = \(word), title = \(word), description = \(word),
                    requirements = \(word), cooperation = \(word), budget_text = \(word), timing = \(word),
                    submitted_on = \(word) WHERE need IN (SELECT id FROM needs WHERE organisation = \(firm))
                """)
            try t.run(
                """
                UPDATE needs SET title = \(text), title_key = \(word), description = \(text), requirements = \(text),
                    cooperation = \(word), budget_text = \(word), budget_per = \(word), timing = \(word),
                    submitted_on = \(word), reference = \(word), search = \(word) WHERE organisation = \(firm)
                """)
            try t.run(
                """
                UPDATE offers SET title = \(text), title_key = \(word), description = \(text), applications = \(text),
                    readiness_text = \(word), rights = \(word), cooperation = \(word), partner_sought = \(word),
                    price_text = \(word), price_per = \(word), note = \(word), reference = \(word), search = \(word)
                WHERE organisation = \(firm)
                """)
            try t.run(
                """
                UPDATE participations SET person = \(word), person_title = \(word), email = \(word),
                    availability = \(#"{"original":"\#(word)","isAbsent":false,"blocks":[],"windows":[]}"#),
                    sharing_text = \(word) WHERE organisation = \(firm)
                """)
            try t.run(
                """
                UPDATE requests SET message = \(word) WHERE sender IN (
                    SELECT id FROM participations WHERE organisation = \(firm))
                """)
            try t.run(
                "UPDATE consents SET file = \(word), value = \(word), note = \(word) WHERE organisation = \(firm)")
            try t.run(
                """
                INSERT INTO imports (id, event, subject, file, report, made_at)
                VALUES (\(Identifier<Int>().text), \(event), 'participants', 'a.xlsx', \(report), 0)
                """)
            try t.run(
                """
                INSERT INTO uploads (id, event, subject, file, content, overrides, sheet, made_at)
                VALUES (\(Identifier<Int>().text), \(event), 'needs', 'a.csv', \(SQLValue.blob(Array(word.utf8))), '[]',
                    NULL, 1)
                """)
            try t.run(
                """
                INSERT INTO outbox (id, template, fields, recipient, recipient_name, language, event, digest_key, state,
                    due_at, failure, created_at)
                VALUES (\(Identifier<Int>().text), 'plan', \(#"{"partner":"\#(word)"}"#), 'other@mau.example.org', '',
                    'vi', \(event), '', 'sent', 0, '', 0)
                """)
            try t.run("UPDATE unplaced SET details = \(#"{"a":"\#(word)"}"#)")
        }
    }

    @Test(arguments: ["VN001", "KR01"])
    func `what was written of a firm is gone from every table, and the figures stay`(code: String) async throws {
        let demo = try await Demo()
        try await demo.readAll()
        _ = try await demo.useCases.matchEvent(demo.event)
        _ = try await demo.useCases.scheduleEvent(demo.event)
        let event = demo.event
        let all = try await demo.useCases.read { try $0.participations.of(event.id) }
        let firm = try #require(all.first { $0.code == code } ?? all.first { $0.role == .supply })
        try await plant(demo, firm.organisation)
        let before = try await figures(demo)
        #expect(try await traces(demo).count > 20)

        try await demo.useCases.anonymiseOrganisation(firm.organisation, in: event.id)

        #expect(try await traces(demo) == [])
        #expect(try await figures(demo) == before)
        // Pages of reports can still be read.
        for record in try await demo.useCases.read({ try $0.imports.of(event.id, side: "", limit: 50, offset: 0) }) {
            let report = try await demo.useCases.read { try $0.imports.find(record.id, of: event.id, side: "")?.report }
            _ = try JSONDecoder().decode(ImportReport.self, from: Data((report ?? "").utf8))
        }
        // And matching speaks of the firm no more.
        _ = try await demo.useCases.matchEvent(event)
        let own = try await demo.useCases.read { store in
            Set(try store.needs.of(event.id).filter { $0.organisation == firm.organisation }.map(\.id))
        }
        #expect(try await demo.useCases.read { try $0.matches.of(event.id) }.allSatisfy { !own.contains($0.need) })
    }

    @Test func `an account leaves nothing but its decisions, and the last owner stays`() async throws {
        let demo = try await Demo()
        let owner = try await demo.useCases.createUser(
            email: "owner@mau.example.org", name: "Chủ", language: .vi, role: .owner)
        let leader = try await demo.useCases.createUser(
            email: "canary@mau.example.org", name: Self.canary, language: .vi, role: .leader)
        let viewer = Viewer(account: leader)
        _ = try await demo.useCases.giveConsent(
            .photos, for: .account(leader.id), by: viewer, notice: 1, language: .vi)
        _ = try await demo.useCases.askAboutData(.deletion, Self.canary, for: .account(leader.id), by: viewer)

        await #expect(throws: UseCaseError.lastOwner) { try await demo.useCases.deleteAccount(owner.id) }
        try await demo.useCases.deleteAccount(leader.id)

        #expect(try await traces(demo) == [])
        #expect(try await demo.count("consents") == 1)
        #expect(try await demo.count("privacy_requests") == 1)
    }

    @Test func `the storage period of an event is applied once it is over, and first shown`() async throws {
        let demo = try await Demo()
        try await demo.readAll()
        try await demo.useCases.setRetention(12, of: demo.event)
        #expect(try await demo.useCases.applyRetention().lines.isEmpty)

        let later = UseCases(
            database: demo.database, now: { Date(timeIntervalSince1970: 1_669_334_400 + 400 * 86_400) })
        let foretold = try await later.applyRetention(isDryRun: true)
        #expect(foretold.lines.count == 1 && (foretold.lines.first?.firms ?? 0) > 0)
        #expect(try await demo.count("people") > 0)
        let done = try await later.applyRetention()
        #expect(done.lines == foretold.lines)
        #expect(try await demo.count("people") == 0)
        #expect(try await later.applyRetention().lines.isEmpty)
    }

    @Test func `the own data holds what the firm wrote and no secret`() async throws {
        let demo = try await Demo()
        try await demo.readAll()
        let event = demo.event
        let firm = try #require(
            try await demo.useCases.read { try $0.participations.of(event.id) }.first { $0.code == "VN001" })
        let account = try await demo.useCases.createUser(
            email: "delegate@mau.example.org", name: "Đại Biểu", language: .vi, role: .delegate,
            organisation: firm.organisation)
        let grants = try await demo.useCases.read { try $0.grants.of(account.id) }
        let file = try await demo.useCases.takeOwnData(of: Viewer(account: account, grants: grants))
        let text = String(decoding: file.content, as: UTF8.self)
        #expect(text.contains(firm.person) && text.contains("delegate@mau.example.org"))
        for secret in ["\"password\"", "\"second_factor\"", "\"form_secret\"", "\"digest\""] {
            #expect(!text.contains(secret))
        }
        let needs = try await demo.useCases.read { try $0.needs.of(event.id) }
        for need in needs { #expect(text.contains(need.code) == (need.organisation == firm.organisation)) }
    }
}
