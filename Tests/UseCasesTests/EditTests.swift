import Domain
import Foundation
import Intake
import SQL
import Storage
import Testing
import UseCases

@Suite struct `Records changed by hand` {
    private func need(_ demo: Demo) async throws -> (code: String, form: NeedForm) {
        let code = "TR-VN-2022-0001"
        return (code, try await demo.useCases.needForm(code, of: demo.event))
    }

    @Test func `an import leaves what a person changed, and says so at its row`() async throws {
        let demo = try await Demo()
        try await demo.read(.needs)
        let (code, form) = try await need(demo)
        var draft = try #require(form.saved)
        draft.values["title"] = "Tên do ban tổ chức sửa"
        draft.values["budget"] = "3 tỷ đồng"
        try await demo.useCases.saveNeed(code, of: demo.event, draft)

        let again = try await demo.read(.needs)

        #expect(again.updated["needs"] == nil)
        let said = again.problems.filter { $0.kind == .editedHere }
        #expect(said.count == 1 && said.first?.details["name"] == code && said.first?.row ?? 0 > 1)
        let after = try await demo.useCases.needForm(code, of: demo.event)
        #expect(after.need?.title.text == "Tên do ban tổ chức sửa")
        #expect(after.need?.budget.minimum == 3_000_000_000 && after.need?.budget.currency == .vnd)
    }

    @Test func `a firm whose name was changed is recognised by both names`() async throws {
        let demo = try await Demo()
        try await demo.read(.needs)
        let firm = try await need(demo).form.organisation
        let form = try await demo.useCases.organisationForm(firm.id, of: demo.event)
        var draft = form.saved
        draft.values["name"] = "Công ty TNHH Tên Mới Hoàn Toàn"
        draft.values["locality"] = "Thủy Nguyên"
        try await demo.useCases.saveOrganisation(firm.id, of: demo.event, draft)
        let before = try await demo.count("organisations")

        let again = try await demo.read(.needs)

        #expect(try await demo.count("organisations") == before)
        #expect(again.problems.contains { $0.kind == .editedHere })
        let after = try await demo.useCases.organisation(firm.id, of: demo.event).organisation
        #expect(after.name.text == "Công ty TNHH Tên Mới Hoàn Toàn" && after.locality == "Thủy Nguyên")
    }

    @Test func `a translation by hand is kept, a machine's stays marked until it is changed`() async throws {
        let demo = try await Demo()
        try await demo.read(.needs)
        let (code, form) = try await need(demo)
        var draft = try #require(form.saved)
        draft.values["title.ko"] = "동결건조기"
        try await demo.useCases.saveNeed(code, of: demo.event, draft)

        let after = try await demo.useCases.needForm(code, of: demo.event)

        #expect(after.need?.title[.ko] == .init(text: "동결건조기"))
        #expect(after.need?.title.text == form.need?.title.text)
        #expect(after.need?.title.original == form.need?.title.original)
    }

    @Test func `a saved need makes the event due for matching, and an unchanged form changes nothing`() async throws {
        let demo = try await Demo()
        try await demo.read(.needs)
        try await demo.read(.offers)
        _ = try await demo.useCases.matchEvent(demo.event)
        let (code, form) = try await need(demo)
        var draft = try #require(form.saved)

        try await demo.useCases.saveNeed(code, of: demo.event, draft)
        #expect(try await demo.useCases.eventsToMatch().isEmpty)
        #expect(try await demo.useCases.needForm(code, of: demo.event).saved?.version == draft.version)

        draft.values["requirements"] = "Công suất 5 kW"
        try await demo.useCases.saveNeed(code, of: demo.event, draft)
        #expect(try await demo.useCases.eventsToMatch() == [demo.event.id])
        await #expect(throws: FormRefusal.self) {
            try await demo.useCases.saveNeed(code, of: demo.event, draft)
        }
    }

    @Test func `two who save over the same version: one is told what the other saved`() async throws {
        let demo = try await Demo()
        try await demo.read(.needs)
        let (code, form) = try await need(demo)
        let base = try #require(form.saved)
        let (useCases, event) = (demo.useCases, demo.event)

        let outcomes = await withTaskGroup(of: String.self) { group in
            for name in ["một", "hai", "ba", "bốn"] {
                group.addTask {
                    var draft = base
                    draft.values["title"] = name
                    do {
                        try await useCases.saveNeed(code, of: event, draft)
                        return "saved " + name
                    } catch FormRefusal.stale(let saved) { return "stale " + saved["title"] } catch {
                        return "\(error)"
                    }
                }
            }
            return await group.reduce(into: [String]()) { $0.append($1) }
        }

        let saved = outcomes.filter { $0.hasPrefix("saved") }
        #expect(saved.count == 1, "\(outcomes)")
        let title = saved.first.map { String($0.dropFirst(6)) } ?? ""
        #expect(outcomes.filter { $0 == "stale " + title }.count == 3, "\(outcomes)")
        #expect(try await useCases.needForm(code, of: event).need?.title.text == title)
    }

    @Test func `new needs and offers get the next number of their country and year`() async throws {
        let demo = try await Demo()
        try await demo.read(.needs)
        let firm = try await need(demo).form.organisation
        let draft = FormDraft(["language": "vi", "title": "Máy sấy", "readiness": "7"])

        let first = try await demo.useCases.addNeed(of: firm.id, at: demo.event, draft)
        let second = try await demo.useCases.addNeed(of: firm.id, at: demo.event, draft)
        let offer = try await demo.useCases.addOffer(of: firm.id, at: demo.event, draft)

        #expect(first == "TR-VN-2022-0132" && second == "TR-VN-2022-0133")
        #expect(offer == "TO-VN-2022-0001")
        #expect(try await demo.useCases.offerForm(offer, of: demo.event).offer?.readiness == 7)
    }

    @Test func `spaces and line breaks between words count as what they are`() async throws {
        let demo = try await Demo()
        try await demo.read(.needs)
        let (code, form) = try await need(demo)
        let long = "a" + String(repeating: "\n", count: 400) + "b"
        func faults(_ save: () async throws -> Void) async throws -> [String] {
            do { try await save() } catch FormRefusal.unsound(let faults) { return faults.map(\.field) }
            return []
        }
        var draft = try #require(form.saved)
        draft.values["budget"] = long
        let typed = draft
        #expect(try await faults { try await demo.useCases.saveNeed(code, of: demo.event, typed) } == ["budget"])
        let firm = form.organisation.id
        var names = try await demo.useCases.organisationForm(firm, of: demo.event).saved
        names.values["name"] = long
        let named = names
        #expect(
            try await faults { try await demo.useCases.saveOrganisation(firm, of: demo.event, named) } == ["name"])
    }
}
