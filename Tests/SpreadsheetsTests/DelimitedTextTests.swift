import Spreadsheets
import Testing

private let vietnamese = "Tên,Nhu cầu\nĐiện tử Hải Phòng,tự động hóa đường ống\n"
private let vietnameseRows = [["Tên", "Nhu cầu"], ["Điện tử Hải Phòng", "tự động hóa đường ống"]]
private let korean = "기업,기술\n한솔,인공지능\n"
private let koreanRows = [["기업", "기술"], ["한솔", "인공지능"]]

private func littleEndian(_ text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } }
private func bigEndian(_ text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] } }

@Test func `Unicode is read with and without byte order mark`() throws {
    for (text, expected) in [(vietnamese, vietnameseRows), (korean, koreanRows)] {
        #expect(try rows(text) == expected)
        #expect(try rows("\u{FEFF}" + text) == expected)
        #expect(try rows([0xFF, 0xFE] + littleEndian(text)) == expected)
        #expect(try rows([0xFE, 0xFF] + bigEndian(text)) == expected)
        #expect(try rows(littleEndian(text)) == expected)
        #expect(try rows(bigEndian(text)) == expected)
        let wide = text.unicodeScalars.flatMap { scalar in (0..<4).map { UInt8(scalar.value >> ($0 * 8) & 255) } }
        #expect(try rows([0xFF, 0xFE, 0, 0] + wide) == expected)
    }
}

@Test func `CP949 is told from Windows-1258, whose tone marks are composed`() throws {
    let cp949: [UInt8] = [
        0xB1, 0xE2, 0xBE, 0xF7, 0x2C, 0xB1, 0xE2, 0xBC, 0xFA, 0x0A, 0xC7, 0xD1, 0xBC, 0xD6, 0x2C, 0xC0, 0xCE, 0xB0,
        0xF8, 0xC1, 0xF6, 0xB4, 0xC9, 0x0A,
    ]
    let windows1258: [UInt8] = [
        0x54, 0xEA, 0x6E, 0x2C, 0x4E, 0x68, 0x75, 0x20, 0x63, 0xE2, 0xCC, 0x75, 0x0A, 0xD0, 0x69, 0xEA, 0xF2, 0x6E,
        0x20, 0x74, 0xFD, 0xD2, 0x20, 0x48, 0x61, 0xD2, 0x69, 0x20, 0x50, 0x68, 0x6F, 0xCC, 0x6E, 0x67, 0x2C, 0x74,
        0xFD, 0xF2, 0x20, 0xF0, 0xF4, 0xF2, 0x6E, 0x67, 0x20, 0x68, 0xF3, 0x61, 0x20, 0xF0, 0xFD, 0xF5, 0xCC, 0x6E,
        0x67, 0x20, 0xF4, 0xEC, 0x6E, 0x67, 0x0A,
    ]

    #expect(try rows(cp949) == koreanRows)
    #expect(try read(cp949, as: "x.csv").format == "csv CP949 ,")
    #expect(try rows(windows1258) == vietnameseRows)
    #expect(try Array(rows(windows1258)[0][1].utf8) == Array("Nhu c\u{1EA7}u".utf8))
    #expect(try read(windows1258, as: "x.csv").format == "csv Windows-1258 ,")
}

@Test func `bytes that fit no known encoding are refused`() throws {
    let japanese: [UInt8] = [0x83, 0x65, 0x83, 0x58, 0x83, 0x67, 0x2C, 0x8B, 0x5A, 0x8F, 0x70, 0x0A]
    let brokenUTF8 = Array(korean.utf8.dropLast(3)) + [0x0A]

    for bytes in [japanese, brokenUTF8, [0xFF, 0xFE, 0x00, 0xD8], [0xFF, 0xFE, 0x41]] {
        #expect(throws: SpreadsheetError.self) { try rows(bytes) }
    }
}

@Test func `decomposed text is composed`() throws {
    #expect(try Array(rows("Vie\u{323}\u{302}t")[0][0].utf8) == Array("Vi\u{1EC7}t".utf8))
    #expect(try rows("\u{1112}\u{1161}\u{11AB}")[0][0].unicodeScalars.count == 1)
}

@Test(arguments: [",", ";", "\t", "|"])
func `the separator is found`(separator: String) throws {
    let lines = [["Tên", "Ghi chú", "Số"], ["A", "một, hai; ba", "1"], ["B", "x", "2"], ["", "", "3"]]
    let text = lines.map { $0.map { $0.contains(" ") ? "\"\($0)\"" : $0 }.joined(separator: separator) }

    #expect(try rows(text.joined(separator: "\r\n")) == lines)
}

@Test func `unquoted commas do not hide a semicolon, and sep= settles it`() throws {
    #expect(try rows("a;b\nx, y;2\nz, w;3") == [["a", "b"], ["x, y", "2"], ["z, w", "3"]])
    #expect(try rows("sep=;\r\na,b;c\r\n") == [["a,b", "c"]])
}

@Test func `quotes follow RFC 4180 and every line end is known`() throws {
    #expect(try rows("a,\"b \"\"c\"\"\"\r\n\"d\r\ne\",f\r\n") == [["a", "b \"c\""], ["d\ne", "f"]])
    #expect(try rows("a,b\rc,d\r") == [["a", "b"], ["c", "d"]])
    #expect(try rows("a,b\n\n\nc,,\n,,\n\n") == [["a", "b"], [], [], ["c"]])
    #expect(try rows("a,5\" pipe,\"x\"y") == [["a", "5\" pipe", "xy"]])
}

@Test func `a quote that is never closed takes the rest`() throws {
    #expect(try rows("a,b\nc,\"d\ne,f\n") == [["a", "b"], ["c", "d\ne,f\n"]])
}

@Test func `the sheet is named after the file and cells stay text`() throws {
    let book = try read(Array("n\n007\n=1+1\n".utf8), as: "danh sách.2022.csv")

    #expect(book.sheets[0].name == "danh sách.2022")
    #expect(book.sheets[0].rows == [[.text("n")], [.text("007")], [.text("=1+1")]])
}
