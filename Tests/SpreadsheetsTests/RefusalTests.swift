import Foundation
import Spreadsheets
import Testing

/// The error that reading these bytes ends in.
private func refusal(_ bytes: [UInt8], limits: ReadingLimits = .standard) throws -> SpreadsheetError? {
    do {
        _ = try read(bytes, as: "x.xlsx", limits: limits)
        return nil
    } catch let error as SpreadsheetError {
        return error
    }
}

private func refusal(_ parts: [ZipEntry], limits: ReadingLimits = .standard) throws -> SpreadsheetError? {
    try refusal(zip(parts), limits: limits)
}

extension SpreadsheetError {
    fileprivate var isSuspicious: Bool { if case .suspicious = self { true } else { false } }
    fileprivate var isDamaged: Bool { if case .damaged = self { true } else { false } }
    fileprivate var isTooLarge: Bool { if case .tooLarge = self { true } else { false } }
    fileprivate var kind: String { if case .notASpreadsheet(_, let kind) = self { kind } else { "" } }
}

private let oneCell = "<sheetData><row><c><v>1</v></c></row></sheetData>"
private let nothing = "<sheetData/>"

@Test func `other files are named for what they are`() throws {
    let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 600)
    let encrypted = compound + "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] }

    #expect(try refusal(compound)?.kind == "xls")
    #expect(try refusal(encrypted)?.kind == "encrypted")
    #expect(try refusal(Array("%PDF-1.7 …".utf8))?.kind == "pdf")
    #expect(try refusal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])?.kind == "binary")
    #expect(try refusal((0..<900).map { UInt8($0 * 7 % 251) })?.kind == "binary")
    #expect(try refusal(Array("\u{FEFF}\n<html><table>".utf8))?.kind == "html")
    #expect(try refusal([ZipEntry("[Content_Types].xml", ""), ZipEntry("word/document.xml", "")])?.kind == "docx")
    #expect(try refusal([ZipEntry("[Content_Types].xml", ""), ZipEntry("ppt/presentation.xml", "")])?.kind == "pptx")
    let openDocument = ZipEntry("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    #expect(try refusal([openDocument, ZipEntry("content.xml", "")])?.kind == "ods")
    #expect(try refusal([ZipEntry("a.txt", "a")])?.kind == "zip")
}

@Test func `missing files, folders and empty files have their own errors`() throws {
    let folder = try Folder()
    let empty = try folder.write([], as: "empty.csv")
    let large = try folder.write([UInt8](repeating: 65, count: 2_000_001), as: "large.csv")
    var limits = ReadingLimits.standard
    limits.fileBytes = 2_000_000

    #expect(throws: SpreadsheetError.notFound(path: folder.file("none"))) { try readWorkbook(at: folder.file("none")) }
    #expect(throws: SpreadsheetError.notReadable(path: folder.path)) { try readWorkbook(at: folder.path) }
    #expect(throws: SpreadsheetError.empty(path: empty)) { try readWorkbook(at: empty) }
    #expect(throws: SpreadsheetError.tooLarge(path: large, limitInMegabytes: 2)) {
        try readWorkbook(at: large, limits: limits)
    }
}

@Test func `a truncated or altered archive is damaged`() throws {
    let whole = zip(workbookParts(sheet: oneCell))
    var altered = workbookParts(sheet: oneCell)
    altered[5].bytes = Array("<worksheet><sheetData><row></sheetData></worksheet>".utf8)
    var wrongSum = whole
    let value = try #require(whole.firstRange(of: "<v>1</v>".utf8))
    wrongSum[value.lowerBound + 3] = UInt8(ascii: "2")

    #expect(try refusal(Array(whole.dropLast(40)))?.isDamaged == true)
    #expect(try refusal(Array(whole.prefix(whole.count / 2)))?.isDamaged == true)
    #expect(try refusal(altered)?.isDamaged == true)
    #expect(try refusal(Array(workbookParts(sheet: oneCell).dropLast()))?.isDamaged == true)
    #expect(try refusal(wrongSum)?.isDamaged == true)
}

@Test func `a bomb is refused by what it claims and by what it does`() throws {
    let start = ContinuousClock.now
    let zeros = deflatedZeros(repeats: 80_000)
    let real = 1 + 258 * 80_000
    var parts = workbookParts(sheet: oneCell)
    parts[3] = ZipEntry("xl/sharedStrings.xml", zeros, claiming: 4_000_000_000, isDeflated: true)
    #expect(try refusal(parts)?.isTooLarge == true)
    parts[3] = ZipEntry("xl/sharedStrings.xml", zeros, claiming: real, isDeflated: true)
    var limits = ReadingLimits.standard
    limits.ratio = 100
    #expect(try refusal(parts, limits: limits)?.isSuspicious == true)
    parts[3] = ZipEntry("xl/sharedStrings.xml", zeros, claiming: 500, isDeflated: true)
    #expect(try refusal(parts) != nil)
    #expect(try refusal((0..<2_001).map { ZipEntry("\($0)", "") })?.isSuspicious == true)
    #expect(ContinuousClock.now - start < .seconds(4))
}

@Test(arguments: ["../../etc/passwd", "a/../b", "/etc/passwd", "xl\\a.xml", "C:/a"])
func `names that lead outside are refused`(name: String) throws {
    #expect(try refusal(workbookParts(sheet: oneCell) + [ZipEntry(name, "x")])?.isSuspicious == true)
}

@Test func `document types and entities are refused in any encoding`() throws {
    let xml = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><worksheet>&b;</worksheet>"
    let wide: [UInt8] = [0xFF, 0xFE] + xml.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let hidden = Array("<?xml version=\"1.0\" encoding=\"UTF-7\"?><worksheet/>".utf8)
    let lower = Array("<worksheet/><!doctype a>".utf8)
    for bytes: [UInt8] in [Array(xml.utf8), wide, hidden, lower] {
        for index in [1, 2, 3, 4, 5] {
            var parts = workbookParts(sheet: oneCell)
            parts[index].bytes = bytes
            #expect(try refusal(parts)?.isSuspicious == true)
        }
    }
}

@Test func `a million merged ranges are refused at once`() throws {
    let merges = String(repeating: "<mergeCell ref=\"A1:B2\"/>", count: 1_000_000)
    let bytes = zip(workbookParts(sheet: nothing + "<mergeCells>" + merges + "</mergeCells>"))
    var limits = ReadingLimits.standard
    limits.fileBytes = 100_000_000
    let start = ContinuousClock.now

    let error = try refusal(bytes, limits: limits)

    guard case .tooManyMerges(_, limit: 20_000) = error else {
        Issue.record("refused with \(String(describing: error))")
        return
    }
    #expect(ContinuousClock.now - start < .seconds(2))
}

@Test func `too many cells are refused, the empty ones before a far cell included`() throws {
    var limits = ReadingLimits.standard
    limits.cells = 1_000
    let many = "<sheetData><row>" + String(repeating: "<c/>", count: 1_001) + "</row></sheetData>"
    let far = "<sheetData><row><c r=\"XFD1\"><v>1</v></c></row></sheetData>"

    for xml in [many, far] {
        guard case .tooManyCells(_, limit: 1_000) = try refusal(workbookParts(sheet: xml), limits: limits) else {
            Issue.record("not refused")
            continue
        }
    }
    guard case .tooManyCells = try refusal(Array(String(repeating: "a,b\n", count: 501).utf8), limits: limits) else {
        Issue.record("not refused")
        return
    }
    let outside = "<sheetData><row><c r=\"XFE1\"><v>1</v></c></row></sheetData>"
    #expect(try refusal(workbookParts(sheet: outside)) != nil)
}

@Test func `text longer than any cell is refused`() throws {
    let long = String(repeating: "a", count: 65_535)
    let inline = "<sheetData><row><c t=\"inlineStr\"><is><t>\(long)</t></is></c></row></sheetData>"

    #expect(try refusal(workbookParts(sheet: inline))?.isSuspicious == true)
    #expect(try refusal(workbookParts(sheet: oneCell, strings: "<si><t>\(long)</t></si>"))?.isSuspicious == true)
    #expect(try refusal(Array("a,\(long)".utf8))?.isSuspicious == true)
}

@Test func `marks piled up on a letter are refused, in an escape too`() throws {
    let piled = "a" + String(repeating: "\u{301}\u{323}", count: 9_000)
    let escaped = "<si><t>a" + String(repeating: "_x0301_", count: 9_000) + "</t></si>"

    #expect(try refusal(Array("a,\(piled)".utf8))?.isSuspicious == true)
    #expect(try refusal(workbookParts(sheet: oneCell, strings: escaped))?.isSuspicious == true)
}

@Test func `a text file of nothing but separators is refused`() throws {
    for byte in [UInt8(ascii: ","), 0x0A, UInt8(ascii: "\"")] {
        #expect(try refusal([65, byte, 66, 10] + [UInt8](repeating: byte, count: 5_000_000)) != nil)
    }
}

@Test func `a large sheet without line breaks is read to its end`() throws {
    let row = "<row>" + String(repeating: "<c t=\"n\"><v>1234567.25</v></c>", count: 100) + "</row>"
    let xml = "<sheetData>" + String(repeating: row, count: 4_000) + "</sheetData>"

    #expect(try read(zip(workbookParts(sheet: xml)), as: "x.xlsx").sheets[0].rows.count == 4_000)
    #expect(try refusal(workbookParts(sheet: xml + "<a>"))?.isDamaged == true)
}
