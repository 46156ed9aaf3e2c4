import Domain
import Foundation
import Localisation

/// How far away an event is at a given instant.
enum Countdown: Equatable {
    case days(Int), hours(Int), minutes(Int)
    case running, over

    /// By the first and the last agenda item; by the event's date where there is no agenda.
    init(to event: Event, _ agenda: [AgendaItem] = [], now: Date) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: event.zone) ?? .gmt
        let midnight = calendar.midnight(event.date) ?? now
        let start = agenda.map(\.startsAt).min() ?? midnight
        let end = agenda.map(\.endsAt).max() ?? calendar.date(byAdding: .day, value: 1, to: midnight) ?? midnight
        if now >= end { self = .over; return }
        if now >= start { self = .running; return }
        let days =
            calendar.dateComponents(
                [.day], from: calendar.startOfDay(for: now), to: calendar.startOfDay(for: start)
            ).day ?? 0
        let seconds = start.timeIntervalSince(now)
        if days > 0, seconds >= 12 * 3_600 {
            self = .days(days)
        } else if seconds >= 3_600 {
            self = .hours(Int(seconds / 3_600))
        } else {
            self = .minutes(max(1, Int((seconds / 60).rounded(.up))))
        }
    }

    func text(_ say: Localiser) -> String {
        switch self {
        case .days(let n): say("event.countdown.days", ["n": .number(n)])
        case .hours(let n): say("event.countdown.hours", ["n": .number(n)])
        case .minutes(let n): say("event.countdown.minutes", ["n": .number(n)])
        case .running: say("event.countdown.running")
        case .over: say("event.countdown.over")
        }
    }

    var side: String {
        switch self {
        case .running: "good"
        case .over: ""
        default: "span"
        }
    }
}

extension Calendar {
    /// The start of a day given as `2022-11-25`.
    fileprivate func midnight(_ iso: String) -> Date? {
        let parts = iso.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        return date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2]))
    }
}
