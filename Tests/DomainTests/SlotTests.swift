import Domain
import Foundation
import Testing

@Suite struct SlotTests {
    let event = Identifier<Event>()

    func item(_ kind: AgendaItem.Kind, _ from: Double, _ to: Double, _ code: String) -> AgendaItem {
        AgendaItem(
            event: event, code: code, kind: kind, title: code, startsAt: Date(timeIntervalSince1970: from * 60),
            endsAt: Date(timeIntervalSince1970: to * 60))
    }

    func starts(_ slots: [Slot]) -> [Double] { slots.map { $0.startsAt.timeIntervalSince1970 / 60 } }

    @Test func `blocks are cut into whole slots, the rest is left`() {
        let slots = Slot.cut(from: [item(.meetings, 0, 70, "B1"), item(.meetings, 100, 140, "B2")], minutes: 20)

        #expect(starts(slots) == [0, 20, 40, 100, 120])
        #expect(slots.map(\.block) == ["B1", "B1", "B1", "B2", "B2"])
    }

    @Test func `no slot lies in what everybody attends`() {
        let slots = Slot.cut(from: [item(.meetings, 0, 80, "B1"), item(.plenary, 30, 40, "talk")], minutes: 20)

        #expect(starts(slots) == [0, 40, 60])
    }

    @Test func `blocks that overlap do not give slots that overlap`() {
        let slots = Slot.cut(from: [item(.meetings, 0, 40, "B1"), item(.meetings, 30, 70, "B2")], minutes: 20)

        #expect(starts(slots) == [0, 20, 50])
    }
}
