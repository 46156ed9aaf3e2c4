import Text

/// The offers of a matcher at their places, with what they say indexed. A place that became free is used again.
struct OfferStore: Sendable {
    let spotter: ConceptSpotter
    private(set) var offers: [Profile?] = []
    private(set) var isUsed: [Bool] = []
    private(set) var words = WordIndex()
    private(set) var concepts: ConceptIndex
    private var places: [String: Int] = [:]
    private var free: [Int] = []

    init(_ thesaurus: Thesaurus, _ spotter: ConceptSpotter) {
        self.spotter = spotter
        concepts = ConceptIndex(thesaurus)
    }

    var count: Int { places.count }

    func place(of id: String) -> Int? { places[id] }

    /// - Returns: the place of the offer, an old one with the same id being replaced.
    @discardableResult
    mutating func put(_ offer: Profile, _ restorer: DiacriticRestorer?, _ known: ProfileReading? = nil) -> Int {
        remove(offer.id)
        let place = free.popLast() ?? offers.count
        if place == offers.count {
            offers.append(nil)
            isUsed.append(false)
        }
        offers[place] = offer
        isUsed[place] = true
        places[offer.id] = place
        let reading = known ?? ProfileReading(offer, spotter, restorer)
        words.put(reading, at: place)
        concepts.put(reading, at: place)
        return place
    }

    @discardableResult
    mutating func remove(_ id: String) -> Int? {
        guard let place = places.removeValue(forKey: id), let offer = offers[place] else { return nil }
        // Read again rather than kept: what an offer says takes more room in memory than its text.
        let reading = ProfileReading(offer, spotter)
        words.remove(reading, at: place)
        concepts.remove(reading, at: place)
        offers[place] = nil
        isUsed[place] = false
        free.append(place)
        return place
    }
}
