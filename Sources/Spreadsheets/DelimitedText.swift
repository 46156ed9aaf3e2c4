/// Reads delimited text as one sheet. All cells are text or empty, for only people know what a number in it means.
func readDelimited(
    _ decoded: DecodedText, sheetName: String, path: String, limits: ReadingLimits
) throws(SpreadsheetError) -> Workbook {
    var bytes = Array(decoded.text.utf8)
    let separator: UInt8
    if let (announced, length) = announcedSeparator(bytes) {
        separator = announced
        bytes.removeFirst(length)
    } else {
        separator = likeliestSeparator(bytes)
    }

    guard roughFieldCount(bytes, separator: separator) <= limits.cells else {
        throw .tooManyCells(path: path, limit: limits.cells)
    }

    var records = DelimitedRecords(bytes, separator: separator, mostFields: limits.columns)
    var rows: [[Cell]] = []
    var cells = 0
    while let record = records.next() {
        cells += record.count
        guard cells <= limits.cells, record.count <= limits.columns else {
            throw .tooManyCells(path: path, limit: limits.cells)
        }
        var row: [Cell] = []
        for field in record {
            let text = try cellText(unguarded(field), path: path, limits: limits)
            row.append(text.isEmpty ? .empty : .text(text))
        }
        while row.last == .empty { row.removeLast() }
        rows.append(row)
        guard rows.count <= limits.rows else { throw .tooManyCells(path: path, limit: limits.rows) }
    }
    while rows.last?.isEmpty == true { rows.removeLast() }
    let shown = separator == tab ? "tab" : String(UnicodeScalar(separator))
    return Workbook(sheets: [Sheet(name: sheetName, rows: rows)], format: "csv \(decoded.encoding) \(shown)")
}

/// Separators and line feeds outside quotes: enough to refuse a flood of cells before any of them is made.
private func roughFieldCount(_ bytes: [UInt8], separator: UInt8) -> Int {
    var count = 0
    var isInQuotes = false
    for byte in bytes {
        if byte == UInt8(ascii: "\"") {
            isInQuotes.toggle()
        } else if !isInQuotes && (byte == separator || byte == 0x0A) {
            count += 1
        }
    }
    return count
}

private let tab = UInt8(ascii: "\t")

/// A first line such as `sep=;`, by which Excel names the separator, and how many bytes it takes.
private func announcedSeparator(_ bytes: [UInt8]) -> (separator: UInt8, length: Int)? {
    let line = bytes.prefix(16).prefix { $0 != 0x0A && $0 != 0x0D }
    let text = String(decoding: line, as: UTF8.self).lowercased()
    let separator = separators.first { mark in
        let sign = String(UnicodeScalar(mark))
        return text == "sep=" + sign || text == "\"sep=" + sign + "\""
    }
    guard let separator else { return nil }
    var length = line.count
    if length < bytes.count, bytes[length] == 0x0D { length += 1 }
    if length < bytes.count, bytes[length] == 0x0A { length += 1 }
    return (separator, length)
}

/// In the order of preference when several fit equally well.
private let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), tab, UInt8(ascii: "|")]

/// The separator that splits most of the first records into the same number of columns, two at least; among equals
/// the one that gives more columns. Comma when there is none.
private func likeliestSeparator(_ bytes: [UInt8]) -> UInt8 {
    var best = (separator: separators[0], share: 0.0, columns: 1)
    for separator in separators where bytes.contains(separator) {
        var records = DelimitedRecords(bytes, separator: separator, mostFields: 1_000)
        var counts: [Int: Int] = [:]
        var total = 0
        while total < 200, let record = records.next() {
            guard record.contains(where: { !$0.isEmpty }) else { continue }
            counts[record.count, default: 0] += 1
            total += 1
        }
        let commonest = counts.filter { $0.key > 1 }.max { ($0.value, $0.key) < ($1.value, $1.key) }
        guard let commonest else { continue }
        let share = Double(commonest.value) / Double(total)
        if (share, commonest.key) > (best.share, best.columns) { best = (separator, share, commonest.key) }
    }
    return best.separator
}

/// The records of delimited text: RFC 4180, with any line end and any separator. A quote that is never closed makes
/// the rest one field; what follows a closing quote belongs to the field.
struct DelimitedRecords {
    private let bytes: [UInt8]
    private let separator: UInt8
    /// A record with more fields ends after one more, for no one will read it.
    private let mostFields: Int
    private var index = 0

    init(_ bytes: [UInt8], separator: UInt8, mostFields: Int) {
        self.bytes = bytes
        self.separator = separator
        self.mostFields = mostFields
    }

    /// The fields of the next record; nil at the end. A blank line is a record with one empty field.
    mutating func next() -> [String]? {
        guard index < bytes.count else { return nil }
        var fields: [String] = []
        while true {
            fields.append(field())
            guard index < bytes.count, fields.count <= mostFields else { return fields }
            let end = bytes[index]
            index += 1
            if end == separator {
                if index == bytes.count { return fields + [""] }
                continue
            }
            if end == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
            return fields
        }
    }

    /// Reads up to the separator or line end, which stays.
    private mutating func field() -> String {
        guard index < bytes.count, bytes[index] == quote else { return plain() }
        index += 1
        var content: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            guard byte == quote else {
                content.append(byte)
                continue
            }
            if index < bytes.count, bytes[index] == quote {
                content.append(quote)
                index += 1
            } else {
                break
            }
        }
        return String(decoding: content, as: UTF8.self) + plain()
    }

    private mutating func plain() -> String {
        let start = index
        while index < bytes.count, bytes[index] != separator, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private let quote = UInt8(ascii: "\"")
}
