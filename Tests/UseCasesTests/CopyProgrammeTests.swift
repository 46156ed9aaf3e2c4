import Domain
import Foundation
import SQL
import Storage
import Testing

@testable import UseCases

@Suite struct CopyProgrammeTests {
    /// A programme of the whole demo with two bodies, a theme and a person of each role, and who owns it.
    private func house() async throws -> (demo: Demo, owner: Account, id: Identifier<Programme>) {
        let demo = try await Demo()
        try await demo.readAll()
        let id = try #require(demo.event.programme)
        let owner = try await demo.useCases.createUser(
            email: "owner@example.org", name: "Owner", language: .vi, role: .owner)
        let firm = try await demo.useCases.read { try $0.participations.of(demo.event.id).first?.organisation }
        for role in Role.allCases where role != .owner {
            _ = try await demo.useCases.createUser(
                email: "\(role.rawValue)@example.org", name: "", language: .vi, role: role, country: "KR",
                organisation: role == .delegate ? firm : nil)
        }
        for (name, country) in [("Sở Mẫu", "VN"), ("샘플 테크노파크", "KR")] {
            try await demo.useCases.addPartnerBody(
                FormDraft(["name.ko": name, "country": country, "role": "host", "position": "1"]), to: id)
        }
        var draft = FormDraft(try await demo.useCases.programme(id))
        draft.values["theme.green"] = "1"
        draft.values["description.vi"] = "Một chương trình"
        try await demo.useCases.saveProgramme(id, draft)
        _ = try await demo.useCases.createEvent(
            name: "Ngày hai", date: "2022-12-30", place: "Seoul", zone: "Asia/Seoul",
            partnerZone: "Asia/Ho_Chi_Minh", slotMinutes: 30)
        return (demo, owner, id)
    }

    private func draft(_ parts: [ProgrammePart], _ more: [String: String] = [:]) -> FormDraft {
        var values = ["name.vi": "Việt–Hàn 2023", "firstEvent": parts.contains(.events) ? "2024-02-20" : ""]
        for part in parts { values[part.field] = "1" }
        return FormDraft(values.merging(more) { $1 })
    }

    private func counts(_ demo: Demo) async throws -> [String: Int] {
        Dictionary(uniqueKeysWithValues: try await digests(of: demo.database).map { ($0.table, $0.rows) })
    }

    /// What a copy of these parts adds, by table; the log has its own entry.
    private func added(_ parts: [ProgrammePart]) async throws -> [String: Int] {
        let (demo, owner, id) = try await house()
        let before = try await counts(demo)
        _ = try await demo.useCases.copyProgramme(id, draft(parts), owner: owner.id)
        let after = try await counts(demo)
        return after.merging(before) { $0 - $1 }.filter { $0.value != 0 && $0.key != "audit_head" }
    }

    @Test func `a copy takes along what is ticked and nothing else`() async throws {
        #expect(try await added([]) == ["programmes": 1, "grants": 1, "audit": 1])
        #expect(try await added([.bodies]) == ["programmes": 1, "grants": 1, "partner_bodies": 2, "audit": 1])
        #expect(try await added([.themes, .description]) == ["programmes": 1, "grants": 1, "audit": 1])
        // All roles but delegates and interpreters; the owner's among them.
        #expect(try await added([.people]) == ["programmes": 1, "grants": 6, "audit": 1])
        #expect(try await added([.events]) == ["programmes": 1, "grants": 1, "events": 2, "audit": 1])
    }

    @Test func `events keep their distance and what they are, and have no records`() async throws {
        let (demo, owner, id) = try await house()
        let copy = try await demo.useCases.copyProgramme(id, draft(ProgrammePart.allCases), owner: owner.id)

        #expect(copy.events.map(\.event.date) == ["2024-02-20", "2024-03-26"])
        let shell = try await demo.useCases.event(copy.events[1].event.id)
        #expect(shell.name.text == "Ngày hai" && shell.place == "Seoul" && shell.zone == "Asia/Seoul")
        #expect(shell.slotMinutes == 30 && shell.programme == copy.programme.id)
        let overview = try await demo.useCases.overview(of: shell)
        #expect(overview.needs == 0 && overview.agenda.isEmpty)
        #expect(copy.programme.themes == ["green"] && copy.programme.description?.text == "Một chương trình")
        #expect(try await demo.useCases.programme(copy.programme.id).copiedFrom == id)
        #expect(copy.grants.allSatisfy { $0.role != .delegate && $0.role != .interpreter })
    }

    @Test func `the preview writes nothing and says what the copy then is`() async throws {
        let (demo, owner, id) = try await house()
        let before = try await digests(of: demo.database)
        let preview = try await demo.useCases.copyPreview(id, draft(ProgrammePart.allCases))
        #expect(try await digests(of: demo.database) == before)
        let copy = try await demo.useCases.copyProgramme(id, draft(ProgrammePart.allCases), owner: owner.id)
        #expect(preview.events.map(\.event.date) == copy.events.map(\.event.date))
        #expect(preview.bodies.count == copy.bodies.count && preview.grants.count == copy.grants.count)
    }

    @Test func `a copy needs a name of its own, and a date where events come along`() async throws {
        let (demo, _, id) = try await house()
        let own = try await demo.useCases.programme(id).name.text
        let wrong = draft([.events], ["name.vi": own, "firstEvent": ""])
        do {
            _ = try await demo.useCases.copyProgramme(id, wrong, owner: nil)
            Issue.record("copied")
        } catch FormRefusal.unsound(let faults) {
            #expect(faults.map(\.field) == ["name.vi", "firstEvent"] && faults.map(\.rule) == ["taken", "required"])
        }
        #expect(try await demo.count("programmes") == 1)
    }

    @Test func `data of a copied event is kept as long as the installation says`() async throws {
        let (demo, owner, id) = try await house()
        try await demo.useCases.saveSettings(FormDraft(["retention_months": "24"]), of: .retention)
        let before = try await demo.count("retentions")
        let copy = try await demo.useCases.copyProgramme(id, draft([.events]), owner: owner.id)
        #expect(copy.events.count == 2)
        #expect(try await demo.count("retentions") == before + 2)
    }
}
