public import Domain
public import Foundation
public import Intake
import Storage

/// An import in a list: what was read, when, and its most telling counts.
public struct ImportSummary: Sendable, Equatable, Identifiable {
    public var id: String
    public var subject: Subject
    public var file: String
    /// Records of the subject's own kind that were made or changed.
    public var created: Int
    public var updated: Int
    /// Everything to look at, errors included.
    public var problems: Int
    public var errors: Int
    public var madeAt: Date

    public init(
        id: String, subject: Subject, file: String, created: Int, updated: Int, problems: Int, errors: Int, madeAt: Date
    ) {
        self.id = id
        self.subject = subject
        self.file = file
        self.created = created
        self.updated = updated
        self.problems = problems
        self.errors = errors
        self.madeAt = madeAt
    }

    init(_ record: ImportRecord) {
        self.init(
            id: record.id, subject: Subject(rawValue: record.subject) ?? .needs, file: record.file,
            created: record.created, updated: record.updated, problems: record.problems, errors: record.errors,
            madeAt: record.madeAt)
    }
}

/// One page of an event's imports, the latest first.
public struct ImportList: Sendable {
    public var event: Event
    public var imports: [ImportSummary]
    public var count: Int
    public var page: Int
    public var pages: Int
    /// What may be imported by whoever reads the list.
    public var subjects: [Subject]

    public init(
        event: Event, imports: [ImportSummary], count: Int, page: Int, pages: Int,
        subjects: [Subject] = Subject.allCases
    ) {
        self.event = event
        self.imports = imports
        self.count = count
        self.page = page
        self.pages = pages
        self.subjects = subjects
    }
}

/// A finished import with its whole report.
public struct ImportDetails: Sendable {
    public var event: Event
    public var summary: ImportSummary
    public var report: ImportReport

    public init(event: Event, summary: ImportSummary, report: ImportReport) {
        self.event = event
        self.summary = summary
        self.report = report
    }
}

extension UseCases {
    /// Imports of the own side, for the hosts those of both. A page that does not exist falls back to the nearest.
    /// - Throws: `UseCaseError.listOfHosts`.
    public func imports(of event: Event, page: Int = 1, size: Int = 25) async throws -> ImportList {
        let side = try importingSide()
        return try await read { store in
            let count = try store.imports.count(of: event.id, side: side)
            let pages = max(1, (count + size - 1) / size)
            let page = min(max(1, page), pages)
            return ImportList(
                event: event,
                imports: try store.imports.of(event.id, side: side, limit: size, offset: (page - 1) * size)
                    .map(ImportSummary.init),
                count: count, page: page, pages: pages,
                subjects: side.isEmpty ? Subject.allCases : UseCases.subjectsOfSides)
        }
    }

    /// - Throws: `UseCaseError.notFound`.
    public func importReport(_ id: String, of event: Event) async throws -> ImportDetails {
        let side = try importingSide()
        let found = try await read { try $0.imports.find(id, of: event.id, side: side) }
        guard let found else { throw UseCaseError.notFound }
        var report = try JSONDecoder().decode(ImportReport.self, from: Data(found.report.utf8))
        let summary = ImportSummary(found.record)
        report.subject = summary.subject
        report.file = summary.file
        return ImportDetails(event: event, summary: summary, report: report)
    }
}
