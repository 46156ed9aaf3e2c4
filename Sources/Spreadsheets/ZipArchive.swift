import CZip

/// A zip archive in memory, opened with distrust: names, claimed sizes and real sizes are all checked.
final class ZipArchive {
    private struct Entry {
        let index: UInt64
        let packed: Int
        let claimed: Int
        let isEncrypted: Bool
    }

    private let path: String
    private let limits: ReadingLimits
    private let handle: OpaquePointer
    /// The archive reads from here for as long as it is open.
    private let storage: UnsafeMutableRawBufferPointer
    /// By name in lower case: some writers differ in case between the parts and the references to them.
    private var entries: [String: Entry] = [:]
    private var unpacked = 0

    /// Throws `.damaged`, or `.suspicious` and `.tooLarge` when the directory alone tells that the file means harm.
    init(_ bytes: [UInt8], path: String, limits: ReadingLimits) throws(SpreadsheetError) {
        self.path = path
        self.limits = limits
        storage = .allocate(byteCount: bytes.count, alignment: 1)
        storage.copyBytes(from: bytes)
        guard let handle = ZipArchive.open(storage) else {
            storage.deallocate()
            throw .damaged(path: path, detail: "the archive has no valid directory")
        }
        self.handle = handle
        try readDirectory()
    }

    deinit {
        zip_discard(handle)
        storage.deallocate()
    }

    private static func open(_ storage: UnsafeMutableRawBufferPointer) -> OpaquePointer? {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        let size = UInt64(storage.count)
        guard let source = zip_source_buffer_create(storage.baseAddress, size, 0, &error) else { return nil }
        guard let handle = zip_open_from_source(source, Int32(ZIP_RDONLY), &error) else {
            zip_source_free(source)
            return nil
        }
        return handle
    }

    private func readDirectory() throws(SpreadsheetError) {
        let count = zip_get_num_entries(handle, 0)
        guard count <= limits.entries else { throw .suspicious(path: path, detail: "\(count) files in the archive") }
        var total = 0
        for index in 0..<UInt64(max(0, count)) {
            var status = zip_stat_t()
            guard zip_stat_index(handle, index, 0, &status) == 0, let rawName = status.name else {
                throw .damaged(path: path, detail: "entry \(index + 1) of the archive cannot be read")
            }
            let name = String(cString: rawName)
            guard ZipArchive.isHarmless(name) else { throw .suspicious(path: path, detail: "a part is named \(name)") }
            let entry = Entry(
                index: index, packed: Int(clamping: status.comp_size), claimed: Int(clamping: status.size),
                isEncrypted: status.encryption_method != UInt16(ZIP_EM_NONE))
            total = total.addingReportingOverflow(entry.claimed).partialValue
            guard total >= 0, total <= limits.unpackedBytes else { throw tooLarge }
            try checkRatio(entry.claimed, of: entry, name: name)
            guard entries.updateValue(entry, forKey: name.lowercased()) == nil else {
                throw .suspicious(path: path, detail: "two parts are named \(name)")
            }
        }
    }

    /// Names stay inside: not absolute, no `..`, no backslash, no drive letter.
    private static func isHarmless(_ name: String) -> Bool {
        guard !name.hasPrefix("/"), !name.utf8.contains(UInt8(ascii: "\\")), !name.dropFirst().hasPrefix(":") else {
            return false
        }
        return !name.split(separator: "/").contains("..")
    }

    private func checkRatio(_ size: Int, of entry: Entry, name: String) throws(SpreadsheetError) {
        if size > limits.ratioFloor, size / max(1, entry.packed) > limits.ratio {
            throw .suspicious(path: path, detail: "\(name) unpacks to more than \(limits.ratio) times its size")
        }
    }

    private var tooLarge: SpreadsheetError {
        .tooLarge(path: path, limitInMegabytes: limits.unpackedBytes / 1_000_000)
    }

    func contains(_ name: String) -> Bool { entries[name.lowercased()] != nil }

    /// The part that lists the sheets, `xl/workbook.xml` or a variant of that name; nil when this is no workbook.
    var workbookName: String? {
        guard contains("[Content_Types].xml") else { return nil }
        if contains("xl/workbook.xml") { return "xl/workbook.xml" }
        return entries.keys.sorted().first { $0.hasPrefix("xl/workbook") && $0.hasSuffix(".xml") }
    }

    /// Unpacks one part; nil when there is none. Claimed sizes may lie, so the limits hold while inflating too.
    func part(_ name: String) throws(SpreadsheetError) -> [UInt8]? {
        guard let entry = entries[name.lowercased()] else { return nil }
        if entry.isEncrypted { throw .notASpreadsheet(path: path, kind: "encrypted") }
        let damaged = SpreadsheetError.damaged(path: path, detail: "\(name) cannot be unpacked")
        guard let file = zip_fopen_index(handle, entry.index, 0) else { throw damaged }
        defer { zip_fclose(file) }

        // Room for what is claimed and one byte more, to notice the end.
        var bytes = [UInt8](repeating: 0, count: entry.claimed + 1)
        var filled = 0
        while filled < bytes.count {
            let step = min(bytes.count - filled, 1 << 20)
            let got = bytes.withUnsafeMutableBytes { buffer in
                Int(zip_fread(file, buffer.baseAddress?.advanced(by: filled), UInt64(step)))
            }
            guard got >= 0 else { throw damaged }
            if got == 0 { break }
            filled += got
            unpacked += got
            guard unpacked <= limits.unpackedBytes else { throw tooLarge }
            try checkRatio(filled, of: entry, name: name)
        }
        guard filled <= entry.claimed else {
            throw .suspicious(path: path, detail: "\(name) unpacks to more than it claims")
        }
        guard filled == entry.claimed else { throw damaged }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }

    /// What the archive is when it is no workbook.
    func kind() throws(SpreadsheetError) -> String {
        if contains("word/document.xml") { return "docx" }
        if contains("ppt/presentation.xml") { return "pptx" }
        if contains("xl/workbook.bin") { return "xlsb" }
        guard let entry = entries["mimetype"], entry.claimed < 200, let type = try part("mimetype") else {
            return "zip"
        }
        let name = String(decoding: type, as: UTF8.self)
        let known = [
            ("opendocument.spreadsheet", "ods"), ("opendocument.text", "odt"), ("opendocument.presentation", "odp"),
            ("hwp+zip", "hwpx"), ("epub", "epub"),
        ]
        return known.first { name.contains($0.0) }?.1 ?? "zip"
    }
}
