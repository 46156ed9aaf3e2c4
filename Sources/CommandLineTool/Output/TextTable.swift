import Foundation

/// A table for a terminal: columns as wide as their widest cell, Hangul counted as two.
struct TextTable {
    var titles: [String]
    var rows: [[String]] = []
    /// Widest a column may get; longer cells are cut with an ellipsis.
    var widest = 40

    func lines() -> [String] {
        let all = [titles] + rows
        let widths = titles.indices.map { column in
            min(widest, all.map { column < $0.count ? columns($0[column]) : 0 }.max() ?? 0)
        }
        func line(_ cells: [String]) -> String {
            zip(cells, widths).map { fit($0, $1) }.joined(separator: "  ").trimmingTrailingSpaces
        }
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
        return [line(titles), rule] + rows.map(line)
    }
}

/// How many columns of a terminal a text takes.
func columns(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
        switch scalar.value {
        case 0x300...0x36F, 0x200B...0x200D, 0xFE0F: sum
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
            0xFFE0...0xFFE6, 0x1F300...0x1FAFF:
            sum + 2
        default: sum + 1
        }
    }
}

private func fit(_ text: String, _ width: Int) -> String {
    let text = text.replacing("\n", with: " ")
    let own = columns(text)
    if own <= width { return text + String(repeating: " ", count: width - own) }
    var cut = ""
    for character in text {
        if columns(cut) + columns(String(character)) > width - 1 { break }
        cut.append(character)
    }
    return cut + "…" + String(repeating: " ", count: max(0, width - columns(cut) - 1))
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
