/// Which offers speak of which concepts, broader ones included at half a level down each.
struct ConceptIndex {
    struct Posting {
        let offer: Int
        let strength: Double
    }

    private let thesaurus: Thesaurus
    private var postings: [[Posting]]
    private let documents: Int

    static let damping = 0.5
    private static let bodyStrength = 0.7
    private static let bodyWeight = 0.35

    init(_ readings: [ProfileReading], _ thesaurus: Thesaurus) {
        self.thesaurus = thesaurus
        documents = readings.count
        postings = Array(repeating: [], count: thesaurus.concepts.count)
        for (offer, reading) in readings.enumerated() {
            for (concept, strength) in Self.strengths(reading, thesaurus).sorted(by: { $0.key < $1.key }) {
                postings[concept].append(Posting(offer: offer, strength: strength))
            }
        }
    }

    /// How strongly a profile speaks of each concept, itself or through a narrower one: 1 in the title, less elsewhere.
    private static func strengths(_ reading: ProfileReading, _ thesaurus: Thesaurus) -> [Int: Double] {
        var strengths: [Int: Double] = [:]
        for (concept, use) in reading.concepts {
            for (above, levels) in thesaurus.lines[concept] {
                let strength = (use.inTitle ? 1 : bodyStrength) * use.certainty * damped(levels)
                strengths[above] = max(strengths[above] ?? 0, strength)
            }
        }
        return strengths
    }

    static func damped(_ levels: Int) -> Double {
        (0..<levels).reduce(1) { value, _ in value * damping }
    }

    func rarity(_ concept: Int) -> Double {
        Rarity.squared(documents: documents, having: postings[concept].count)
    }

    /// For each offer the part of the need's concepts that it covers, 0…1.
    ///
    /// coverage = Σ weight · max over what both stand under (rarity · damping · strength) / Σ weight · rarity
    func coverage(of need: ProfileReading) -> [Double] {
        var sum = Array(repeating: 0.0, count: documents)
        var whole = 0.0
        for (concept, use) in need.concepts.sorted(by: { $0.key < $1.key }) {
            let weight = weight(use)
            whole += weight * rarity(concept)
            var best: [Int: Double] = [:]
            for (above, levels) in thesaurus.lines[concept] {
                let value = weight * rarity(above) * Self.damped(levels)
                for posting in postings[above] {
                    best[posting.offer] = max(best[posting.offer] ?? 0, value * posting.strength)
                }
            }
            for (offer, value) in best { sum[offer] += value }
        }
        return whole > 0 ? sum.map { $0 / whole } : sum
    }

    func weight(_ use: ProfileReading.ConceptUse) -> Double { (use.inTitle ? 1 : Self.bodyWeight) * use.certainty }
}
