import Domain
import Foundation
import HTML
import Localisation
import Testing

@testable import Pages
@testable import UseCases

@Suite struct EventFormPageTests {
    private let programme = Programme(name: LocalisedText("Việt–Hàn", in: .vi), hostCountry: "VN")

    private var event: Event {
        Event(
            name: LocalisedText("Kết nối <2022>", in: .vi), date: "2022-11-25", place: "Hải Phòng",
            zone: "Asia/Ho_Chi_Minh", partnerZone: "Asia/Dubai", slotMinutes: 20, programme: programme.id)
    }

    private func text(_ event: Event?, _ settled: EventSettled, _ language: Language) -> String {
        let grant = Grant(account: .init(), programme: programme.id, role: .owner)
        let reader = Reader(
            language: language, now: Date(timeIntervalSince1970: 1_669_334_400), address: "/programmes",
            viewer: Viewer(grants: [grant], programmes: [programme.id: programme.name]), access: Access([grant]))
        let saved = event.map { FormDraft($0, version: 1) } ?? FormDraft(eventOf: programme)
        let form = EventForm(programme: programme, event: event, saved: saved, settled: settled)
        let faults = ["agendaStands", "slotsStand"].map { FieldFault("date", $0) }
        return EventFormPage(form, FormContents(saved, faults: faults)).main(reader).source
    }

    @Test(arguments: [Language.vi, .ko, .en])
    func `every message of the form is there, and what was written is escaped`(language: Language) {
        for settled in [EventSettled(), EventSettled(day: true), EventSettled(day: true, slotLength: true)] {
            for event in [nil, event] {
                let text = text(event, settled, language)
                #expect(!text.contains("<2022>"))
                #expect(text.firstMatch(of: #/(>|")(event|programme|form)\.[a-z]+[.<"]/#) == nil)
            }
        }
    }

    @Test func `a zone that is saved can be chosen, and what is settled only as it is`() {
        #expect(text(event, EventSettled(), .en).contains("value=\"Asia/Dubai\" selected"))
        #expect(text(event, EventSettled(), .en).contains("type=\"date\""))
        let settled = text(event, EventSettled(day: true, slotLength: true), .en)
        #expect(!settled.contains("type=\"date\"") && !settled.contains("Asia/Tokyo"))
        #expect(settled.contains("<option value=\"2022-11-25\" selected>"))
    }

    @Test func `a trail marks a name in another language`() {
        #expect(
            programmeTrail(
                "Here", of: programme,
                Reader(
                    language: .en, now: Date(timeIntervalSince1970: 0), address: "/")
            ).source.contains("lang=\"vi\""))
    }
}
