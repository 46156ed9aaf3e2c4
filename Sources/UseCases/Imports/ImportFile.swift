public import Domain
import Foundation
public import Intake
import Spreadsheets
import Storage

extension UseCases {
    /// Reads a file about a subject into an event, in one transaction.
    ///
    /// A dry run does all the same and takes it back at the end, so that it foretells exactly what would happen.
    /// Reading the same file again changes nothing; a corrected file updates what it corrects.
    /// - Parameter country: of the organisations, where the file does not tell; by default the event's side.
    /// - Throws: `SpreadsheetError`, `IntakeError`, `SQLError`.
    public func importFile(
        _ subject: Subject, at path: String, into event: Event, isDryRun: Bool,
        overrides: [IntakeOptions.Override] = [], sheet: String? = nil, country: String? = nil
    ) async throws -> ImportReport {
        let workbook = try readWorkbook(at: path)
        let options = IntakeOptions(year: event.year, overrides: overrides, sheet: sheet)
        let file = URL(fileURLWithPath: path).lastPathComponent
        let job = ImportJob(event: event, file: file, country: country)
        let work: @Sendable (Store) throws -> ImportReport
        switch subject {
        case .needs:
            let reading = try readNeeds(workbook, options: options)
            work = { try job.importNeeds(reading, into: $0, isDryRun: isDryRun) }
        case .offers:
            let reading = try readOffers(workbook, options: options)
            work = { try job.importOffers(reading, into: $0, isDryRun: isDryRun) }
        case .participants:
            let reading = try readParticipants(workbook, options: options)
            work = { try job.importParticipants(reading, into: $0, isDryRun: isDryRun) }
        case .interpreters:
            let reading = try readInterpreters(workbook, options: options)
            work = { try job.importInterpreters(reading, into: $0, isDryRun: isDryRun) }
        case .places:
            let reading = try readPlaces(workbook, options: options)
            work = { try job.importPlaces(reading, into: $0, isDryRun: isDryRun) }
        case .agenda:
            let reading = try readAgenda(workbook, options: options)
            work = { try job.importAgenda(reading, into: $0, isDryRun: isDryRun) }
        case .requests:
            let reading = try readRequests(workbook, options: options)
            work = { try job.importRequests(reading, into: $0, isDryRun: isDryRun) }
        }
        do {
            return try await write { store in
                let report = try work(store)
                if isDryRun { throw TakeBack(report: report) }
                try store.sources.log(
                    id: Identifier<ImportReport>().text, event: event.id, subject: subject.rawValue, file: file,
                    report: try report.summary())
                return report
            }
        } catch let dryRun as TakeBack {
            return dryRun.report
        }
    }
}

/// Ends the transaction of a dry run without writing.
private struct TakeBack: Error { let report: ImportReport }

extension ImportReport {
    /// What is kept of a report: the counts and the problems.
    fileprivate func summary() throws -> String {
        struct Summary: Encodable {
            var created: [String: Int]
            var updated: [String: Int]
            var skipped: Int
            var problems: [ImportProblem]
        }
        let summary = Summary(created: created, updated: updated, skipped: skipped, problems: problems)
        return String(decoding: try JSONEncoder().encode(summary), as: UTF8.self)
    }
}

/// What the parts of one import share.
struct ImportJob: Sendable {
    let event: Event
    let file: String
    let country: String?
}
