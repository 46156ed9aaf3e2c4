import Foundation
package import Text

/// Finds the concepts of a thesaurus in texts: the longest label at each place.
package struct ConceptSpotter: Sendable {
    package struct Find: Equatable {
        package let concept: Int
        let range: Range<Int>
        /// 0…1: less where Vietnamese without marks or a part of a German word leaves open what is meant.
        let certainty: Double
    }

    struct Match {
        let concepts: [Int]
        let end: Int
        let certainty: Double
    }

    /// "han" may be hàn, hạn, hận; a pair of syllables is seldom ambiguous.
    private static let bareSyllableCertainty = 0.3

    private var general = LabelTrie()
    private var german = GermanLabels()

    package init(_ thesaurus: Thesaurus) {
        for (position, concept) in thesaurus.concepts.enumerated() {
            for (language, word) in concept.words { add(word, language, concept: position) }
            for (language, word) in concept.exceptions { add(word, language, concept: nil) }
        }
    }

    private mutating func add(_ word: String, _ language: ThesaurusLanguage, concept: Int?) {
        let letters = word.unicodeScalars.filter(\.properties.isAlphabetic)
        let isAbbreviation = letters.count > 1 && word == word.uppercased() && letters.allSatisfy(\.isASCII)
        let units = ReadingUnits(word.tokens).units
        let entry = LabelTrie.Entry(
            concept: concept, language: language, marked: ReadingUnits.marked(word),
            isASCII: word.unicodeScalars.allSatisfy(\.isASCII),
            needsCapitals: word.unicodeScalars.count <= 2 && word.unicodeScalars.allSatisfy(\.isASCII),
            isAbbreviation: isAbbreviation,
            readsAsVietnamese: units.allSatisfy { VietnameseSyllable.isPossible($0.whole) })
        if language == .de {
            german.add(word, entry)
        } else {
            general.add(units.map { isAbbreviation ? $0.whole : $0.stem }, entry)
        }
    }

    /// The concepts in a text, from left to right; labels may overlap ("máy sấy", "sấy thăng hoa"), and one that stands
    /// inside a longer one is passed over.
    ///
    /// - Parameter restored: for Vietnamese without marks the text with them as far as they could be put back; where it
    ///   confirms a label of one syllable, that is as good as written.
    package func finds(
        in text: String, tokens: [Token], rules: ReadingRules, restored: String? = nil
    ) -> [Find] {
        let written = WrittenText(text, restored: restored)
        let found = generalFinds(written, ReadingUnits(tokens).units, rules)
        guard rules.readsGerman else { return found }
        return Self.merged(found, german.finds(in: written, tokens))
    }

    private func generalFinds(_ text: WrittenText, _ units: [ReadingUnits.Unit], _ rules: ReadingRules) -> [Find] {
        let numbers = units.map { unit in
            (whole: general.number(unit.whole), stem: unit.stem == unit.whole ? nil : general.number(unit.stem))
        }
        var finds: [Find] = []
        var reached = 0
        for start in units.indices where numbers[start].whole != nil || numbers[start].stem != nil {
            guard let match = longest(at: start, units, numbers, text, rules, reached), match.end > reached else {
                continue
            }
            reached = match.end
            let range = units[start].range.lowerBound..<units[match.end - 1].range.upperBound
            finds += match.concepts.map { Find(concept: $0, range: range, certainty: match.certainty) }
        }
        return finds
    }

    private func longest(
        at start: Int, _ units: [ReadingUnits.Unit], _ numbers: [(whole: Int?, stem: Int?)], _ text: WrittenText,
        _ rules: ReadingRules, _ reached: Int
    ) -> Match? {
        var best: Match?
        var node = 0
        var end = start
        while end < units.count {
            // Only a label that begins with a word may run on into the next one.
            if end > start, units[end].beginsWord, units[start].isHangul, !units[start].beginsWord { break }
            let whole = numbers[end].whole.flatMap { general.next(node, $0) }
            guard let next = whole ?? numbers[end].stem.flatMap({ general.next(node, $0) }) else { break }
            node = next
            end += 1
            guard let here = general.entries(at: node),
                KoreanPlace.holds(start..<end, units, behindFind: reached == start && start > 0)
            else { continue }
            let range = units[start].range.lowerBound..<units[end - 1].range.upperBound
            let words = text.part(range)
            let fitting = here.filter { fits($0, words, rules, text) }
            guard !fitting.isEmpty else { continue }
            best = Match(
                concepts: Set(fitting.compactMap(\.concept)).sorted(), end: end,
                certainty: certainty(of: fitting, units: end - start, text.restoredPart(range) ?? words))
        }
        return best
    }

    private func certainty(of entries: [LabelTrie.Entry], units: Int, _ written: String) -> Double {
        let bare = entries.allSatisfy { $0.language == .vi && $0.marked != ReadingUnits.marked(written) }
        return (bare && units == 1 ? Self.bareSyllableCertainty : 1) / Double(Set(entries.map(\.concept)).count)
    }

    private func fits(
        _ entry: LabelTrie.Entry, _ written: String, _ rules: ReadingRules, _ text: WrittenText
    ) -> Bool {
        if entry.needsCapitals, written != written.uppercased() { return false }
        switch entry.language {
        case .ko where !entry.isASCII: return true
        case .vi:
            if rules.marksCount { return ReadingUnits.marked(written) == entry.marked }
            // BIM in a text with small letters is no bỉm.
            return entry.isASCII || !text.hasSmallLetters || written.count < 2 || written != written.uppercased()
        case .ko, .en, .de:
            // "für" is no fur, "vóc" no VOC.
            let isASCII = written.unicodeScalars.allSatisfy { $0.isASCII || !$0.properties.isAlphabetic }
            guard isASCII == entry.isASCII else {
                return !entry.isASCII && ReadingUnits.marked(written) == entry.marked
            }
            return rules.marksCount || !entry.readsAsVietnamese
                || (entry.isAbbreviation && written == written.uppercased())
        }
    }

    /// Both lists in the order of the text, without what stands inside a longer find.
    private static func merged(_ first: [Find], _ second: [Find]) -> [Find] {
        var result: [Find] = []
        for find in first + second {
            let isInside = (first + second).contains {
                $0.range != find.range && $0.range.lowerBound <= find.range.lowerBound
                    && $0.range.upperBound >= find.range.upperBound
            }
            if !isInside, !result.contains(where: { $0.concept == find.concept && $0.range == find.range }) {
                result.append(find)
            }
        }
        return result.sorted { ($0.range.lowerBound, $0.concept) < ($1.range.lowerBound, $1.concept) }
    }
}

/// A text whose parts are asked for by offsets of Unicode scalars.
struct WrittenText {
    let scalars: [Unicode.Scalar]
    let hasSmallLetters: Bool

    /// The same text with marks put back, where it has as many scalars.
    private let restored: [Unicode.Scalar]?

    init(_ text: String, restored: String? = nil) {
        scalars = Array(text.unicodeScalars)
        let marked = restored.map { Array($0.unicodeScalars) }
        self.restored = marked?.count == scalars.count ? marked : nil
        hasSmallLetters = scalars.contains(where: \.properties.isLowercase)
    }

    func restoredPart(_ range: Range<Int>) -> String? { restored.map { Self.string($0[range]) } }

    func part(_ range: Range<Int>) -> String { Self.string(scalars[range]) }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
