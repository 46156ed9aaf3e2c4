public import Intake

/// What an import found and did, or would do. Counts are by kind of record: `organisations`, `needs`, `people`, …
public struct ImportReport: Sendable, Equatable, Codable {
    /// Two answers taken as one.
    public struct Merge: Sendable, Equatable, Codable {
        /// Why: `taxCode`, `name`, `email`, `reference` for organisations, `repeat` for needs.
        public var why: String
        public var kept: String
        public var dropped: String
        public var sheet: String
        public var row: Int
    }

    /// One record that an import made or changed.
    public struct Change: Sendable, Equatable, Codable {
        public var kind: String
        public var name: String
        /// Names of what changed, with the values before and after; empty for a new record.
        public var fields: [Field]

        public struct Field: Sendable, Equatable, Codable {
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

    /// A report as it was kept. The first version kept the counts and the problems only.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        subject = try values.decodeIfPresent(Subject.self, forKey: .subject) ?? .needs
        file = try values.decodeIfPresent(String.self, forKey: .file) ?? ""
        isDryRun = try values.decodeIfPresent(Bool.self, forKey: .isDryRun) ?? false
        sheets = try values.decodeIfPresent([SheetMapping].self, forKey: .sheets) ?? []
        created = try values.decode([String: Int].self, forKey: .created)
        updated = try values.decode([String: Int].self, forKey: .updated)
        unchanged = try values.decodeIfPresent([String: Int].self, forKey: .unchanged) ?? [:]
        merged = try values.decodeIfPresent([Merge].self, forKey: .merged) ?? []
        changes = try values.decodeIfPresent([Change].self, forKey: .changes) ?? []
        skipped = try values.decode(Int.self, forKey: .skipped)
        problems = try values.decode([ImportProblem].self, forKey: .problems)
    }

    /// The kind of record that the subject is about, as it stands in the counts.
    public var mainKind: String { subject == .agenda ? "agenda_items" : subject.rawValue }
    public var errors: Int { problems.count { $0.severity == .error } }
    /// Records that are there already and are changed, with what changes.
    public var corrections: [Change] { changes.filter { !$0.fields.isEmpty } }

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
