import Foundation

/// One `<c>` while it is read.
struct CellPart {
    var type = "n"
    var style: Int?
    var value = ""
    var formula = ""
    var hasFormula = false
    var sharedFormula: String?
    var inline = TextRuns()

    /// What stands in the cell. A formula keeps its source and the result the file holds.
    func content(_ context: SheetContext) throws(SpreadsheetError) -> Cell {
        let result = try result(context)
        guard hasFormula else { return result }
        return .formula(source: "=" + (try tidied(decodingEscapes(formula), context)), result: result)
    }

    private func result(_ context: SheetContext) throws(SpreadsheetError) -> Cell {
        switch type {
        case "s":
            guard !value.isEmpty else { return .empty }
            guard let index = Int(value.filter { !$0.isWhitespace }), context.strings.indices.contains(index) else {
                throw .damaged(path: context.path, detail: "a cell refers to text \(value), which is missing")
            }
            return text(context.strings[index])
        case "inlineStr":
            return text(try tidied(inline.joined, context))
        case "str":
            return text(try tidied(decodingEscapes(value), context))
        case "b":
            return value.isEmpty ? .empty : .boolean(value == "1" || value == "true")
        case "e":
            return value.isEmpty ? .empty : .error(try tidied(value, context))
        case "d":
            if let date = SheetDate(iso8601: value) { return .date(date) }
            return text(try tidied(value, context))
        default:
            return try number(context)
        }
    }

    private func text(_ text: String) -> Cell { text.isEmpty ? .empty : .text(text) }

    private func tidied(_ text: String, _ context: SheetContext) throws(SpreadsheetError) -> String {
        try cellText(text, path: context.path, limits: context.limits)
    }

    private func number(_ context: SheetContext) throws(SpreadsheetError) -> Cell {
        guard !value.isEmpty else { return .empty }
        guard let number = Double(value.filter { !$0.isWhitespace }), number.isFinite else {
            return text(try tidied(value, context))
        }
        var format = NumberFormat.number
        if let style, context.formats.indices.contains(style) { format = context.formats[style] }
        let isDate = format == .date || (format == .elapsed && number < 1)
        guard isDate, let date = SheetDate(serial: number, from1904: context.countsFrom1904) else {
            return .number(number)
        }
        return .date(date)
    }
}

extension SheetDate {
    /// `2022-10-15`, `2022-10-15T09:30` or `2022-10-15T09:30:00.000Z`; the zone is ignored, as spreadsheets do.
    init?(iso8601 text: String) {
        let halves = text.split(separator: "T", maxSplits: 1)
        guard let day = halves.first else { return nil }
        let date = day.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        guard date.count == 3, (1...9999).contains(date[0]), (1...12).contains(date[1]), (1...31).contains(date[2])
        else { return nil }
        let clock = halves.count == 2 ? halves[1].prefix { $0.isNumber || $0 == ":" } : ""
        let time = clock.split(separator: ":").map { Int($0) ?? -1 } + [0, 0, 0]
        guard (0...23).contains(time[0]), (0...59).contains(time[1]), (0...59).contains(time[2]) else { return nil }
        self.init(
            year: date[0], month: date[1], day: date[2], hour: time[0], minute: time[1], second: time[2])
    }
}
