import Text

/// German labels, found in any case and number and as parts of compounds.
struct GermanLabels: Sendable {
    /// The last part names the thing, the first one only tells it from others.
    private static let tailCertainty = 0.8
    private static let headCertainty = 0.6

    private var trie = LabelTrie()

    mutating func add(_ label: String, _ entry: LabelTrie.Entry) {
        let text = WrittenText(label)
        trie.add(label.tokens.filter(Self.isRead).map { Self.keys($0, text)[0] }, entry)
    }

    func finds(in text: WrittenText, _ tokens: [Token]) -> [ConceptSpotter.Find] {
        let words = tokens.filter(Self.isRead)
        let numbers = words.map { word in Self.keys(word, text).compactMap(trie.number) }
        var finds: [ConceptSpotter.Find] = []
        var reached = 0
        for start in words.indices {
            if let match = longest(at: start, words, numbers, text) {
                guard match.end > reached else { continue }
                reached = match.end
                let range = words[start].range.lowerBound..<words[match.end - 1].range.upperBound
                finds += match.concepts.map { .init(concept: $0, range: range, certainty: match.certainty) }
            } else if start >= reached {
                finds += parts(of: words[start], text)
            }
        }
        return finds
    }

    private static func isRead(_ token: Token) -> Bool {
        token.kind == .word || token.kind == .code || token.kind == .number
    }

    private static func keys(_ token: Token, _ text: WrittenText) -> [String] {
        token.kind == .word ? GermanWord.keys(text.part(token.range)) : [token.text]
    }

    private func longest(
        at start: Int, _ words: [Token], _ numbers: [[Int]], _ text: WrittenText
    ) -> ConceptSpotter.Match? {
        var best: ConceptSpotter.Match?
        var node = 0
        var end = start
        while end < words.count, let next = numbers[end].lazy.compactMap({ trie.next(node, $0) }).first {
            node = next
            end += 1
            guard let here = trie.entries(at: node) else { continue }
            let written = text.part(words[start].range.lowerBound..<words[end - 1].range.upperBound)
            let fitting = here.filter { !$0.needsCapitals || written == written.uppercased() }
            guard !fitting.isEmpty else { continue }
            best = .init(
                concepts: Set(fitting.compactMap(\.concept)).sorted(), end: end,
                certainty: 1 / Double(Set(fitting.map(\.concept)).count))
        }
        return best
    }

    /// Labels at the two ends of a compound; the longest at each.
    private func parts(of token: Token, _ text: WrittenText) -> [ConceptSpotter.Find] {
        guard token.kind == .word else { return [] }
        let (heads, tails) = GermanWord.parts(of: text.part(token.range))
        var finds: [ConceptSpotter.Find] = []
        let tail = tails.lazy.compactMap(single).first ?? []
        let head =
            heads.lazy.compactMap { single($0) ?? ($0.hasSuffix("s") ? single(String($0.dropLast())) : nil) }.first
            ?? []
        for (concepts, certainty) in [(tail, Self.tailCertainty), (head, Self.headCertainty)] {
            finds += concepts.filter { concept in !finds.contains { $0.concept == concept } }
                .map { .init(concept: $0, range: token.range, certainty: certainty / Double(concepts.count)) }
        }
        return finds
    }

    /// The concepts of a label of one word; empty for an exception, `nil` where there is none.
    private func single(_ key: String) -> [Int]? {
        guard key.count >= 4, let entries = trie.entries(for: key)?.filter({ !$0.isAbbreviation }), !entries.isEmpty
        else { return nil }
        return Set(entries.compactMap(\.concept)).sorted()
    }
}
