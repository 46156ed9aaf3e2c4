public import Domain
public import Spreadsheets

import Foundation
import Text

/// Reads a cell that states a sum or a range of money.
///
/// - Parameters:
///   - language: of the sheet; decides whether `1.250` is 1250 (vi, de) or 1¼ (ko, en).
///   - currency: what is meant where no currency is stated.
public func readAmount(_ cell: Cell, language: Language, currency: Currency?) -> Reading<Amount> {
    switch cell {
    case .number(let number):
        guard number.isFinite, number >= 0, number < 1e18, let value = Decimal(string: "\(number)") else {
            return Reading(Amount(original: "\(number)"), ValueProblem(.amountUnclear))
        }
        return bareAmount(value, original: cell.text, isAmbiguous: false, currency: currency)
    case .formula(_, let result) where result != .empty:
        return readAmount(result, language: language, currency: currency)
    case .empty, .text, .formula: return readAmount(cell.text, language: language, currency: currency)
    case .date, .boolean, .error: return Reading(Amount(original: cell.text), ValueProblem(.amountUnclear))
    }
}

/// Reads a text that states a sum or a range of money; `original` keeps it exactly.
///
/// The first sum of the text counts; where others follow that are not its upper end, `amountUnclear` is said with the
/// first of them as `other`. "2,800만원~" and "trên 2 tỷ" have no maximum, "dưới 2 tỷ" and "up to …" have no minimum.
public func readAmount(_ text: String, language: Language, currency: Currency?) -> Reading<Amount> {
    let tokens = moneyTokens(text)
    let reader = MoneySumReader(tokens: tokens, language: language)
    let sums = allSums(reader)
    guard let sum = sums.first(where: \.isSurelyMoney) ?? sums.first(where: { $0.unitLanguage != nil }) else {
        return amountWithoutUnit(text, tokens: tokens, sums: sums, language: language, currency: currency)
    }
    var (low, high) = range(around: sum, in: sums, tokens)
    var amount = Amount(original: text)
    let code = low.currency ?? high.currency
    amount.currency = code.map(Currency.init(rawValue:)) ?? implied(by: high.unitLanguage, language, currency)
    var reading = Reading(amount)
    if low.isAmbiguous || high.isAmbiguous {
        reading.problems.append(ValueProblem(.amountPointAmbiguous, details: ["reading": "\(high.value)"]))
    }
    if amount.currency == nil {
        reading.problems.append(ValueProblem(.amountCurrencyMissing, details: code.map { ["currency": $0] } ?? [:]))
    }
    let bounds = bounds(around: low.start..<high.end, tokens)
    if low.value > high.value { swap(&low.value, &high.value) }
    reading.value.minimum = bounds == .below ? nil : low.value
    reading.value.maximum = bounds == .above ? nil : high.value
    reading.value.per = MoneyBasis(tokens: tokens).per(after: high.end, before: low.start) { index in
        sums.contains { $0.start == index && ($0.currency != nil || $0.unitLanguage != nil) }
    }
    if let other = sums.first(where: { $0.isSurelyMoney && $0.start >= high.end }) {
        let words = tokens[other.start..<other.end].map { ($0.isAfterSpace ? " " : "") + $0.raw }.joined()
        reading.problems.append(ValueProblem(.amountUnclear, details: ["other": words.squeezed]))
    }
    return reading
}

private func allSums(_ reader: MoneySumReader) -> [MoneySum] {
    var sums: [MoneySum] = []
    var index = 0
    while index < reader.tokens.count {
        if let sum = reader.sum(at: index) {
            let isPercent = sum.end < reader.tokens.count && reader.tokens[sum.end].raw == "%"
            if !isPercent { sums.append(sum) }
            index = max(sum.end, index + 1)
        } else {
            index += 1
        }
    }
    return sums
}

/// The sum with the one that a dash or a word like "đến" ties to it, the shorter one completed from the longer:
/// "2 - 3 tỷ", "800 - 1 tỷ", "3천~5천만원", "USD 60.000-80.000".
private func range(around sum: MoneySum, in sums: [MoneySum], _ tokens: [MoneyToken]) -> (MoneySum, MoneySum) {
    guard let place = sums.firstIndex(where: { $0.start == sum.start }) else { return (sum, sum) }
    func areTied(_ left: MoneySum, _ right: MoneySum) -> Bool {
        guard right.start == left.end + 1 else { return false }
        return ["-", "~", "∼", "〜", "den", "toi", "to", "bis", "till", "에서", "부터"].contains(tokens[left.end].folded)
    }
    if place + 1 < sums.count, areTied(sum, sums[place + 1]) { return completed(sum, sums[place + 1]) }
    if place > 0, areTied(sums[place - 1], sum) { return completed(sums[place - 1], sum) }
    return (sum, sum)
}

private func completed(_ low: MoneySum, _ high: MoneySum) -> (MoneySum, MoneySum) {
    var (low, high) = (low, high)
    low.currency = low.currency ?? high.currency
    high.currency = high.currency ?? low.currency
    if low.unitLanguage == nil, high.unitLanguage != nil {
        // "3천~5천만": what is missing is 만; "800 - 1 tỷ": what is meant is the next smaller unit.
        let scales = [high.scale, high.scale / 1_000, high.scale / 10_000]
        let fitting = scales.first { $0 >= 1 && low.value * $0 <= high.value }
        low.value *= fitting ?? 1
    } else if high.unitLanguage == nil, low.unitLanguage != nil {
        high.value *= high.value < low.value ? low.scale : 1
    }
    return (low, high)
}

private enum Bounds { case both, above, below }

private func bounds(around sum: Range<Int>, _ tokens: [MoneyToken]) -> Bounds {
    let before = Phrases(tokens[..<sum.lowerBound].suffix(3).map(\.raw).joined(separator: " "))
    let after = Array(tokens[sum.upperBound...].prefix(3))
    let afterWords = Phrases(after.map(\.raw).joined(separator: " "))
    let sign = sum.lowerBound > 0 ? tokens[sum.lowerBound - 1].raw : ""
    let atMost = [
        "duoi", "den", "toi da", "khong qua", "up to", "under", "max", "maximum", "at most", "bis", "hochstens", "최대",
    ]
    if before.has(anyOf: atMost) || ["<", "≤"].contains(sign) { return .below }
    if afterWords.has(anyOf: ["tro xuong", "이하", "이내", "미만", "까지", "or less"]) { return .below }
    let atLeast = [
        "tu", "tren", "hon", "toi thieu", "it nhat", "from", "over", "min", "minimum", "at least", "ab", "최소",
    ]
    let isRange = tokens[sum].contains { ["-", "~", "den", "toi", "to"].contains($0.folded) }
    let isInvestment = before.has("dau tu")  // "đầu tư 2 tỷ" without its marks is no "từ 2 tỷ"
    if !isRange, !isInvestment, before.has(anyOf: atLeast) || [">", "≥"].contains(sign) { return .above }
    if afterWords.has(anyOf: ["tro len", "이상", "부터", "or more", "and up", "upwards"]) { return .above }
    if let next = after.first, ["~", "∼", "〜", "+"].contains(next.raw), !isRange {
        return after.count == 1 || after[1].kind == .symbol ? .above : .both
    }
    return .both
}

/// A unit of one language implies its currency in a sheet of another: "2 tỷ" among Korean prices is in đồng.
private func implied(by unit: Language?, _ sheet: Language, _ currency: Currency?) -> Currency? {
    switch unit {
    case .vi where sheet != .vi || currency == nil: .vnd
    case .ko where sheet != .ko || currency == nil: .krw
    default: currency
    }
}
