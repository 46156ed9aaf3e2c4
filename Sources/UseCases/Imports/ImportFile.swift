public import Domain
import Foundation
public import Intake
import SQL
import Spreadsheets
import Storage

extension UseCases {
    /// Reads a file about a subject into an event, in one transaction.
    ///
    /// A dry run does all the same and takes it back at the end, so that it foretells exactly what would happen.
    /// Reading the same file again changes nothing; a corrected file updates what it corrects.
    /// - Parameter country: of the organisations, where the file does not tell; by default the event's side.
    /// - Throws: `SpreadsheetError`, `IntakeError`, `SQLError`; `UseCaseError.listOfHosts`.
    public func importFile(
        _ subject: Subject, at path: String, into event: Event, isDryRun: Bool,
        overrides: [IntakeOptions.Override] = [], sheet: String? = nil, country: String? = nil
    ) async throws -> ImportReport {
        let order = ImportOrder(
            subject: subject, file: URL(fileURLWithPath: path).lastPathComponent, overrides: overrides, sheet: sheet,
            country: country, side: try importingSide(of: subject))
        let work = try await offPool { try order.read(path, event) }
        return isDryRun
            ? try await rehearse(work) : try await perform(work, event, about: order.file, side: order.side).report
    }

    /// Does the work and takes it back.
    func rehearse(_ work: @escaping ImportOrder.Work) async throws -> ImportReport {
        do {
            let (now, scope) = (now(), scope)
            return try await database.write {
                throw TakeBack(report: try work(Store($0, now: now, scope: scope), true))
            }
        } catch let dryRun as TakeBack {
            return dryRun.report
        }
    }

    /// Does the work, and something else in the same transaction, and keeps the report.
    func perform(
        _ work: @escaping ImportOrder.Work, _ event: Event, about file: String, side: String, verb: String = #function,
        before: @escaping @Sendable (Store) throws -> Void = { _ in }
    ) async throws -> (id: String, report: ImportReport) {
        try await write(
            verb, about: file, in: event.id,
            telling: { done in
                [
                    "import": done.id, "list": done.report.subject.rawValue,
                    "created": "\(done.report.created[done.report.mainKind] ?? 0)",
                    "updated": "\(done.report.updated[done.report.mainKind] ?? 0)",
                    "problems": "\(done.report.problems.count)",
                ]
            }
        ) { store in
            try before(store)
            let report = try work(store, false)
            let record = ImportRecord(
                id: Identifier<ImportReport>().text, subject: report.subject.rawValue, file: report.file,
                created: report.created[report.mainKind] ?? 0, updated: report.updated[report.mainKind] ?? 0,
                problems: report.problems.count, errors: report.errors, madeAt: store.now,
                side: side)
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let text = String(decoding: try encoder.encode(report), as: UTF8.self)
            try store.imports.insert(record, of: event.id, report: text)
            return (record.id, report)
        }
    }
}

/// Ends the transaction of a dry run without writing.
private struct TakeBack: Error { let report: ImportReport }

/// What is to be imported, and under which name it is remembered.
struct ImportOrder: Sendable {
    /// Writes what was read; the flag says whether it is a dry run.
    typealias Work = @Sendable (Store, Bool) throws -> ImportReport

    var subject: Subject
    var file: String
    var overrides: [IntakeOptions.Override] = []
    var sheet: String?
    var country: String?
    /// The country whose lists alone are taken; empty: both sides'.
    var side = ""

    /// Reads the file at a path; nothing is written yet.
    func read(_ path: String, _ event: Event) throws -> Work {
        let workbook = try readWorkbook(at: path)
        let options = IntakeOptions(year: event.year, overrides: overrides, sheet: sheet)
        let job = ImportJob(event: event, file: file, country: country, side: side)
        switch subject {
        case .needs:
            let reading = try readNeeds(workbook, options: options)
            return { try job.importNeeds(reading, into: $0, isDryRun: $1) }
        case .offers:
            let reading = try readOffers(workbook, options: options)
            return { try job.importOffers(reading, into: $0, isDryRun: $1) }
        case .participants:
            let reading = try readParticipants(workbook, options: options)
            return { try job.importParticipants(reading, into: $0, isDryRun: $1) }
        case .interpreters:
            let reading = try readInterpreters(workbook, options: options)
            return { try job.importInterpreters(reading, into: $0, isDryRun: $1) }
        case .places:
            let reading = try readPlaces(workbook, options: options)
            return { try job.importPlaces(reading, into: $0, isDryRun: $1) }
        case .agenda:
            let reading = try readAgenda(workbook, options: options)
            return { try job.importAgenda(reading, into: $0, isDryRun: $1) }
        case .requests:
            let reading = try readRequests(workbook, options: options)
            return { try job.importRequests(reading, into: $0, isDryRun: $1) }
        }
    }
}

/// What the parts of one import share.
struct ImportJob: Sendable {
    let event: Event
    let file: String
    let country: String?
    /// The country of the firms that may be met and made; empty: any.
    let side: String
}
