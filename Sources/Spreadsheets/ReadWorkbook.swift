import Foundation
import Glibc

/// Reads a spreadsheet. What the file is, its content decides, not its name: .xlsx, or delimited text with one sheet
/// that is named after the file.
///
/// Formulas are never evaluated, nothing outside the file is ever opened. The work is done in memory and blocks.
public func readWorkbook(at path: String, limits: ReadingLimits = .standard) throws(SpreadsheetError) -> Workbook {
    let bytes = try readBytes(of: path, limit: limits.fileBytes)
    switch FileKind(bytes) {
    case .archive:
        return try readArchive(bytes, path: path, limits: limits)
    case .other(let kind):
        throw .notASpreadsheet(path: path, kind: kind)
    case .text:
        let text = try DecodedText(bytes, path: path)
        let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
        return try readDelimited(text, sheetName: tidy(name), path: path, limits: limits)
    }
}

/// The whole file, if it is a file, readable, not empty and not over the limit. Pipes and devices are not read.
private func readBytes(of path: String, limit: Int) throws(SpreadsheetError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
        throw errno == ENOENT || errno == ENOTDIR ? .notFound(path: path) : .notReadable(path: path)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .notReadable(path: path) }
    guard status.st_size > 0 else { throw .empty(path: path) }
    let tooLarge = SpreadsheetError.tooLarge(path: path, limitInMegabytes: limit / 1_000_000)
    guard Int(status.st_size) <= limit else { throw tooLarge }

    // One byte more than announced, to notice a file that grows meanwhile.
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size) + 1)
    var filled = 0
    while filled < bytes.count {
        let got = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress?.advanced(by: filled), $0.count - filled) }
        if got < 0 && errno == EINTR { continue }
        guard got >= 0 else { throw .notReadable(path: path) }
        if got == 0 { break }
        filled += got
    }
    guard filled < bytes.count else { throw .notReadable(path: path) }
    bytes.removeLast(bytes.count - filled)
    guard !bytes.isEmpty else { throw .empty(path: path) }
    return bytes
}

/// Opens an archive and reads it if it is a workbook; otherwise names what it is.
private func readArchive(
    _ bytes: [UInt8], path: String, limits: ReadingLimits
) throws(SpreadsheetError) -> Workbook {
    let archive = try ZipArchive(bytes, path: path, limits: limits)
    guard let name = archive.workbookName else { throw .notASpreadsheet(path: path, kind: try archive.kind()) }
    var reader = WorkbookReader(archive: archive, workbookName: name, path: path, limits: limits)
    return try reader.read()
}
