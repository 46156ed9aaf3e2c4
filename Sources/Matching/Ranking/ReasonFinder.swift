import Text

/// Finds what to say about a pair that the indices have brought together.
struct ReasonFinder {
    let thesaurus: Thesaurus
    let concepts: ConceptIndex
    let words: WordIndex

    private static let most = 5
    /// A word that more than a few offers share explains nothing.
    private static let leastRarity = 4.0

    func reasons(_ need: ProfileReading, _ offer: ProfileReading) -> [Reason] {
        sharedConcepts(need, offer) + sharedWords(need, offer)
    }

    private struct Common {
        let concept: Int
        let inNeed: Int
        let inOffer: Int
        let value: Double
        var isSame: Bool { inNeed == inOffer }
    }

    /// For each concept of the need the nearest thing in the offer; the same concept comes before a related one.
    private func sharedConcepts(_ need: ProfileReading, _ offer: ProfileReading) -> [Reason] {
        let offered = offer.concepts.keys.sorted()
        let found = need.concepts.keys.sorted().compactMap { nearest($0, need, offered) }
        let ordered = found.sorted {
            ($0.isSame ? 0 : 1, -$0.value, $0.concept, $0.inNeed) < (
                $1.isSame ? 0 : 1, -$1.value, $1.concept, $1.inNeed
            )
        }
        var told: Set<Int> = []
        var reasons: [Reason] = []
        for common in ordered where reasons.count < Self.most && told.insert(common.concept).inserted {
            let concept = thesaurus.concepts[common.concept]
            reasons.append(
                Reason(
                    kind: common.isSame ? .concept : .broader, concept: concept.id, labels: concept.labels,
                    inNeed: need.concepts[common.inNeed]?.spots ?? [],
                    inOffer: offer.concepts[common.inOffer]?.spots ?? []))
        }
        return reasons
    }

    /// The concepts that brought the two together, each as the need and as the offer has it.
    func pairs(_ need: ProfileReading, _ offer: ProfileReading) -> [ConceptPair] {
        let offered = offer.concepts.keys.sorted()
        return need.concepts.keys.sorted().compactMap { nearest($0, need, offered) }
            .sorted { ($1.value, $0.concept) < ($0.value, $1.concept) }
            .map { ConceptPair(inNeed: thesaurus.concepts[$0.inNeed].id, inOffer: thesaurus.concepts[$0.inOffer].id) }
    }

    private func nearest(_ concept: Int, _ need: ProfileReading, _ offered: [Int]) -> Common? {
        var best: Common?
        let weight = need.concepts[concept].map(concepts.weight) ?? 0
        for (above, up) in thesaurus.lines[concept] {
            for other in offered {
                guard let down = thesaurus.lines[other].first(where: { $0.concept == above })?.levels else { continue }
                let value = weight * concepts.rarity(above) * ConceptIndex.damped(up + down)
                if value > best?.value ?? 0 {
                    best = Common(concept: above, inNeed: concept, inOffer: other, value: value)
                }
            }
        }
        return best
    }

    private func sharedWords(_ need: ProfileReading, _ offer: ProfileReading) -> [Reason] {
        let taken = need.concepts.values.flatMap(\.spots)
        let shared = need.words.filter { word, use in
            offer.words[word] != nil && isTelling(word, use)
                && !use.spots.allSatisfy { spot in taken.contains { spot.isInside($0) } }
        }
        let ordered = shared.keys.sorted { (-words.rarity($0), $0) < (-words.rarity($1), $1) }
        return ordered.prefix(Self.most).map { word in
            Reason(
                kind: .words,
                inNeed: shared[word]?.spots ?? [], inOffer: offer.words[word]?.spots ?? [])
        }
    }

    private func isTelling(_ word: String, _ use: ProfileReading.WordUse) -> Bool {
        guard words.rarity(word) >= Self.leastRarity else { return false }
        switch use.kind {
        case .hangulBigram: return false
        case .code, .hangul: return word.count > 1
        case .number: return word.contains(" ")
        case .word: return use.worth == 1 && word.count > 3
        }
    }
}

extension Spot {
    fileprivate func isInside(_ other: Spot) -> Bool {
        field == other.field && other.range.lowerBound <= range.lowerBound && range.upperBound <= other.range.upperBound
    }
}
