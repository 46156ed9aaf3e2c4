import Domain
import Foundation
import Testing

@Suite struct AvailabilityTests {
    let hanoi = TimeZone(identifier: "Asia/Ho_Chi_Minh") ?? .gmt

    /// A slot of 20 minutes on 25 November 2022, in Vietnamese time.
    func slot(_ hour: Int, _ minute: Int, block: String = "B1") -> Slot {
        let start = Date(timeIntervalSince1970: 1_669_309_200 + Double(hour * 60 + minute) * 60)
        return Slot(event: .init(), block: block, startsAt: start, endsAt: start + 1_200)
    }

    func window(_ from: Int?, _ to: Int?, zone: String? = nil) -> Availability {
        Availability(windows: [
            .init(from: from.flatMap { ClockTime(hour: $0) }, to: to.flatMap { ClockTime(hour: $0) }, zone: zone)
        ])
    }

    @Test func `the whole day allows every slot and an absence none`() {
        #expect(Availability.wholeDay.allows(slot(8, 0), eventZone: hanoi))
        #expect(!Availability(isAbsent: true).allows(slot(8, 0), eventZone: hanoi))
    }

    @Test func `a slot that touches the end of a window is allowed, one that crosses it is not`() {
        #expect(window(9, 10).allows(slot(9, 40), eventZone: hanoi))
        #expect(!window(9, 10).allows(slot(9, 50), eventZone: hanoi))
        #expect(window(9, 10).allows(slot(9, 0), eventZone: hanoi))
        #expect(!window(9, 10).allows(slot(8, 50), eventZone: hanoi))
    }

    @Test func `a window in another zone means those hours there`() {
        let seoul = window(13, 18, zone: "Asia/Seoul")

        #expect(!seoul.allows(slot(10, 50), eventZone: hanoi))
        #expect(seoul.allows(slot(11, 0), eventZone: hanoi))
        #expect(seoul.allows(slot(15, 40), eventZone: hanoi))
        #expect(!seoul.allows(slot(16, 0), eventZone: hanoi))
    }

    @Test func `half a day is meant in the event's own zone`() {
        #expect(Availability(dayPart: .morning).allows(slot(11, 40), eventZone: hanoi))
        #expect(!Availability(dayPart: .morning).allows(slot(11, 50), eventZone: hanoi))
        #expect(Availability(dayPart: .afternoon).allows(slot(12, 0), eventZone: hanoi))
    }

    @Test func `blocks are the agenda's, whatever the case`() {
        #expect(Availability(blocks: ["b1", "B3"]).allows(slot(9, 0, block: "B1"), eventZone: hanoi))
        #expect(!Availability(blocks: ["B2"]).allows(slot(9, 0, block: "B1"), eventZone: hanoi))
    }
}
