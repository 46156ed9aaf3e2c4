public import Spreadsheets

import Foundation
import Text

/// Reads a telephone number as written. A number that the sheet robbed of its leading zero (900000105) gets it back,
/// and the country codes 84 and 82 their plus.
public func readPhone(_ cell: Cell) -> Reading<String> {
    let text = String(wholeNumber(cell)?.prefix(longestValue) ?? cell.text.prefix(longestValue)).nfc.squeezed
    if text.isEmpty || ["-", "–", "—"].contains(text) { return Reading("") }
    let digits = text.filter { $0.isASCII && $0.isNumber }
    guard digits.count >= 7, digits.count <= 40 else { return Reading(text, ValueProblem(.phoneInvalid)) }
    if digits == text {
        let isMobile = digits.count == 9 && "35789".contains(digits.prefix(1))
        let isLandline = digits.count == 10 && digits.hasPrefix("2")
        let isKorean = digits.count == 10 && digits.hasPrefix("10")
        if isMobile || isLandline || isKorean { return Reading("0" + text) }
    }
    let isAbroad = (digits.hasPrefix("84") || digits.hasPrefix("82")) && text.first?.isNumber == true
    return Reading(
        isAbroad && (11...12).contains(digits.count) || isAbroad && text.hasPrefix("82 ") ? "+" + text : text)
}

/// Reads a tax code: ten digits, or ten and three for a dependent unit (Viet Nam), 123-45-67890 (Korea). A lost leading
/// zero comes back; anything else stays as written and is said to be odd.
public func readTaxCode(_ cell: Cell) -> Reading<String> {
    let isNumber = wholeNumber(cell) != nil
    let written = String((wholeNumber(cell) ?? cell.text).prefix(longestValue)).nfc.squeezed
    if written.isEmpty || ["-", "–", "—"].contains(written) { return Reading("") }
    let code = written.replacing(/^(?i:mst|ma so thue|mã số thuế)\s*[:.]?\s*|\.0$/, with: "")
        .replacingOccurrences(of: "–", with: "-").filter { $0 != " " && $0 != "." }
    if code.wholeMatch(of: /\d{10}(-\d{3})?/) != nil || code.wholeMatch(of: /\d{3}-\d{2}-\d{5}/) != nil {
        return Reading(code)
    }
    if code.wholeMatch(of: /\d{9}(-\d{3})?/) != nil { return Reading("0" + code) }
    if code.wholeMatch(of: /\d{13}/) != nil { return Reading(code.prefix(10) + "-" + code.suffix(3)) }
    if isNumber, code.wholeMatch(of: /\d{12}/) != nil { return Reading("0" + code.prefix(9) + "-" + code.suffix(3)) }
    return Reading(written, ValueProblem(.taxCodeOdd))
}

/// The code of the whole firm: "0299990069-001" → "0299990069". Other codes stay as they are.
public func taxRoot(_ code: String) -> String {
    let trimmed = code.prefix(40).trimmingCharacters(in: .whitespaces)
    return trimmed.wholeMatch(of: /\d{10}-?\d{3}/) != nil ? String(trimmed.prefix(10)) : trimmed
}

/// Reads a count: a number cell without a fraction, or the first whole number of a text ("8 ca", "250 chỗ", "1.500").
public func readInteger(_ cell: Cell) -> Int? {
    switch cell {
    case .number(let number): Int(exactly: number)
    case .formula(_, let result): readInteger(result)
    case .text(let text): firstInteger(in: text)
    case .empty, .date, .boolean, .error: nil
    }
}

private func firstInteger(in text: String) -> Int? {
    let folded = String(text.prefix(longestValue)).folded
    guard let match = folded.firstMatch(of: /-?\d+(?:[.,]\d+)*/) else { return nil }
    let written = String(match.output)
    let groups = written.split { $0 == "." || $0 == "," }
    guard groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return Double(written).flatMap(Int.init(exactly:)) }
    return Int(groups.joined())
}

/// Reads a technology readiness level, the lower one of a range, and gives the text as written beside it.
///
/// Words count as the level at which people use them: in production or on sale (상용화, 양산, thương mại) 9, a prototype
/// (시제품) and a field trial (실증) 7, a pilot 6. Other texts have no level.
public func readReadiness(_ cell: Cell) -> (level: Int?, text: String) {
    let text = cell.text.squeezed
    let folded = String(text.prefix(longestValue)).folded
    if let match = folded.wholeMatch(of: /(?:.*\btrl\s*[:\-]?\s*)?(\d)(?:\.0)?(?:\s*[~\-\/]\s*\d)?(?:[^\d].*)?/),
        let level = match.output.1.first?.wholeNumberValue, level > 0
    {
        return (level, text)
    }
    let words = Phrases(text)
    let isUnfinished = words.has(anyOf: ["chua", "not", "미상용", "예정", "준비"])
    let levels: [(Int, [String])] = [
        (
            9,
            [
                "상용화", "양산", "판매", "thuong mai", "thuong mai hoa", "commercial", "commercialised", "commercialized",
                "mass production", "serienreif",
            ]
        ),
        (7, ["시제품", "시작품", "실증", "mau thu", "nguyen mau", "prototype", "prototyp", "field trial"]),
        (6, ["파일럿", "pilot", "thu nghiem"]),
    ]
    return (isUnfinished ? nil : levels.first { words.has(anyOf: $0.1) }?.0, text)
}

/// A number cell, or a formula that results in one, as plain digits.
private func wholeNumber(_ cell: Cell) -> String? {
    switch cell {
    case .number(let number): Int(exactly: number).map(String.init)
    case .formula(_, let result): wholeNumber(result)
    default: nil
    }
}
