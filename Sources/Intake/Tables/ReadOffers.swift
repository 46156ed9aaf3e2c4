public import Spreadsheets
import Domain
import Text

/// Reads a catalogue of offers: one entry for each organisation, with one offer or several.
public func readOffers(
    _ workbook: Workbook, options: IntakeOptions
) throws(IntakeError) -> TableReading<CatalogueEntry> {
    try readTables(.offers, in: workbook, options) { table, findings in
        table.firms(&findings).compactMap { entry($0, &findings) }
    }
}

private func entry(_ firm: FirmRows, _ findings: inout Findings) -> CatalogueEntry? {
    var entry = CatalogueEntry(organisation: firm.first.organisation(&findings))
    entry.organisation.note = firm.first.interpreting
    for row in firm.rows {
        guard let offer = offer(in: row, &findings) else {
            row.report(.missingValue, "title", severity: .error, details: ["field": "title"], &findings)
            findings.skipped += 1
            continue
        }
        findings.rows += 1
        entry.offers.append(offer)
    }
    for index in entry.offers.indices { entry.offers[index].source.item = index + 1 }
    return entry.offers.isEmpty ? nil : entry
}

extension TableRow {
    /// What the organisation says about interpreting, with the title of the column: "통역 필요: 영어 가능".
    fileprivate var interpreting: String {
        let text = line("interpreting")
        return text.isEmpty ? "" : table.title(of: "interpreting") + ": " + text
    }
}

private func offer(in row: TableRow, _ findings: inout Findings) -> OfferDraft? {
    var offer = OfferDraft(source: row.source)
    offer.titleInEnglish = row.line("title_en")
    offer.title = row.cell("title").isBlank ? offer.titleInEnglish : row.line("title")
    guard !offer.title.isEmpty else { return nil }
    offer.number = row.line("number")
    offer.description = row.text("description")
    offer.applications = row.text("applications")
    (offer.readiness, offer.readinessText) = readReadiness(row.cell("readiness"))
    offer.rights = row.text("rights")
    offer.cooperation = row.line("cooperation")
    offer.partnerSought = row.text("partner_sought")
    offer.price = row.amount("price", &findings)
    offer.note = row.text("note")
    return offer
}
