import Domain
import Foundation

/// A text in which no unit and no currency stands: a bare number, words, or nothing.
func amountWithoutUnit(
    _ text: String, tokens: [MoneyToken], sums: [MoneySum], language: Language, currency: Currency?
) -> Reading<Amount> {
    let hasDigits = tokens.contains { $0.kind == .number }
    let words = Phrases(text)
    guard hasDigits else {
        let isVague = words.has(anyOf: ["ty", "trieu", "tram trieu", "million", "billion", "백만", "천만", "억"])
        let isLeftOpen = !isVague || words.has(anyOf: openWords)
        var reading = Reading(Amount(original: text, isToBeAgreed: isLeftOpen))
        if !isLeftOpen { reading.problems.append(ValueProblem(.amountUnclear)) }
        return reading
    }
    let plain = sums.filter { sum in
        let next = sum.end < tokens.count ? tokens[sum.end] : nil
        let isYear = (1_900...2_100).contains(sum.value) && tokens[sum.start].raw.count == 4
        let startsAlone = sum.start == 0 || !["/", "."].contains(tokens[sum.start - 1].raw)
        return !isYear && startsAlone && (next?.kind != .word || next?.isAfterSpace == true)
    }
    let isAllNumber = tokens.allSatisfy { $0.kind != .word || vagueWords.contains($0.folded) }
    guard let first = plain.first, isAllNumber || first.value >= 10_000 else {
        let isLeftOpen = words.has(anyOf: openWords)
        var reading = Reading(Amount(original: text, isToBeAgreed: isLeftOpen))
        if !isLeftOpen { reading.problems.append(ValueProblem(.amountUnclear)) }
        return reading
    }
    var reading = bareAmount(first.value, original: text, isAmbiguous: first.isAmbiguous, currency: currency)
    if plain.count == 2, plain[1].start == first.end + 1, ["-", "~", "den"].contains(tokens[first.end].folded),
        reading.value.minimum != nil, plain[1].value >= first.value
    {
        reading.value.maximum = plain[1].value
    } else if plain.count > 1 {
        reading.problems.append(ValueProblem(.amountUnclear, details: ["other": tokens[plain[1].start].raw]))
    }
    let end = plain.count == 2 && reading.value.maximum == plain[1].value ? plain[1].end : first.end
    reading.value.per = MoneyBasis(tokens: tokens).per(after: end, before: first.start) { _ in false }
    return reading
}

/// A number without a unit. So few đồng or won that no price is that low cannot be meant: the unit was left out.
func bareAmount(_ value: Decimal, original: String, isAmbiguous: Bool, currency: Currency?) -> Reading<Amount> {
    let least: Decimal =
        switch currency {
        case .vnd: 1_000
        case .krw: 100
        default: 0
        }
    if value < least, !isAmbiguous { return Reading(Amount(original: original), ValueProblem(.amountUnclear)) }
    var reading = Reading(Amount(original: original, minimum: value, maximum: value, currency: currency))
    if isAmbiguous {
        reading.problems.append(ValueProblem(.amountPointAmbiguous, details: ["reading": "\(value)"]))
    }
    if currency == nil { reading.problems.append(ValueProblem(.amountCurrencyMissing)) }
    return reading
}

/// Words that leave the sum to the talks, folded.
private let openWords = [
    "thoa thuan", "thuong luong", "theo du an", "chua xac dinh", "chua ro", "chua co", "lien he", "trao doi",
    "dam phan",
    "bao gia", "tuy", "n a", "tbd", "tba", "to be agreed", "negotiable", "on request", "by agreement", "open", "agreed",
    "vereinbarung", "협의", "미정", "별도", "문의", "추후", "상담", "없음",
]

private let vagueWords: Set<String> = [
    "khoang", "tam", "du", "kien", "den", "toi", "to", "about", "approx", "ca", "약", "대략", "내외", "정도",
]
