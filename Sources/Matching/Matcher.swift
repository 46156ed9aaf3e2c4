/// Ranks offers for needs by words and concepts. Built once from the offers; the same input gives the same answer.
public struct Matcher: Sendable {
    public let thesaurus: Thesaurus
    private let offers: [Profile]
    private let readings: [ProfileReading]
    private let spotter: ConceptSpotter
    private let concepts: ConceptIndex
    private let words: WordIndex

    public init(offers: [Profile], thesaurus: Thesaurus = .builtIn) {
        let spotter = ConceptSpotter(thesaurus)
        let readings = offers.map { ProfileReading($0, spotter) }
        self.thesaurus = thesaurus
        self.offers = offers
        self.readings = readings
        self.spotter = spotter
        concepts = ConceptIndex(readings, thesaurus)
        words = WordIndex(readings)
    }

    /// The best offers for a need, best first, ties by id. Empty means: no good match yet.
    public func rank(_ need: Profile, top: Int) -> [Suggestion] {
        let reading = ProfileReading(need, spotter)
        let evidence = zip(concepts.coverage(of: reading), words.coverage(of: reading)).map {
            Evidence(concepts: $0, words: $1, known: reading.knownTitle)
        }
        let fitting = evidence.indices.filter { Confidence(evidence[$0]) != nil }
        let ordered = fitting.sorted {
            (-evidence[$0].score, offers[$0].id) < (-evidence[$1].score, offers[$1].id)
        }
        let finder = ReasonFinder(thesaurus: thesaurus, concepts: concepts, words: words)
        return ordered.prefix(max(top, 0)).compactMap { offer in
            Confidence(evidence[offer]).map {
                Suggestion(
                    offer: offers[offer].id, score: evidence[offer].score, confidence: $0,
                    reasons: finder.reasons(reading, readings[offer]))
            }
        }
    }

    /// The suggestions for every need, in the order of the needs. That no offer floods the list is the caller's to decide.
    public static func matches(
        needs: [Profile], offers: [Profile], top: Int, thesaurus: Thesaurus = .builtIn
    ) -> [(need: String, suggestions: [Suggestion])] {
        let matcher = Matcher(offers: offers, thesaurus: thesaurus)
        return needs.map { ($0.id, matcher.rank($0, top: top)) }
    }
}
