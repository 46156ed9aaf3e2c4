public import Spreadsheets
import Domain
import Text

/// Reads a survey of needs: one answer for each firm, with one need or several.
public func readNeeds(
    _ workbook: Workbook, options: IntakeOptions
) throws(IntakeError) -> TableReading<SurveyAnswer> {
    try readTables(.needs, in: workbook, options) { table, findings in
        table.firms(&findings).compactMap { answer($0, options, &findings) }
    }
}

private func answer(_ firm: FirmRows, _ options: IntakeOptions, _ findings: inout Findings) -> SurveyAnswer? {
    var answer = SurveyAnswer(organisation: firm.first.organisation(&findings))
    answer.submittedOn = firm.first.read("submitted_on", blank: "", &findings) { readDate($0, year: options.year) }
    for row in firm.rows {
        let needs = needs(in: row, &findings)
        guard !needs.isEmpty else {
            row.report(
                .needWithoutTitle, "title", severity: .error, details: ["name": answer.organisation.name], &findings)
            findings.skipped += 1
            continue
        }
        findings.rows += 1
        answer.needs += needs
    }
    for index in answer.needs.indices { answer.needs[index].source.item = index + 1 }
    return answer.needs.isEmpty ? nil : answer
}

private func needs(in row: TableRow, _ findings: inout Findings) -> [NeedDraft] {
    let title = row.text("title")
    guard !title.isEmpty else { return [] }
    let items = NeedItems(title: title)
    for field in ["description", "requirements", "cooperation", "budget", "timing"] {
        let strangers = items.strangers(row.text(field))
        guard !strangers.isEmpty else { continue }
        row.report(
            .itemsDoNotLineUp, field,
            details: ["numbers": strangers.map(String.init).joined(separator: ", "), "items": "\(items.titles.count)"],
            &findings)
    }
    return items.titles.map { number, text in
        var need = NeedDraft(source: row.source)
        need.title = text.squeezed
        need.description = items.part(row.text("description"), of: number)
        need.requirements = items.part(row.text("requirements"), of: number)
        need.cooperation = items.part(row.text("cooperation"), of: number).squeezed
        let part = items.part(row.text("budget"), of: number)
        need.budget = row.amount("budget", part: items.isSeveral ? part : nil, &findings)
        need.timing =
            items.isSeveral
            ? readTiming(.text(items.part(row.text("timing"), of: number)), language: row.table.language)
            : readTiming(row.cell("timing"), language: row.table.language)
        return need
    }
}
