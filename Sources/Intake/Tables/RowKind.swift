import Foundation
import Spreadsheets
import Text

/// What a row below a header is.
enum RowKind {
    case data
    /// Nothing stands in it.
    case blank
    /// A heading between rows, a total, a footer, a guide, or the header once more.
    case aside
}

extension TableRow {
    /// What this row is. `titled` are the fields of which a row of data has at least one.
    func kind(titled: [String]) -> RowKind {
        let filled = table.grid.filled(number)
        if filled.isEmpty { return .blank }
        if isNumbering(filled) || isHeaderAgain(filled) || isExample(filled) { return .aside }
        if filled.count == 1, table.grid.span(number, filled[0]) > 2 { return .aside }
        if titled.contains(where: { !cell($0).isBlank && isOwn($0) }), !isTotal(filled) { return .data }
        let known = Set(table.columns.values.joined())
        if filled.allSatisfy({ !known.contains($0) }) { return .aside }
        if isTotal(filled) || isFooter(filled) { return .aside }
        if filled.count == 1, isHeading(filled[0]) { return .aside }
        return .data
    }

    /// `(1) (2) (3)` or `1 2 3` below the titles.
    private func isNumbering(_ filled: [Int]) -> Bool {
        guard filled.count >= 2, number <= table.header.row + 2 else { return false }
        let numbers = filled.map { column -> Int? in
            let text = table.grid.cell(number, column).text
            return Int(text.filter { !"()[].".contains($0) && !$0.isWhitespace })
        }
        return zip(numbers, numbers.dropFirst()).allSatisfy { left, right in
            guard let left, let right else { return false }
            return right > left && right - left < 4
        }
    }

    private func isHeaderAgain(_ filled: [Int]) -> Bool {
        let columns = table.header.columns
        var same = 0
        for column in filled {
            guard let title = columns.first(where: { $0.index == column })?.title else { continue }
            if table.grid.cell(number, column).text == title { same += 1 } else if same == 0 { return false }
        }
        return same >= 2 && same * 2 > filled.count
    }

    /// A filled-in sample right below the header.
    private func isExample(_ filled: [Int]) -> Bool {
        guard number <= table.header.row + 3, let column = filled.first else { return false }
        let text = table.grid.cell(number, column).text.folded
        let starts = [
            "vi du", "(vi du", "vd:", "예시", "(예시", "(예)", "예)", "작성예", "작성 예", "example", "(example", "e.g.", "sample",
        ]
        return starts.contains { text.hasPrefix($0) }
    }

    private func isTotal(_ filled: [Int]) -> Bool {
        guard let column = filled.first(where: { Double(table.grid.cell(number, $0).text) == nil }) ?? filled.first
        else { return false }
        if table.columns["title"]?.contains(column) == true { return false }
        let text = table.grid.cell(number, column).text
        guard let first = text.first(where: { $0.isLetter }), "tTcC합총소계sSgG".contains(first) else { return false }
        let folded = text.folded.squeezed
        if folded.hasPrefix("tong cong ty") || folded.hasPrefix("tong kho") { return false }
        let whole: Set<String> = [
            "tong", "cong", "total", "sum", "합계", "총계", "소계", "계", "totals", "subtotal", "합 계", "총 계",
        ]
        let bare = folded.trimmingCharacters(in: CharacterSet(charactersIn: ":.- "))
        if whole.contains(bare) { return true }
        let starts = ["tong cong", "tong so", "tong:", "cong:", "total:", "grand total", "합계:", "합계 ", "총계", "소계"]
        return starts.contains { folded.hasPrefix($0) } && filled.count <= 6
    }

    private func isFooter(_ filled: [Int]) -> Bool {
        guard let column = filled.first else { return false }
        let text = table.grid.cell(number, column).text.folded.squeezed
        let starts = [
            "nguoi tong hop", "nguoi lap", "nguoi ky", "ky ten", "thu truong", "giam doc so", "xac nhan cua",
            "ghi chu:",
            "luu y", "nguon:", "noi nhan", "※", "*", "주:", "참고:", "작성자", "작성일", "비고:", "note:", "notes:", "source:",
            "prepared by", "signed", "signature", "last updated", "(da ky", "---", "remark:", "ngay lap",
        ]
        return starts.contains { text.hasPrefix($0) }
    }

    /// One text alone, where a row of data would not have it alone.
    private func isHeading(_ column: Int) -> Bool {
        let text = table.grid.cell(number, column).text
        if table.columns["number"]?.contains(column) == true { return true }
        if table.columns["code"]?.contains(column) == true { return text.contains(" ") }
        if table.has("number"), table.grid.cell(number, table.columns["number"]?.first ?? 0).isBlank {
            return table.columns["title"]?.contains(column) != true
        }
        let names = ["organisation", "name", "sender", "receiver", "person", "title"]
        if !names.contains(where: { table.columns[$0]?.contains(column) == true }) { return true }
        let roman = text.prefix { "IVXABCDE0123456789".contains($0) }
        return !roman.isEmpty && text.dropFirst(roman.count).hasPrefix(". ")
    }
}
