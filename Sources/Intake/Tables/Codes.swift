import Spreadsheets

/// The codes of a table: each may stand once.
struct Codes {
    private var rows: [String: Int] = [:]

    /// Reports a row whose code stood before; it is left out. Rows without a code are not compared.
    mutating func isNew(_ row: TableRow, _ findings: inout Findings) -> Bool {
        let code = row.line("code")
        guard !code.isEmpty else { return true }
        if let first = rows[code.lowercased()] {
            row.report(
                .duplicateCode, "code", severity: .error, details: ["code": code, "otherRow": "\(first)"], &findings)
            findings.skipped += 1
            return false
        }
        rows[code.lowercased()] = row.number
        return true
    }

    /// A code that no row has yet: `B1`, `B2`, …
    mutating func make(_ prefix: String, for row: TableRow) -> String {
        var number = 1
        while rows["\(prefix)\(number)".lowercased()] != nil { number += 1 }
        rows["\(prefix)\(number)".lowercased()] = row.number
        return "\(prefix)\(number)"
    }
}

extension TableRow {
    /// A whole number from 0 on; what is none is reported.
    func count(_ field: String, _ findings: inout Findings) -> Int? {
        let cell = cell(field)
        guard !cell.isBlank else { return nil }
        guard let number = readInteger(cell), number >= 0 else {
            if cell.text.contains(where: { $0.isLetter || $0.isNumber }) { report(.numberUnclear, field, &findings) }
            return nil
        }
        return number
    }
}
