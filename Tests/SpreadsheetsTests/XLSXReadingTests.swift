import Spreadsheets
import Testing

@Test func `cells stand where r says and follow each other without it`() throws {
    let sheet = try sheet(
        rows: """
            <row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>
            <row r="6"><c r="A6" s="0"/><c r="D6"><v>4.5</v></c></row><row r="9"><c r="A9"/></row>
            """)

    #expect(sheet.rows.count == 6)
    #expect(sheet.rows[0] == [])
    #expect(sheet.rows[1] == [.empty, .number(1), .number(2)])
    #expect(sheet.rows[2] == [.number(3)])
    #expect(sheet[6, 3] == .number(4.5))
    #expect(sheet[6, 3].text == "4.5")
}

@Test func `a cell in the last row costs little`() throws {
    let sheet = try sheet(rows: "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>")

    #expect(sheet.rows.count == 1_048_576)
    #expect(sheet[1_048_576, 0] == .number(1))
}

@Test func `every type of cell is read`() throws {
    let sheet = try sheet(
        rows: """
            <row r="1"><c t="s"><v>1</v></c><c t="str"><v>kết quả</v></c><c t="inlineStr"><is><r><t>a</t></r><r>\
            <t xml:space="preserve"> b</t></r></is></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c>\
            <c t="d"><v>2022-10-15T09:30:00</v></c><c t="n"><v>1e3</v></c><c t="inlineStr"><is><t/></is></c></row>
            """,
        strings: "<si><t>x</t></si><si><t>y</t></si>")

    #expect(
        sheet.rows[0] == [
            .text("y"), .text("kết quả"), .text("a b"), .boolean(true), .error("#REF!"),
            .date(SheetDate(year: 2022, month: 10, day: 15, hour: 9, minute: 30)), .number(1000),
        ])
}

@Test func `rich text is joined, phonetic guides are left out, escapes and forms are resolved`() throws {
    let sheet = try sheet(
        rows: "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c></row>",
        strings: """
            <si><r><t>로봇</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 기술</t></r>\
            <rPh sb="0" eb="1"><t>x</t></rPh></si>\
            <si><t>a_x000D_&#10;b&#13;c_x005F_x0041_</t></si><si><t>Tie\u{302}\u{301}ng Vie\u{323}\u{302}t</t></si>\
            <si><t><![CDATA[1 < 2]]></t></si>
            """)

    #expect(sheet.rows[0].map(\.text) == ["로봇 기술", "a\nb\nc_x0041_", "Tiếng Việt", "1 < 2"])
    #expect(Array(sheet[1, 2].text.utf8) == Array("Ti\u{1EBF}ng Vi\u{1EC7}t".utf8))
}

@Test func `formulas keep source and result, followers of a shared one have its text`() throws {
    let sheet = try sheet(
        rows: """
            <row><c><f>SUM(B1:B2)</f><v>7</v></c><c t="str"><f>A1&amp;"x"</f><v>7x</v></c><c><f>NOW()</f></c></row>
            <row><c><f t="shared" ref="A2:A3" si="0">B2*2</f><v>4</v></c></row>
            <row><c><f t="shared" si="0"/><v>6</v></c></row>
            """)

    #expect(sheet[1, 0] == .formula(source: "=SUM(B1:B2)", result: .number(7)))
    #expect(sheet[1, 1] == .formula(source: "=A1&\"x\"", result: .text("7x")))
    #expect(sheet[1, 2] == .formula(source: "=NOW()", result: .empty))
    #expect(sheet[3, 0] == .formula(source: "=B2*2", result: .number(6)))
}

@Test func `merged ranges and hidden columns are read`() throws {
    let sheet = try sheet(
        rows: "<row><c><v>1</v></c></row>",
        before: "<cols><col min=\"1\" max=\"2\"/><col min=\"3\" max=\"4\" hidden=\"1\"/>"
            + "<col min=\"16384\" max=\"99999\" hidden=\"true\"/></cols>",
        after: "<mergeCells count=\"2\"><mergeCell ref=\"A1:C2\"/><mergeCell ref=\"B4:B4\"/></mergeCells>")

    #expect(sheet.merges == [MergedCells(firstRow: 1, firstColumn: 0, lastRow: 2, lastColumn: 2)])
    #expect(sheet.hiddenColumns == [2, 3, 16_383])
}

@Test func `dates follow the number format and the workbook's first year`() throws {
    let styles = """
        <numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;년&quot; m&quot;월&quot;"/>\
        <numFmt numFmtId="165" formatCode="#,##0\\ &quot;đ&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/>\
        </cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>\
        <xf numFmtId="20"/></cellXfs>
        """
    let row = """
        <sheetData><row><c s="0"><v>44849</v></c><c s="1"><v>44849</v></c><c s="2"><v>44849.395833333336</v></c>\
        <c s="3"><v>44849</v></c><c s="4"><v>0.5</v></c><c s="1"><v>-1</v></c></row></sheetData>
        """
    let since1904 = """
        <workbookPr date1904="1"/><sheets><sheet name="A" r:id="r1" state="veryHidden"/>\
        <sheet name="C" r:id="r4"/></sheets>
        """
    let plain = try read(zip(workbookParts(sheet: row, styles: styles)), as: "a.xlsx").sheets[0]
    let other = try read(zip(workbookParts(sheet: row, styles: styles, workbook: since1904)), as: "b.xlsx")

    #expect(plain.rows[0].map(\.text) == ["44849", "2022-10-15", "2022-10-15 09:30", "44849", "12:00", "-1"])
    #expect(other.sheets.map(\.name) == ["A"])
    #expect(other.sheets[0].isHidden)
    #expect(other.sheets[0][1, 1].text == "2026-10-16")
}

@Test(arguments: [
    ("yyyy-mm-dd", true), ("[$-42A]d/m/yyyy;@", true), ("[$-409]h:mm AM/PM;@", true), ("m\"월\" d\"일\";@", true),
    ("mm:ss.00", true), ("[h]:mm", true), ("aaaa", true), ("[Red]0.00", false), ("General", false), ("@", false),
    ("0.00E+00", false), ("#,##0 \"USD\"", false), ("\\d0", false), ("_-* #,##0\\ _₫_-", false), ("#,##0 VND", false),
    ("0;[Red]dd", false), ("\"dd\"General", false),
])
func `a format tells dates from numbers`(pattern: String, isDate: Bool) throws {
    let code = pattern.replacing("\"", with: "&quot;")
    let format = "<numFmts><numFmt numFmtId=\"200\" formatCode=\"\(code)\"/></numFmts>"
    let styles = format + "<cellXfs><xf numFmtId=\"200\"/></cellXfs>"
    let sheet = try sheet(rows: "<row><c s=\"0\"><v>0.25</v></c></row>", styles: styles)

    #expect(sheet[1, 0] == (isDate ? .date(SheetDate(year: 1899, month: 12, day: 31, hour: 6)) : .number(0.25)))
}

@Test(arguments: [
    (1.0, "1900-01-01"), (59, "1900-02-28"), (60, "1900-02-28"), (61, "1900-03-01"), (45_000, "2023-03-15"),
])
func `serial numbers are days since 1900`(serial: Double, date: String) {
    #expect(SheetDate(serial: serial)?.description == date)
}

@Test func `absolute targets, prefixes and UTF-16 parts are understood`() throws {
    var parts = workbookParts(sheet: "", target: "/xl/worksheets/a.xml")
    let xml = """
        <?xml version="1.0" encoding="UTF-16"?><x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr">\
        <x:is><x:t>한국</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>
        """
    parts[5].bytes = [0xFF, 0xFE] + xml.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }

    #expect(try read(zip(parts), as: "x.xlsx").sheets[0].rows == [[.text("한국")]])
}
