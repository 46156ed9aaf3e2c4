public import Intake

/// What an import found and did, or would do. Counts are by kind of record: `organisations`, `needs`, `people`, …
public struct ImportReport: Sendable, Equatable {
    /// Two answers taken as one.
    public struct Merge: Sendable, Equatable {
        /// Why: `taxCode`, `name`, `email`, `reference` for organisations, `repeat` for needs.
        public var why: String
        public var kept: String
        public var dropped: String
        public var sheet: String
        public var row: Int
    }

    /// One record that an import made or changed.
    public struct Change: Sendable, Equatable {
        public var kind: String
        public var name: String
        /// Names of what changed, with the values before and after; empty for a new record.
        public var fields: [Field]

        public struct Field: Sendable, Equatable {
            public var name: String
            public var before: String
            public var after: String
        }
    }

    public var subject: Subject
    public var file: String
    public var isDryRun: Bool
    public var sheets: [SheetMapping]
    public var created: [String: Int] = [:]
    public var updated: [String: Int] = [:]
    public var unchanged: [String: Int] = [:]
    public var merged: [Merge] = []
    public var changes: [Change] = []
    public var skipped: Int
    public var problems: [ImportProblem]

    init<Draft>(subject: Subject, file: String, isDryRun: Bool, reading: TableReading<Draft>) {
        self.subject = subject
        self.file = file
        self.isDryRun = isDryRun
        sheets = reading.sheets
        skipped = reading.skipped
        problems = reading.problems
    }

    /// Whether there is anything to write.
    public var changesSomething: Bool { !created.isEmpty || !updated.isEmpty || !merged.isEmpty }

    mutating func count(_ kind: String, created name: String) {
        created[kind, default: 0] += 1
        changes.append(Change(kind: kind, name: name, fields: []))
    }

    mutating func count(_ kind: String, updated name: String, _ fields: [Change.Field]) {
        updated[kind, default: 0] += 1
        changes.append(Change(kind: kind, name: name, fields: fields))
    }

    mutating func count(_ kind: String, unchanged _: Void = ()) {
        unchanged[kind, default: 0] += 1
    }

    /// Adds a problem; `field` says which column it stands in.
    mutating func report(
        _ kind: ImportProblem.Kind, _ source: Source, field: String, value: String,
        severity: ImportProblem.Severity = .warning, _ details: [String: String] = [:]
    ) {
        let sheet = sheets.first { $0.name == source.sheet }
        let column = sheet?.mapping.first { $0.field == field }?.column ?? ""
        problems.append(
            ImportProblem(
                sheet: source.sheet, row: source.row, column: column, value: value, kind: kind, severity: severity,
                details: details))
    }
}
