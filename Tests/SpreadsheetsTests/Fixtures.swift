import Foundation
import Spreadsheets

/// A folder that goes away with the test.
final class Folder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "spreadsheets-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    func write(_ bytes: [UInt8], as name: String) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
        return file(name)
    }

    var contents: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] }
}

/// Writes a file and reads it.
func read(_ bytes: [UInt8], as name: String, limits: ReadingLimits = .standard) throws -> Workbook {
    let folder = try Folder()
    return try readWorkbook(at: folder.write(bytes, as: name), limits: limits)
}

/// Reads bytes as a text file; the rows as plain text.
func rows(_ bytes: [UInt8]) throws -> [[String]] {
    try read(bytes, as: "x.csv").sheets[0].rows.map { $0.map(\.text) }
}

func rows(_ text: String) throws -> [[String]] { try rows(Array(text.utf8)) }

/// One file of an archive; the sizes in its headers may be made to lie.
struct ZipEntry {
    var name: String
    var bytes: [UInt8]
    var claimedSize: Int?
    var isDeflated = false

    init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

    init(_ name: String, _ bytes: [UInt8], claiming size: Int? = nil, isDeflated: Bool = false) {
        self.name = name
        self.bytes = bytes
        claimedSize = size
        self.isDeflated = isDeflated
    }
}

/// A zip archive of stored, or already deflated, entries. Checksums are right for stored ones only.
func zip(_ entries: [ZipEntry]) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
        let name = Array(entry.name.utf8)
        let common =
            two(20) + two(0x800) + two(entry.isDeflated ? 8 : 0) + two(0) + two(0x21)
            + four(entry.isDeflated ? 0 : checksum(entry.bytes)) + four(UInt32(entry.bytes.count))
            + four(UInt32(entry.claimedSize ?? entry.bytes.count)) + two(name.count) + two(0)
        directory += [0x50, 0x4B, 1, 2] + two(20) + common + two(0) + two(0) + two(0) + four(0)
        directory += four(UInt32(file.count)) + name
        file += [0x50, 0x4B, 3, 4] + common + name + entry.bytes
    }
    let end = [0x50, 0x4B, 5, 6] + two(0) + two(0) + two(entries.count) + two(entries.count)
    return file + directory + end + four(UInt32(directory.count)) + four(UInt32(file.count)) + two(0)
}

private func two(_ number: Int) -> [UInt8] { [UInt8(number & 255), UInt8(number >> 8)] }

private func four(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }

private func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { sum, byte in
        (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
}

/// A deflate stream of `1 + 258 * repeats` zero bytes, 13 bits for each 258 of them. Source: RFC 1951, 3.2.6.
func deflatedZeros(repeats: Int) -> [UInt8] {
    var bits: [UInt8] = [1, 1, 0] + [0, 0, 1, 1, 0, 0, 0, 0]
    for _ in 0..<repeats { bits += [1, 1, 0, 0, 0, 1, 0, 1] + [0, 0, 0, 0, 0] }
    bits += [UInt8](repeating: 0, count: 7 + 7)
    return stride(from: 0, to: bits.count - 7, by: 8).map { start in
        (0..<8).reduce(0) { $0 | bits[start + $1] << UInt8($1) }
    }
}

let mainSpace = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""

/// The parts of a workbook with one sheet of the given XML.
func workbookParts(
    sheet: String, strings: String = "", styles: String = "", workbook: String = "", target: String = "worksheets/a.xml"
) -> [ZipEntry] {
    let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let sheets = workbook.isEmpty ? "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets>" : workbook
    return [
        ZipEntry("[Content_Types].xml", "<Types/>"),
        ZipEntry("xl/workbook.xml", "<workbook \(mainSpace) xmlns:r=\"\(type)\">\(sheets)</workbook>"),
        ZipEntry(
            "xl/_rels/workbook.xml.rels",
            """
            <Relationships><Relationship Id="r1" Type="\(type)/worksheet" Target="\(target)"/>
            <Relationship Id="r2" Type="\(type)/sharedStrings" Target="/xl/sharedStrings.xml"/>
            <Relationship Id="r3" Type="\(type)/styles" Target="styles.xml"/>
            <Relationship Id="r4" Type="\(type)/chartsheet" Target="chartsheets/c.xml"/></Relationships>
            """),
        ZipEntry("xl/sharedStrings.xml", "<sst \(mainSpace)>\(strings)</sst>"),
        ZipEntry("xl/styles.xml", "<styleSheet \(mainSpace)>\(styles)</styleSheet>"),
        ZipEntry("xl/worksheets/a.xml", "<worksheet \(mainSpace)>\(sheet)</worksheet>"),
    ]
}

/// Reads a workbook made of rows only; its first sheet.
func sheet(rows: String, before: String = "", after: String = "", strings: String = "", styles: String = "") throws
    -> Sheet
{
    let xml = before + "<sheetData>" + rows + "</sheetData>" + after
    return try read(zip(workbookParts(sheet: xml, strings: strings, styles: styles)), as: "x.xlsx").sheets[0]
}
