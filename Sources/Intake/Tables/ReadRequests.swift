public import Spreadsheets
import Domain
import Text

/// Reads wishes to meet: who would like to talk with whom, how much, about what.
public func readRequests(
    _ workbook: Workbook, options: IntakeOptions
) throws(IntakeError) -> TableReading<RequestDraft> {
    try readTables(.requests, in: workbook, options) { table, findings in
        table.dataRows(titled: ["sender", "receiver"], &findings).compactMap { row in
            guard !row.lacks(["sender", "receiver"], &findings) else { return nil }
            findings.rows += 1
            return request(row, options, &findings)
        }
    }
}

private func request(_ row: TableRow, _ options: IntakeOptions, _ findings: inout Findings) -> RequestDraft {
    var draft = RequestDraft(source: row.source)
    draft.number = row.line("number")
    draft.sender = row.line("sender")
    draft.receiver = row.line("receiver")
    draft.rank = row.count("rank", &findings)
    draft.need = row.line("need")
    draft.offer = row.line("offer")
    draft.message = row.text("message")
    draft.sentAt = row.read("sent_at", blank: "", &findings) { readDateTime($0, year: options.year) }
    draft.answer = row.read("answer", blank: .pending, &findings, readAnswer)
    return draft
}
