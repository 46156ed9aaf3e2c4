import Domain
import Foundation

/// A number as people write it, with points and commas read by the language of the sheet.
///
/// Vietnamese and German group by points and have a decimal comma, Korean and English the other way round; both habits
/// meet in one sheet. What can be only one thing (`1.500.000`, `0,25`, `2.5`, `80,000`) is read so in any language.
struct WrittenNumber: Equatable {
    var value: Decimal
    /// One separator with three digits after it: `1.250` could be 1250 or 1¼.
    var isAmbiguous = false
    /// As many plain digits as written, else 0: `2` in "1 tỷ 2".
    var plainDigits = 0

    /// - Parameters:
    ///   - raw: digits with `.`, `,`, `'` and spaces between them.
    ///   - isPlainMoney: a currency stands beside it and no `million` or the like.
    init?(_ raw: String, language: Language, isPlainMoney: Bool = false) {
        let compact = raw.filter { $0 != " " && $0 != "'" && $0 != "’" }
        guard compact.count <= 24, let first = compact.first, first.isNumber else { return nil }
        let points = compact.filter { $0 == "." }.count
        let commas = compact.filter { $0 == "," }.count
        let grouping: Character = language == .vi || language == .de ? "." : ","

        if points + commas == 0 {
            guard let value = Decimal(string: compact) else { return nil }
            self.value = value
            plainDigits = compact.count == raw.count ? compact.count : 0
        } else if points > 0, commas > 0 {
            let decimal: Character = compact.last { $0 == "." || $0 == "," } ?? "."
            guard (decimal == "." ? points : commas) == 1, let value = Self.read(compact, decimal: decimal) else {
                return nil
            }
            self.value = value
        } else {
            let separator: Character = points > 0 ? "." : ","
            guard let value = Self.readOneKind(compact, separator, times: points + commas, grouping) else { return nil }
            self.value = value
            let tail = compact.split(separator: separator).last ?? ""
            let couldBeEither = points + commas == 1 && tail.count == 3 && tail != "000" && Self.canGroup(compact)
            let isSettled = (separator == "," && grouping == ",") || (isPlainMoney && separator == grouping)
            isAmbiguous = couldBeEither && !isSettled
        }
    }

    private static func readOneKind(
        _ text: String, _ separator: Character, times: Int, _ grouping: Character
    ) -> Decimal? {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        let groups = parts.dropFirst().allSatisfy { $0.count == 3 } && canGroup(text)
        let isGrouping = times > 1 || (groups && (separator == grouping || parts.last == "000"))
        if isGrouping { return groups ? Decimal(string: parts.joined()) : nil }
        return Decimal(string: text.replacing(separator, with: "."))
    }

    private static func read(_ text: String, decimal: Character) -> Decimal? {
        let parts = text.split(separator: decimal, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let groups = parts[0].split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        guard groups.dropFirst().allSatisfy({ $0.count == 3 }), (groups.first ?? "").count <= 3 else { return nil }
        return Decimal(string: groups.joined() + "." + parts[1])
    }

    /// One to three digits, not beginning with a zero, stand before the first separator.
    private static func canGroup(_ text: String) -> Bool {
        let head = text.prefix { $0 != "." && $0 != "," }
        return (1...3).contains(head.count) && head.first != "0"
    }
}

extension String {
    fileprivate func replacing(_ character: Character, with other: Character) -> String {
        String(map { $0 == character ? other : $0 })
    }
}
