import Domain
import Foundation
import UseCases

/// The zone in which somebody reads the day, and the other side's.
struct ReadersZones: Equatable, Sendable {
    let own: TimeZone
    let partner: TimeZone

    /// By the organisation's country: whose clock it is. The event's own zone where the country tells nothing.
    init(of country: String, at event: Event) {
        let here = TimeZone(identifier: event.zone) ?? .gmt
        let there = TimeZone(identifier: event.partnerZone) ?? .gmt
        let isPartner = countries[event.zone] != country && countries[event.partnerZone] == country
        (own, partner) = isPartner ? (there, here) : (here, there)
    }

    init(at event: Event) { self.init(of: "", at: event) }

    var areOne: Bool { own.secondsFromGMT() == partner.secondsFromGMT() }
}

/// Zones of the countries that take part.
private let countries = [
    "Asia/Ho_Chi_Minh": "VN", "Asia/Saigon": "VN", "Asia/Seoul": "KR", "ROK": "KR", "Asia/Tokyo": "JP",
    "Asia/Taipei": "TW", "Asia/Shanghai": "CN", "Asia/Singapore": "SG", "Asia/Bangkok": "TH", "Europe/Berlin": "DE",
]

/// Time between two meetings of one participant.
struct Gap: Equatable, Sendable {
    let start: Date
    let end: Date
    /// Slots in which a meeting could have been.
    let slots: Int
    /// What the programme has in that time.
    let items: [String]

    var minutes: Int { Int((end.timeIntervalSince(start) / 60).rounded()) }
}

/// The gaps between successive spans; none where one follows the other at once, or overlaps it.
func gaps(between spans: [(start: Date, end: Date)], _ slots: [Slot], _ items: [AgendaItem]) -> [Gap] {
    let spans = spans.sorted { $0.start < $1.start }
    return zip(spans, spans.dropFirst()).compactMap { earlier, later in
        guard earlier.end < later.start else { return nil }
        func isInside(_ start: Date, _ end: Date) -> Bool { start >= earlier.end && end <= later.start }
        return Gap(
            start: earlier.end, end: later.start, slots: slots.count { isInside($0.startsAt, $0.endsAt) },
            items: items.filter { $0.kind != .meetings && isInside($0.startsAt, $0.endsAt) }.map(\.title))
    }
}

/// Slots that people wait between their meetings.
struct Waiting: Equatable, Sendable {
    var total = 0
    var longest = 0

    init(_ day: DaySchedule) {
        var spans: [String: [(start: Date, end: Date)]] = [:]
        for line in day.lines {
            for code in [line.first.code, line.second.code] {
                spans[code, default: []].append((line.slot.startsAt, line.slot.endsAt))
            }
        }
        for spans in spans.values {
            let waited = gaps(between: spans, day.slots, []).map(\.slots).reduce(0, +)
            total += waited
            longest = max(longest, waited)
        }
    }
}

extension DaySchedule.Line {
    /// How the two sides meet; the names of the cases are in catalogue keys.
    enum Way: String, Sendable { case onSite, hybrid, online }

    var way: Way {
        if place.kind == .online { return .online }
        return first.mode == .remote || second.mode == .remote ? .hybrid : .onSite
    }

    /// The other side of a participant's meeting.
    func partner(of code: String) -> DaySchedule.Side { first.code == code ? second : first }
}
