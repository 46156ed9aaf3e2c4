import Domain
import Foundation
import Text

/// A part of a text about money: a number with its separators, a word, a Korean unit, or a sign.
struct MoneyToken: Equatable {
    enum Kind { case number, word, symbol }

    var kind: Kind
    /// As written, but with compatibility forms unified.
    var raw: String
    var folded: String
    var isAfterSpace: Bool
}

/// Splits a text about money. Korean units after a number stand alone (`2억5천만원이상` → 2, 억, 5, 천, 만, 원, 이상), and
/// so do units and currencies that were written as one word (`trđ`, `kUSD`).
func moneyTokens(_ text: String) -> [MoneyToken] {
    var tokens: [MoneyToken] = []
    let parts = pieces(of: text)
    var index = 0
    while index < parts.count {
        let piece = parts[index]
        switch piece.kind {
        case .digits:
            let end = endOfNumber(in: parts, from: index)
            var raw = ""
            for part in parts[index..<end] { raw += (part.isAfterSpace && !raw.isEmpty ? " " : "") + part.raw }
            tokens.append(MoneyToken(kind: .number, raw: raw, folded: raw, isAfterSpace: piece.isAfterSpace))
            index = end
            continue
        case .hangul:
            let follows = tokens.last.map { $0.kind == .number || koreanUnits[$0.folded] != nil } ?? false
            tokens += follows ? koreanTokens(piece) : [word(piece.raw, piece.isAfterSpace)]
        case .letters: tokens += wordTokens(piece)
        case .symbol:
            tokens.append(
                MoneyToken(kind: .symbol, raw: piece.raw, folded: piece.folded, isAfterSpace: piece.isAfterSpace))
        }
        index += 1
    }
    return tokens
}

/// Powers of ten that a Korean writes as one syllable.
let koreanUnits: [String: Decimal] = [
    "십": 10, "백": 100, "천": 1_000, "만": 10_000, "억": 100_000_000, "조": 1_000_000_000_000,
]

let vietnameseUnits: [String: Decimal] = [
    "chuc": 10, "tram": 100, "nghin": 1_000, "ngan": 1_000, "tr": 1_000_000, "trieu": 1_000_000,
    "ty": 1_000_000_000, "ti": 1_000_000_000,
]

let westernUnits: [String: Decimal] = [
    "k": 1_000, "thousand": 1_000, "tsd": 1_000, "m": 1_000_000, "mn": 1_000_000, "mil": 1_000_000,
    "mio": 1_000_000, "million": 1_000_000, "millions": 1_000_000, "millionen": 1_000_000, "b": 1_000_000_000,
    "bn": 1_000_000_000, "bil": 1_000_000_000, "billion": 1_000_000_000, "billions": 1_000_000_000,
    "mrd": 1_000_000_000, "milliarde": 1_000_000_000, "milliarden": 1_000_000_000,
]

/// Words and signs of the currencies known here, and the codes of others that must not be taken for one of them.
let currencyWords: [String: String] = [
    "vnd": "VND", "d": "VND", "dong": "VND", "₫": "VND", "동": "VND", "krw": "KRW", "won": "KRW", "₩": "KRW",
    "원": "KRW", "usd": "USD", "$": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD", "do": "USD",
    "달러": "USD", "불": "USD", "eur": "EUR", "euro": "EUR", "€": "EUR", "유로": "EUR", "jpy": "JPY", "yen": "JPY",
    "¥": "JPY", "엔": "JPY", "cny": "CNY", "rmb": "CNY", "위안": "CNY", "gbp": "GBP", "£": "GBP", "sgd": "SGD",
    "thb": "THB", "twd": "TWD",
]

private func endOfNumber(in parts: [Piece], from start: Int) -> Int {
    var end = start + 1
    while end < parts.count {
        let next = parts[end]
        let isSeparated =
            next.kind == .symbol && ".,'’".contains(next.raw) && !next.isAfterSpace && end + 1 < parts.count
            && parts[end + 1].kind == .digits && !parts[end + 1].isAfterSpace
        let isGroup =
            next.kind == .digits && next.isAfterSpace && next.raw.count == 3 && parts[end - 1].raw.count <= 3
            && (end == start + 1 || parts[end - 1].isAfterSpace)
        if isSeparated { end += 2 } else if isGroup { end += 1 } else { break }
    }
    return end
}

private func koreanTokens(_ piece: Piece) -> [MoneyToken] {
    var tokens: [MoneyToken] = []
    var rest = Substring(piece.raw)
    while let first = rest.first, koreanUnits[String(first)] != nil {
        tokens.append(word(String(first), tokens.isEmpty && piece.isAfterSpace))
        rest.removeFirst()
    }
    for currency in ["달러", "유로", "위안", "원", "동", "불", "엔"] where rest.hasPrefix(currency) {
        tokens.append(word(currency, tokens.isEmpty && piece.isAfterSpace))
        rest.removeFirst(currency.count)
        break
    }
    if !rest.isEmpty { tokens.append(word(String(rest), tokens.isEmpty && piece.isAfterSpace)) }
    return tokens
}

private func wordTokens(_ piece: Piece) -> [MoneyToken] {
    let whole = word(piece.raw, piece.isAfterSpace)
    let isKnown =
        (vietnameseUnits[whole.folded] ?? westernUnits[whole.folded]) != nil || currencyWords[whole.folded] != nil
    guard !isKnown, whole.folded.count == piece.raw.count else { return [whole] }
    for length in 1..<max(2, whole.folded.count) {
        let head = String(whole.folded.prefix(length))
        let tail = String(whole.folded.dropFirst(length))
        guard (vietnameseUnits[head] ?? westernUnits[head]) != nil, currencyWords[tail] != nil else { continue }
        return [
            word(String(piece.raw.prefix(length)), piece.isAfterSpace),
            word(String(piece.raw.dropFirst(length)), false),
        ]
    }
    return [whole]
}

private func word(_ raw: String, _ isAfterSpace: Bool) -> MoneyToken {
    MoneyToken(kind: .word, raw: raw, folded: raw.folded, isAfterSpace: isAfterSpace)
}
