/// What a person said of a suggested pair.
public struct Verdict: Codable, Equatable, Hashable, Sendable {
    public let need: String
    public let offer: String
    /// `nil` confirms the pair.
    public let rejection: Rejection?

    /// Why a pair is rejected, as brokers put it.
    public enum Rejection: String, Codable, CaseIterable, Sendable {
        case tooEarly, benefitUnclear, tooCostly, notOurField, haveOneAlready
    }

    public init(need: String, offer: String, rejection: Rejection? = nil) {
        self.need = need
        self.offer = offer
        self.rejection = rejection
    }
}

/// The verdicts on the pairs of an installation, the last one on a pair being the one that counts.
public struct Verdicts: Equatable, Sendable {
    private var byPair: [String: [String: Verdict]] = [:]

    public init(_ verdicts: some Sequence<Verdict> = []) {
        for verdict in verdicts { byPair[verdict.need, default: [:]][verdict.offer] = verdict }
    }

    public var isEmpty: Bool { byPair.isEmpty }

    /// All that count, in a fixed order.
    public var all: [Verdict] {
        byPair.values.flatMap(\.values).sorted { ($0.need, $0.offer) < ($1.need, $1.offer) }
    }

    subscript(need: String, offer: String) -> Verdict? { byPair[need]?[offer] }

    func confirms(_ need: String) -> Bool { byPair[need]?.values.contains { $0.rejection == nil } ?? false }

    /// The reason to show with a pair that has a verdict.
    func reasons(need: String, offer: String) -> [Reason] {
        guard let verdict = self[need, offer] else { return [] }
        guard let rejection = verdict.rejection else { return [Reason(kind: .confirmed)] }
        return [Reason(kind: .rejected, isWarning: true, values: [rejection.rawValue])]
    }
}

extension Verdicts {
    /// Confirmed offers that the evidence alone did not bring up.
    func missing(_ candidates: [Candidate], need: String, _ store: OfferStore) -> [Candidate] {
        let confirmed = (byPair[need] ?? [:]).values.filter { $0.rejection == nil }.map(\.offer).sorted()
        return confirmed.compactMap { store.place(of: $0) }
            .filter { place in !candidates.contains { $0.place == place } }
            .map { Candidate(place: $0, evidence: Evidence(), rank: 0, confidence: .high) }
    }

    /// Confirmed pairs first, rejected ones last, the others between them in the order in which they came.
    func ordered(_ candidates: [Candidate], need: String, _ offers: [Profile?]) -> [Candidate] {
        guard let verdicts = byPair[need] else { return candidates }
        func verdict(_ candidate: Candidate) -> Verdict? { offers[candidate.place].flatMap { verdicts[$0.id] } }
        let judged = candidates.filter { verdict($0) != nil }
        let confirmed = judged.filter { verdict($0)?.rejection == nil }.map { candidate in
            var candidate = candidate
            candidate.confidence = .high
            return candidate
        }
        return confirmed + candidates.filter { verdict($0) == nil }
            + judged.filter { verdict($0)?.rejection != nil }
    }
}

extension Matcher {
    /// Replaces the verdicts and what they teach.
    /// - Parameter needs: the needs that the verdicts name.
    public mutating func learn(_ verdicts: Verdicts, needs: [Profile]) {
        self.verdicts = verdicts
        learned = LearnedWeights(verdicts, needs: needs, matcher: self)
    }

    /// The concepts that bring a need and an offer together, the strongest first.
    func pairs(_ need: Profile, _ offer: String) -> [ConceptPair] {
        guard let place = store.place(of: offer), let profile = store.offers[place] else { return [] }
        let finder = ReasonFinder(thesaurus: thesaurus, concepts: store.concepts, words: store.words)
        return finder.pairs(reading(of: need), reading(of: profile))
    }
}
