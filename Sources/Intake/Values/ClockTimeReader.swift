public import Domain

import Foundation
import Text

/// Reads a time of day: "9h30", "9:30", "09.30", "14 giờ 30", "오후 2:30", "2:30 PM", "9시 30분"; a fraction of a day
/// ("0.395833"), as spreadsheets store times, counts too. A number alone is no time.
public func readClockTime(_ text: String) -> ClockTime? {
    if let fraction = Double(text.squeezed), text.contains("."), fraction > 0, fraction < 1, text.hasPrefix("0.") {
        let minutes = Int((fraction * 1_440).rounded())
        return ClockTime(hour: minutes / 60, minute: minutes % 60)
    }
    let (date, rest) = splitLeadingISODate(text)
    if date != nil, Phrases(rest).isEmpty { return ClockTime(hour: 0) }
    return clockTimes(in: pieces(of: rest)).first { !$0.isBare }?.time
}

/// Reads a span of a day: "10:00~10:30", "9h30-12h", "13:30–17:00", "2-4 pm", "từ 9h đến 11h30".
public func readTimeRange(_ text: String) -> (ClockTime, ClockTime)? {
    let parts = pieces(of: text)
    let times = clockTimes(in: parts)
    for (first, second) in zip(times, times.dropFirst()) {
        guard let range = timeRange(first, second, parts) else { continue }
        return range
    }
    return nil
}

/// A time found among the pieces of a text.
struct FoundTime {
    var time: ClockTime
    /// A number of hours without any sign of being one: "9" in "9-12h".
    var isBare: Bool
    var isMorning: Bool?
    var start: Int
    var end: Int
}

func timeRange(_ first: FoundTime, _ second: FoundTime, _ parts: [Piece]) -> (ClockTime, ClockTime)? {
    guard !first.isBare || !second.isBare else { return nil }
    let between = parts[first.end..<second.start].map(\.folded)
    guard between.count <= 2, let tie = between.last else { return nil }
    let ties = ["-", "~", "∼", "〜", "den", "toi", "to", "until", "till", "bis", "부터", "에서", ">"]
    guard ties.contains(tie) else { return nil }
    var (from, to) = (first.time, second.time)
    // "2-4 pm", "오후 2:30~4:00": one half of the day is said for both.
    let noon = 720
    if first.isMorning == nil, second.isMorning == false, from.minutes + noon <= to.minutes {
        from.minutes += noon
    } else if second.isMorning == nil, first.isMorning == false, to < from, to.minutes + noon <= 1_440 {
        to.minutes += noon
    }
    return (from, to)
}

/// All times of day in a text, in order.
func clockTimes(in parts: [Piece]) -> [FoundTime] {
    var times: [FoundTime] = []
    var index = 0
    while index < parts.count {
        if let found = clockTime(in: parts, at: index) {
            times.append(found)
            index = found.end
        } else {
            index += 1
        }
    }
    return times
}

private func clockTime(in parts: [Piece], at start: Int) -> FoundTime? {
    guard parts[start].kind == .digits, parts[start].raw.count <= 2, var hour = Int(parts[start].raw) else {
        return nil
    }
    var minute = 0
    var isBare = true
    var end = start + 1
    func piece(_ index: Int) -> Piece? { index < parts.count ? parts[index] : nil }
    func minutes(_ index: Int, loosely: Bool) -> Int? {
        guard let piece = piece(index), piece.kind == .digits, let value = Int(piece.raw), value < 60 else {
            return nil
        }
        if loosely { return piece.raw.count <= 2 ? value : nil }
        return piece.raw.count == 2 && !piece.isAfterSpace ? value : nil
    }
    switch piece(end)?.folded ?? "" {
    case "h", "gio", "g", "시", "uhr":
        isBare = false
        if let value = minutes(end + 1, loosely: piece(end)?.folded != "uhr") {
            minute = value
            end += 1
            if ["p", "phut", "분", "m", "min"].contains(piece(end + 1)?.folded ?? "") { end += 1 }
        }
        end += 1
    case "시반":
        (isBare, minute, end) = (false, 30, end + 1)
    case ":":
        guard let value = minutes(end + 1, loosely: false) else { return nil }
        (isBare, minute) = (false, value)
        end += 2
        if piece(end)?.raw == ":", minutes(end + 1, loosely: false) != nil { end += 2 }
    case ".":
        if let value = minutes(end + 1, loosely: false), piece(end + 2)?.raw != "." || piece(end + 3)?.kind != .digits {
            (isBare, minute) = (false, value)
            end += 2
        }
    default: break
    }
    var isMorning = start > 0 ? meridiem(parts[start - 1].folded) : nil
    if isMorning == nil, let after = meridiem(piece(end)?.folded ?? "") {
        isMorning = after
        end += 1
    } else if isMorning == nil, ["a", "p"].contains(piece(end)?.folded ?? ""), piece(end + 2)?.folded == "m" {
        isMorning = piece(end)?.folded == "a"
        end += piece(end + 3)?.raw == "." ? 4 : 3
    }
    if let isMorning {
        isBare = false
        if !isMorning, hour < 12 { hour += 12 }
        if isMorning, hour == 12 { hour = 0 }
    }
    guard let time = ClockTime(hour: hour, minute: minute) else { return nil }
    return FoundTime(time: time, isBare: isBare, isMorning: isMorning, start: start, end: end)
}

/// Whether a word says forenoon (true) or afternoon (false).
private func meridiem(_ word: String) -> Bool? {
    switch word {
    case "am", "sang", "오전": true
    case "pm", "chieu", "오후": false
    default: nil
    }
}

/// "2022-11-25 09:30" and "…T09:30" in two parts: the date as it stands, and the rest.
func splitLeadingISODate(_ text: String) -> (date: String?, rest: String) {
    let trimmed = text.squeezed
    guard let match = trimmed.prefixMatch(of: /\d{4}-\d{1,2}-\d{1,2}(?:[T ]|$)/) else { return (nil, trimmed) }
    return (
        String(match.output).trimmingCharacters(in: CharacterSet(charactersIn: "T ")),
        String(trimmed[match.range.upperBound...])
    )
}
