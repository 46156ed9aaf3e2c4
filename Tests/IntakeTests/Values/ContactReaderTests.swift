import Intake
import Spreadsheets
import Testing

struct ContactReaderTests {
    @Test(arguments: [
        ("Info@Mau.Example.org ", "info@mau.example.org"), ("mailto:a.b@mau.example.com", "a.b@mau.example.com"),
        ("Lan <lan@mau.example.org>", "lan@mau.example.org"),
        ("a@mau.example.org; b@mau.example.org", "a@mau.example.org"),
        ("", ""), ("-", ""),
    ])
    func `addresses are tidied`(_ text: String, _ address: String) {
        #expect(readEmail(.text(text)).value == address)
        #expect(readEmail(.text(text)).problems.isEmpty)
    }

    @Test(
        arguments: [
            ("phong at mau.example.org", "phong@mau.example.org"), ("phong@mau,example.org", "phong@mau.example.org"),
            ("phong@mau‚example.org", "phong@mau.example.org"), ("phong@mau@example.org", "phong@mau.example.org"),
            ("phong@@mau.example.org", "phong@mau.example.org"), ("phong @ mau.example.org", "phong@mau.example.org"),
            ("phong@mauexamplecom", "phong@mauexample.com"), ("chưa có", nil), ("@", nil), ("🙂@🙂", nil),
        ] as [(String, String?)])
    func `a slip in an address is said with what was probably meant`(_ text: String, _ suggestion: String?) {
        let reading = readEmail(.text(text))
        #expect(reading.value == "")
        #expect(
            reading.problems == [ValueProblem(.emailInvalid, details: suggestion.map { ["suggestion": $0] } ?? [:])])
    }

    @Test(arguments: [
        (Cell.number(900_000_777), "0900000777"), (.number(84_900_000_777), "+84900000777"),
        (.text("+84 900 000 777"), "+84 900 000 777"),
        (.text("0900-000-777"), "0900-000-777"), (.text("(0225) 000 0777"), "(0225) 000 0777"),
        (.text("82 2 0000 0777"), "+82 2 0000 0777"),
        (.number(1_000_000_777), "01000000777"), (.text("010-0000-0777"), "010-0000-0777"), (.empty, ""),
    ])
    func `telephone numbers stay as written but for a lost zero or plus`(_ cell: Cell, _ phone: String) {
        #expect(readPhone(cell).value == phone)
        #expect(readPhone(cell).problems.isEmpty)
    }

    @Test(arguments: [
        (Cell.number(288_880_004), "0288880004"), (.text("0288880023-001"), "0288880023-001"),
        (.text("0288880023001"), "0288880023-001"),
        (.number(288_880_023_001), "0288880023-001"), (.text("123-45-67890"), "123-45-67890"),
        (.text("MST: 0288880004"), "0288880004"),
        (.empty, ""),
    ])
    func `tax codes get their zero back`(_ cell: Cell, _ code: String) {
        #expect(readTaxCode(cell).value == code)
        #expect(readTaxCode(cell).problems.isEmpty)
    }

    @Test func `odd numbers are said`() {
        #expect(readTaxCode(.text("12-34")).problems.map(\.kind) == [.taxCodeOdd])
        #expect(readPhone(.text("máy lẻ 12")).problems.map(\.kind) == [.phoneInvalid])
        _ = (
            readPhone(.number(.nan)), readTaxCode(.number(.infinity)), readInteger(.number(1e300)),
            readEmail(.number(-0.5))
        )
        #expect(taxRoot("0288880069-001") == "0288880069")
        #expect(taxRoot("123-45-67890") == "123-45-67890")
    }

    @Test func `counts are whole numbers`() {
        let samples: [(Cell, Int?)] = [
            (.number(8), 8), (.text("8 ca"), 8), (.text("1.500 chỗ"), 1_500), (.text("không giới hạn"), nil),
            (.number(2.5), nil),
            (.text("2,5"), nil), (.text(String(repeating: "9", count: 1_000_000)), nil), (.empty, nil),
        ]
        for (cell, count) in samples { #expect(readInteger(cell) == count) }
    }
}
