public import Foundation

/// How somebody attends an event.
public enum AttendanceMode: String, Codable, CaseIterable, Sendable {
    case onSite = "on_site"
    case remote
    /// Either, as the meeting needs.
    case both
}

/// A minute of the day in a zone, from 0 to 1,440 (midnight at the end of the day).
public struct ClockTime: Equatable, Hashable, Sendable, Codable, Comparable {
    public var minutes: Int

    public init?(hour: Int, minute: Int = 0) {
        guard (0...24).contains(hour), (0..<60).contains(minute), hour * 60 + minute <= 1_440 else { return nil }
        minutes = hour * 60 + minute
    }

    public static func < (left: Self, right: Self) -> Bool { left.minutes < right.minutes }
}

/// When somebody can take part in meetings of an event, as far as it was stated. Everything stated must hold for a slot
/// to be usable; within one list any one entry is enough.
public struct Availability: Equatable, Sendable, Codable, Hashable {
    /// The half-open span of a day, in the zone that the sheet names or else the event's.
    public struct Window: Equatable, Sendable, Codable, Hashable {
        public var from: ClockTime?
        public var to: ClockTime?
        /// An IANA name (`Asia/Seoul`) when the text named a zone.
        public var zone: String?

        public init(from: ClockTime?, to: ClockTime?, zone: String? = nil) {
            self.from = from
            self.to = to
            self.zone = zone
        }
    }

    public enum DayPart: String, Codable, Sendable { case morning, afternoon }

    /// As written: "cả ngày", "B1;B2", "13:00-18:00 KST".
    public var original: String
    /// Not there at all: "HỦY (báo ốm)", "cancelled".
    public var isAbsent: Bool
    /// Codes of the agenda's meeting blocks. Empty: no such limit.
    public var blocks: [String]
    public var dayPart: DayPart?
    public var windows: [Window]

    public init(
        original: String = "", isAbsent: Bool = false, blocks: [String] = [], dayPart: DayPart? = nil,
        windows: [Window] = []
    ) {
        self.original = original
        self.isAbsent = isAbsent
        self.blocks = blocks
        self.dayPart = dayPart
        self.windows = windows
    }

    /// The whole day.
    public static var wholeDay: Availability { Availability() }

    /// Whether the whole slot lies in what was stated. A half day is meant in the event's own zone.
    public func allows(_ slot: Slot, eventZone: TimeZone) -> Bool {
        if isAbsent { return false }
        if !blocks.isEmpty, !blocks.contains(where: { $0.lowercased() == slot.block.lowercased() }) { return false }
        if let dayPart {
            let noon = Window(from: nil, to: ClockTime(hour: 12))
            let afterNoon = Window(from: ClockTime(hour: 12), to: nil)
            if !(dayPart == .morning ? noon : afterNoon).contains(slot, eventZone: eventZone) { return false }
        }
        return windows.isEmpty || windows.contains { $0.contains(slot, eventZone: eventZone) }
    }
}

extension Availability.Window {
    func contains(_ slot: Slot, eventZone: TimeZone) -> Bool {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone.flatMap(TimeZone.init(identifier:)) ?? eventZone
        let midnight = calendar.startOfDay(for: slot.startsAt)
        let start = slot.startsAt.timeIntervalSince(midnight) / 60
        let end = slot.endsAt.timeIntervalSince(midnight) / 60
        return start >= Double(from?.minutes ?? 0) && end <= Double(to?.minutes ?? 1_440)
    }
}
