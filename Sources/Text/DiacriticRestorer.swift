import Foundation

/// Puts the marks back on Vietnamese that was written without them: "xu ly nuoc thai" → "xử lý nước thải".
///
/// It knows only what it has read: texts with marks. From them it counts syllables and pairs of neighbours, and chooses
/// for a row of bare syllables the most probable row of written ones:
/// P(b after a) = (pairs(a, b) + μ · P(b)) / (count(a) + μ), by Viterbi's algorithm (1967).
///
/// The result is for comparing and embedding. People are shown what was written.
public struct DiacriticRestorer: Sendable {
    /// Written syllables, each under its number.
    private var syllables: [String] = []
    private var numbers: [String: Int32] = [:]
    private var counts: [Double] = []
    private var total = 0.0
    /// Bare form → the written syllables it may stand for.
    private var candidates: [String: [Int32]] = [:]
    private var pairs: [Pair: Double] = [:]

    private struct Pair: Hashable, Sendable {
        let first: Int32
        let second: Int32
    }

    /// Weight of what is known of a syllable alone against what is known after its neighbour.
    private static let smoothing = 2.0
    /// Stands before the first syllable of a phrase.
    private static let start: Int32 = -1

    /// - Parameter texts: Vietnamese with marks; others are passed over.
    public init(texts: some Sequence<String>) {
        for text in texts { learn(text) }
    }

    /// Reads one more text. One without marks, or in another language, teaches nothing.
    public mutating func learn(_ text: String) {
        if let lesson = DiacriticLesson(text) { learn(lesson) }
    }

    /// Takes in what a text teaches; many texts one after the other, in the order in which they are to be read.
    package mutating func learn(_ lesson: DiacriticLesson) {
        var previous = Self.start
        for syllable in lesson.syllables {
            guard let syllable else {
                previous = Self.start
                continue
            }
            let number = number(of: syllable)
            counts[Int(number)] += 1
            total += 1
            pairs[Pair(first: previous, second: number), default: 0] += 1
            previous = number
        }
    }

    private mutating func number(of syllable: DiacriticLesson.Syllable) -> Int32 {
        if let number = numbers[syllable.key] { return number }
        let number = Int32(syllables.count)
        numbers[syllable.key] = number
        syllables.append(syllable.written)
        counts.append(0)
        candidates[syllable.written.folded, default: []].append(number)
        return number
    }

    /// The text with marks where a syllable without any is known; all else stays, capitals too.
    public func restored(_ text: String) -> String {
        let composed = text.nfc
        var result = Array(composed)
        let shouts = !composed.contains(where: \.isLowercase)
        for phrase in VietnamesePhrase.all(in: composed).reversed() {
            let choice = choices(for: phrase.words, abbreviationsStay: !shouts)
            for (word, number) in zip(phrase.words, choice).reversed() {
                guard let number else { continue }
                result.replaceSubrange(word.range, with: Array(Self.cased(syllables[Int(number)], as: word.written)))
            }
        }
        return String(result)
    }

    /// Viterbi: for each place the best way to each candidate. `nil` where the word stays as it is.
    private func choices(for words: [VietnamesePhrase.Word], abbreviationsStay: Bool) -> [Int32?] {
        var columns: [[(number: Int32?, score: Double, from: Int)]] = []
        for word in words {
            let lower = word.written.lowercased()
            let isAbbreviation =
                abbreviationsStay && word.written.count > 1 && word.written == word.written.uppercased()
            let isBare = lower.unicodeScalars.allSatisfy(\.isASCII)
            let known = isAbbreviation ? [] : candidates[lower.folded] ?? []
            let fixed = isBare ? known : known.filter { syllables[Int($0)] == lower }
            let options: [Int32?] = fixed.isEmpty ? [nil] : fixed
            let before = columns.last ?? [(nil, 0, 0)]
            columns.append(
                options.map { option in
                    var best = (number: option, score: -Double.infinity, from: 0)
                    for (index, previous) in before.enumerated() {
                        let score = previous.score + step(from: previous.number ?? Self.start, to: option)
                        if score > best.score { best = (option, score, index) }
                    }
                    return best
                })
        }
        var result: [Int32?] = Array(repeating: nil, count: words.count)
        guard let last = columns.last else { return result }
        var at = last.indices.max { last[$0].score < last[$1].score } ?? 0
        for place in columns.indices.reversed() {
            result[place] = columns[place][at].number
            at = columns[place][at].from
        }
        return result
    }

    private func step(from first: Int32, to second: Int32?) -> Double {
        guard let second else { return 0 }
        let alone = counts[Int(second)] / max(total, 1)
        let before = first == Self.start ? 0 : counts[Int(first)]
        let pair = first == Self.start ? 0 : pairs[Pair(first: first, second: second)] ?? 0
        return log((pair + Self.smoothing * alone) / (before + Self.smoothing))
    }

    private static func cased(_ syllable: String, as written: String) -> String {
        if written.count > 1, written == written.uppercased() { return syllable.uppercased() }
        guard let first = written.first, first.isUppercase else { return syllable }
        return syllable.prefix(1).uppercased() + syllable.dropFirst()
    }
}

/// Words that follow each other with nothing but blanks or hyphens between them.
struct VietnamesePhrase {
    struct Word {
        let written: String
        /// Offsets of characters in the text.
        let range: Range<Int>
    }

    var words: [Word] = []

    static func all(in text: String) -> [VietnamesePhrase] {
        var phrases: [VietnamesePhrase] = []
        var phrase = VietnamesePhrase()
        var word = ""
        var start = 0
        func closeWord(at end: Int) {
            if !word.isEmpty { phrase.words.append(Word(written: word, range: start..<end)) }
            word = ""
        }
        for (offset, character) in text.enumerated() {
            if character.isLetter || (character.isNumber && !word.isEmpty) {
                if word.isEmpty { start = offset }
                word.append(character)
            } else {
                closeWord(at: offset)
                if character != " ", character != "-", !phrase.words.isEmpty {
                    phrases.append(phrase)
                    phrase = VietnamesePhrase()
                }
            }
        }
        closeWord(at: text.count)
        if !phrase.words.isEmpty { phrases.append(phrase) }
        return phrases
    }
}
