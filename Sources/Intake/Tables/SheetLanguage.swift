import Domain
import Spreadsheets

/// The language that most of a table is written in: by its letters, and for text without diacritics by its titles.
func guessLanguage(_ grid: Grid, _ header: Header) -> Language {
    var hangul = 0
    var vietnamese = 0
    var letters = 0
    for row in max(1, header.row - header.depth + 1)...max(1, min(header.row + 60, grid.lastRow)) {
        for column in 0..<grid.width {
            for scalar in grid.cell(row, column).text.unicodeScalars.prefix(400) {
                if isHangul(scalar) {
                    hangul += 1
                } else if isVietnamese(scalar) {
                    vietnamese += 1
                } else if scalar.properties.isAlphabetic {
                    letters += 1
                }
            }
        }
    }
    let all = hangul + vietnamese + letters
    if hangul * 5 > all { return .ko }
    if vietnamese * 25 > all { return .vi }
    let words = header.columns.reduce(into: Set<String>()) { words, column in
        words.formUnion(ColumnLabel.key(column.title).split(separator: " ").map(String.init))
    }
    let tokens: Set<String> = [
        "ten", "nghiep", "nhu", "cau", "lien", "thuat", "chu", "dia", "nghe", "thoi", "so", "ma", "ngay",
    ]
    return words.intersection(tokens).count >= 2 ? .vi : .en
}

extension Language {
    /// What a sum without a currency is in, in a sheet of this language.
    var currency: Currency? {
        switch self {
        case .vi: .vnd
        case .ko: .krw
        default: nil
        }
    }
}

/// A letter with a Vietnamese diacritic.
private func isVietnamese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0: true
    case 0xC0...0xC3, 0xC8...0xCA, 0xCC, 0xCD, 0xD2...0xD5, 0xD9, 0xDA, 0xDD: true
    case 0xE0...0xE3, 0xE8...0xEA, 0xEC, 0xED, 0xF2...0xF5, 0xF9, 0xFA, 0xFD: true
    case 0x1EA0...0x1EF9: true
    default: false
    }
}
