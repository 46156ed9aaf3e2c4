import Domain
import Foundation
import Spreadsheets
import Testing

import Intake

private let options = IntakeOptions(year: 2022)
private let header = [
    "STT", "Tên doanh nghiệp", "Email", "Nhu cầu công nghệ", "Mô tả", "Hình thức hợp tác", "Kinh phí", "Ghi chú",
]

@Test func `sections, blank rows, totals and footers are passed over and counted`() throws {
    let rows = [
        header, ["I. Phiếu nhận trước ngày 1/5"],
        ["1", "Cty Giấy Sông Đáy", "a@giay.example.org", "Tẩy mực không clo"], [],
        ["2", "Tổng công ty Chè Mộc", "b@che.example.org", "Sao chè tự động"],
        ["", "Tổng cộng: 2 doanh nghiệp"], ["", "Người tổng hợp: (đã ký)", "", "", "", "Hà Nội, ngày 5"],
    ]
    let reading = try readNeeds(workbook(sheet(rows, merges: [merge(2, 0, 2, 7)])), options: options)
    #expect(reading.drafts.map(\.organisation.number) == ["1", "2"])
    #expect(reading.skipped == 4)
    #expect(reading.problems.isEmpty)
}

@Test func `several needs of a firm stand in merged rows`() throws {
    let rows = [
        header, ["1", "Cty Giấy Sông Đáy", "a@giay.example.org", "Tẩy mực", "m1", "Mua", "1 tỷ"],
        ["", "", "", "Lọc nước", "m2", "", "2 tỷ"],
    ]
    let merges = [0, 1, 2, 5].map { merge(2, $0, 3, $0) }
    let reading = try readNeeds(workbook(sheet(rows, merges: merges)), options: options)
    let needs = try #require(reading.drafts.first).needs
    #expect(reading.drafts.count == 1)
    #expect(needs.map(\.title) == ["Tẩy mực", "Lọc nước"])
    #expect(needs.map(\.source) == [Source(sheet: "Sheet1", row: 2), Source(sheet: "Sheet1", row: 3, item: 2)])
    #expect(needs.map(\.cooperation) == ["Mua", "Mua"])
    #expect(needs.map(\.budget.minimum) == [1_000_000_000, 2_000_000_000])
    #expect(reading.sheets.first?.rows == 2)
}

@Test func `a row without a firm belongs to the firm above`() throws {
    let rows = [
        header, ["1", "Cty Giấy Sông Đáy", "a@giay.example.org", "Tẩy mực", "", "Mua"], ["", "", "", "Lọc nước"],
        ["2", "Cty Chè Mộc", "b@che.example.org", "Sao chè"],
    ]
    let reading = try readNeeds(workbook(sheet(rows)), options: options)
    #expect(reading.drafts.map(\.needs.count) == [2, 1])
    #expect(reading.drafts.first?.needs.last?.cooperation == "")
}

@Test func `a row of somebody whose firm is not named is reported`() throws {
    let rows = [
        header, ["1", "Cty Giấy Sông Đáy", "a@giay.example.org", "Tẩy mực"],
        ["2", "", "b@che.example.org", "Sao chè"], ["3", "Cty Tơ Tằm", "c@to.example.org", "Kéo tơ"],
    ]
    let reading = try readNeeds(workbook(sheet(rows)), options: options)
    #expect(reading.drafts.count == 2)
    let problem = try #require(reading.problems.first)
    #expect(problem.kind == .rowWithoutOrganisation)
    #expect(problem.row == 3)
    #expect(problem.column == "Tên doanh nghiệp")
    #expect(reading.skipped == 1)
}

@Test func `numbered needs in one cell are lined up by number`() throws {
    let rows = [
        header,
        [
            "1", "Cty Giấy Sông Đáy", "a@giay.example.org", "1) Tẩy mực\n2) Lọc nước", "1) Mực đen; 2) Nước đục",
            "1) Mua thiết bị", "700tr cho cả hai",
        ],
    ]
    let needs = try #require(try readNeeds(workbook(sheet(rows)), options: options).drafts.first).needs
    #expect(needs.map(\.title) == ["Tẩy mực", "Lọc nước"])
    #expect(needs.map(\.description) == ["Mực đen", "Nước đục"])
    #expect(needs.map(\.cooperation) == ["Mua thiết bị", ""])
    #expect(needs.map(\.budget.minimum) == [700_000_000, 700_000_000])
    #expect(needs.map(\.source.row) == [2, 2])
    #expect(needs.map(\.source.item) == [1, 2])
}

@Test func `numbers that do not line up are reported`() throws {
    let rows = [
        header, ["1", "Cty Giấy Sông Đáy", "", "1) Tẩy mực\n2) Lọc nước", "1) a\n2) b\n3) c", "Mua", "1 tỷ"],
    ]
    let reading = try readNeeds(workbook(sheet(rows)), options: options)
    #expect(reading.problems.map(\.kind) == [.itemsDoNotLineUp])
    #expect(reading.problems.first?.column == "Mô tả")
    #expect(reading.problems.first?.details["numbers"] == "3")
}

@Test func `a firm without a need is reported and left out`() throws {
    let rows = [
        header, ["1", "Cty Giấy Sông Đáy", "a@giay.example.org", "", "mô tả"],
        ["2", "Cty Chè Mộc", "b@che.example.org", "Sao chè"],
    ]
    let reading = try readNeeds(workbook(sheet(rows)), options: options)
    #expect(reading.drafts.count == 1)
    #expect(reading.problems.map(\.kind) == [.needWithoutTitle])
    #expect(reading.problems.first?.severity == .error)
}

@Test func `a formula in a note stays text and is reported`() throws {
    var sheet = sheet([header, ["", "Cty Giấy Sông Đáy", "a@giay.example.org", "Tẩy mực", "", "", "", "-x"]])
    sheet.rows[1][0] = .formula(source: "=A1+1", result: .number(1))
    sheet.rows[1][7] = .formula(source: "=HYPERLINK(\"http://x.example.org\",\"Hồ sơ\")", result: .text("Hồ sơ"))
    let reading = try readNeeds(workbook(sheet), options: options)
    #expect(reading.drafts.first?.organisation.number == "1")
    #expect(reading.drafts.first?.organisation.note == "=HYPERLINK(\"http://x.example.org\",\"Hồ sơ\")")
    #expect(reading.problems.map(\.kind) == [.formulaAsText])
    #expect(reading.problems.first?.value.hasPrefix("=HYPERLINK") == true)
}

@Test func `a unit in the title counts for bare numbers`() throws {
    let rows = [["Tên công ty", "Nhu cầu", "Kinh phí (triệu đồng)"], ["Cty Chè Mộc", "Sao chè", "500"]]
    let budget = try readNeeds(workbook(sheet(rows)), options: options).drafts.first?.needs.first?.budget
    #expect(budget?.minimum == 500_000_000)
    #expect(budget?.original == "500")
}

@Test func `a wrong address is reported where it stands`() throws {
    let rows = [header, ["1", "Cty Giấy Sông Đáy", "chưa có", "Tẩy mực"]]
    let problem = try #require(try readNeeds(workbook(sheet(rows, name: "KS")), options: options).problems.first)
    #expect(problem.kind == .emailInvalid)
    #expect((problem.sheet, problem.row, problem.column, problem.value) == ("KS", 2, "Email", "chưa có"))
}

@Test func `ten thousand rows are read in a moment`() throws {
    let rows =
        [header]
        + (1...10_000).map {
            [
                "\($0)", "Công ty số \($0)", "a\($0)@x.example.org", "Máy \($0)", "Mô tả dài hơn một chút", "Mua",
                "2 tỷ", "",
            ]
        }
    let start = Date()
    let reading = try readNeeds(workbook(sheet(rows)), options: options)
    #expect(reading.drafts.count == 10_000)
    #expect(Date().timeIntervalSince(start) < 10)
}
