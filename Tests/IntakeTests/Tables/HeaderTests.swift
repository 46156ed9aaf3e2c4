import Spreadsheets
import Testing

import Intake

private let options = IntakeOptions(year: 2022)

@Test func `every field of every subject has synonyms`() {
    for subject in Subject.allCases {
        for field in subject.fields {
            let titles = [Synonyms.file["common"]?[field], Synonyms.file[subject.rawValue]?[field]].compactMap { $0 }
            #expect(!titles.isEmpty, "\(subject) \(field)")
        }
    }
}

@Test func `a synonym stands for its own field`() {
    for subject in Subject.allCases {
        let synonyms = Synonyms(subject)
        for (place, field) in subject.fields.enumerated() {
            for title in (Synonyms.file[subject.rawValue]?[field] ?? [:]).values.joined() {
                #expect(synonyms.scores(for: title)[place] >= 0.9, "\(subject) \(field) \(title)")
            }
        }
    }
}

@Test func `the header is found below title rows and letterheads`() throws {
    let rows = [
        ["SỞ CÔNG THƯƠNG TỈNH ABC", "", "", "Độc lập – Tự do"],
        [],
        ["DANH SÁCH NHU CẦU CÔNG NGHỆ CỦA DOANH NGHIỆP"],
        ["TT", "Tên công ty", "Công nghệ cần tìm", "Kinh phí"],
        ["1", "Công ty Gốm Bát Tràng Xanh", "Lò nung tiết kiệm gas", "2 tỷ"],
    ]
    let reading = try readNeeds(
        workbook(sheet(rows, merges: [merge(1, 0, 1, 2), merge(3, 0, 3, 3)])), options: options)
    let mapping = try #require(reading.sheets.first)
    #expect(mapping.headerRow == 4)
    #expect(mapping["Tên công ty"] == "organisation")
    #expect(mapping["Công nghệ cần tìm"] == "title")
    #expect(reading.drafts.map(\.organisation.name) == ["Công ty Gốm Bát Tràng Xanh"])
    #expect(reading.drafts.first?.needs.first?.source == Source(sheet: "Sheet1", row: 5))
    #expect(reading.problems.isEmpty)
}

@Test func `a header of three rows is read from its leaf titles`() throws {
    let rows = [
        ["STT", "DOANH NGHIỆP", "", "NHU CẦU CÔNG NGHỆ", ""],
        ["", "Tên", "Email", "Nhu cầu", "Mô tả"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["1", "Cty May Sông Hàn", "lienhe@may.example.org", "Trải vải tự động", "Trải tay"],
    ]
    let merges = [merge(1, 0, 2, 0), merge(1, 1, 1, 2), merge(1, 3, 1, 4)]
    let reading = try readNeeds(workbook(sheet(rows, merges: merges)), options: options)
    let mapping = try #require(reading.sheets.first)
    #expect(mapping.headerRow == 2)
    #expect(mapping["Tên"] == "organisation")
    #expect(mapping["STT"] == "number")
    #expect(mapping.rows == 1)
    #expect(reading.skipped == 0)
}

@Test func `a second row of titles in English belongs to the header`() throws {
    let rows = [
        ["번호", "회사명", "수요기술", "예산"],
        ["No", "Company", "Technology needed", "Budget"],
        ["1", "㈜한빛소재", "저온 접착", "5천만원"],
    ]
    let reading = try readNeeds(workbook(sheet(rows)), options: options)
    #expect(reading.sheets.first?.headerRow == 2)
    #expect(reading.drafts.count == 1)
}

@Test func `columns in another order and language and under another sheet name are understood`() throws {
    let rows = [
        ["Budget", "Technology needed", "Contact person", "Company name", "E-mail", "Remarks", "Problem to be solved"],
        ["USD 20k", "Vacuum dryer", "An Le", "Red River Tea JSC", "an@tea.example.org", "=1+1", "Leaves lose aroma"],
    ]
    let reading = try readNeeds(workbook(sheet(rows, name: "Responses 2023")), options: options)
    let answer = try #require(reading.drafts.first)
    #expect(answer.organisation.name == "Red River Tea JSC")
    #expect(answer.organisation.contact == "An Le")
    #expect(answer.organisation.note == "=1+1")
    #expect(answer.needs.first?.description == "Leaves lose aroma")
    #expect(reading.sheets.first?.unmapped == [])
}

@Test func `a Korean header with line breaks and both languages is understood`() throws {
    let rows = [
        ["연번", "기업명(국문)", "기업명(영문)\nCompany", "기술명", "Technology (EN)", "담당자\n이메일"],
        ["1", "㈜한빛소재", "Hanbit Materials", "저온 접착제", "Cold glue", "sales@hanbit.example.com"],
    ]
    let reading = try readOffers(workbook(sheet(rows)), options: options)
    let entry = try #require(reading.drafts.first)
    #expect(entry.organisation.name == "㈜한빛소재")
    #expect(entry.organisation.nameInEnglish == "Hanbit Materials")
    #expect(entry.organisation.email == "sales@hanbit.example.com")
    #expect(entry.offers.first?.titleInEnglish == "Cold glue")
}

@Test func `titles that occur twice are told apart`() throws {
    let rows = [
        ["Doanh nghiệp", "", "Nhu cầu", "", ""],
        ["Tên", "Ghi chú", "Tên nhu cầu", "Ghi chú", "Lạ"],
        ["Cty Gỗ Lũng Lô", "a", "Sấy gỗ", "b", ""],
    ]
    let reading = try readNeeds(workbook(sheet(rows)), options: options)
    let mapping = try #require(reading.sheets.first)
    #expect(mapping.mapping.map(\.column) == ["Tên", "Doanh nghiệp – Ghi chú", "Tên nhu cầu", "Nhu cầu – Ghi chú"])
    #expect(mapping.unmapped == ["Lạ"])
    #expect(reading.drafts.first?.organisation.note == "a\nb")
}

@Test func `a hidden column is read and named`() throws {
    let rows = [["Tên công ty", "Địa chỉ", "Nhu cầu"], ["Cty Gỗ Lũng Lô", "xã A, Thủy Nguyên, HP", "Sấy gỗ"]]
    let reading = try readNeeds(workbook(sheet(rows, hidden: [1])), options: options)
    #expect(reading.sheets.first?.hidden == ["Địa chỉ"])
    #expect(reading.drafts.first?.organisation.locality == "Hải Phòng")
}

@Test func `a column full of addresses is e-mail without a title that says so`() throws {
    let rows = [
        ["Company", "Need", "Where to write"], ["Lotus Steel", "Descaling", "a@lotus.example.org"],
        ["Bamboo Works", "Bleaching", "b@bamboo.example.org"],
    ]
    let reading = try readNeeds(workbook(sheet(rows)), options: options)
    #expect(reading.sheets.first?["Where to write"] == "email")
}

@Test func `sheets that do not fit are listed with the reason`() throws {
    let needs = sheet([["Công ty", "Nhu cầu công nghệ"], ["Cty Gỗ Lũng Lô", "Sấy gỗ"]], name: "KS")
    let guide = sheet([["Hướng dẫn"], ["1. Mỗi công ty ghi một dòng."]], name: "HD")
    var secret = sheet([["Công ty", "Nhu cầu công nghệ"], ["Cty Mẫu", "Bí mật"]], name: "Cu")
    secret.isHidden = true
    let book = Workbook(sheets: [guide, needs, secret, sheet([], name: "Trống")], format: "xlsx")
    let reading = try readNeeds(book, options: options)
    #expect(reading.sheets.map(\.leftOut) == [.noHeader, nil, .hidden, .empty])
    #expect(reading.drafts.count == 1)
    #expect(reading.problems.map(\.kind) == [.sheetLeftOut])
    let hidden = try readNeeds(book, options: IntakeOptions(year: 2022, sheet: "cu"))
    #expect(hidden.drafts.first?.organisation.name == "Cty Mẫu")
}

@Test func `offers beside needs in one workbook are not read as needs`() throws {
    let needs = sheet(
        [["기업명", "수요기술", "요구사항", "예산"], ["대나무식품", "저온 건조", "50℃ 이하", "1억원"]], name: "수요")
    let offers = sheet(
        [["기업명", "기술명", "TRL", "특허/인증", "참고가격"], ["㈜한빛소재", "저온 접착제", "8", "특허 1건", "협의"]], name: "공급")
    let reading = try readNeeds(workbook(needs, offers), options: options)
    #expect(reading.sheets.map(\.leftOut) == [nil, .otherSubject])
}
