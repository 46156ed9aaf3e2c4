import Foundation
package import Text

/// Finds the concepts of a thesaurus in texts: the longest label at each place.
package struct ConceptSpotter: Sendable {
    package struct Find {
        package let concept: Int
        let range: Range<Int>
        /// 0…1: less where Vietnamese without marks leaves open which word is meant.
        let certainty: Double
    }

    private struct Match {
        let concepts: [Int]
        let end: Int
        let certainty: Double
    }

    /// "han" may be hàn, hạn, hận; a pair of syllables is seldom ambiguous.
    private static let bareSyllableCertainty = 0.3

    private struct Entry: Sendable {
        /// `nil` marks an exception.
        let concept: Int?
        /// The spelling with marks, asked of texts that are written with marks.
        let marked: String?
        /// A label of one or two letters ("AI") must be written in capitals: "ai" is a Vietnamese word.
        let needsCapitals: Bool
    }

    private struct Step: Hashable, Sendable {
        let node: Int
        let unit: Int
    }

    private var unitNumbers: [String: Int] = [:]
    private var steps: [Step: Int] = [:]
    private var entries: [Int: [Entry]] = [:]
    private var nodes = 1

    package init(_ thesaurus: Thesaurus) {
        for (position, concept) in thesaurus.concepts.enumerated() {
            for (language, word) in concept.words { add(word, language, concept: position) }
            for (language, word) in concept.exceptions { add(word, language, concept: nil) }
        }
    }

    private mutating func add(_ word: String, _ language: ThesaurusLanguage, concept: Int?) {
        var node = 0
        for unit in ReadingUnits(word.tokens).units {
            let number = unitNumbers[unit.text, default: unitNumbers.count]
            unitNumbers[unit.text] = number
            let step = Step(node: node, unit: number)
            if let next = steps[step] {
                node = next
            } else {
                steps[step] = nodes
                node = nodes
                nodes += 1
            }
        }
        let entry = Entry(
            concept: concept, marked: language == .vi ? ReadingUnits.marked(word) : nil,
            needsCapitals: word.unicodeScalars.count <= 2 && word.unicodeScalars.allSatisfy(\.isASCII))
        if entries[node]?.contains(where: { $0.concept == concept && $0.marked == entry.marked }) != true {
            entries[node, default: []].append(entry)
        }
    }

    /// The concepts in a text, from left to right; labels may overlap ("máy sấy", "sấy thăng hoa"), and one that stands
    /// inside a longer one is passed over.
    ///
    /// `marksCount` asks for Vietnamese labels with their marks, so that neither "lành" is taken for "lạnh" nor the
    /// English "in an" for "in ấn". It is false only for Vietnamese written without marks.
    package func finds(in text: String, tokens: [Token], marksCount: Bool) -> [Find] {
        let units = ReadingUnits(tokens).units
        let numbers = units.map { unitNumbers[$0.text] ?? -1 }
        let written = Array(text.unicodeScalars)
        var finds: [Find] = []
        var reached = 0
        for start in units.indices {
            guard let match = longest(at: start, units, numbers, written, marksCount), match.end > reached else {
                continue
            }
            reached = match.end
            let range = units[start].range.lowerBound..<units[match.end - 1].range.upperBound
            finds += match.concepts.map { Find(concept: $0, range: range, certainty: match.certainty) }
        }
        return finds
    }

    private func longest(
        at start: Int, _ units: [ReadingUnits.Unit], _ numbers: [Int], _ text: [Unicode.Scalar], _ marksCount: Bool
    ) -> Match? {
        var best: Match?
        var node = 0
        var end = start
        while end < units.count, numbers[end] >= 0, let next = steps[Step(node: node, unit: numbers[end])] {
            // Only a label that begins with a word may run on into the next one.
            if end > start, units[end].beginsWord, units[start].isHangul, !units[start].beginsWord { break }
            node = next
            end += 1
            guard let here = entries[node], isWhole(start..<end, units) else { continue }
            var written = String.UnicodeScalarView()
            written.append(contentsOf: text[units[start].range.lowerBound..<units[end - 1].range.upperBound])
            let fitting = here.filter { fits($0, String(written), marksCount) }
            guard !fitting.isEmpty else { continue }
            best = Match(
                concepts: Set(fitting.compactMap(\.concept)).sorted(), end: end,
                certainty: certainty(of: fitting, units: end - start, String(written)))
        }
        return best
    }

    /// A label of one syllable is a word of its own: 굴 (oyster) is not in 얼굴 (face).
    private func isWhole(_ range: Range<Int>, _ units: [ReadingUnits.Unit]) -> Bool {
        guard range.count == 1, units[range.lowerBound].isHangul else { return true }
        return units[range.lowerBound].beginsWord && units[range.lowerBound].endsWord
    }

    private func certainty(of entries: [Entry], units: Int, _ written: String) -> Double {
        let bare = entries.allSatisfy { $0.marked.map { $0 != ReadingUnits.marked(written) } ?? false }
        return (bare && units == 1 ? Self.bareSyllableCertainty : 1) / Double(Set(entries.map(\.concept)).count)
    }

    private func fits(_ entry: Entry, _ written: String, _ marksCount: Bool) -> Bool {
        if entry.needsCapitals, written != written.uppercased() { return false }
        guard marksCount, let marked = entry.marked else { return true }
        return ReadingUnits.marked(written) == marked
    }
}
