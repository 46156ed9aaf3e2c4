public import Domain
public import Foundation

/// How a language writes sums of money.
struct MoneyStyle: Sendable {
    enum Scale: Sendable {
        /// The largest word that the sum reaches, if at most three decimals say it exactly: 1,25 tỷ; 1.25 billion.
        case thousands([(exponent: Int, word: String)])
        /// Groups of four digits, each with its word: 12억 5,000만.
        case tenThousands([String])
    }

    let names: [Currency: String]
    let scale: Scale
    /// Between the ends of a range, and between ends with different words.
    let joint: String
    let unlikeJoint: String
    var currencyFirst = false
}

extension Localiser {
    /// A sum or a range: "1,2–1,5 tỷ đồng", "12억~15억 동", "VND 1.2 to 1.5 billion". With one end only: "or more" and
    /// "up to". Exact: what a word like "tỷ" cannot say shortly is written in digits.
    public func money(_ minimum: Decimal?, _ maximum: Decimal?, _ currency: Currency) -> String {
        sum(minimum, maximum, currency)
    }

    /// An amount as a person would read it aloud: the sum with what it is for, or that it is still to be agreed.
    public func amount(_ amount: Amount) -> String {
        guard amount.minimum != nil || amount.maximum != nil else {
            if amount.isToBeAgreed { return self("amount.toBeAgreed") }
            return amount.original.isEmpty ? self("amount.unknown") : amount.original
        }
        let sum = sum(amount.minimum, amount.maximum, amount.currency)
        guard let per = amount.per, !per.isEmpty else { return sum }
        if let counted = counted(per, sum) { return counted }
        return text(
            "amount.per." + per, ["sum": .text(sum)], or: self("amount.per", ["sum": .text(sum), "per": .text(per)]))
    }

    /// "4 vehicles": a sum for several things together.
    private func counted(_ per: String, _ sum: String) -> String? {
        let words = per.split(separator: " ", maxSplits: 1)
        guard words.count == 2, let number = Int(words[0]) else { return nil }
        let things = words[1].hasSuffix("s") ? String(words[1]) : words[1] + "s"
        let key = "amount.for." + things
        return has(key) ? self(key, ["sum": .text(sum), "n": .number(number)]) : nil
    }

    private func sum(_ minimum: Decimal?, _ maximum: Decimal?, _ currency: Currency?) -> String {
        switch (minimum, maximum) {
        case (let from?, let to?) where from != to: return named(range(from, to, currency), currency)
        case (let exact?, .some): return named(scaled(exact, currency).text, currency)
        case (let from?, nil): return self("amount.atLeast", ["sum": .text(sum(from, from, currency))])
        case (nil, let to?): return self("amount.atMost", ["sum": .text(sum(to, to, currency))])
        case (nil, nil): return self("amount.unknown")
        }
    }

    private func range(_ from: Decimal, _ to: Decimal, _ currency: Currency?) -> String {
        let (low, high) = (scaled(from, currency), scaled(to, currency))
        guard low.word == high.word else { return low.text + conventions.money.unlikeJoint + high.text }
        return low.digits + conventions.money.joint + high.text
    }

    private func named(_ sum: String, _ currency: Currency?) -> String {
        guard let currency else { return sum }
        let name = conventions.money.names[currency] ?? currency.rawValue
        if conventions.money.currencyFirst { return name + " " + sum }
        // Korean: 1,500만 원 and 5,000원.
        if case .tenThousands = conventions.money.scale, sum.last?.isNumber == true { return sum + name }
        return sum + " " + name
    }

    private func scaled(_ value: Decimal, _ currency: Currency?) -> (digits: String, word: String, text: String) {
        switch conventions.money.scale {
        case .thousands(let words):
            let largest = words.first { value.magnitude >= Decimal(1).shifted(by: $0.exponent) }
            guard let chosen = largest, isShort(value, chosen.exponent, currency) else {
                return (decimal(value), "", decimal(value))
            }
            let digits = decimal(value.shifted(by: -chosen.exponent))
            return (digits, chosen.word, digits + " " + chosen.word)
        case .tenThousands(let words):
            let text = myriads(value, words)
            return (text, "", text)
        }
    }

    /// Thousands only when they come out even, and not in dollars: 12.500 đồng, 100.000 USD.
    private func isShort(_ value: Decimal, _ exponent: Int, _ currency: Currency?) -> Bool {
        let decimals = Digits(value.shifted(by: -exponent)).fraction.count
        return exponent > 3 ? decimals <= 3 : decimals == 0 && currency != .usd
    }

    private func myriads(_ value: Decimal, _ words: [String]) -> String {
        let digits = Digits(value)
        guard digits.fraction.isEmpty, digits.whole.allSatisfy(\.isNumber) else { return decimal(value) }
        var rest = Substring(digits.whole)
        var groups: [String] = []
        for word in [""] + words {
            let group = word == words.last ? rest : rest.suffix(4)
            rest = rest.dropLast(group.count)
            if let number = Decimal(string: String(group)), number > 0 { groups.append(decimal(number) + word) }
        }
        return groups.isEmpty ? "0" : digits.sign + groups.reversed().joined(separator: " ")
    }
}

extension Decimal {
    fileprivate func shifted(by exponent: Int) -> Decimal {
        self * Decimal(sign: .plus, exponent: exponent, significand: 1)
    }
}
