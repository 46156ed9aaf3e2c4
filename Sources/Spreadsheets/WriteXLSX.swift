import CXLSXWriter
import Foundation

/// Writes a workbook with one sheet a table: bold header that stays in sight, filters, wrapped text, the columns'
/// widths. The file appears whole or not at all.
///
/// Text is always written as text, never as a formula or a link. Excel's own limits hold: 32,767 UTF-16 units in a
/// cell, 16,384 columns, 1,048,576 rows; what is beyond them throws `.notWritable` and leaves nothing.
public func writeXLSX(_ tables: [Table], to path: String) throws(SpreadsheetError) {
    try checkSize(of: tables, path: path)
    try writeInPlace(of: path) { (temporary) throws(SpreadsheetError) in
        guard let workbook = workbook_new(temporary) else {
            throw .notWritable(path: path, detail: "no memory for a workbook")
        }
        let formats = Formats(workbook)
        var failure = LXW_NO_ERROR
        for (table, name) in zip(tables, sheetNames(tables.map(\.name))) {
            guard let sheet = workbook_add_worksheet(workbook, name) else {
                failure = LXW_ERROR_PARAMETER_VALIDATION
                continue
            }
            var writer = SheetWriter(sheet: sheet, formats: formats)
            writer.write(table)
            if failure == LXW_NO_ERROR { failure = writer.failure }
        }
        let closing = workbook_close(workbook)
        let error = failure == LXW_NO_ERROR ? closing : failure
        guard error == LXW_NO_ERROR else {
            let reason = lxw_strerror(error).map { String(cString: $0) } ?? "error \(error.rawValue)"
            throw .notWritable(path: path, detail: reason)
        }
    }
}

private let longestText = 32_767

private func checkSize(of tables: [Table], path: String) throws(SpreadsheetError) {
    for table in tables {
        let columns = max(table.columns.count, table.rows.map(\.count).max() ?? 0)
        guard columns <= 16_384, table.rows.count < 1_048_576 else {
            throw .notWritable(path: path, detail: "\(table.name): \(table.rows.count) rows, \(columns) columns")
        }
        for (index, row) in table.rows.enumerated() {
            for case .text(let text) in row where text.utf8.count > longestText && text.utf16.count > longestText {
                throw .notWritable(
                    path: path, detail: "\(table.name), row \(index + 2): more than \(longestText) characters")
            }
        }
    }
}

/// The looks of the cells, shared by all sheets of a workbook.
private struct Formats {
    let header: UnsafeMutablePointer<lxw_format>?
    let text: UnsafeMutablePointer<lxw_format>?
    let day: UnsafeMutablePointer<lxw_format>?
    let moment: UnsafeMutablePointer<lxw_format>?
    let clock: UnsafeMutablePointer<lxw_format>?

    init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
        func top() -> UnsafeMutablePointer<lxw_format>? {
            let format = workbook_add_format(workbook)
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
            return format
        }
        func shown(as pattern: String) -> UnsafeMutablePointer<lxw_format>? {
            let format = top()
            format_set_num_format(format, pattern)
            return format
        }
        header = top()
        format_set_bold(header)
        format_set_text_wrap(header)
        format_set_bg_color(header, 0xE4EAF1)
        format_set_bottom(header, UInt8(LXW_BORDER_THIN.rawValue))
        text = top()
        format_set_text_wrap(text)
        day = shown(as: "yyyy-mm-dd")
        moment = shown(as: "yyyy-mm-dd hh:mm")
        clock = shown(as: "hh:mm")
    }
}

private struct SheetWriter {
    let sheet: UnsafeMutablePointer<lxw_worksheet>
    let formats: Formats
    /// The first error of the library is kept.
    private(set) var failure = LXW_NO_ERROR

    init(sheet: UnsafeMutablePointer<lxw_worksheet>, formats: Formats) {
        self.sheet = sheet
        self.formats = formats
    }

    mutating func write(_ table: Table) {
        for (index, column) in table.columns.enumerated() {
            let place = lxw_col_t(index)
            note(worksheet_set_column(sheet, place, place, min(max(column.width, 1), 255), nil))
            note(worksheet_write_string(sheet, 0, place, writable(column.title), formats.header))
        }
        if !table.columns.isEmpty {
            worksheet_freeze_panes(sheet, 1, 0)
            let last = (row: lxw_row_t(table.rows.count), column: lxw_col_t(table.columns.count - 1))
            note(worksheet_autofilter(sheet, 0, 0, last.row, last.column))
        }
        for (row, cells) in table.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                note(write(cell, lxw_row_t(row + 1), lxw_col_t(column)))
            }
        }
    }

    private func write(_ output: Output, _ row: lxw_row_t, _ column: lxw_col_t) -> lxw_error {
        switch output {
        case .empty:
            return LXW_NO_ERROR
        case .text(let text):
            return text.isEmpty
                ? LXW_NO_ERROR : worksheet_write_string(sheet, row, column, writable(text), formats.text)
        case .number(let number) where number.isFinite:
            return worksheet_write_number(sheet, row, column, number, nil)
        case .number(let number):
            return worksheet_write_string(sheet, row, column, "\(number)", formats.text)
        case .integer(let integer) where integer.magnitude <= 1 << 53:
            return worksheet_write_number(sheet, row, column, Double(integer), nil)
        case .integer(let integer):
            return worksheet_write_string(sheet, row, column, String(integer), formats.text)
        case .date(let date):
            return write(date, row, column)
        }
    }

    /// Before 1900 a sheet knows times of day only; other dates from then are written as text.
    private func write(_ date: SheetDate, _ row: lxw_row_t, _ column: lxw_col_t) -> lxw_error {
        let seconds = date.hour * 3_600 + date.minute * 60 + date.second
        if date.year == 1899 && date.month == 12 && date.day == 31 {
            return worksheet_write_number(sheet, row, column, Double(seconds) / 86_400, formats.clock)
        }
        guard (1900...9999).contains(date.year) else {
            return worksheet_write_string(sheet, row, column, date.description, formats.text)
        }
        var moment = lxw_datetime(
            year: Int32(date.year), month: Int32(date.month), day: Int32(date.day), hour: Int32(date.hour),
            min: Int32(date.minute), sec: Double(date.second))
        let format = seconds == 0 ? formats.day : formats.moment
        return worksheet_write_datetime(sheet, row, column, &moment, format)
    }

    private mutating func note(_ error: lxw_error) {
        if failure == LXW_NO_ERROR { failure = error }
    }
}

/// Text as XML can hold it: NUL, U+FFFE and U+FFFF have no place in it. Literal `_x0041_` is escaped, so that it is not
/// taken for an escape when read; control characters are escaped by the library.
private func writable(_ text: String) -> String {
    var result = String(
        String.UnicodeScalarView(
            text.unicodeScalars.map { [0, 0xFFFE, 0xFFFF].contains($0.value) ? "\u{FFFD}" : $0 }))
    if result.contains("_x") {
        result = result.replacingOccurrences(
            of: "_(x[0-9A-Fa-f]{4}_)", with: "_x005F_$1", options: .regularExpression)
    }
    return result
}
