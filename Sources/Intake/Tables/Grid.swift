package import Spreadsheets

/// A sheet whose merged cells can be asked for what they show.
package struct Grid {
    let sheet: Sheet
    /// The last row with something in it.
    let lastRow: Int
    let width: Int
    private let tops: [Int: Int]
    private let widths: [Int: Int]
    private let headerMerges: [MergedCells]

    /// Headers are sought in the first rows only; no table has more columns.
    static let headerDepth = 40
    static let widest = 400

    package init(_ sheet: Sheet) {
        self.sheet = sheet
        lastRow = (sheet.rows.lastIndex { $0.contains { !$0.isBlank } } ?? -1) + 1
        width = min(sheet.rows.lazy.map(\.count).max() ?? 0, Grid.widest)
        var tops: [Int: Int] = [:]
        var widths: [Int: Int] = [:]
        for merge in sheet.merges where merge.firstColumn >= 0 && merge.firstColumn < width && merge.firstRow >= 1 {
            if merge.lastColumn > merge.firstColumn {
                widths[Grid.key(merge.firstRow, merge.firstColumn)] = merge.lastColumn - merge.firstColumn + 1
            }
            guard merge.lastRow > merge.firstRow, merge.firstRow < lastRow else { continue }
            for row in (merge.firstRow + 1)...max(merge.firstRow + 1, min(merge.lastRow, lastRow)) {
                tops[Grid.key(row, merge.firstColumn)] = merge.firstRow
            }
        }
        self.tops = tops
        self.widths = widths
        headerMerges = sheet.merges.filter { $0.firstRow <= Grid.headerDepth + 3 }
    }

    private static func key(_ row: Int, _ column: Int) -> Int { row << 16 | column }

    /// What the cell shows: its own content, or that of the cell above with which it is merged.
    func cell(_ row: Int, _ column: Int) -> Cell {
        guard let top = tops[Grid.key(row, column)] else { return sheet[row, column] }
        return sheet[top, column]
    }

    /// Whether the cell starts here, and is not the lower part of a merged one.
    func isOwn(_ row: Int, _ column: Int) -> Bool { tops[Grid.key(row, column)] == nil }

    /// How many columns the cell covers.
    func span(_ row: Int, _ column: Int) -> Int { widths[Grid.key(row, column)] ?? 1 }

    /// Columns with something of their own in the row.
    func filled(_ row: Int) -> [Int] {
        guard row >= 1, row <= sheet.rows.count else { return [] }
        let cells = sheet.rows[row - 1]
        return cells.indices.prefix(width).filter { !cells[$0].isBlank && isOwn(row, $0) }
    }

    /// The text over a column in a row of a header, also where a cell merged from the left covers it.
    func headerText(_ row: Int, _ column: Int) -> String {
        let own = cell(row, column)
        if !own.isBlank { return own.text }
        let cover = headerMerges.first {
            $0.firstRow <= row && row <= $0.lastRow && $0.firstColumn <= column && column <= $0.lastColumn
        }
        return cover.map { sheet[$0.firstRow, $0.firstColumn].text } ?? ""
    }
}
