import Spreadsheets

/// Sheets built in code: a row is a list of texts, an empty text a blank cell.
func sheet(
    _ rows: [[String]], name: String = "Sheet1", merges: [MergedCells] = [], hidden: Set<Int> = []
) -> Sheet {
    Sheet(
        name: name, rows: rows.map { $0.map { $0.isEmpty ? .empty : .text($0) } }, merges: merges, hiddenColumns: hidden
    )
}

func workbook(_ sheets: Sheet...) -> Workbook { Workbook(sheets: sheets, format: "xlsx") }

func merge(_ firstRow: Int, _ firstColumn: Int, _ lastRow: Int, _ lastColumn: Int) -> MergedCells {
    MergedCells(firstRow: firstRow, firstColumn: firstColumn, lastRow: lastRow, lastColumn: lastColumn)
}
