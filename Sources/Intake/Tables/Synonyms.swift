import Domain
import Foundation

/// The words by which people title the columns of a subject's tables, from `Synonyms/columns.json`.
package struct Synonyms: Sendable {
    struct Phrase: Sendable {
        var field: Int
        var key: String
        var words: [String]
        /// The key without spaces, for Hangul, which is written together or apart.
        var compact: [UInt8]?
        var language: Language
    }

    package let fields: [String]
    private let exact: [String: [Phrase]]
    private let byWord: [String: [Phrase]]
    private let hangul: [Phrase]

    package init(_ subject: Subject) {
        fields = subject.fields
        let tables = Synonyms.file
        var exact: [String: [Phrase]] = [:]
        var byWord: [String: [Phrase]] = [:]
        var hangul: [Phrase] = []
        for (index, field) in subject.fields.enumerated() {
            for table in [tables["common"], tables[subject.rawValue]] {
                for (code, titles) in table?[field] ?? [:] {
                    for title in titles + [field] {
                        let key = ColumnLabel.key(title)
                        let words = key.split(separator: " ").map(String.init)
                        let compact = key.unicodeScalars.contains(where: isHangul) ? Array(words.joined().utf8) : nil
                        let phrase = Phrase(
                            field: index, key: key, words: words, compact: compact,
                            language: Language(rawValue: code) ?? .en)
                        exact[key, default: []].append(phrase)
                        for word in Set(words) { byWord[word, default: []].append(phrase) }
                        if compact != nil { hangul.append(phrase) }
                    }
                }
            }
        }
        self.exact = exact
        self.byWord = byWord
        self.hangul = hangul
    }

    /// Subject (or `common`) → field → language → titles.
    package static let file: [String: [String: [String: [String]]]] =
        (try? JSONDecoder().decode(
            [String: [String: [String: [String]]]].self, from: Data(PackageResources.columns_json))) ?? [:]

    /// How well a title stands for each field, from 0 to about 1.
    package func scores(for title: String) -> [Double] {
        var scores = [Double](repeating: 0, count: fields.count)
        for form in ColumnLabel(title).forms {
            for phrase in exact[form.key] ?? [] { raise(&scores, phrase, form.weight) }
            guard form.weight >= 0.9 else { continue }
            scoreParts(of: form, into: &scores)
        }
        return scores
    }

    /// A little more for the longer of two phrases that match equally.
    private func raise(_ scores: inout [Double], _ phrase: Phrase, _ score: Double) {
        scores[phrase.field] = max(scores[phrase.field], score + 0.0005 * Double(min(phrase.key.count, 40)))
    }

    /// A phrase that the title contains, or shares half its words with.
    private func scoreParts(of form: ColumnLabel.Form, into scores: inout [Double]) {
        let words = form.key.split(separator: " ").map(String.init)
        let length = Double(form.key.count)
        for word in Set(words) {
            for phrase in byWord[word] ?? [] where phrase.key.count >= 3 {
                if phrase.words.first == word, contains(words, phrase.words) {
                    // "Loại" in "Loại hình doanh nghiệp" says nothing of the column.
                    if phrase.key.count <= 4, Double(phrase.key.count) <= 0.4 * length { continue }
                    raise(&scores, phrase, form.weight * (0.5 + 0.4 * Double(phrase.key.count) / length))
                } else if phrase.words.count > 1 {
                    let shared = Set(words).intersection(phrase.words).count
                    let overlap = Double(shared) / Double(Set(words).union(phrase.words).count)
                    if overlap >= 0.6 { raise(&scores, phrase, form.weight * (0.25 + 0.5 * overlap)) }
                }
            }
        }
        guard form.key.unicodeScalars.contains(where: isHangul) else { return }
        let compact = Array(words.joined().utf8)
        for phrase in hangul {
            guard let inner = phrase.compact, inner.count >= 6 else { continue }
            if inner == compact {
                raise(&scores, phrase, form.weight)
            } else if contains(compact, inner) {
                raise(
                    &scores, phrase, form.weight * (0.45 + 0.45 * Double(inner.count) / Double(compact.count)))
            }
        }
    }

    /// "Tên" under "DOANH NGHIỆP" is "tên doanh nghiệp": a phrase made of all words of the title and of words above.
    func addJoined(_ title: String, _ parents: [String], to scores: inout [Double]) {
        guard title.count <= ColumnLabel.longest, (scores.max() ?? 0) < 0.8 else { return }
        let own = Set(ColumnLabel.key(title).split(separator: " ").map(String.init))
        guard let first = own.first else { return }
        let all = parents.reduce(into: own) { $0.formUnion(ColumnLabel.key($1).split(separator: " ").map(String.init)) }
        for phrase in byWord[first] ?? [] where phrase.words.count > own.count {
            let words = Set(phrase.words)
            if own.isSubset(of: words), words.isSubset(of: all) { raise(&scores, phrase, 0.8) }
        }
    }

    private func contains<Item: Equatable>(_ whole: [Item], _ part: [Item]) -> Bool {
        guard let first = part.first, part.count <= whole.count else { return false }
        return (0...(whole.count - part.count)).contains { start in
            whole[start] == first && whole[start..<(start + part.count)].elementsEqual(part)
        }
    }
}
