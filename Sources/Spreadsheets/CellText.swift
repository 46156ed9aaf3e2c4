import Foundation

/// The text of a cell, tidied; `.suspicious` when it is longer than the limit or piles up marks on one letter.
/// Every text from a file goes through here before anything is composed or compared.
func cellText(_ raw: String, path: String, limits: ReadingLimits) throws(SpreadsheetError) -> String {
    guard raw.utf8.count <= limits.textLength || raw.utf16.count <= limits.textLength else {
        throw .suspicious(path: path, detail: "a cell holds more than \(limits.textLength) characters")
    }
    guard !pilesUpMarks(raw) else {
        throw .suspicious(path: path, detail: "a letter carries more than \(mostMarks) marks")
    }
    return tidy(raw)
}

/// No script needs more marks on a letter; composing and comparing cost the square of their number.
/// Source: Unicode Standard Annex 15, Stream-Safe Text Format.
private let mostMarks = 30

private func pilesUpMarks(_ text: String) -> Bool {
    guard text.utf8.count > mostMarks, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
    var run = 0
    for scalar in text.unicodeScalars {
        let isMark = scalar.value >= 0x300 && scalar.properties.canonicalCombiningClass != .notReordered
        run = isMark ? run + 1 : 0
        if run > mostMarks { return true }
    }
    return false
}

/// Text as `Workbook` promises it: NFC, line breaks as `\n`. Only a CR that opens the text stays, because a guarded
/// cell that begins with it must come back as it was written.
func tidy(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) { return text }
    let composed = text.precomposedStringWithCanonicalMapping
    guard composed.utf8.contains(0x0D) else { return composed }
    let units = Array(composed.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(units.count)
    for (index, unit) in units.enumerated() {
        if unit != 0x0D {
            result.append(unit)
        } else if index + 1 < units.count, units[index + 1] == 0x0A {
            continue
        } else {
            result.append(index == 0 ? 0x0D : 0x0A)
        }
    }
    return String(decoding: result, as: UTF8.self)
}

/// Turns `_x000D_` into the character it stands for. Source: ECMA-376 part 1, 22.9.2.19.
func decodingEscapes(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
    let units = Array(text.utf16)
    var result: [UInt16] = []
    result.reserveCapacity(units.count)
    var index = 0
    while index < units.count {
        if let unit = escapedUnit(units, at: index) {
            result.append(unit)
            index += 7
        } else {
            result.append(units[index])
            index += 1
        }
    }
    return String(decoding: result, as: UTF16.self)
}

private func escapedUnit(_ units: [UInt16], at index: Int) -> UInt16? {
    let underscore: UInt16 = 0x5F
    guard index + 6 < units.count, units[index] == underscore, units[index + 1] == 0x78,
        units[index + 6] == underscore
    else { return nil }
    var value: UInt16 = 0
    for unit in units[(index + 2)...(index + 5)] {
        guard unit < 0x80, let digit = Character(UnicodeScalar(UInt8(unit))).hexDigitValue else { return nil }
        value = value << 4 | UInt16(digit)
    }
    return value
}

/// A place such as `B4` or `$B$4`: the row from 1, the column from 0. Nil for anything else.
struct CellReference: Equatable {
    var row: Int
    var column: Int

    init?(_ text: some StringProtocol) {
        var column = 0
        var row = 0
        for unit in text.utf8 where unit != UInt8(ascii: "$") {
            switch unit {
            case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0:
                column = column * 26 + Int(unit) - 64
            case UInt8(ascii: "a")...UInt8(ascii: "z") where row == 0:
                column = column * 26 + Int(unit) - 96
            case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0:
                row = row * 10 + Int(unit) - 48
            default:
                return nil
            }
            guard column < 1_000_000, row < 100_000_000 else { return nil }
        }
        guard column > 0, row > 0 else { return nil }
        self.row = row
        self.column = column - 1
    }
}
