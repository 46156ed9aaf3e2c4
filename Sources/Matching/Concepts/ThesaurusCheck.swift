import Text

/// What is wrong with a thesaurus; each case names the file and the concept to mend.
public enum ThesaurusError: Error, Equatable, Sendable {
    case unreadable(file: String, reason: String)
    case duplicateID(file: String, concept: String)
    case unknownBroader(file: String, concept: String, broader: String)
    case emptyLabel(file: String, concept: String)
    /// Two concepts claim one label, and neither gives a note that says why.
    case sharedLabel(file: String, concept: String, label: String, other: String)
    case cycle(file: String, concept: String)
}

/// The rules that every thesaurus keeps.
struct ThesaurusCheck {
    private let entries: [(file: String, concept: Concept)]

    init(_ branches: [Branch]) {
        entries = branches.flatMap { branch in branch.concepts.map { (branch.file, $0) } }
    }

    func run() throws(ThesaurusError) {
        let byID = try uniqueIDs()
        try labelsAreWritten()
        try labelsHaveOneOwner()
        try broaderLeadsUp(byID)
    }

    private func uniqueIDs() throws(ThesaurusError) -> [String: Concept] {
        var byID: [String: Concept] = [:]
        for (file, concept) in entries {
            guard byID.updateValue(concept, forKey: concept.id) == nil, !concept.id.isEmpty else {
                throw .duplicateID(file: file, concept: concept.id)
            }
        }
        return byID
    }

    private func labelsAreWritten() throws(ThesaurusError) {
        for (file, concept) in entries {
            for (_, word) in concept.words + concept.exceptions where word.tokens.isEmpty {
                throw .emptyLabel(file: file, concept: concept.id)
            }
        }
    }

    private func labelsHaveOneOwner() throws(ThesaurusError) {
        var owners: [String: Concept] = [:]
        for (file, concept) in entries {
            for (language, word) in concept.words {
                let key =
                    language.rawValue + " " + (language == .vi || language == .de ? word.nfc.lowercased() : word.folded)
                guard let other = owners.updateValue(concept, forKey: key), other.id != concept.id else { continue }
                guard concept.notes[word] != nil || other.notes[word] != nil else {
                    throw .sharedLabel(file: file, concept: concept.id, label: word, other: other.id)
                }
            }
        }
    }

    private func broaderLeadsUp(_ byID: [String: Concept]) throws(ThesaurusError) {
        for (file, concept) in entries {
            var above = concept.broader
            for id in above where byID[id] == nil {
                throw .unknownBroader(file: file, concept: concept.id, broader: id)
            }
            var seen: Set<String> = []
            while let id = above.popLast() {
                guard id != concept.id else { throw .cycle(file: file, concept: id) }
                if seen.insert(id).inserted { above += byID[id]?.broader ?? [] }
            }
        }
    }
}
