import Spreadsheets
import Testing

import Intake

private let rows = [["Tên công ty", "Cột lạ", "Nhu cầu", "Ghi chú"], ["Cty Gỗ Lũng Lô", "Máy sấy", "có", "x"]]

private func options(_ overrides: (String, String)...) -> IntakeOptions {
    IntakeOptions(year: 2022, overrides: overrides.map { IntakeOptions.Override(column: $0.0, field: $0.1) })
}

@Test func `a column can be given a field by title or by letter`() throws {
    for column in ["Cột lạ", "cot la", "B"] {
        let reading = try readNeeds(workbook(sheet(rows)), options: options((column, "title"), ("Ghi chú", "-")))
        #expect(reading.drafts.first?.needs.first?.title == "Máy sấy")
        #expect(reading.drafts.first?.organisation.note == "")
        #expect(reading.sheets.first?.unmapped == ["Nhu cầu", "Ghi chú"])
    }
}

@Test func `a header that says nothing is found with the help of overrides`() throws {
    let rows = [["Bảng 1", ""], ["Cột một", "Cột hai"], ["Cty Gỗ Lũng Lô", "Máy sấy"]]
    let reading = try readNeeds(
        workbook(sheet(rows)), options: options(("Cột một", "organisation"), ("Cột hai", "title")))
    #expect(reading.sheets.first?.headerRow == 2)
    #expect(reading.drafts.count == 1)
}

@Test func `an unknown field, column or sheet is named with what there is`() {
    #expect(throws: IntakeError.unknownField("titel", allowed: Subject.needs.fields)) {
        try readNeeds(workbook(sheet(rows)), options: options(("B", "titel")))
    }
    #expect(throws: IntakeError.unknownColumn("Giá", available: rows[0])) {
        try readNeeds(workbook(sheet(rows)), options: options(("Giá", "budget")))
    }
    #expect(throws: IntakeError.unknownSheet("X", available: ["Sheet1"])) {
        try readNeeds(workbook(sheet(rows)), options: IntakeOptions(year: 2022, sheet: "X"))
    }
}

@Test func `a file without a header names what is missing`() {
    let rows = [["Tên công ty", "Điện thoại"], ["Cty Gỗ Lũng Lô", "0900 000 000"]]
    #expect(
        throws: IntakeError.headerNotFound(subject: .needs, sheetsLookedAt: ["Sheet1"], missing: ["title"])
    ) { try readNeeds(workbook(sheet(rows)), options: IntakeOptions(year: 2022)) }
}

@Test func `a header without rows is an error`() {
    #expect(throws: IntakeError.noRows) {
        try readNeeds(workbook(sheet([["Công ty", "Nhu cầu"]])), options: IntakeOptions(year: 2022))
    }
    #expect(throws: IntakeError.self) {
        try readNeeds(Workbook(sheets: [], format: "csv"), options: IntakeOptions(year: 2022))
    }
}
