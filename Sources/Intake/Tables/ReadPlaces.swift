import Domain
import Foundation
public import Spreadsheets
import Text

/// Reads a list of tables, rooms and online rooms.
public func readPlaces(
    _ workbook: Workbook, options: IntakeOptions
) throws(IntakeError) -> TableReading<PlaceDraft> {
    try readTables(.places, in: workbook, options) { table, findings in
        var codes = Codes()
        return table.dataRows(titled: ["name", "kind"], &findings).compactMap { row in
            guard !row.lacks(["code", "kind"], &findings), codes.isNew(row, &findings) else { return nil }
            findings.rows += 1
            return place(row, &findings)
        }
    }
}

private func place(_ row: TableRow, _ findings: inout Findings) -> PlaceDraft {
    var draft = PlaceDraft(source: row.source)
    draft.code = row.line("code")
    draft.name = row.cell("name").isBlank ? draft.code : row.line("name")
    draft.kind = row.read("kind", blank: .table, &findings, readPlaceKind)
    draft.capacity = row.count("capacity", &findings)
    draft.equipment = row.line("equipment")
    draft.note = row.text("note")
    draft.link = [row.line("link"), draft.equipment, draft.note].lazy.compactMap(link(in:)).first ?? ""
    draft.isHybrid = draft.kind != .online && isHybrid(draft.equipment + "\n" + draft.note)
    draft.isReserved = isReserved(draft.name + "\n" + draft.note)
    return draft
}

/// The first address of the web in a text.
func link(in text: String) -> String? {
    guard let start = text.range(of: "http", options: .caseInsensitive)?.lowerBound else { return nil }
    let word = text[start...].prefix { !$0.isWhitespace && !",;)>\"".contains($0) }
    return word.lowercased().hasPrefix("http://") || word.lowercased().hasPrefix("https://") ? String(word) : nil
}

/// Whether the words tell of a screen with a camera. A word behind "không có", "no", "없음" does not count.
func isHybrid(_ text: String) -> Bool {
    let folded = text.folded
    let parts = folded.split(whereSeparator: { ",;\n+/&".contains($0) }).map(String.init)
    func has(_ words: [String]) -> Bool {
        parts.contains { part in
            guard let word = words.first(where: part.contains), let range = part.range(of: word) else { return false }
            let before = part[..<range.lowerBound]
            let after = part[range.upperBound...]
            let no = ["khong", "chua", "no ", "without", "not "]
            return !no.contains { before.contains($0) } && !after.contains("없") && !after.hasPrefix(": khong")
                && !after.hasPrefix(": no")
        }
    }
    if has(["hop lai", "hybrid", "화상", "하이브리드", "truc tuyen ket hop", "video conf", "videoconf"]) { return true }
    return has(["man hinh", "tv", "screen", "display", "monitor", "모니터", "스크린", "laptop", "노트북"])
        && has(["webcam", "camera", "웹캠", "카메라", "cam "])
}

/// Whether the organisers keep the place free.
func isReserved(_ text: String) -> Bool {
    let folded = text.folded
    let words = [
        "du phong", "khong xep", "spare", "reserve", "backup", "do not use", "do not schedule", "not for meetings",
        "예비", "예약 불가", "배정 제외", "배정제외", "사용 불가", "사용불가", "du tru",
    ]
    return words.contains { folded.contains($0) }
}
