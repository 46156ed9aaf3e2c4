import Foundation

/// What the first look at a file's bytes tells.
enum FileKind: Equatable {
    /// A zip archive: .xlsx, or something else in the same wrapping.
    case archive
    /// Text in some encoding.
    case text
    /// Neither; the word goes into `SpreadsheetError.notASpreadsheet`.
    case other(String)

    init(_ bytes: [UInt8]) {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            self = .archive
        } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            self = .other(FileKind.compoundKind(bytes))
        } else if bytes.starts(with: "%PDF".utf8) {
            self = .other("pdf")
        } else if FileKind.signatures.contains(where: bytes.starts(with:)) {
            self = .other("binary")
        } else if let markup = FileKind.markup(bytes) {
            self = .other(markup)
        } else if FileKind.looksBinary(bytes) {
            self = .other("binary")
        } else {
            self = .text
        }
    }

    /// PNG, JPEG, GIF, TIFF twice, RIFF, gzip, 7z, RAR, ELF.
    private static let signatures: [[UInt8]] = [
        [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), [0x49, 0x49, 0x2A, 0x00],
        [0x4D, 0x4D, 0x00, 0x2A], Array("RIFF".utf8), [0x1F, 0x8B], [0x37, 0x7A, 0xBC, 0xAF], Array("Rar!".utf8),
        [0x7F, 0x45, 0x4C, 0x46],
    ]

    /// The old binary container holds a workbook, an encrypted .xlsx, a Word or a Hangul document: its streams' names,
    /// in UTF-16, tell which.
    private static func compoundKind(_ bytes: [UInt8]) -> String {
        let data = Data(bytes)
        func names(_ stream: String) -> Bool { data.range(of: Data(stream.utf16LittleEndian)) != nil }
        if names("EncryptedPackage") { return "encrypted" }
        if names("WordDocument") { return "doc" }
        if names("PowerPoint Document") { return "ppt" }
        if names("HwpSummaryInformation") { return "hwp" }
        return "xls"
    }

    /// Web pages that were saved as `.xls`, a habit of many portals, and other markup.
    private static func markup(_ bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(512), as: UTF8.self).lowercased()
            .drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if ["<html", "<!doctype html", "<table", "<meta"].contains(where: head.hasPrefix) { return "html" }
        if head.hasPrefix("<?xml") { return head.contains("<html") ? "html" : "xml" }
        return nil
    }

    private static func looksBinary(_ bytes: [UInt8]) -> Bool {
        if UnicodeForm(bytes) != nil { return false }
        if bytes.contains(0) { return true }
        let controls = bytes.count { $0 < 0x20 && !(0x09...0x0D).contains($0) && $0 != 0x1A && $0 != 0x1B }
        return controls * 100 > bytes.count
    }
}

extension String {
    fileprivate var utf16LittleEndian: [UInt8] {
        utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    }
}
