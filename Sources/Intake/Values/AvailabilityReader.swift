public import Domain
public import Spreadsheets

import Foundation
import Text

/// Reads when somebody can take part: a whole or a half day, blocks of the agenda ("B1;B2", "B2-B4"), hours with or
/// without a zone ("13:00-18:00 KST", "từ 10h45"), or not at all ("HỦY (báo ốm 22/11)"). Empty means the whole day.
public func readAvailability(_ cell: Cell) -> Reading<Availability> {
    let written = cell.text.squeezed
    var availability = Availability(original: written)
    let words = Phrases(written)
    if ["", "-", "–"].contains(written) || words.isOne(of: ["x", "co", "yes", "ok", "true", "o"]) {
        return Reading(availability)
    }
    if words.has(anyOf: absentWords) {
        availability.isAbsent = true
        return Reading(availability)
    }
    let unclear = ValueProblem(.availabilityUnclear)
    if words.has(anyOf: ["tru", "except", "ngoai tru", "제외", "ausser"]) { return Reading(availability, unclear) }

    let zone = namedZone(in: words, written)
    for part in written.folded.split(whereSeparator: { ",;&\n".contains($0) }) {
        availability.windows += windows(in: withoutZone(String(part)), zone: zone)
    }
    availability.blocks = blocks(in: pieces(of: written))
    let morning = words.has(anyOf: ["sang", "am", "morning", "forenoon", "vormittag", "vormittags", "오전"])
    let afternoon = words.has(anyOf: ["chieu", "pm", "afternoon", "nachmittag", "nachmittags", "오후"])
    if availability.windows.isEmpty, morning != afternoon { availability.dayPart = morning ? .morning : .afternoon }

    let isWhole = words.has(anyOf: wholeDayWords) || (morning && afternoon)
    let saysNothing = availability.windows.isEmpty && availability.blocks.isEmpty && availability.dayPart == nil
    return saysNothing && !isWhole ? Reading(availability, unclear) : Reading(availability)
}

private let absentWords = [
    "huy", "vang", "vang mat", "khong tham du", "khong tham gia", "khong den", "khong du", "nghi", "cancelled",
    "canceled",
    "cancel", "absent", "withdrawn", "abgesagt", "취소", "불참", "결석",
]

private let wholeDayWords = [
    "ca ngay", "ca 2 buoi", "ca hai buoi", "all day", "whole day", "full day", "any time", "anytime",
    "luc nao cung duoc",
    "ganztagig", "ganztags", "종일", "하루", "전일", "언제든",
]

/// Spans of one part of the text. A sign on one side only leaves the other open.
private func windows(in text: String, zone: String?) -> [Availability.Window] {
    let parts = pieces(of: text)
    let times = clockTimes(in: parts)
    for (first, second) in zip(times, times.dropFirst()) {
        guard let (from, to) = timeRange(first, second, parts), from < to else { continue }
        return [Availability.Window(from: from, to: to, zone: zone)]
    }
    guard let found = times.first(where: { !$0.isBare }) else { return [] }
    let before = parts[..<found.start].suffix(2).map(\.folded)
    let after = parts[found.end...].prefix(2).map(\.folded)
    let until = ["den", "toi", "truoc", "until", "till", "before", "by", "bis", "-", "~"]
    if before.contains(where: until.contains) || after.contains(where: { $0.hasPrefix("까지") || $0.hasPrefix("이전") }) {
        return [Availability.Window(from: nil, to: found.time, zone: zone)]
    }
    let from = ["tu", "sau", "from", "after", "since", "ab", "nach"]
    let isOpen = after.contains {
        $0.hasPrefix("부터") || $0.hasPrefix("이후") || ["-", "~", "tro", "on", "onwards"].contains($0)
    }
    if before.contains(where: from.contains) || isOpen {
        return [Availability.Window(from: found.time, to: nil, zone: zone)]
    }
    return []
}

/// Codes of blocks: a letter or two with a number. "B2-B4" and "B2-4" mean all from the first to the last.
private func blocks(in parts: [Piece]) -> [String] {
    var blocks: [String] = []
    var index = 0
    while index + 1 < parts.count {
        guard let (prefix, first) = block(in: parts, at: index) else {
            index += 1
            continue
        }
        index += 2
        var last = first
        if index + 1 < parts.count, ["-", "~"].contains(parts[index].folded) {
            if let (other, number) = block(in: parts, at: index + 1), other.lowercased() == prefix.lowercased() {
                (last, index) = (number, index + 3)
            } else if parts[index + 1].kind == .digits, let number = Int(parts[index + 1].raw) {
                (last, index) = (number, index + 2)
            }
        }
        for number in first...max(first, min(last, first + 50)) where !blocks.contains("\(prefix)\(number)") {
            blocks.append("\(prefix)\(number)")
        }
    }
    return blocks
}

private func block(in parts: [Piece], at index: Int) -> (prefix: String, number: Int)? {
    guard index + 1 < parts.count, parts[index].kind == .letters, (1...2).contains(parts[index].raw.count),
        parts[index + 1].kind == .digits, !parts[index + 1].isAfterSpace, parts[index + 1].raw.count <= 3,
        let number = Int(parts[index + 1].raw), !["h", "g", "am", "pm"].contains(parts[index].folded)
    else { return nil }
    let isHour = index > 0 && parts[index - 1].kind == .digits && !parts[index].isAfterSpace
    return isHour ? nil : (parts[index].raw.uppercased(), number)
}

/// The zone that a text names for its hours, as IANA name.
private func namedZone(in words: Phrases, _ written: String) -> String? {
    let compact = written.folded.filter { $0 != " " }
    if words.has(anyOf: ["kst", "gio han", "gio han quoc", "korean time", "korea time", "한국시간", "한국 시간"])
        || compact.contains("gmt+9") || compact.contains("utc+9") || compact.contains("utc+09")
    {
        return "Asia/Seoul"
    }
    if words.has(anyOf: ["ict", "gio vn", "gio viet nam", "vietnam time", "vn time", "베트남시간", "베트남 시간", "현지시간"])
        || compact.contains("gmt+7") || compact.contains("utc+7") || compact.contains("utc+07")
    {
        return "Asia/Ho_Chi_Minh"
    }
    return nil
}

private func withoutZone(_ text: String) -> String {
    text.replacing(/\(?\s*(?:gmt|utc)\s*\+\s*\d{1,2}(?::?00)?\s*\)?/, with: " ")
}
