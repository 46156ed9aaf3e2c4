public import Domain
public import Spreadsheets

import Foundation
import Text

/// Reads a date into `2022-10-15`; empty, with `dateUnclear`, where no one date is meant.
///
/// The day stands before the month unless the year comes first or the month could not be one ("10/30/2022").
///
/// - Parameter year: the year of dates without one: "14 tháng 10", "10월 14일", "14/10".
public func readDate(_ cell: Cell, year: Int) -> Reading<String> {
    if cell.isBlank { return Reading("") }
    guard let date = calendarDate(cell, year: year) else { return Reading("", ValueProblem(.dateUnclear)) }
    return Reading(date.iso)
}

/// Reads a date with a time into `2022-11-08 09:23`, with `+07:00` behind it where the cell names an offset. A date
/// without a time means midnight, as in spreadsheets.
public func readDateTime(_ cell: Cell, year: Int) -> Reading<String> {
    if cell.isBlank { return Reading("") }
    guard let date = calendarDate(cell, year: year) else { return Reading("", ValueProblem(.dateUnclear)) }
    if let moment = sheetDate(cell) {
        return Reading("\(date.iso) \(twoDigits(moment.hour)):\(twoDigits(moment.minute))")
    }
    let (_, rest) = splitLeadingISODate(cell.text)
    guard let time = clockTimes(in: pieces(of: rest)).first(where: { !$0.isBare })?.time else {
        let wantsTime = rest.contains(":")
        return wantsTime ? Reading("\(date.iso) 00:00", ValueProblem(.timeUnclear)) : Reading("\(date.iso) 00:00")
    }
    return Reading("\(date.iso) \(twoDigits(time.minutes / 60)):\(twoDigits(time.minutes % 60))" + offset(in: rest))
}

/// Free text about when something is wished, as written. "3/2023", which a sheet turned into the first of the month,
/// goes back to what was typed.
public func readTiming(_ cell: Cell, language: Language) -> String {
    var cell = cell
    if case .formula(_, let result) = cell { cell = result }
    guard case .date(let date) = cell else { return cell.text.nfc.trimmingCharacters(in: .whitespacesAndNewlines) }
    let isMidnight = date.hour == 0 && date.minute == 0
    if date.day == 1, isMidnight { return "\(date.month)/\(date.year)" }
    switch language {
    case .vi: return "\(twoDigits(date.day))/\(twoDigits(date.month))/\(date.year)"
    case .ko: return "\(date.year). \(date.month). \(date.day)."
    case .en, .de: return date.description
    }
}

/// A day of the calendar that exists.
struct CalendarDate: Equatable {
    var year: Int
    var month: Int
    var day: Int

    init?(year: Int, month: Int, day: Int) {
        let lengths = [
            31, year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
        ]
        guard (1_900...2_200).contains(year), (1...12).contains(month), (1...lengths[month - 1]).contains(day) else {
            return nil
        }
        (self.year, self.month, self.day) = (year, month, day)
    }

    var iso: String { "\(year)-\(twoDigits(month))-\(twoDigits(day))" }
}

func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

/// A date cell, or a serial number of days between 1954 and 2119 as number or as text.
private func sheetDate(_ cell: Cell) -> SheetDate? {
    switch cell {
    case .date(let date): date
    case .number(let serial): (20_000..<80_000).contains(serial) ? SheetDate(serial: serial) : nil
    case .formula(_, let result): sheetDate(result)
    case .text(let text): text.count < 20 ? Double(text.squeezed).flatMap { sheetDate(.number($0)) } : nil
    case .empty, .boolean, .error: nil
    }
}

private func calendarDate(_ cell: Cell, year: Int) -> CalendarDate? {
    if let date = sheetDate(cell) { return CalendarDate(year: date.year, month: date.month, day: date.day) }
    let text = cell.text.squeezed
    if text.count == 8, let number = Int(text) {
        return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
            ?? CalendarDate(year: number % 10_000, month: number / 100 % 100, day: number / 1_000_000)
    }
    var parts = pieces(of: text)
    let times = clockTimes(in: parts).filter { found in
        !found.isBare && parts[found.start..<found.end].contains { $0.raw != "." && $0.kind != .digits }
    }
    for time in times.reversed() { parts.removeSubrange(time.start..<time.end) }
    return dateWithMarks(parts, year) ?? dateWithMonthName(parts, year) ?? dateOfNumbers(parts, year)
}

/// "ngày 05 tháng 02 năm 2023", "14 tháng 10", "2022년 11월 25일".
private func dateWithMarks(_ parts: [Piece], _ year: Int) -> CalendarDate? {
    func number(_ index: Int) -> Int? {
        parts.indices.contains(index) && parts[index].kind == .digits ? Int(parts[index].raw) : nil
    }
    if let mark = parts.firstIndex(where: { $0.folded == "thang" }) {
        guard let day = number(mark - 1) ?? number(mark - 2), let month = number(mark + 1) else { return nil }
        let stated = parts[(mark + 2)...].first { $0.kind == .digits }.flatMap { Int($0.raw) }
        return CalendarDate(year: stated.map(fullYear) ?? year, month: month, day: day)
    }
    guard let mark = parts.firstIndex(where: { $0.folded.hasPrefix("월") }) else { return nil }
    guard let month = number(mark - 1), let day = number(mark + 1) else { return nil }
    let stated = parts.firstIndex { $0.folded == "년" }.flatMap { number($0 - 1) }
    return CalendarDate(year: stated.map(fullYear) ?? year, month: month, day: day)
}

/// "Oct 30, 2022", "30 October 2022", "30. Oktober 2022", "30-Oct-22".
private func dateWithMonthName(_ parts: [Piece], _ year: Int) -> CalendarDate? {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    let german = ["mrz": 3, "maerz": 3, "mai": 5, "okt": 10, "dez": 12]
    var month: Int?
    for part in parts where part.kind == .letters && part.folded.count >= 3 {
        let isWeekday = ["mon", "march"].contains(part.folded) ? part.folded == "mon" : false
        guard !isWeekday else { continue }
        if let place = names.firstIndex(where: { part.folded.hasPrefix($0) }) { month = month ?? place + 1 }
        if let place = german.first(where: { part.folded.hasPrefix($0.key) })?.value { month = month ?? place }
    }
    guard let month else { return nil }
    let numbers = parts.filter { $0.kind == .digits && $0.raw.count <= 4 }.compactMap { Int($0.raw) }
    guard let first = numbers.first else { return nil }
    if first > 31 {
        return numbers.count > 1 ? CalendarDate(year: fullYear(first), month: month, day: numbers[1]) : nil
    }
    if numbers.count == 1 { return CalendarDate(year: year, month: month, day: first) }
    return CalendarDate(year: fullYear(numbers[1]), month: month, day: first)
}

/// "25/10/2022", "25.10.22", "2022-10-30", "2022. 11. 25.(금)", "14/10".
private func dateOfNumbers(_ parts: [Piece], _ year: Int) -> CalendarDate? {
    guard let first = parts.firstIndex(where: { $0.kind == .digits }), let head = Int(parts[first].raw) else {
        return nil
    }
    var numbers = [(head, parts[first].raw.count)]
    var index = first + 1
    while numbers.count < 3, index + 1 < parts.count, ["/", ".", "-"].contains(parts[index].folded),
        parts[index + 1].kind == .digits, let next = Int(parts[index + 1].raw)
    {
        numbers.append((next, parts[index + 1].raw.count))
        index += 2
    }
    let values = numbers.map(\.0)
    guard numbers.allSatisfy({ $0.1 <= 4 }) else { return nil }
    if numbers.count == 3 {
        if numbers[0].1 == 4 { return CalendarDate(year: values[0], month: values[1], day: values[2]) }
        let last = fullYear(values[2])
        return CalendarDate(year: last, month: values[1], day: values[0])
            ?? CalendarDate(year: last, month: values[0], day: values[1])
    }
    guard numbers.count == 2, numbers.allSatisfy({ $0.1 <= 2 }) else { return nil }
    return CalendarDate(year: year, month: values[1], day: values[0])
        ?? CalendarDate(year: year, month: values[0], day: values[1])
}

private func fullYear(_ year: Int) -> Int { year < 100 ? 2_000 + year : year }

/// `+07:00` for "Z", "+0700", "GMT+7", "UTC+09:00", "KST", "ICT" behind a time; else nothing.
private func offset(in text: String) -> String {
    let upper = text.uppercased()
    if let match = upper.firstMatch(of: /[0-9TCP ]\s*([+-])(\d{1,2}):?(\d{2})?$/), let hours = Int(match.2), hours <= 14
    {
        return "\(match.1)\(twoDigits(hours)):\(match.3 ?? "00")"
    }
    if upper.hasSuffix("Z") || upper.hasSuffix("UTC") || upper.hasSuffix("GMT") { return "+00:00" }
    if upper.hasSuffix("KST") { return "+09:00" }
    return upper.hasSuffix("ICT") ? "+07:00" : ""
}
