import Domain
import Spreadsheets
import Text

/// A sheet with a header that was understood.
struct Table {
    let grid: Grid
    let header: Header
    let language: Language
    /// The columns of each field, from left to right; only a note may have several.
    let columns: [String: [Int]]
    private let titles: [Int: String]

    init(_ grid: Grid, _ header: Header) {
        self.grid = grid
        self.header = header
        language = guessLanguage(grid, header)
        var columns: [String: [Int]] = [:]
        for column in header.columns {
            if let field = column.field { columns[field, default: []].append(column.index) }
        }
        self.columns = columns
        let shown = HeaderFinder.titles(of: header.columns)
        titles = Dictionary(
            zip(header.columns.map(\.index), shown).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    }

    var name: String { grid.sheet.name }
    var rows: ClosedRange<Int>? { header.next <= grid.lastRow ? header.next...grid.lastRow : nil }

    func has(_ field: String) -> Bool { columns[field] != nil }

    /// The title of a column as shown, or its letter.
    func title(_ column: Int) -> String { titles[column] ?? columnName(column) }

    func title(of field: String) -> String { columns[field]?.first.map(title) ?? "" }

    func row(_ number: Int) -> TableRow { TableRow(table: self, number: number) }

    func mapping(rows: Int) -> SheetMapping {
        let shown = header.columns
        return SheetMapping(
            name: name, headerRow: header.row, rows: rows,
            mapping: shown.compactMap { column in
                column.field.map {
                    SheetMapping.Column(column: title(column.index), letter: columnName(column.index), field: $0)
                }
            },
            unmapped: shown.filter { $0.field == nil }.map { title($0.index) },
            hidden: shown.filter { grid.sheet.hiddenColumns.contains($0.index) && $0.field != nil }
                .map { title($0.index) })
    }
}

/// What is found on the way through a table besides the drafts.
struct Findings {
    var problems: [ImportProblem] = []
    var skipped = 0
    var rows = 0
}

/// A row of a table, asked for its fields.
struct TableRow {
    let table: Table
    let number: Int

    var source: Source { Source(sheet: table.name, row: number) }

    func cell(_ field: String) -> Cell {
        table.columns[field]?.first.map { table.grid.cell(number, $0) } ?? .empty
    }

    /// Whether the cell of a field starts in this row, rather than being merged with those above.
    func isOwn(_ field: String) -> Bool {
        table.columns[field]?.first.map { table.grid.isOwn(number, $0) } ?? true
    }

    /// The text of a field on one line.
    func line(_ field: String) -> String { text(field).squeezed }

    /// The text of a field as written, without white space at the ends. Notes of several columns stand one below another.
    func text(_ field: String) -> String {
        guard let columns = table.columns[field] else { return "" }
        guard columns.count > 1 else { return trimmed(shown(field, columns[0])) }
        return columns.map { trimmed(shown(field, $0)) }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func shown(_ field: String, _ column: Int) -> String {
        let cell = table.grid.cell(number, column)
        if field == "note", case .formula(let source, let result) = cell, result.isTextual { return source }
        return cell.text
    }

    /// Reads a value and reports what is wrong with it; a blank cell gives `blank`.
    func read<Value>(
        _ field: String, blank: Value, _ findings: inout Findings, _ reader: (Cell) -> Reading<Value>
    ) -> Value {
        let cell = cell(field)
        guard !cell.isBlank else { return blank }
        let reading = reader(cell)
        if isOwn(field) { for problem in reading.problems { report(problem, field, cell.text, &findings) } }
        return reading.value
    }

    func report(_ problem: ValueProblem, _ field: String, _ value: String, _ findings: inout Findings) {
        findings.problems.append(
            ImportProblem(
                sheet: table.name, row: number, column: table.title(of: field), value: value, kind: problem.kind,
                severity: problem.severity, details: problem.details))
    }

    func report(
        _ kind: ImportProblem.Kind, _ field: String = "", value: String? = nil,
        severity: ImportProblem.Severity = .warning, details: [String: String] = [:], _ findings: inout Findings
    ) {
        findings.problems.append(
            ImportProblem(
                sheet: table.name, row: number, column: table.title(of: field), value: value ?? cell(field).text,
                kind: kind, severity: severity, details: details))
    }

    /// Reports each of the fields that is blank; the row is left out then.
    func lacks(_ fields: [String], _ findings: inout Findings) -> Bool {
        let blank = fields.filter { cell($0).isBlank }
        for field in blank {
            report(.missingValue, field, severity: .error, details: ["field": field], &findings)
        }
        if !blank.isEmpty { findings.skipped += 1 }
        return !blank.isEmpty
    }

    /// Formulas whose text is kept as text: in notes, and where no result was saved.
    func reportFormulas(_ findings: inout Findings) {
        for (field, columns) in table.columns.sorted(by: { $0.value[0] < $1.value[0] }) {
            for column in columns where table.grid.isOwn(number, column) {
                guard case .formula(let source, let result) = table.grid.cell(number, column) else { continue }
                guard result == .empty || (field == "note" && result.isTextual) else { continue }
                findings.problems.append(
                    ImportProblem(
                        sheet: table.name, row: number, column: table.title(column), value: source,
                        kind: .formulaAsText))
            }
        }
    }
}

extension Cell {
    /// A text, or no result at all: nothing that was computed to a number or a date.
    fileprivate var isTextual: Bool {
        switch self {
        case .empty, .text, .error: true
        default: false
        }
    }
}

func trimmed(_ text: String) -> String {
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
        let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last])
}
