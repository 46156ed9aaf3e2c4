import Text

/// The rules that every concept of a thesaurus keeps.
struct ThesaurusCheck {
    let concepts: [Concept]
    let positions: [String: Int]
    let owners: LabelOwners
    /// Where only these can share a word: checking a whole thesaurus is quicker then.
    var contested: Set<String>?

    private static let longestWord = 200
    private static let longestID = 80
    private static let classes = Set(IndustrialClasses.all)

    /// What is wrong with the concepts at these places.
    func faults(at places: some Sequence<Int>) -> [(place: Int, fault: ThesaurusFault)] {
        places.flatMap { place in
            let concept = concepts[place]
            let found =
                id(concept, place) + words(concept) + shared(concept) + broader(concept)
                + concept.isic.filter { !Self.classes.contains($0) }.map {
                    ThesaurusFault(.unknownClass, concept.id, .isic, $0)
                }
            return found.map { (place, $0) }
        }
    }

    private func id(_ concept: Concept, _ place: Int) -> [ThesaurusFault] {
        let isPlain = concept.id.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
        }
        guard isPlain, (1...Self.longestID).contains(concept.id.utf8.count) else {
            return [ThesaurusFault(.malformedID, concept.id, .id, concept.id)]
        }
        guard positions[concept.id] == place else {
            return [
                ThesaurusFault(.duplicateID, concept.id, .id, concept.id, others: [self[concept.id]].compactMap(\.self))
            ]
        }
        return []
    }

    private func words(_ concept: Concept) -> [ThesaurusFault] {
        concept.placedWords.compactMap { field, language, word in
            if word.tokens.isEmpty { return ThesaurusFault(.emptyLabel, concept.id, field, word, language: language) }
            if word.unicodeScalars.count > Self.longestWord {
                return ThesaurusFault(.tooLong, concept.id, field, word, language: language)
            }
            return nil
        }
    }

    private func shared(_ concept: Concept) -> [ThesaurusFault] {
        guard contested?.contains(concept.id) != false else { return [] }
        var faults: [ThesaurusFault] = []
        for (field, language, word) in concept.placedWords where field != .exceptions && concept.notes[word] == nil {
            let others = owners.of(language, word).filter { $0.concept != concept.id }
            // Two notes may join three owners: one that says why it shares the word speaks for all.
            guard !others.contains(where: { self[$0.concept]?.notes[$0.word] != nil }), !others.isEmpty,
                !faults.contains(where: { $0.value == word && $0.language == language })
            else { continue }
            faults.append(
                ThesaurusFault(
                    .sharedLabel, concept.id, field, word, language: language,
                    others: others.compactMap { self[$0.concept] }))
        }
        return faults
    }

    private func broader(_ concept: Concept) -> [ThesaurusFault] {
        concept.broader.compactMap { id in
            guard self[id] != nil else { return ThesaurusFault(.unknownBroader, concept.id, .broader, id) }
            var above = [id]
            var seen: Set<String> = []
            while let next = above.popLast() {
                if next == concept.id {
                    return ThesaurusFault(.cycle, concept.id, .broader, id, others: [self[id]].compactMap(\.self))
                }
                if seen.insert(next).inserted { above += self[next]?.broader ?? [] }
            }
            return nil
        }
    }

    private subscript(id: String) -> Concept? { positions[id].map { concepts[$0] } }
}

extension Concept {
    /// Every word of the concept with the field and the language in which it stands.
    var placedWords: [(field: ThesaurusFault.Field, language: ThesaurusLanguage, word: String)] {
        let preferred =
            [(ThesaurusLanguage.vi, labels.vi), (.ko, labels.ko), (.en, labels.en)]
            + (labels.de.map { [(ThesaurusLanguage.de, $0)] } ?? [])
        return preferred.map { (.label, $0.0, $0.1) }
            + synonyms.words.map { (.synonyms, $0.language, $0.word) }
            + except.words.map { (.exceptions, $0.language, $0.word) }
    }
}
