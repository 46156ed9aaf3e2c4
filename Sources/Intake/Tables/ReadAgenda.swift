import Domain
import Foundation
public import Spreadsheets
import Text

/// Reads the agenda of an event.
public func readAgenda(
    _ workbook: Workbook, options: IntakeOptions
) throws(IntakeError) -> TableReading<AgendaDraft> {
    try readTables(.agenda, in: workbook, options) { table, findings in
        var codes = Codes()
        var date = ""
        var partners: [PartnerTime] = []
        let zone = zone(in: table.title(of: "starts_at")) ?? zone(in: table.title(of: "ends_at"))
        var drafts: [AgendaDraft] = []
        var previous = table.header.row
        for row in table.dataRows(titled: ["title"], &findings) {
            date = headingDate(table, previous + 1..<row.number, options) ?? date
            previous = row.number
            date = row.read("date", blank: date, &findings) { readDate($0, year: options.year) }
            guard !row.lacks(["starts_at", "title"], &findings), codes.isNew(row, &findings),
                var draft = item(row, date, &findings)
            else { continue }
            draft.zone = zone
            findings.rows += 1
            if let partner = times(row.cell("partner_time")) {
                partners.append(
                    PartnerTime(row: row, difference: partner.start.minutes - draft.startsAt.minutes))
            }
            drafts.append(draft)
        }
        for index in drafts.indices where drafts[index].code.isEmpty {
            let row = table.row(drafts[index].source.row)
            drafts[index].code = codes.make(drafts[index].kind == .meetings ? "B" : "A", for: row)
        }
        reportDisagreeing(partners, &findings)
        return drafts
    }
}

/// The day that a heading between two rows names: "Ngày 25/11/2022".
private func headingDate(_ table: Table, _ rows: Range<Int>, _ options: IntakeOptions) -> String? {
    rows.reversed().lazy.compactMap { row -> String? in
        guard let column = table.grid.filled(row).first, table.grid.filled(row).count == 1 else { return nil }
        let reading = readDate(table.grid.cell(row, column), year: options.year)
        return reading.problems.isEmpty && !reading.value.isEmpty ? reading.value : nil
    }.first
}

/// How far the partner's time of a row is ahead, in minutes.
private struct PartnerTime {
    var row: TableRow
    var difference: Int
}

private func item(_ row: TableRow, _ date: String, _ findings: inout Findings) -> AgendaDraft? {
    guard let (start, rangeEnd) = times(row.cell("starts_at")) else {
        row.report(.timeUnclear, "starts_at", severity: .error, &findings)
        findings.skipped += 1
        return nil
    }
    guard let end = times(row.cell("ends_at"))?.start ?? rangeEnd else {
        let field = row.table.has("ends_at") ? "ends_at" : "starts_at"
        let isBlank = row.cell("ends_at").isBlank
        row.report(
            isBlank ? .missingValue : .timeUnclear, field, severity: .error,
            details: isBlank ? ["field": "ends_at"] : [:],
            &findings)
        findings.skipped += 1
        return nil
    }
    guard end > start else {
        row.report(
            .endsBeforeStart, row.table.has("ends_at") ? "ends_at" : "starts_at", severity: .error,
            details: ["name": row.line("title")], &findings)
        findings.skipped += 1
        return nil
    }
    var draft = AgendaDraft(source: row.source, startsAt: start, endsAt: end)
    draft.code = row.line("code")
    draft.title = row.line("title")
    draft.place = row.line("place")
    draft.audience = row.line("audience")
    draft.date = date
    draft.kind = agendaKind(kind: row.line("kind"), title: draft.title, code: draft.code)
    return draft
}

/// A time of day, or two of them: `08:00`, `08:00-08:30`, a cell formatted as a time, a share of a day.
private func times(_ cell: Cell) -> (start: ClockTime, end: ClockTime?)? {
    switch cell {
    case .date(let date): return ClockTime(hour: date.hour, minute: date.minute).map { ($0, nil) }
    case .number(let number) where number >= 0 && number <= 1:
        let minutes = Int((number * 1_440).rounded())
        return ClockTime(hour: minutes / 60, minute: minutes % 60).map { ($0, nil) }
    case .formula(_, let result) where result != .empty: return times(result)
    default:
        let text = cell.text.squeezed
        if let (start, end) = readTimeRange(text) { return (start, end) }
        return readClockTime(text).map { ($0, nil) }
    }
}

/// The zone that the title of a column of times names.
func zone(in title: String) -> String? {
    let folded = title.folded
    for mark in ["gmt", "utc"] {
        guard let range = folded.range(of: mark) else { continue }
        let rest = folded[range.upperBound...].drop(while: \.isWhitespace)
        guard let sign = rest.first, sign == "+" || sign == "-" else { continue }
        let digits = rest.dropFirst().drop(while: \.isWhitespace).prefix { $0.isNumber || $0 == ":" }
        if let hours = digits.split(separator: ":").first.flatMap({ Int($0) }), hours <= 14 {
            let minutes = digits.split(separator: ":").dropFirst().first.flatMap { Int($0) } ?? 0
            return "GMT\(sign)\(hours)" + (minutes == 0 ? "" : ":\(minutes)")
        }
    }
    if ["kst", "한국", "gio han", "seoul", "korea"].contains(where: folded.contains) { return "Asia/Seoul" }
    if ["베트남", "gio viet nam", "ict", "vietnam", "viet nam", "hanoi", "ha noi"].contains(where: folded.contains) {
        return "Asia/Ho_Chi_Minh"
    }
    return nil
}

/// The difference of two zones is the same all day: rows that differ from most are reported.
private func reportDisagreeing(_ partners: [PartnerTime], _ findings: inout Findings) {
    let counts = Dictionary(partners.map { ($0.difference, 1) }, uniquingKeysWith: +)
    guard counts.count > 1, let usual = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else { return }
    for partner in partners where partner.difference != usual {
        partner.row.report(
            .zoneTimesDisagree, "partner_time",
            details: ["minutes": "\(partner.difference)", "other": "\(usual)"], &findings)
    }
}
