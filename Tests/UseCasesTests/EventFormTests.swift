import Domain
import Foundation
import Intake
import SQL
import Storage
import Testing

@testable import UseCases

@Suite struct EventFormTests {
    private let typed = FormDraft([
        "name.vi": " Ngày  kết nối ", "name.ko": "상담회", "date": "2023-11-24", "place": " Hải  Phòng ",
        "zone": "Asia/Ho_Chi_Minh", "partnerZone": "Asia/Seoul", "slotMinutes": "25",
    ])

    private func faults(_ work: () async throws -> Void) async throws -> [FieldFault] {
        do {
            try await work()
            return []
        } catch FormRefusal.unsound(let faults) { return faults }
    }

    @Test func `an event made in a form is one of its programme, with names in the languages typed`() async throws {
        let demo = try await Demo()
        let programme = try #require(demo.event.programme)
        let made = try await demo.useCases.createEvent(typed, in: programme)

        let event = try await demo.useCases.event(made.id)
        #expect(event.programme == programme && event.date == "2023-11-24" && event.place == "Hải Phòng")
        #expect(event.name.text(for: .vi) == "Ngày kết nối" && event.name.text(for: .ko) == "상담회")
        #expect(event.slotMinutes == 25 && event.zone == "Asia/Ho_Chi_Minh" && event.partnerZone == "Asia/Seoul")
        #expect(try await demo.useCases.eventForm(event.id).saved.version == 1)
        #expect(try await demo.useCases.audit(limit: 1).entries.first?.verb == "createEvent")
        await #expect(throws: UseCaseError.notFound) {
            _ = try await demo.useCases.createEvent(typed, in: .init())
        }
        #expect(try await demo.count("events") == 2)
    }

    @Test func `a new form begins with the zones of its programme`() async throws {
        let demo = try await Demo()
        let saved = try await demo.useCases.newEventForm(of: try #require(demo.event.programme)).saved
        #expect(saved["zone"] == "Asia/Ho_Chi_Minh" && saved["partnerZone"] == "Asia/Seoul")
        #expect(saved["slotMinutes"] == "20" && saved["date"].isEmpty && saved.version == 0)
    }

    @Test(arguments: [
        (["name.vi": "", "name.ko": ""], "name.vi", "oneLanguage"), (["date": "25/11/2023"], "date", "date"),
        (["date": ""], "date", "required"), (["zone": "Asia/Nowhere"], "zone", "choice"),
        (["partnerZone": ""], "partnerZone", "choice"), (["slotMinutes": "3"], "slotMinutes", "number"),
        (["slotMinutes": ""], "slotMinutes", "required"),
    ])
    func `what is wrong is said at its field, and nothing is written`(
        change: [String: String], field: String, rule: String
    ) async throws {
        let demo = try await Demo()
        let programme = try #require(demo.event.programme)
        let draft = FormDraft(typed.values.merging(change) { $1 })
        let found = try await faults { _ = try await demo.useCases.createEvent(draft, in: programme) }
        #expect(found.map(\.field) == [field] && found.map(\.rule) == [rule])
        #expect(try await demo.count("events") == 1)
    }

    @Test func `who saves second gets what is saved, and nothing is lost`() async throws {
        let demo = try await Demo()
        let id = demo.event.id
        let opened = try await demo.useCases.eventForm(id).saved
        var (first, second) = (opened, opened)
        first.values["place"] = "Đà Nẵng"
        second.values["name.ko"] = "상담회"
        try await demo.useCases.saveEvent(id, first)
        do {
            try await demo.useCases.saveEvent(id, second)
            Issue.record("saved")
        } catch FormRefusal.stale(let saved) {
            #expect(saved["place"] == "Đà Nẵng" && saved["name.ko"].isEmpty)
            second.version = saved.version
        }
        try await demo.useCases.saveEvent(id, second)
        let event = try await demo.useCases.event(id)
        #expect(event.name.text(for: .ko) == "상담회" && event.name.original == demo.event.name.original)
        #expect(event.programme == demo.event.programme)
        #expect(try await demo.useCases.audit(limit: 1).entries.first?.verb == "saveEvent")
    }

    @Test func `an event without an agenda moves to another day, zone and slot length`() async throws {
        let demo = try await Demo()
        var draft = try await demo.useCases.eventForm(demo.event.id).saved
        draft.values.merge(["date": "2022-12-02", "zone": "Asia/Tokyo", "slotMinutes": "30"]) { $1 }
        try await demo.useCases.saveEvent(demo.event.id, draft)
        let event = try await demo.useCases.event(demo.event.id)
        #expect(event.date == "2022-12-02" && event.zone == "Asia/Tokyo" && event.slotMinutes == 30)
    }

    @Test func `once there is an agenda, day, zones and slot length stay, and name and place change`() async throws {
        let demo = try await Demo()
        try await demo.read(.agenda)
        let id = demo.event.id
        let form = try await demo.useCases.eventForm(id)
        #expect(form.settled == EventSettled(day: true, slotLength: true))
        var draft = form.saved
        draft.values.merge(
            ["date": "2022-12-02", "zone": "Asia/Tokyo", "partnerZone": "Asia/Taipei", "slotMinutes": "30"]) { $1 }
        let found = try await faults { try await demo.useCases.saveEvent(id, draft) }
        #expect(found.map(\.field) == ["date", "zone", "partnerZone", "slotMinutes"])
        #expect(found.map(\.rule) == ["agendaStands", "agendaStands", "agendaStands", "slotsStand"])
        #expect(try await demo.useCases.event(id) == demo.event)

        draft = form.saved
        draft.values.merge(["name.en": "Matchmaking day", "place": "Hà Nội"]) { $1 }
        try await demo.useCases.saveEvent(id, draft)
        let event = try await demo.useCases.event(id)
        #expect(event.place == "Hà Nội" && event.name.text(for: .en) == "Matchmaking day")
    }

    @Test func `the demo's programme is made once, with its bodies of both countries`() async throws {
        let demo = try await Demo()
        let id = try await demo.useCases.makeDemoProgramme()
        let before = try await digests(of: demo.database)
        #expect(try await demo.useCases.makeDemoProgramme() == id)
        #expect(try await digests(of: demo.database) == before)
        let programme = try await demo.useCases.programme(id)
        #expect(
            programme.themes == ["green", "digital"] && Programme.languages.allSatisfy { programme.name[$0] != nil })
        let bodies = try await demo.useCases.read { try $0.partnerBodies.of(id) }
        #expect(Set(bodies.map(\.country)) == ["VN", "KR"] && Set(bodies.map(\.role)) == [.host, .coHost, .partner])
        #expect(bodies.allSatisfy { $0.website.hasSuffix(".example.org") })
    }
}
