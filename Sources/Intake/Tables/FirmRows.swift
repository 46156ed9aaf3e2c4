import Domain
import Spreadsheets
import Text

/// The rows of one organisation: the first names it, the others are merged with it or leave its name blank.
struct FirmRows {
    var rows: [TableRow]

    var first: TableRow { rows[0] }
}

extension Table {
    /// Groups the rows of data by organisation. A row of a firm that nobody named is reported and left out.
    func firms(_ findings: inout Findings) -> [FirmRows] {
        var firms: [FirmRows] = []
        var previous = header.row
        var isOpen = false
        for row in dataRows(titled: ["title", "title_en"], &findings) {
            let hasHeading = (previous + 1..<max(previous + 1, row.number)).contains { !grid.filled($0).isEmpty }
            if hasHeading { isOpen = false }
            previous = row.number
            if !row.cell("organisation").isBlank {
                if isOpen, let last = firms.last?.first, belongs(row, to: last) {
                    firms[firms.count - 1].rows.append(row)
                } else {
                    firms.append(FirmRows(rows: [row]))
                }
                isOpen = true
            } else if isOpen, let last = firms.last?.first, !isSomebodyElse(row, than: last) {
                firms[firms.count - 1].rows.append(row)
            } else {
                row.report(.rowWithoutOrganisation, "organisation", severity: .error, &findings)
                findings.skipped += 1
                isOpen = false
            }
        }
        return firms
    }

    /// Merged with the firm's first row, or repeats its name right below with the same number.
    private func belongs(_ row: TableRow, to first: TableRow) -> Bool {
        if !row.isOwn("organisation") { return true }
        guard row.cell("organisation").text == first.cell("organisation").text else { return false }
        let isNumberedByFirm = !columns.keys.contains("title_en") && !columns.keys.contains("readiness")
        let identity = ["tax_code", "email", "submitted_on"] + (isNumberedByFirm ? ["number"] : [])
        return identity.allSatisfy { row.cell($0).isBlank || row.cell($0) == first.cell($0) }
    }

    /// Says things about a firm that differ from what the firm above said: its name was forgotten.
    private func isSomebodyElse(_ row: TableRow, than first: TableRow) -> Bool {
        ["tax_code", "email", "phone", "contact"].contains {
            row.isOwn($0) && !row.cell($0).isBlank && row.cell($0) != first.cell($0)
        }
    }
}

extension TableRow {
    /// What the row says of the organisation and its person.
    func organisation(_ findings: inout Findings) -> OrganisationDraft {
        var draft = OrganisationDraft(source: source)
        draft.number = line("number")
        draft.name = line("organisation")
        draft.nameInEnglish = line("organisation_en")
        draft.taxCode = read("tax_code", blank: "", &findings, readTaxCode)
        draft.field = line("field")
        draft.contact = line("contact")
        draft.contactTitle = line("contact_title")
        draft.phone = read("phone", blank: "", &findings, readPhone)
        draft.email = read("email", blank: "", &findings, readEmail)
        draft.mode = read("mode", blank: (mode: nil, people: nil), &findings, readMode).mode
        draft.languages = read("languages", blank: [], &findings, readLanguages)
        draft.sharing = read("sharing", blank: .unknown, &findings, readSharing)
        draft.sharingText = line("sharing")
        draft.address = line("address")
        let place = locality(named: line("locality"), address: draft.address)
        draft.locality = place.name
        draft.country = cell("country").isBlank ? place.country : readCountry(line("country"))
        if draft.address.isEmpty, line("locality") != place.name { draft.address = line("locality") }
        draft.note = text("note")
        return draft
    }
}
