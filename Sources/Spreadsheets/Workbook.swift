/// A spreadsheet as read from a file: .xlsx, or a delimited text file with one sheet.
public struct Workbook: Equatable, Sendable {
    public var sheets: [Sheet]
    /// What the file was taken for, for people: `xlsx`, or `csv UTF-8 ,`.
    public var format: String

    public init(sheets: [Sheet], format: String) {
        self.sheets = sheets
        self.format = format
    }
}

/// One sheet. `rows[0]` is row 1 of the file; blank rows are kept, so that row numbers are those that people see.
public struct Sheet: Equatable, Sendable {
    public var name: String
    /// Each row holds cells from column A on; trailing empty cells may be missing.
    public var rows: [[Cell]]
    public var merges: [MergedCells]
    /// Columns that are hidden, counted from 0.
    public var hiddenColumns: Set<Int>
    /// The sheet itself is hidden in the workbook.
    public var isHidden: Bool

    public init(
        name: String, rows: [[Cell]], merges: [MergedCells] = [], hiddenColumns: Set<Int> = [], isHidden: Bool = false
    ) {
        self.name = name
        self.rows = rows
        self.merges = merges
        self.hiddenColumns = hiddenColumns
        self.isHidden = isHidden
    }

    /// The cell at a row number as people see it (from 1) and a column counted from 0; `.empty` outside.
    public subscript(row: Int, column: Int) -> Cell {
        guard row >= 1, row <= rows.count, column >= 0, column < rows[row - 1].count else { return .empty }
        return rows[row - 1][column]
    }
}

/// A rectangle of merged cells. Rows count from 1, columns from 0, both ends included.
public struct MergedCells: Equatable, Hashable, Sendable {
    public var firstRow: Int
    public var firstColumn: Int
    public var lastRow: Int
    public var lastColumn: Int

    public init(firstRow: Int, firstColumn: Int, lastRow: Int, lastColumn: Int) {
        self.firstRow = firstRow
        self.firstColumn = firstColumn
        self.lastRow = lastRow
        self.lastColumn = lastColumn
    }
}

/// What stands in a cell.
public enum Cell: Equatable, Hashable, Sendable {
    case empty
    /// NFC, line breaks as `\n`, otherwise as written.
    case text(String)
    case number(Double)
    /// A number that the sheet shows as a date or a time of day.
    case date(SheetDate)
    case boolean(Bool)
    /// A formula with its last computed result, and its source with the leading `=`. It is never evaluated here.
    indirect case formula(source: String, result: Cell)
    /// `#REF!` and the like.
    case error(String)

    /// The cell as a person would read it: numbers without an exponent and without `.0`, dates as `2022-10-15`
    /// or `2022-10-15 09:30`, a formula as its result (its source when there is no result).
    public var text: String {
        switch self {
        case .empty: ""
        case .text(let text): text
        case .number(let number): plain(number)
        case .date(let date): date.description
        case .boolean(let value): value ? "TRUE" : "FALSE"
        case .formula(let source, let result): result == .empty ? source : result.text
        case .error(let code): code
        }
    }

    public var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
}

/// A calendar date with a time of day, without a zone, as spreadsheets know it.
public struct SheetDate: Equatable, Hashable, Sendable, CustomStringConvertible {
    public var year: Int
    public var month: Int
    public var day: Int
    public var hour: Int
    public var minute: Int
    public var second: Int

    public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// Reads a serial number of days. Day 60, which never was, counts as 28 February 1900, as spreadsheets do.
    /// Source: ECMA-376 part 1, 18.17.4.
    public init?(serial: Double, from1904: Bool = false) {
        guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
        let seconds = (serial * 86_400).rounded()
        var day = Int(seconds) / 86_400
        let rest = Int(seconds) % 86_400
        if from1904 { day += 1_462 }
        let (year, month, dayOfMonth) = SheetDate.civil(daysSince1970: day - (day < 60 && !from1904 ? 25_568 : 25_569))
        self.init(
            year: year, month: month, day: dayOfMonth, hour: rest / 3_600, minute: rest / 60 % 60, second: rest % 60)
    }

    /// `2022-10-15` or `2022-10-15 09:30`; only the time for day 0 of a sheet, which is how it holds times of day.
    public var description: String {
        if year == 1899 { return "\(pad(hour, 2)):\(pad(minute, 2))" + (second == 0 ? "" : ":\(pad(second, 2))") }
        let date = "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
        guard hour != 0 || minute != 0 || second != 0 else { return date }
        return date + " \(pad(hour, 2)):\(pad(minute, 2))" + (second == 0 ? "" : ":\(pad(second, 2))")
    }

    /// Days since 1 January 1970 as a date of the Gregorian calendar. Source: Howard Hinnant, chrono-compatible
    /// low-level date algorithms.
    static func civil(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}

/// The name that spreadsheets give a column counted from 0: A, B, …, Z, AA, …
public func columnName(_ column: Int) -> String {
    var name = ""
    var rest = column
    repeat {
        name = String(UnicodeScalar(UInt8(65 + rest % 26))) + name
        rest = rest / 26 - 1
    } while rest >= 0
    return name
}

private func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

private func plain(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
    return "\(number)"
}
