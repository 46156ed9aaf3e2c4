import Foundation

extension OrganisationName {
    /// How likely two names mean one firm, from 0 to 1, by their keys: word order, missing words, i for y and "và"
    /// count little. A word that differs on both sides, be it by one letter ("Minh An", "Minh Anh"), makes two firms:
    /// below 0.9.
    public func similarity(to other: OrganisationName) -> Double {
        let left = words(of: key)
        let right = words(of: other.key)
        guard !left.isEmpty, !right.isEmpty else { return 0 }
        if left == right { return 1 }
        if left.joined() == right.joined() { return 0.98 }
        if left.sorted() == right.sorted() { return 0.97 }

        var rest = right
        var unmatched: [String] = []
        for word in left {
            if let place = rest.firstIndex(of: word) { rest.remove(at: place) } else { unmatched.append(word) }
        }
        var matched = Double(left.count - unmatched.count)
        var slips = 0
        for word in unmatched {
            guard let place = rest.firstIndex(where: { isSlip(word, $0) }) else { continue }
            rest.remove(at: place)
            slips += 1
            matched += 0.9
        }
        let dice = 2 * matched / Double(left.count + right.count)
        let differBothWays = unmatched.count > slips && !rest.isEmpty
        if differBothWays { return min(dice, 0.85) }
        let shorter = min(left.count, right.count)
        return shorter > 1 ? (dice + matched / Double(shorter)) / 2 : dice
    }
}

private func words(of key: String) -> [String] {
    key.split(separator: " ").filter { $0 != "va" }.map { $0.replacingOccurrences(of: "y", with: "i") }
}

/// One slip of the keyboard in a long word. Vietnamese syllables are too short for that: there a letter is another
/// word.
private func isSlip(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Array(left), Array(right))
    let isKorean = left.allSatisfy { $0.unicodeScalars.allSatisfy(isHangul) }
    guard min(left.count, right.count) >= (isKorean ? 5 : 7), max(left.count, right.count) <= 60 else { return false }
    return distance(left, right) == 1
}

/// Insertions, deletions, replacements and swaps of neighbours. Source: Damerau 1964, optimal string alignment.
private func distance(_ left: [Character], _ right: [Character]) -> Int {
    guard abs(left.count - right.count) <= 1 else { return 2 }
    var table = [Array(0...right.count)]
    for row in 1...max(1, left.count) where row <= left.count {
        var line = [row]
        for column in 1...max(1, right.count) where column <= right.count {
            let cost = left[row - 1] == right[column - 1] ? 0 : 1
            var least = min(table[row - 1][column] + 1, line[column - 1] + 1, table[row - 1][column - 1] + cost)
            if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                least = min(least, table[row - 2][column - 2] + 1)
            }
            line.append(least)
        }
        table.append(line)
    }
    return table.last?.last ?? 2
}
