/// A concept of a need with the concept of an offer that it met.
struct ConceptPair: Hashable, Sendable {
    let inNeed: String
    let inOffer: String
}

/// What verdicts on some pairs teach about others: little, bounded, and said to whoever sees it.
///
/// An offer, or a pair of concepts, that at least two needs rejected as "not our field" moves down, one that was
/// confirmed moves up: 0.1 of a standard deviation for each need, at most 0.5 in all. The other reasons for a rejection
/// (too early, too costly, …) say something of the moment and teach nothing.
struct LearnedWeights: Sendable {
    private var offers: [String: Double] = [:]
    private var pairs: [ConceptPair: Double] = [:]

    private static let step = 0.1
    private static let most = 0.5
    private static let leastRejections = 2
    /// Concept pairs of a suggestion that count: the ones that brought it about.
    private static let telling = 2

    init() {}

    init(_ verdicts: Verdicts, needs: [Profile], matcher: Matcher) {
        var ofOffers: [String: Tally] = [:]
        var ofPairs: [ConceptPair: Tally] = [:]
        let byID = Dictionary(needs.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for verdict in verdicts.all where verdict.rejection == nil || verdict.rejection == .notOurField {
            ofOffers[verdict.offer, default: Tally()].add(verdict)
            guard let need = byID[verdict.need] else { continue }
            for pair in matcher.pairs(need, verdict.offer).prefix(Self.telling) {
                ofPairs[pair, default: Tally()].add(verdict)
            }
        }
        offers = ofOffers.compactMapValues(\.shift)
        pairs = ofPairs.compactMapValues(\.shift)
    }

    var isEmpty: Bool { offers.isEmpty && pairs.isEmpty }

    /// To be added to the rank of a suggestion, −0.5…0.5.
    func shift(offer: String, pairs shared: [ConceptPair]) -> Double {
        let ofPairs = shared.prefix(Self.telling).reduce(0) { $0 + (pairs[$1] ?? 0) }
        return max(-Self.most, min(Self.most, (offers[offer] ?? 0) + ofPairs))
    }

    private struct Tally {
        private var confirming: Set<String> = []
        private var rejecting: Set<String> = []

        mutating func add(_ verdict: Verdict) {
            if verdict.rejection == nil { confirming.insert(verdict.need) } else { rejecting.insert(verdict.need) }
        }

        var shift: Double? {
            let against = rejecting.count >= LearnedWeights.leastRejections ? rejecting.count : 0
            let shift = LearnedWeights.step * Double(confirming.count - against)
            return shift == 0 ? nil : max(-LearnedWeights.most, min(LearnedWeights.most, shift))
        }
    }
}
