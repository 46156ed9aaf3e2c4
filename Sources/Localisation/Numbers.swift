public import Domain
public import Foundation

extension Localiser {
    /// 1.250 in Vietnamese, 1,250 in Korean and English.
    public func number(_ number: Int) -> String {
        (number < 0 ? "-" : "") + grouped(String(number.magnitude))
    }

    /// 1.250,5 in Vietnamese, 1,250.5 in Korean and English. All digits are kept.
    public func decimal(_ number: Decimal) -> String {
        let digits = Digits(number)
        let fraction = digits.fraction.isEmpty ? "" : conventions.decimalMark + digits.fraction
        return digits.sign + grouped(digits.whole) + fraction
    }

    /// "A, B và C", "A, B, C", "A, B and C".
    public func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1, let joint = conventions.lastJoint else {
            return items.joined(separator: ", ")
        }
        return items.dropLast().joined(separator: ", ") + joint + last
    }

    /// The languages between which somebody interprets or talks: "Việt – Hàn", "한–베", "Vietnamese–Korean".
    public func pair(_ one: Language, _ other: Language) -> String {
        let codes = [one, other].sorted().map(\.rawValue)
        return text(
            "language.pair." + codes.joined(separator: "-"),
            or: self(
                "language.pair",
                ["a": .text(self("language." + one.rawValue)), "b": .text(self("language." + other.rawValue))]))
    }

    private func grouped(_ digits: String) -> String {
        guard digits.allSatisfy(\.isNumber) else { return digits }
        let groups = stride(from: digits.count, to: 0, by: -3).map { end in
            String(digits.prefix(end).suffix(end < 3 ? end : 3))
        }
        return groups.reversed().joined(separator: conventions.groupMark)
    }
}

/// The digits of a number in plain notation.
struct Digits {
    let sign: String
    let whole: String
    let fraction: String

    init(_ number: Decimal) {
        let text = number.description
        sign = text.hasPrefix("-") ? "-" : ""
        let parts = text.drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
        whole = parts.first.map(String.init) ?? "0"
        fraction = parts.count > 1 ? String(parts[1]) : ""
    }
}
