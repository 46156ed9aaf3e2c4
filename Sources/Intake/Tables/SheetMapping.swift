/// What was understood of one sheet, shown before anything is written.
public struct SheetMapping: Equatable, Sendable, Codable {
    /// A column and what it was taken for.
    public struct Column: Equatable, Sendable, Codable {
        /// The title as written, on one line; unique within the sheet.
        public var column: String
        /// A, B, …
        public var letter: String
        public var field: String

        public init(column: String, letter: String, field: String) {
            self.column = column
            self.letter = letter
            self.field = field
        }
    }

    /// Why a sheet was not read.
    public enum LeftOut: String, Equatable, Sendable, Codable {
        case hidden
        /// Has no row of titles with the fields that the subject needs: a summary, a guide.
        case noHeader
        /// Fits another subject better, and another sheet fits this one.
        case otherSubject
        /// Another sheet was asked for.
        case notChosen
        case empty
    }

    public var name: String
    /// The row of the leaf titles, as people count rows; 0 where none was found.
    public var headerRow: Int
    /// Rows from which something was read.
    public var rows: Int
    public var mapping: [Column]
    /// Titles of columns that stand for no field.
    public var unmapped: [String]
    /// Titles of columns that are hidden in the sheet and were read all the same.
    public var hidden: [String]
    public var leftOut: LeftOut?

    public init(
        name: String, headerRow: Int = 0, rows: Int = 0, mapping: [Column] = [], unmapped: [String] = [],
        hidden: [String] = [], leftOut: LeftOut? = nil
    ) {
        self.name = name
        self.headerRow = headerRow
        self.rows = rows
        self.mapping = mapping
        self.unmapped = unmapped
        self.hidden = hidden
        self.leftOut = leftOut
    }

    /// The field that a column of this title was taken for.
    public subscript(column: String) -> String? { mapping.first { $0.column == column }?.field }
}

/// Everything read from a file about one subject.
public struct TableReading<Draft: Sendable>: Sendable {
    public var sheets: [SheetMapping]
    public var drafts: [Draft]
    public var problems: [ImportProblem]
    /// Rows left out: blank ones, sections, totals, footers, guides, and those with an error.
    public var skipped: Int

    public init(sheets: [SheetMapping] = [], drafts: [Draft] = [], problems: [ImportProblem] = [], skipped: Int = 0) {
        self.sheets = sheets
        self.drafts = drafts
        self.problems = problems
        self.skipped = skipped
    }
}
