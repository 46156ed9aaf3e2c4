import Foundation

/// The table as delimited text that every spreadsheet program opens: UTF-8 with byte order mark, commas, CRLF, quotes
/// where RFC 4180 asks for them, numbers with a decimal point, dates as `2022-10-15 09:30`.
///
/// Text that begins with = + - @, a tab or a CR gets an apostrophe in front, so that no program takes it for a
/// formula. `readWorkbook` takes it off again.
public func csv(_ table: Table) -> [UInt8] {
    var text = "\u{FEFF}"
    text += line(table.columns.map { guarded($0.title) })
    for row in table.rows { text += line(row.map(plainText)) }
    return Array(text.utf8)
}

/// Writes `csv(_:)` to a file, whole or not at all.
public func writeCSV(_ table: Table, to path: String) throws(SpreadsheetError) {
    try writeFile(csv(table), to: path)
}

private func line(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: ",") + "\r\n"
}

private func plainText(_ output: Output) -> String {
    switch output {
    case .empty: ""
    case .text(let text): guarded(text)
    case .number(let number): Cell.number(number).text
    case .integer(let integer): String(integer)
    case .date(let date): date.description
    }
}

private func quoted(_ field: String) -> String {
    let needsQuotes = field.utf8.contains { byte in
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
            || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "|")
    }
    guard needsQuotes || field.utf8.first == 0x20 || field.utf8.last == 0x20 else { return field }
    return "\"" + field.replacingOccurrences(of: "\"", with: "\"\"") + "\""
}
