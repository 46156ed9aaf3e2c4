public import Spreadsheets
import Domain
import Text

/// Reads a list of participants.
public func readParticipants(
    _ workbook: Workbook, options: IntakeOptions
) throws(IntakeError) -> TableReading<ParticipantDraft> {
    try readTables(.participants, in: workbook, options) { table, findings in
        if !table.has("role") {
            table.row(table.header.row).report(.columnMissing, details: ["field": "role"], &findings)
        }
        var codes = Codes()
        return table.dataRows(titled: ["organisation", "person"], &findings).compactMap { row in
            guard !row.lacks(["code", "organisation"], &findings), codes.isNew(row, &findings) else { return nil }
            findings.rows += 1
            return participant(row, &findings)
        }
    }
}

private func participant(_ row: TableRow, _ findings: inout Findings) -> ParticipantDraft {
    var draft = ParticipantDraft(source: row.source)
    draft.code = row.line("code")
    draft.role = row.read("role", blank: .guest, &findings, readRole)
    draft.organisation = row.line("organisation")
    draft.taxCode = row.read("tax_code", blank: "", &findings, readTaxCode)
    draft.person = row.line("person")
    draft.personTitle = row.line("person_title")
    let place = locality(named: row.line("locality"), address: "")
    draft.locality = place.name
    draft.country = row.cell("country").isBlank ? place.country : readCountry(row.line("country"))
    let attendance = row.read("mode", blank: (mode: nil, people: nil), &findings, readMode)
    draft.mode = attendance.mode ?? .onSite
    draft.languages = row.read("languages", blank: [], &findings, readLanguages)
    draft.availability = row.read("availability", blank: .wholeDay, &findings, readAvailability)
    draft.email = row.read("email", blank: "", &findings, readEmail)
    draft.phone = row.read("phone", blank: "", &findings, readPhone)
    draft.reference = row.line("reference")
    draft.people = row.count("people", &findings) ?? attendance.people ?? 1
    draft.parallel = row.count("parallel", &findings) ?? 1
    draft.sharing = row.read("sharing", blank: .unknown, &findings, readSharing)
    draft.sharingText = row.line("sharing")
    return draft
}
