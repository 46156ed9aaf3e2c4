import Domain
import Foundation
import SQL
import Storage
import Testing

@testable import UseCases

@Suite struct ProgrammeTests {
    private let typed = FormDraft([
        "name.vi": " Việt–Hàn  2023 ", "name.ko": "한·베트남 2023", "description.vi": "Một\nHai", "hostCountry": "VN",
        "startsOn": "2023-03-01", "endsOn": "2023-12-31", "website": "https://example.org", "theme.green": "1",
    ])

    private func account(_ demo: Demo) async throws -> Account {
        try await demo.useCases.createUser(email: "owner@example.org", name: "Owner", language: .vi, role: .owner)
    }

    private func viewer(_ account: Account, _ demo: Demo) async throws -> Viewer {
        let id = account.id
        return Viewer(account: account, grants: try await demo.useCases.read { try $0.grants.of(id) })
    }

    private func body(_ name: String, _ country: String, _ role: String = "partner") -> FormDraft {
        FormDraft(["name.ko": name, "country": country, "role": role, "position": "1"])
    }

    @Test func `who makes a programme owns it, and sees it beside the first`() async throws {
        let demo = try await Demo()
        let owner = try await account(demo)

        let id = try await demo.useCases.createProgramme(typed, owner: owner.id)

        let viewer = try await viewer(owner, demo)
        #expect(viewer.access(to: id).roles == [.owner])
        let programme = try await demo.useCases.programme(id, for: viewer).programme
        #expect(programme.name.text(for: .vi) == "Việt–Hàn 2023" && programme.name.text(for: .ko) == "한·베트남 2023")
        #expect(programme.description?.text == "Một\nHai" && programme.themes == ["green"])
        #expect(try await demo.useCases.programmes(of: viewer).map(\.events.count) == [0, 1])
    }

    @Test func `where one has no role, there is no programme`() async throws {
        let demo = try await Demo()
        let owner = try await account(demo)
        let id = try await demo.useCases.createProgramme(typed, owner: nil)
        let viewer = try await viewer(owner, demo)
        await #expect(throws: UseCaseError.notFound) {
            _ = try await demo.useCases.programme(id, for: viewer)
        }
        #expect(try await demo.useCases.programmes(of: viewer).count == 1)
    }

    @Test(arguments: [
        (["name.vi": "", "name.ko": ""], "name.vi", "oneLanguage"), (["hostCountry": "XX"], "hostCountry", "choice"),
        (["endsOn": "2023-02-28"], "endsOn", "beforeStart"), (["startsOn": "1/3/2023"], "startsOn", "date"),
        (["website": "javascript:alert(1)"], "website", "url"), (["theme.magic": "1"], "theme.magic", "choice"),
    ])
    func `what is wrong is said at its field, and nothing is written`(
        change: [String: String], field: String, rule: String
    ) async throws {
        let demo = try await Demo()
        let draft = FormDraft(typed.values.merging(change) { $1 })
        do {
            _ = try await demo.useCases.createProgramme(draft, owner: nil)
            Issue.record("taken")
        } catch FormRefusal.unsound(let faults) {
            #expect(faults.map(\.field) == [field] && faults.map(\.rule) == [rule])
        }
        #expect(try await demo.count("programmes") == 1)
    }

    @Test func `who saves second gets what is saved, and nothing is lost`() async throws {
        let demo = try await Demo()
        let id = try await demo.useCases.createProgramme(typed, owner: nil)
        let opened = FormDraft(try await demo.useCases.programme(id))
        var (first, second) = (opened, opened)
        first.values["name.vi"] = "Tên một"
        second.values["name.vi"] = "Tên hai"
        try await demo.useCases.saveProgramme(id, first)
        do {
            try await demo.useCases.saveProgramme(id, second)
            Issue.record("saved")
        } catch FormRefusal.stale(let saved) {
            #expect(saved["name.vi"] == "Tên một" && saved["name.ko"] == "한·베트남 2023" && saved.version == 2)
            second.version = saved.version
        }
        try await demo.useCases.saveProgramme(id, second)
        #expect(try await demo.useCases.programme(id).name.text(for: .vi) == "Tên hai")
    }

    @Test func `bodies of both countries are added, changed and removed by version`() async throws {
        let demo = try await Demo()
        let owner = try await account(demo)
        let id = try await demo.useCases.createProgramme(typed, owner: owner.id)
        try await demo.useCases.addPartnerBody(body("샘플 테크노파크", "KR", "co_host"), to: id)
        try await demo.useCases.addPartnerBody(body("Sở Mẫu", "VN", "host"), to: id)
        let viewer = try await viewer(owner, demo)
        let bodies = try await demo.useCases.programme(id, for: viewer).bodies
        #expect(bodies.map(\.role) == [.host, .coHost] && bodies.map(\.country) == ["VN", "KR"])
        #expect(bodies[1].name.original == .ko)

        var draft = FormDraft(bodies[1])
        draft.values["role"] = "sponsor"
        try await demo.useCases.savePartnerBody(bodies[1].id, of: id, draft)
        await #expect(throws: FormRefusal.self) {
            try await demo.useCases.removePartnerBody(bodies[1].id, of: id, version: 1)
        }
        let other = try #require(demo.event.programme)
        await #expect(throws: UseCaseError.notFound) {
            try await demo.useCases.removePartnerBody(bodies[1].id, of: other, version: 2)
        }
        try await demo.useCases.removePartnerBody(bodies[1].id, of: id, version: 2)
        #expect(try await demo.count("partner_bodies") == 1)
    }

    @Test func `a second programme asks events and accounts of commands to name theirs`() async throws {
        let demo = try await Demo()
        let id = try await demo.useCases.createProgramme(typed, owner: nil)
        func create(_ programme: Identifier<Programme>?) async throws -> Event {
            try await demo.useCases.createEvent(
                name: "Hai", date: "2023-11-25", place: "", zone: "Asia/Seoul", partnerZone: "Asia/Seoul",
                slotMinutes: 20, programme: programme)
        }
        await #expect(throws: ProgrammeRefusal.self) { _ = try await create(nil) }
        await #expect(throws: ProgrammeRefusal.self) { _ = try await create(.init()) }
        await #expect(throws: ProgrammeRefusal.self) { _ = try await account(demo) }
        #expect(try await create(id).programme == id)
    }
}
