public import Domain
public import Foundation
public import Intake
import Spreadsheets
import Storage
import Text

/// A file that somebody sent and that is not imported yet.
public struct Upload: Sendable, Equatable {
    public let id: String
    public var subject: Subject
    /// The name that it came with, without folders and characters that do not show.
    public var file: String
    public var overrides: [IntakeOptions.Override]
    /// Only this sheet is read; otherwise all that fit.
    public var sheet: String?
    public var madeAt: Date
}

extension UseCases {
    /// Most bytes of a file.
    public static var uploadLimit: Int { ReadingLimits.standard.fileBytes }
    /// Uploads are kept for a day.
    static let uploadAge: TimeInterval = 86_400

    /// Keeps a file that was sent until it is imported or given up; what lies longer than a day is removed.
    /// - Throws: `SpreadsheetError.empty`, `.tooLarge`; `UseCaseError.listOfHosts`.
    public func stageUpload(
        subject: Subject, file: String, content: [UInt8], into event: Event
    ) async throws -> String {
        let side = try importingSide(of: subject)
        let file = uploadName(file)
        guard !content.isEmpty else { throw SpreadsheetError.empty(path: file) }
        guard content.count <= UseCases.uploadLimit else {
            throw SpreadsheetError.tooLarge(path: file, limitInMegabytes: UseCases.uploadLimit / 1_000_000)
        }
        let id = Identifier<Upload>().text
        return try await write(
            about: file, in: event.id,
            details: ["upload": id, "list": subject.rawValue, "bytes": "\(content.count)"]
        ) { store in
            try store.uploads.delete(before: store.now.addingTimeInterval(-UseCases.uploadAge))
            let upload = UploadRecord(
                id: id, subject: subject.rawValue, file: file, overrides: [:], sheet: nil,
                madeAt: store.now, side: side)
            try store.uploads.insert(upload, content: content, of: event.id)
            return upload.id
        }
    }

    /// What is known of an upload without reading the file.
    /// - Throws: `UseCaseError.notFound`.
    public func upload(_ id: String, of event: Event) async throws -> Upload {
        try await staged(id, event).upload
    }

    /// What importing the upload would do.
    /// - Throws: `UseCaseError.notFound`; `SpreadsheetError` and `IntakeError` where nothing of the file can be read.
    public func preview(upload id: String, of event: Event) async throws -> (report: ImportReport, upload: Upload) {
        let staged = try await staged(id, event)
        return (try await rehearse(try await staged.work(event)), staged.upload)
    }

    /// Decides what columns stand for. What says no more than is understood already, or nothing that can be understood,
    /// is passed over.
    /// - Parameter sheet: the one sheet to read; empty for all that fit, `nil` to leave that as it is.
    /// - Throws: `IntakeError` where the file cannot be read that way; the upload then stays as it was.
    public func setMapping(
        upload id: String, overrides: [IntakeOptions.Override], sheet: String? = nil, of event: Event
    ) async throws {
        var staged = try await staged(id, event)
        if let sheet { staged.upload.sheet = sheet.isEmpty ? nil : sheet }
        let sheets = try await rehearse(try await staged.work(event)).sheets
        for override in overrides {
            guard let (column, field) = sheets.understanding(of: override.column),
                override.field == "-" || staged.upload.subject.fields.contains(override.field),
                (field ?? "-") != override.field
            else { continue }
            staged.upload.overrides.removeAll { $0.column == column }
            staged.upload.overrides.append(.init(column: column, field: override.field))
        }
        _ = try await staged.work(event)
        let mapping = Dictionary(
            staged.upload.overrides.map { ($0.column, $0.field) }, uniquingKeysWith: { _, last in last })
        let chosen = staged.upload.sheet
        try await write(
            about: staged.upload.file, in: event.id, details: ["upload": id, "columns": "\(mapping.count)"]
        ) { try $0.uploads.setMapping(id, overrides: mapping, sheet: chosen) }
    }

    /// Imports the upload and removes it, both or neither.
    /// - Returns: the id of the import.
    public func confirm(upload id: String, of event: Event) async throws -> String {
        let (staged, side) = (try await staged(id, event), try importingSide())
        return try await perform(
            try await staged.work(event), event, about: staged.upload.file, side: staged.side
        ) { store in
            // Confirmed twice at the same time, it is imported once.
            guard try store.uploads.exists(id, of: event.id, side: side) else { throw UseCaseError.notFound }
            try store.uploads.delete(id)
        }.id
    }

    /// Gives the upload up.
    public func discard(upload id: String, of event: Event) async throws {
        let side = try importingSide()
        try await write(about: id, in: event.id) { store in
            guard try store.uploads.exists(id, of: event.id, side: side) else { throw UseCaseError.notFound }
            try store.uploads.delete(id)
        }
    }

    private func staged(_ id: String, _ event: Event) async throws -> StagedFile {
        let side = try importingSide()
        let found = try await read { try $0.uploads.find(id, of: event.id, side: side) }
        guard let found, let subject = Subject(rawValue: found.upload.subject) else { throw UseCaseError.notFound }
        // A role may have changed since the file was sent.
        _ = try importingSide(of: subject)
        let overrides = found.upload.overrides.sorted { $0.key < $1.key }
            .map { IntakeOptions.Override(column: $0.key, field: $0.value) }
        let upload = Upload(
            id: found.upload.id, subject: subject, file: found.upload.file, overrides: overrides,
            sheet: found.upload.sheet, madeAt: found.upload.madeAt)
        return StagedFile(upload: upload, content: found.content, side: found.upload.side)
    }
}

private struct StagedFile: Sendable {
    var upload: Upload
    let content: [UInt8]
    /// The country whose lists alone are taken; empty: both sides'.
    let side: String

    /// Reads the content from a file of its own, which is gone afterwards. Errors name the file as it was sent.
    func work(_ event: Event) async throws -> ImportOrder.Work {
        let order = ImportOrder(
            subject: upload.subject, file: upload.file, overrides: upload.overrides, sheet: upload.sheet,
            side: side)
        return try await offPool { [content] in
            let folder = FileManager.default.temporaryDirectory.appending(path: "caunoi-" + UUID().uuidString)
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            defer { try? FileManager.default.removeItem(at: folder) }
            let path = folder.appending(path: order.file, directoryHint: .notDirectory).path
            try Data(content).write(to: URL(fileURLWithPath: path))
            do { return try order.read(path, event) } catch let error as SpreadsheetError {
                throw error.naming(order.file)
            }
        }
    }
}

/// A file's name as a browser sends it, fit to be shown and to be a file's name: the last part of a path, on one line,
/// without characters that steer the display, at most 120 characters with its ending.
func uploadName(_ text: String) -> String {
    let last = text.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    let shown = String(
        String.UnicodeScalarView(
            last.unicodeScalars.filter { scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
                default: true
                }
            })
    ).nfc.squeezed
    guard shown.contains(where: { $0 != "." }) else { return "file" }
    var name = String(shown.prefix(120))
    var ending = ""
    if let dot = shown.lastIndex(of: "."), shown.distance(from: dot, to: shown.endIndex) <= 8 {
        ending = String(shown[dot...])
        name = String(shown[..<dot].prefix(120 - ending.count))
    }
    while name.utf8.count + ending.utf8.count > 240 { name.removeLast() }
    return name + ending
}

extension [SheetMapping] {
    /// The title of a column, given by title or letter, and what it is taken for; `nil` for an unknown column.
    fileprivate func understanding(of column: String) -> (column: String, field: String?)? {
        let known = flatMap(\.mapping)
        if let found = known.first(where: { $0.column == column }) ?? known.first(where: { $0.letter == column }) {
            return (found.column, found.field)
        }
        return contains { $0.unmapped.contains(column) } ? (column, nil) : nil
    }
}

extension SpreadsheetError {
    /// The same about a file of this name: where it lay for reading concerns nobody.
    fileprivate func naming(_ file: String) -> SpreadsheetError {
        switch self {
        case .notFound: .notFound(path: file)
        case .notReadable: .notReadable(path: file)
        case .empty: .empty(path: file)
        case .tooLarge(_, let limit): .tooLarge(path: file, limitInMegabytes: limit)
        case .notASpreadsheet(_, let kind): .notASpreadsheet(path: file, kind: kind)
        case .damaged(_, let detail): .damaged(path: file, detail: detail)
        case .suspicious(_, let detail): .suspicious(path: file, detail: detail)
        case .tooManyMerges(_, let limit): .tooManyMerges(path: file, limit: limit)
        case .tooManyCells(_, let limit): .tooManyCells(path: file, limit: limit)
        case .unknownEncoding: .unknownEncoding(path: file)
        case .notWritable(_, let detail): .notWritable(path: file, detail: detail)
        }
    }
}
