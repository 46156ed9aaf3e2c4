import Foundation

/// Splits one answer that lists several things, "1) … 2) …", "1. …\n2. …", "a) …", "① … ②", into its parts.
///
/// The first mark stands at the beginning (or after an introduction that ends in a colon or a line break, which stays
/// with the first part), the marks are of one style and run 1, 2, 3, …; so "1,2 tỷ", "1.500.000" and "2.1 system"
/// stay whole. A single "1) …" gives that part with its number; any other text is one part without a number.
public func splitItems(_ text: String) -> [(number: Int?, text: String)] {
    let whole = [(number: Int?.none, text: text.trimmingCharacters(in: .whitespacesAndNewlines))]
    let characters = Array(text)
    let marks = itemMarks(in: characters)
    guard let first = marks.first, isAtBeginning(first.start, characters) else { return whole }
    var run = [first]
    for mark in marks.dropFirst() where mark.style == first.style && mark.number == run.count + 1 { run.append(mark) }
    guard run.count > 1 || first.style == .bracket || first.style == .circle else { return whole }

    let introduction = String(characters[..<first.start]).trimmingCharacters(in: .whitespacesAndNewlines)
    return run.enumerated().map { place, mark in
        let end = place + 1 < run.count ? run[place + 1].start : characters.count
        let part = String(characters[mark.end..<end]).trimmingCharacters(in: itemEdges)
        let isIntroduced = place == 0 && !introduction.isEmpty
        return (mark.number, isIntroduced ? "\(introduction) \(part)" : part)
    }
}

private let itemEdges = CharacterSet.whitespacesAndNewlines.union(CharacterSet(charactersIn: ";"))

private struct ItemMark {
    enum Style { case bracket, point, slash, circle, letterBracket, letterPoint }

    var style: Style
    var number: Int
    var start: Int
    /// After the mark.
    var end: Int
}

private func itemMarks(in text: [Character]) -> [ItemMark] {
    text.indices.compactMap { place in
        let isFree = place == 0 || text[place - 1].isWhitespace || ";,.:(".contains(text[place - 1])
        return isFree ? itemMark(in: text, at: place) : nil
    }
    .filter { $0.number == 1 || $0.start > 0 }
}

private func itemMark(in text: [Character], at place: Int) -> ItemMark? {
    let first = text[place]
    if let value = first.unicodeScalars.first?.value, (0x2460...0x2473).contains(value) {
        return ItemMark(style: .circle, number: Int(value) - 0x245F, start: place, end: place + 1)
    }
    var end = place
    while end < text.count, end - place < 3, text[end].isASCII, text[end].isNumber { end += 1 }
    let isNumber = end > place
    let letters = Array("abcdefghij")
    let syllables = Array("가나다라마바사아자차")
    let letter = letters.firstIndex(of: Character(first.lowercased())) ?? syllables.firstIndex(of: first)
    if !isNumber { end = place + 1 }
    guard end < text.count, let number = isNumber ? Int(String(text[place..<end])) : letter.map({ $0 + 1 }) else {
        return nil
    }

    let isInBrackets = place > 0 && text[place - 1] == "("
    let start = isInBrackets ? place - 1 : place
    let next = end + 1 < text.count ? text[end + 1] : " "
    switch text[end] {
    case ")": return ItemMark(style: isNumber ? .bracket : .letterBracket, number: number, start: start, end: end + 1)
    case "." where !isInBrackets && (next.isWhitespace || (isNumber && next.isLetter)):
        return ItemMark(style: isNumber ? .point : .letterPoint, number: number, start: start, end: end + 1)
    case "/" where isNumber && !isInBrackets && next.isWhitespace:
        return ItemMark(style: .slash, number: number, start: start, end: end + 1)
    default: return nil
    }
}

private func isAtBeginning(_ start: Int, _ text: [Character]) -> Bool {
    let before = text[..<start].reversed()
    guard let last = before.first(where: { !$0.isWhitespace && !"-+•*".contains($0) }) else { return true }
    return last == ":" || before.prefix { $0.isWhitespace }.contains { $0.isNewline }
}
