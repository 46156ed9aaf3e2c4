public import Spreadsheets
import Domain
import Text

/// Reads a list of interpreters. Those who cannot come are kept as absent.
public func readInterpreters(
    _ workbook: Workbook, options: IntakeOptions
) throws(IntakeError) -> TableReading<InterpreterDraft> {
    try readTables(.interpreters, in: workbook, options) { table, findings in
        var codes = Codes()
        return table.dataRows(titled: ["name"], &findings).compactMap { row in
            guard !row.lacks(["name", "languages"], &findings), codes.isNew(row, &findings) else { return nil }
            findings.rows += 1
            return interpreter(row, &findings)
        }
    }
}

private func interpreter(_ row: TableRow, _ findings: inout Findings) -> InterpreterDraft {
    var draft = InterpreterDraft(source: row.source)
    draft.code = row.line("code")
    draft.name = row.line("name")
    draft.languages = row.read("languages", blank: [], &findings, readLanguages)
    draft.mode = row.read("mode", blank: (mode: nil, people: nil), &findings, readMode).mode ?? .onSite
    draft.specialities = row.line("specialities")
    draft.availability = row.read("availability", blank: .wholeDay, &findings, readAvailability)
    draft.maximum = row.count("maximum", &findings)
    draft.maximumInRow = row.count("maximum_in_row", &findings)
    draft.phone = row.read("phone", blank: "", &findings, readPhone)
    if !row.cell("fee").isBlank { draft.fee = row.amount("fee", &findings) }
    if draft.availability.isAbsent {
        row.report(.interpreterAbsent, "availability", details: ["name": draft.name, "code": draft.code], &findings)
    }
    return draft
}
