import Text

/// Which concepts claim which words.
struct LabelOwners: Sendable {
    struct Owner: Sendable {
        let concept: String
        let word: String
    }

    private var owners: [String: [Owner]] = [:]

    init(_ concepts: [Concept]) {
        owners.reserveCapacity(concepts.count * 16)
        for concept in concepts { add(concept) }
    }

    mutating func add(_ concept: Concept) {
        for (language, word) in concept.words {
            owners[Self.key(language, word), default: []].append(Owner(concept: concept.id, word: word))
        }
    }

    mutating func remove(_ concept: Concept) {
        for (language, word) in concept.words {
            owners[Self.key(language, word)]?.removeAll { $0.concept == concept.id }
        }
    }

    func of(_ language: ThesaurusLanguage, _ word: String) -> [Owner] { owners[Self.key(language, word)] ?? [] }

    /// The concepts that have a word in common with another one.
    var contested: Set<String> {
        Set(owners.values.lazy.filter { $0.count > 1 }.joined().map(\.concept))
    }

    /// Marks and umlauts tell words apart in Vietnamese and German.
    private static func key(_ language: ThesaurusLanguage, _ word: String) -> String {
        language.rawValue + " " + (language == .vi || language == .de ? word.nfc.lowercased() : word.folded)
    }
}
