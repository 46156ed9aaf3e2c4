import Foundation
import Spreadsheets
import Testing

private let dangerous = [
    "=1+1", "+84 24 3333", "-5", "@SUM(A1)", "\tx", "\rx", "'=1", "''+1", "'quoted'", "=HYPERLINK(\"http://a\",\"b\")",
    "https://example.com", "mailto:a@b.c", "a\nb", "x;y,z|w", "  space ", "_x0041_", "Tiếng Việt", "한국어", "007",
    "\"", "'",
]

@Test func `text comes back from a workbook as it was written`() throws {
    let folder = try Folder()
    let path = folder.file("a.xlsx")
    let table = Table(name: "T", columns: [Column("=Title", width: 30)], rows: dangerous.map { [.text($0)] })

    try writeXLSX([table], to: path)

    let rows = try readWorkbook(at: path).sheets[0].rows
    #expect(rows == (["=Title"] + dangerous).map { [.text($0)] })
    #expect(folder.contents == ["a.xlsx"])
}

@Test func `text comes back from delimited text as it was written`() throws {
    let folder = try Folder()
    let path = folder.file("a.csv")
    let table = Table(name: "T", columns: [Column("=A"), Column("B")], rows: dangerous.map { [.text($0), .text($0)] })

    try writeCSV(table, to: path)

    let rows = try readWorkbook(at: path).sheets[0].rows
    #expect(rows == [[.text("=A"), .text("B")]] + dangerous.map { [.text($0), .text($0)] })
}

@Test func `no field of delimited text begins like a formula`() {
    let table = Table(name: "T", columns: [Column("A")], rows: dangerous.map { [.text($0)] })
    let bytes = csv(table)
    let fields = ["\u{FEFF}A", "'=1+1", "'+84 24 3333", "'-5", "'@SUM(A1)", "\"'\tx\"", "\"'\rx\"", "''=1", ""]

    #expect(bytes.starts(with: fields.joined(separator: "\r\n").utf8))
}

@Test func `numbers and dates keep their kind`() throws {
    let folder = try Folder()
    let path = folder.file("a.xlsx")
    let day = SheetDate(year: 2022, month: 10, day: 15)
    let moment = SheetDate(year: 2022, month: 10, day: 15, hour: 9, minute: 30)
    let clock = SheetDate(year: 1899, month: 12, day: 31, hour: 9, minute: 30)
    let row: [Output] = [
        .number(1.5), .integer(-3), .date(day), .date(moment), .empty, .date(clock), .integer(.max), .number(.nan),
    ]
    let table = Table(name: "T", columns: [Column("A")], rows: [row])

    try writeXLSX([table], to: path)

    let read = try readWorkbook(at: path).sheets[0].rows[1]
    #expect(read[0...5] == [.number(1.5), .number(-3), .date(day), .date(moment), .empty, .date(clock)])
    #expect(read[6] == .text("9223372036854775807"))
    let line = "1.5,-3,2022-10-15,2022-10-15 09:30,,09:30,\(Int.max),nan\r\n"
    #expect(String(decoding: csv(table), as: UTF8.self).hasSuffix(line))
}

@Test func `sheet names are made fit for Excel`() throws {
    let folder = try Folder()
    let tooLong = String(repeating: "회", count: 40)
    let names = ["a/b:c", "A b C", "", "'x'", tooLong, tooLong, "History"]

    try writeXLSX(names.map { Table(name: $0, columns: [], rows: []) }, to: folder.file("a.xlsx"))

    let read = try readWorkbook(at: folder.file("a.xlsx")).sheets.map(\.name)
    let long = String(repeating: "회", count: 31)
    #expect(read == ["a b c", "A b C (2)", "Sheet", "x", long, long.dropLast(4) + " (2)", "History (2)"])
}

@Test func `an unwritable target leaves nothing behind`() throws {
    let folder = try Folder()
    let table = Table(name: "T", columns: [Column("A")], rows: [])
    let tooLong = Table(name: "T", columns: [], rows: [[.text(String(repeating: "a", count: 32_768))]])
    try FileManager.default.createDirectory(atPath: folder.file("d.xlsx"), withIntermediateDirectories: true)

    #expect(throws: SpreadsheetError.self) { try writeXLSX([table], to: folder.file("none/a.xlsx")) }
    #expect(throws: SpreadsheetError.self) { try writeXLSX([table], to: folder.file("d.xlsx")) }
    #expect(throws: SpreadsheetError.self) { try writeXLSX([tooLong], to: folder.file("b.xlsx")) }
    #expect(throws: SpreadsheetError.self) { try writeFile([1], to: folder.file("none/a.bin")) }
    #expect(folder.contents == ["d.xlsx"])
}

@Test func `a file is replaced whole, by its link too`() throws {
    let folder = try Folder()
    let path = try folder.write([1, 2, 3], as: "a.bin")
    try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: path)

    try writeFile([4], to: folder.file("link"))

    #expect(try Array(Data(contentsOf: URL(fileURLWithPath: path))) == [4])
    #expect(folder.contents.sorted() == ["a.bin", "link"])
}
