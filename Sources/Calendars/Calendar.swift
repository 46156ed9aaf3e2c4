public import Foundation

/// A calendar file as RFC 5545 describes it: instants in UTC, lines folded at 75 bytes and ended by CRLF.
public struct CalendarFile: Sendable {
    /// One entry of a calendar.
    public struct Entry: Sendable {
        public enum Status: String, Sendable {
            case confirmed = "CONFIRMED", tentative = "TENTATIVE", cancelled = "CANCELLED"
        }

        /// Stays the same through all changes of the entry, so that calendars update it.
        public var uid: String
        /// Rises with each change that was sent out.
        public var sequence: Int
        public var start: Date
        public var end: Date
        public var summary: String
        public var description: String
        public var location: String
        public var url: String
        public var status: Status

        public init(
            uid: String, sequence: Int, start: Date, end: Date, summary: String, description: String = "",
            location: String = "", url: String = "", status: Status = .confirmed
        ) {
            self.uid = uid
            self.sequence = sequence
            self.start = start
            self.end = end
            self.summary = summary
            self.description = description
            self.location = location
            self.url = url
            self.status = status
        }
    }

    public var name: String
    /// An IANA zone that calendars may show; the instants do not depend on it.
    public var zone: String
    public var entries: [Entry]
    /// When the file was made.
    public var stamp: Date

    public init(name: String, zone: String, entries: [Entry], stamp: Date) {
        self.name = name
        self.zone = zone
        self.entries = entries
        self.stamp = stamp
    }

    public var text: String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//CauNoi//CauNoi//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            "X-WR-CALNAME:\(escaped(name))", "X-WR-TIMEZONE:\(escaped(zone))",
        ]
        for entry in entries {
            lines += [
                "BEGIN:VEVENT", "UID:\(escaped(entry.uid))", "DTSTAMP:\(instant(stamp))",
                "SEQUENCE:\(entry.sequence)", "DTSTART:\(instant(entry.start))", "DTEND:\(instant(entry.end))",
                "SUMMARY:\(escaped(entry.summary))", "STATUS:\(entry.status.rawValue)",
            ]
            if !entry.description.isEmpty { lines.append("DESCRIPTION:\(escaped(entry.description))") }
            if !entry.location.isEmpty { lines.append("LOCATION:\(escaped(entry.location))") }
            if let link = link(entry.url) { lines.append("URL:\(link)") }
            lines.append("END:VEVENT")
        }
        lines.append("END:VCALENDAR")
        return lines.map(folded).joined(separator: "\r\n") + "\r\n"
    }
}

/// `20221125T024000Z`
private func instant(_ date: Date) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
    func pad(_ number: Int?, _ width: Int) -> String {
        let digits = String(number ?? 0)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return pad(parts.year, 4) + pad(parts.month, 2) + pad(parts.day, 2) + "T" + pad(parts.hour, 2)
        + pad(parts.minute, 2) + pad(parts.second, 2) + "Z"
}

/// TEXT values: backslash, semicolon, comma and line breaks escaped, other control characters left out (RFC 5545, 3.3.11).
private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
        switch scalar {
        case "\\": result += "\\\\"
        case ";": result += "\\;"
        case ",": result += "\\,"
        case "\n", "\r": result += "\\n"
        case "\t": result += " "
        case _ where scalar.value < 32 || scalar.value == 127: continue
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

/// Only addresses of the web go out as links.
private func link(_ text: String) -> String? {
    guard text.hasPrefix("https://") || text.hasPrefix("http://"),
        text.utf8.allSatisfy({ $0 > 32 && $0 < 127 })
    else { return nil }
    return text
}

/// Breaks a line into pieces of at most 75 bytes without cutting a character (RFC 5545, 3.1).
private func folded(_ line: String) -> String {
    guard line.utf8.count > 75 else { return line }
    var pieces: [String] = []
    var piece = ""
    var bytes = 0
    for scalar in line.unicodeScalars {
        let width = UTF8.width(scalar)
        if bytes + width > (pieces.isEmpty ? 75 : 74) {
            pieces.append(piece)
            piece = ""
            bytes = 0
        }
        piece.unicodeScalars.append(scalar)
        bytes += width
    }
    pieces.append(piece)
    return pieces.joined(separator: "\r\n ")
}
