import Domain
import Foundation

/// One sum in a text, with what tells that it is money.
struct MoneySum {
    var value: Decimal
    /// What a bare number before a dash takes over from this sum: 10⁹ in "2 - 3 tỷ".
    var scale: Decimal = 1
    var unitLanguage: Language?
    /// Code of a currency, also of one that is not known to the programme.
    var currency: String?
    var isAmbiguous = false
    /// The tokens that it takes, currency included.
    var start: Int
    var end: Int

    /// Whether a unit of millions or a currency stands there. A lone `k`, `m` or `b`, or the `D` of "3D", tells little.
    var isSurelyMoney: Bool {
        if currency == "VND", unitLanguage == nil, value < 1_000 { return false }
        return currency != nil || unitLanguage == .vi || unitLanguage == .ko
            || (unitLanguage == .en && value >= 1_000_000)
    }
}

/// Reads sums out of the tokens of one text.
struct MoneySumReader {
    let tokens: [MoneyToken]
    let language: Language

    /// The sum that begins at a token, if one does.
    func sum(at start: Int) -> MoneySum? {
        let (prefix, first) = currency(before: start)
        guard first < tokens.count else { return nil }
        var sum = MoneySum(value: 0, currency: prefix, start: start, end: first)
        let token = tokens[first]
        if token.kind == .number {
            guard koreanUnit(first + 1) == nil else { return withSuffix(korean(sum, at: first)) }
            let hasUnit = unit(first + 1, hasCurrency: prefix != nil) != nil
            let hasCurrency = prefix != nil || currency(at: first + 1) != nil
            guard
                let number = WrittenNumber(
                    token.raw, language: language, isPlainMoney: hasCurrency && !hasUnit)
            else { return nil }
            sum.value = number.value
            sum.isAmbiguous = number.isAmbiguous
        } else if let value = numberWords[token.folded], unit(first + 1, hasCurrency: false) != nil {
            sum.value = value
        } else {
            return nil
        }
        sum.end = first + 1
        return withSuffix(scaled(sum))
    }

    /// The multipliers after a number, and what is added to them: "5 trăm triệu", "1 tỷ 200 triệu", "1 tỷ 2", "1 tỷ
    /// rưỡi".
    private func scaled(_ sum: MoneySum) -> MoneySum {
        var sum = sum
        while let next = unit(sum.end, hasCurrency: sum.currency != nil) {
            sum.value *= next.value
            sum.scale *= next.value
            if sum.unitLanguage != .vi { sum.unitLanguage = next.language }
            sum.end = skippingPoint(sum.end + 1)
        }
        guard sum.scale > 1, sum.end < tokens.count else { return sum }
        if tokens[sum.end].folded == "ruoi" {
            sum.value += sum.scale / 2
            sum.end += 1
        } else if tokens[sum.end].kind == .number, let number = WrittenNumber(tokens[sum.end].raw, language: language) {
            if let next = unit(sum.end + 1, hasCurrency: false) {
                guard next.value < sum.scale, number.value * next.value < sum.scale else { return sum }
                sum.value += number.value * next.value
                sum.end = skippingPoint(sum.end + 2)
            } else if sum.unitLanguage == .vi, (1...3).contains(number.plainDigits), isLast(sum.end) {
                sum.value += number.value * sum.scale / pow(10, number.plainDigits)
                sum.end += 1
            }
        }
        return sum
    }

    /// Sums in ten-thousands: "2억 5천만", "1조 2,000억"; "1억 5천" leaves out the 만 as people do.
    private func korean(_ sum: MoneySum, at first: Int) -> MoneySum? {
        var sum = sum
        var total: Decimal = 0
        var section: Decimal = 0
        var number: Decimal?
        var index = first
        while index < tokens.count {
            if tokens[index].kind == .number, number == nil,
                total == 0 || koreanUnit(index + 1) != nil || total >= 100_000_000
            {
                guard
                    let next = WrittenNumber(tokens[index].raw, language: unitsFavour(language)),
                    index == first || next.value < 10_000
                else { break }
                number = next.value
                sum.isAmbiguous = sum.isAmbiguous || next.isAmbiguous
            } else if let unit = koreanUnit(index) {
                if unit < 10_000 {
                    section += (number ?? 1) * unit
                    sum.scale = unit
                } else {
                    total += (section + (number ?? (section == 0 ? 1 : 0))) * unit
                    section = 0
                    sum.scale = unit
                }
                number = nil
            } else {
                break
            }
            index += 1
        }
        if let number, tokens[index - 1].kind == .number, number < 100 {
            index -= 1  // "1억 5대": a number of something else
        } else {
            section += number ?? 0
        }
        sum.value = total + (total >= 100_000_000 && section >= 100 && section < 10_000 ? section * 10_000 : section)
        sum.unitLanguage = sum.scale >= 10_000 || total > 0 ? .ko : nil
        sum.end = index
        return sum
    }

    private func withSuffix(_ sum: MoneySum?) -> MoneySum? {
        guard var sum else { return nil }
        if let code = currency(at: sum.end) {
            sum.currency = sum.currency ?? code
            let isDollar = tokens[sum.end].folded == "do"
            sum.end += 1
            while isDollar, sum.end < tokens.count, ["la", "my"].contains(tokens[sum.end].folded) { sum.end += 1 }
        } else if sum.unitLanguage != nil, sum.end < tokens.count, countedWords.contains(tokens[sum.end].folded) {
            return nil  // "2 triệu sản phẩm", "100만개": a number of things
        }
        return sum
    }

    private func currency(before start: Int) -> (code: String?, number: Int) {
        guard start < tokens.count, let code = currency(at: start) else { return (nil, start) }
        var next = start + 1
        if next < tokens.count, [":", "."].contains(tokens[next].raw) || tokens[next].raw == "$" { next += 1 }
        return next < tokens.count && tokens[next].kind == .number ? (code, next) : (nil, start)
    }

    private func currency(at index: Int) -> String? {
        guard index < tokens.count, tokens[index].kind != .number else { return nil }
        return currencyWords[tokens[index].folded]
    }

    private func unit(_ index: Int, hasCurrency: Bool) -> (value: Decimal, language: Language)? {
        guard index < tokens.count else { return nil }
        let token = tokens[index]
        if let value = vietnameseUnits[token.folded] {
            // "chục", "trăm" count only before another unit: "5 trăm triệu".
            return value >= 1_000 || unit(index + 1, hasCurrency: false) != nil ? (value, .vi) : nil
        }
        guard let value = westernUnits[token.folded] else { return nil }
        let isShort = token.folded.count == 1 && token.folded != "k"
        let isStated = hasCurrency || currency(at: index + 1) != nil || language == .en || language == .de
        return isShort && (token.isAfterSpace || !isStated) ? nil : (value, .en)
    }

    private func koreanUnit(_ index: Int) -> Decimal? { index < tokens.count ? koreanUnits[tokens[index].folded] : nil }

    private func unitsFavour(_ language: Language) -> Language { language == .en ? .en : .ko }

    private func skippingPoint(_ index: Int) -> Int {
        index < tokens.count && tokens[index].raw == "." && !tokens[index].isAfterSpace ? index + 1 : index
    }

    /// Nothing that is counted follows a number: "1 tỷ 2", not "1 tỷ 2 xe".
    private func isLast(_ index: Int) -> Bool {
        guard index + 1 < tokens.count else { return true }
        let next = tokens[index + 1]
        return next.kind == .symbol || currencyWords[next.folded] != nil || ["den", "toi", "to"].contains(next.folded)
    }
}

private let numberWords: [String: Decimal] = [
    "nua": 0.5, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
]

private let countedWords: Set<String> = [
    "san", "sp", "cai", "chiec", "con", "tan", "luot", "nguoi", "doi", "chai", "pcs", "units", "people", "개", "명", "인",
    "대", "건", "톤", "회", "평", "장", "본",
]
