/// A table to be written: one sheet of a workbook, or one delimited file.
public struct Table: Equatable, Sendable {
    /// The sheet's name; what Excel does not allow in it is replaced when it is written.
    public var name: String
    public var columns: [Column]
    /// Cells from the first column on; short rows are fine.
    public var rows: [[Output]]

    public init(name: String, columns: [Column], rows: [[Output]]) {
        self.name = name
        self.columns = columns
        self.rows = rows
    }
}

/// A column's title and its width in characters of the sheet's font.
public struct Column: Equatable, Sendable {
    public var title: String
    public var width: Double

    public init(_ title: String, width: Double = 20) {
        self.title = title
        self.width = width
    }
}

/// What is written into a cell. There is no case for a formula: text stays text, whatever it begins with.
public enum Output: Equatable, Sendable {
    case empty
    case text(String)
    case number(Double)
    case integer(Int)
    case date(SheetDate)
}

/// Names for sheets as Excel allows them: at most 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at either end,
/// not empty, no two alike in any case.
func sheetNames(_ wishes: [String]) -> [String] {
    var taken: Set<String> = ["history"]
    var names: [String] = []
    for wish in wishes {
        let kept = wish.unicodeScalars.map { scalar in
            "[]:*?/\\".unicodeScalars.contains(scalar) || scalar.value < 0x20 ? " " : scalar
        }
        let clean = String(String.UnicodeScalarView(kept))
        let base = shortened(clean, to: 31)
        var name = base
        var number = 2
        while !taken.insert(name.lowercased()).inserted {
            let suffix = " (\(number))"
            name = shortened(base, to: 31 - suffix.count) + suffix
            number += 1
        }
        names.append(name)
    }
    return names
}

private func shortened(_ text: String, to length: Int) -> String {
    var result = text.drop { $0.isWhitespace || $0 == "'" }
    while result.utf16.count > length || result.last.map({ $0.isWhitespace || $0 == "'" }) == true {
        result.removeLast()
    }
    return result.isEmpty ? "Sheet" : String(result)
}
