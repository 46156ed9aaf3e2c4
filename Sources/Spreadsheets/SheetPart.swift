import Foundation

/// What every sheet of a workbook shares.
struct SheetContext {
    let path: String
    let limits: ReadingLimits
    let strings: [String]
    let formats: [NumberFormat]
    let countsFrom1904: Bool
}

/// What the sheets still to be read may use up.
struct SheetBudget {
    var cells: Int
    var merges: Int
}

/// `xl/worksheets/sheet1.xml`: rows, merged ranges, hidden columns.
///
/// Cells and rows say where they are by `r`; without it they follow the one before.
final class SheetPart: ElementHandler {
    private let context: SheetContext
    private(set) var budget: SheetBudget

    private var rows: [[Cell]] = []
    private var merges: [MergedCells] = []
    private var hiddenColumns: Set<Int> = []
    private var lastColumnRead = -1

    private var row = 0
    private var column = -1
    private var cell = CellPart()
    private var collects: Collects = .nothing
    private var sharedFormulas: [String: String] = [:]

    private enum Collects { case nothing, value, formula, inline }

    init(context: SheetContext, budget: SheetBudget) {
        self.context = context
        self.budget = budget
    }

    /// The sheet without the blank rows at its end.
    func sheet(name: String, isHidden: Bool) -> Sheet {
        let end = rows.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
        return Sheet(
            name: name, rows: Array(rows[..<end]), merges: merges, hiddenColumns: hiddenColumns, isHidden: isHidden)
    }

    func open(_ element: String, _ attributes: [String: String]) throws(SpreadsheetError) {
        switch element {
        case "row": try openRow(attributes)
        case "c": try openCell(attributes)
        case "v": collects = .value
        case "f":
            collects = .formula
            cell.hasFormula = true
            if attributes["t"] == "shared" { cell.sharedFormula = attributes["si"] }
        case "is":
            collects = .inline
            cell.inline = TextRuns()
        case "mergeCell": try addMerge(attributes["ref"] ?? "")
        case "col": hideColumns(attributes)
        default:
            if collects == .inline { cell.inline.open(element) }
        }
    }

    func text(_ text: String) {
        switch collects {
        case .nothing: break
        case .value: cell.value += text
        case .formula: cell.formula += text
        case .inline: cell.inline.add(text)
        }
    }

    func close(_ element: String) throws(SpreadsheetError) {
        switch element {
        case "v", "f", "is": collects = .nothing
        case "c": try closeCell()
        default:
            if collects == .inline { cell.inline.close(element) }
        }
    }

    private func openRow(_ attributes: [String: String]) throws(SpreadsheetError) {
        row = attributes["r"].flatMap { Int($0) } ?? row + 1
        column = -1
        guard row >= 1 else { throw damaged("row \(row)") }
        guard row <= context.limits.rows else {
            throw .tooManyCells(path: context.path, limit: context.limits.rows)
        }
    }

    private func openCell(_ attributes: [String: String]) throws(SpreadsheetError) {
        cell = CellPart()
        cell.type = attributes["t"] ?? "n"
        cell.style = attributes["s"].flatMap { Int($0) }
        if let place = attributes["r"] {
            guard let reference = CellReference(place) else { throw damaged("a cell at \(place)") }
            row = reference.row
            column = reference.column
        } else {
            column += 1
        }
        guard row >= 1 else { throw damaged("a cell outside any row") }
        guard row <= context.limits.rows, column < context.limits.columns else {
            throw .tooManyCells(path: context.path, limit: context.limits.cells)
        }
    }

    private func closeCell() throws(SpreadsheetError) {
        if cell.sharedFormula != nil { shareFormula() }
        let content = try cell.content(context)
        guard content != .empty else { return }
        while rows.count < row { rows.append([]) }
        let missing = column + 1 - rows[row - 1].count
        guard missing <= budget.cells else { throw .tooManyCells(path: context.path, limit: context.limits.cells) }
        if missing > 0 {
            budget.cells -= missing
            rows[row - 1].append(contentsOf: repeatElement(.empty, count: missing))
        }
        rows[row - 1][column] = content
    }

    /// The first cell of a shared formula has its text; the others are given the same, though it moves with the cell.
    private func shareFormula() {
        guard let key = cell.sharedFormula else { return }
        if cell.formula.isEmpty {
            cell.formula = sharedFormulas[key] ?? ""
        } else {
            sharedFormulas[key] = cell.formula
        }
    }

    private func addMerge(_ range: String) throws(SpreadsheetError) {
        guard budget.merges > 0 else { throw .tooManyMerges(path: context.path, limit: context.limits.merges) }
        budget.merges -= 1
        let ends = range.split(separator: ":")
        guard let first = ends.first.flatMap({ CellReference($0) }), let last = ends.last.flatMap({ CellReference($0) })
        else { throw damaged("merged cells at \(range)") }
        let merge = MergedCells(
            firstRow: min(first.row, last.row), firstColumn: min(first.column, last.column),
            lastRow: max(first.row, last.row), lastColumn: max(first.column, last.column))
        guard merge.lastRow <= context.limits.rows, merge.lastColumn < context.limits.columns else {
            throw damaged("merged cells at \(range)")
        }
        if first != last { merges.append(merge) }
    }

    /// Ranges come in ascending order, so that many overlapping ones cost no more than one pass over the columns.
    private func hideColumns(_ attributes: [String: String]) {
        guard let first = attributes["min"].flatMap({ Int($0) }), let last = attributes["max"].flatMap({ Int($0) })
        else { return }
        let start = max(first - 1, lastColumnRead + 1)
        let end = min(last - 1, context.limits.columns - 1)
        guard start <= end else { return }
        lastColumnRead = end
        if attributes.flag("hidden") { hiddenColumns.formUnion(start...end) }
    }

    private func damaged(_ detail: String) -> SpreadsheetError { .damaged(path: context.path, detail: detail) }
}
