public import Text

/// Ranks offers for needs by concepts, words and, where there are vectors, by meaning.
///
/// Offers come and go one at a time; the same offers, needs and vectors give the same answer.
public struct Matcher: Sendable {
    public let thesaurus: Thesaurus
    /// Puts marks back on bare Vietnamese, learned from the thesaurus and from the profiles.
    public let restorer: DiacriticRestorer
    private(set) var store: OfferStore
    private(set) var meaning: MeaningIndex?
    var verdicts: Verdicts
    var learned: LearnedWeights
    /// What is worth saying of the firms behind a pair.
    private let telling: TellingFacts
    /// What is known to be said by these very needs and offers; without it they are read whenever they are looked at.
    let prepared: PreparedProfiles?

    /// - Parameters:
    ///   - needs: needs known so far: the vectors' means, the correction for offers that lie near everything, and
    ///     what verdicts on pairs teach, come from them too.
    ///   - vectors: of needs and offers (`Profile.embeddedTexts`); without them words and concepts must do.
    public init(
        offers: [Profile], needs: [Profile] = [], thesaurus: Thesaurus = .builtIn, offerVectors: ProfileVectors? = nil,
        needVectors: ProfileVectors? = nil, verdicts: Verdicts = Verdicts(), restorer: DiacriticRestorer? = nil
    ) {
        self.init(
            offers: offers, needs: needs, thesaurus: thesaurus, offerVectors: offerVectors, needVectors: needVectors,
            verdicts: verdicts,
            restorer: restorer ?? DiacriticRestorer(thesaurus: thesaurus, profiles: offers + needs), prepared: nil)
    }

    init(
        offers: [Profile], needs: [Profile], thesaurus: Thesaurus, offerVectors: ProfileVectors?,
        needVectors: ProfileVectors?, verdicts: Verdicts, restorer: DiacriticRestorer, prepared: PreparedProfiles?
    ) {
        self.thesaurus = thesaurus
        self.verdicts = verdicts
        telling = TellingFacts(needs: needs.map(\.facts), offers: offers.map(\.facts))
        self.restorer = restorer
        self.prepared = prepared
        var store = OfferStore(thesaurus, prepared?.spotter ?? ConceptSpotter(thesaurus))
        for offer in offers { store.put(offer, restorer, prepared?.reading(of: offer)) }
        self.store = store
        learned = LearnedWeights()
        if let offerVectors { meaning = Self.meaning(store, needs, offerVectors, needVectors) }
        if !verdicts.isEmpty { learned = LearnedWeights(verdicts, needs: needs, matcher: self) }
    }

    private static func meaning(
        _ store: OfferStore, _ needs: [Profile], _ offerVectors: ProfileVectors, _ needVectors: ProfileVectors?
    ) -> MeaningIndex {
        var meaning = MeaningIndex(name: offerVectors.name, dimension: offerVectors.dimension)
        let fitting = needVectors.flatMap {
            $0.name == offerVectors.name && $0.dimension == offerVectors.dimension ? $0 : nil
        }
        meaning.fill(
            offers: store.offers.enumerated().compactMap { place, offer in
                guard let offer, let vector = offerVectors.byID[offer.id] else { return nil }
                return (place, vector, offer.writtenLanguage)
            },
            needs: needs.compactMap { need in fitting?.byID[need.id].map { ($0, need.writtenLanguage) } })
        return meaning
    }

    /// Embeds offers and needs and builds the matcher. Long work: not for Swift's cooperative threads.
    public init(
        offers: [Profile], needs: [Profile] = [], thesaurus: Thesaurus = .builtIn, embedder: any TextEmbedder,
        verdicts: Verdicts = Verdicts()
    ) throws {
        let restorer = DiacriticRestorer(thesaurus: thesaurus, profiles: offers + needs)
        self.init(
            offers: offers, needs: needs, thesaurus: thesaurus,
            offerVectors: try embedder.vectors(of: offers, restorer),
            needVectors: try embedder.vectors(of: needs, restorer), verdicts: verdicts, restorer: restorer)
    }

    /// What the answers rest on: the name of the model, or `none` where words and concepts do alone.
    public var embedding: String { meaning?.name ?? "none" }

    public var count: Int { store.count }

    /// Adds an offer, or replaces the one with its id. Some milliseconds at most.
    /// - Parameter vector: of `embeddedTexts`; without it the offer is found by words and concepts.
    public mutating func put(_ offer: Profile, vector: [Float]? = nil) {
        remove(offer.id)
        let place = store.put(offer, restorer)
        if let vector { meaning?.put(vector, offer.writtenLanguage, at: place) }
    }

    public mutating func remove(_ offer: String) {
        if let place = store.remove(offer) { meaning?.remove(at: place) }
    }

    /// The best offers for a need, best first, ties by id. Empty means: no good match yet.
    public func rank(_ need: Profile, vector: [Float]? = nil, top: Int) -> [Suggestion] {
        answer(need, vector: vector, top: top).suggestions
    }

    /// The best offers for a need, or why there are none.
    /// - Parameter vector: of the need's `embeddedTexts`; without it words and concepts do alone.
    public func answer(_ need: Profile, vector: [Float]? = nil, top: Int) -> Answer {
        guard store.count > 0 else { return Answer(suggestions: [], nearest: [], absence: .noOffers) }
        let reading = reading(of: need)
        let found = candidates(reading, vector, most: max(top, 0) + Self.reserve)
        let confirmed = verdicts.missing(found, need: need.id, store)
        let ordered = verdicts.ordered(Self.varied(found + confirmed, store.offers), need: need.id, store.offers)
        let isAnswered = found.first?.evidence.isAnswer == true || verdicts.confirms(need.id)
        // Rejected ones stay in sight beyond the number asked for: a person may take the verdict back.
        let shown = ordered.prefix(max(top, 0)) + ordered.dropFirst(max(top, 0)).filter { isRejected($0, need.id) }
        let suggestions = suggestions(shown, need, reading, atMost: isAnswered ? .high : .low)
        if isAnswered || top <= 0 { return Answer(suggestions: suggestions, nearest: [], absence: nil) }
        let isSilent = reading.words.isEmpty && vector == nil
        return Answer(suggestions: [], nearest: suggestions, absence: isSilent ? .nothingSaid : .noneNearEnough)
    }

    func reading(of profile: Profile) -> ProfileReading {
        prepared?.reading(of: profile) ?? ProfileReading(profile, store.spotter, restorer)
    }

    private func isRejected(_ candidate: Candidate, _ need: String) -> Bool {
        guard let offer = store.offers[candidate.place] else { return false }
        return verdicts[need, offer.id]?.rejection != nil
    }

    private func suggestions(
        _ candidates: some Sequence<Candidate>, _ need: Profile, _ reading: ProfileReading, atMost most: Confidence
    ) -> [Suggestion] {
        let finder = ReasonFinder(thesaurus: thesaurus, concepts: store.concepts, words: store.words)
        return candidates.compactMap { candidate in
            guard let offer = store.offers[candidate.place] else { return nil }
            let shared = finder.reasons(reading, self.reading(of: offer))
            let subject = shared.isEmpty ? [Reason(kind: .meaning)] : shared
            let verdict = verdicts.reasons(need: need.id, offer: offer.id)
            return Suggestion(
                offer: offer.id, score: candidate.evidence.score, confidence: min(candidate.confidence, most),
                reasons: verdict + subject + candidate.nudge
                    + need.facts.reasons(for: offer.facts).filter(telling.tells))
        }
    }

    /// The suggestions for every need, in the order of the needs, by words and concepts alone.
    public static func matches(
        needs: [Profile], offers: [Profile], top: Int, thesaurus: Thesaurus = .builtIn
    ) -> [(need: String, suggestions: [Suggestion])] {
        let matcher = Matcher(offers: offers, needs: needs, thesaurus: thesaurus)
        return needs.map { ($0.id, matcher.rank($0, top: top)) }
    }

    /// Candidates looked at beyond those asked for, so that variety and verdicts have something to choose from.
    private static let reserve = 30
}

extension DiacriticRestorer {
    /// From the Vietnamese labels of a thesaurus, the product's own phrases, and profiles that carry their marks.
    public init(thesaurus: Thesaurus, profiles: some Sequence<Profile>) {
        self.init(texts: Self.ownPhrases)
        for concept in thesaurus.concepts {
            for (language, word) in concept.words where language == .vi { learn(word) }
        }
        for profile in profiles where profile.language ?? .vi == .vi {
            learn(profile.title)
            learn(profile.text)
        }
    }
}

extension TextEmbedder {
    /// The vectors of profiles by their ids.
    public func vectors(of profiles: [Profile], _ restorer: DiacriticRestorer?) throws -> ProfileVectors {
        let texts = profiles.map { $0.embeddedTexts(restorer, prefix: textPrefix) }
        var vectors = try vectors(of: texts.flatMap(\.self))[...]
        var byID: [String: [Float]] = [:]
        for (profile, texts) in zip(profiles, texts) {
            byID[profile.id] = Profile.vector(from: Array(vectors.prefix(texts.count)))
            vectors = vectors.dropFirst(texts.count)
        }
        return ProfileVectors(name: name, dimension: dimension, byID: byID)
    }
}
