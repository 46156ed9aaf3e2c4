/// What the person at the keyboard decided about a file before it is read.
public struct IntakeOptions: Sendable, Equatable {
    /// One `--map 'Column=field'`: this column stands for that field, whatever its title suggests.
    public struct Override: Sendable, Equatable {
        /// The title of the column, or its letter.
        public var column: String
        /// A field of the subject; empty or `-` leaves the column out.
        public var field: String

        public init(column: String, field: String) {
            self.column = column
            self.field = field
        }

        var ignores: Bool { field.isEmpty || field == "-" }
    }

    /// The year of the event, for dates without one.
    public var year: Int
    public var overrides: [Override]
    /// Only this sheet is read, hidden or not.
    public var sheet: String?

    public init(year: Int, overrides: [Override] = [], sheet: String? = nil) {
        self.year = year
        self.overrides = overrides
        self.sheet = sheet
    }
}

/// Why nothing of a file can be read.
public enum IntakeError: Error, Equatable, Sendable {
    /// No sheet has a row of titles for the subject; `missing` are the fields that the nearest one lacks.
    case headerNotFound(subject: Subject, sheetsLookedAt: [String], missing: [String])
    case unknownField(String, allowed: [String])
    case unknownColumn(String, available: [String])
    case unknownSheet(String, available: [String])
    /// A header stands there, and nothing below it.
    case noRows
}
