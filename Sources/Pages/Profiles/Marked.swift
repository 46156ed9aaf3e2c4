import Domain
import Foundation
import HTML

/// A text with the words that it shares with the other bank marked by the letter of their concept.
///
/// The longest words come first and nothing is marked twice, except that one spot may carry several letters. Words are
/// compared scalar by scalar after normalisation to form C; a spot never begins or ends inside a Latin word or before a
/// mark that belongs to its last letter. Hangul takes particles and compounds, so there a spot may end anywhere.
func marked(_ text: String, words: [(letter: String, words: [String])]) -> HTML {
    let scalars = Array(text.precomposedStringWithCanonicalMapping.unicodeScalars)
    var letters: [Range<Int>: [String]] = [:]
    for (letter, words) in words {
        for word in words {
            for spot in spots(of: Array(word.precomposedStringWithCanonicalMapping.unicodeScalars), in: scalars)
            where letters[spot]?.contains(letter) != true {
                letters[spot, default: []].append(letter)
            }
        }
    }
    var taken = Array(repeating: false, count: scalars.count)
    var chosen: [Range<Int>] = []
    for spot in letters.keys.sorted(by: { (-$0.count, $0.lowerBound) < (-$1.count, $1.lowerBound) })
    where !taken[spot].contains(true) {
        for index in spot { taken[index] = true }
        chosen.append(spot)
    }
    var html = HTML()
    var end = 0
    for spot in chosen.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        html += HTML(text: string(scalars[end..<spot.lowerBound]))
        // The first letter innermost, so that the letters read in their order after the word.
        html += (letters[spot] ?? []).reduce(HTML(text: string(scalars[spot]))) { inner, letter in
            "<mark data-c=\"\(letter)\">\(inner)</mark>"
        }
        end = spot.upperBound
    }
    return html + HTML(text: string(scalars[end...]))
}

private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
}

/// Where a word stands whole.
private func spots(of word: [Unicode.Scalar], in text: [Unicode.Scalar]) -> [Range<Int>] {
    guard let first = word.first, let last = word.last, word.count <= text.count else { return [] }
    return (0...text.count - word.count).compactMap { start in
        let end = start + word.count
        guard text[start] == first, text[start..<end].elementsEqual(word) else { return nil }
        if start > 0, first.isOfLatinWord, text[start - 1].isOfLatinWord { return nil }
        if end < text.count, text[end].continuesLetter || last.isOfLatinWord && text[end].isOfLatinWord { return nil }
        return start..<end
    }
}

extension Unicode.Scalar {
    /// Letters and digits of scripts that put spaces between words.
    fileprivate var isOfLatinWord: Bool {
        value < 0x1100 || (0x1E00..<0x2000).contains(value)
            ? properties.isAlphabetic || properties.numericType != nil : false
    }

    /// Combining marks, and Hangul vowels and final consonants that stand alone.
    fileprivate var continuesLetter: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: (0x1160...0x11FF).contains(value)
        }
    }
}

/// The letters of the concepts on one page: one concept has one letter in all cards.
struct ConceptLetters {
    private var letters: [String: String] = [:]

    init(_ matches: [Domain.Match]) {
        for reason in matches.flatMap(\.reasons) where letters[reason.key] == nil {
            letters[reason.key] = Self.letter(letters.count)
        }
    }

    subscript(reason: Domain.Match.Reason) -> String { letters[reason.key] ?? "" }

    /// What to mark on one bank, in the order of the letters' first use.
    func words(
        _ matches: [Domain.Match], _ side: KeyPath<Domain.Match.Reason, [String]>
    ) -> [(letter: String, words: [String])] {
        var order: [String] = []
        var words: [String: [String]] = [:]
        for reason in matches.flatMap(\.reasons) {
            if words[self[reason]] == nil { order.append(self[reason]) }
            words[self[reason], default: []] += reason[keyPath: side]
        }
        return order.map { ($0, words[$0] ?? []) }
    }

    /// a … z, aa, ab …
    static func letter(_ number: Int) -> String {
        let last = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(number % 26)))
        return number < 26 ? last : letter(number / 26 - 1) + last
    }
}

extension Domain.Match.Reason {
    /// What the concept is known by; a word that is the same in all languages by itself.
    fileprivate var key: String { names["en"] ?? names[""].map { "= " + $0 } ?? names.values.sorted().first ?? kind }
}
