/// Which offers speak of which concepts, broader ones included at half a level down each.
struct ConceptIndex: Sendable {
    private let thesaurus: Thesaurus
    private var postings: [Postings]
    private var places = 0
    private(set) var documents = 0

    static let damping = 0.5
    private static let bodyStrength = 0.7
    private static let bodyWeight = 0.35
    /// Strengths are kept in steps of 1/255.
    private static let steps = 255.0

    init(_ thesaurus: Thesaurus) {
        self.thesaurus = thesaurus
        postings = Array(repeating: Postings(), count: thesaurus.concepts.count)
    }

    mutating func put(_ reading: ProfileReading, at place: Int) {
        for (concept, strength) in strengths(reading) {
            postings[concept].put(Int((strength * Self.steps).rounded()), at: place)
        }
        places = max(places, place + 1)
        documents += 1
    }

    /// Takes off a reading as it was put there.
    mutating func remove(_ reading: ProfileReading, at place: Int) {
        for concept in strengths(reading).keys { postings[concept].remove(at: place) }
        documents -= 1
    }

    /// How strongly a profile speaks of each concept, itself or through a narrower one: 1 in the title, less elsewhere.
    private func strengths(_ reading: ProfileReading) -> [Int: Double] {
        var strengths: [Int: Double] = [:]
        for (concept, use) in reading.concepts {
            for (above, levels) in thesaurus.lines[concept] {
                let strength = (use.inTitle ? 1 : Self.bodyStrength) * use.certainty * Self.damped(levels)
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

    /// For each place the part of the need's concepts that its offer covers, 0…1.
    ///
    /// coverage = Σ weight · max over what both stand under (rarity · damping · strength) / Σ weight · rarity
    func coverage(of need: ProfileReading) -> [Float] {
        var sum = Array(repeating: Float(0), count: places)
        var best = Array(repeating: Float(0), count: places)
        var whole = 0.0
        for (concept, use) in need.concepts.sorted(by: { $0.key < $1.key }) {
            let weight = weight(use)
            whole += weight * rarity(concept)
            for (above, levels) in thesaurus.lines[concept] {
                let value = Float(weight * rarity(above) * Self.damped(levels) / Self.steps)
                for posting in postings[above].packed {
                    let place = Postings.place(posting)
                    best[place] = max(best[place], value * Float(Postings.amount(posting)))
                }
            }
            for (above, _) in thesaurus.lines[concept] {
                for posting in postings[above].packed {
                    let place = Postings.place(posting)
                    sum[place] += best[place]
                    best[place] = 0
                }
            }
        }
        guard whole > 0 else { return sum }
        let share = Float(1 / whole)
        return sum.map { $0 * share }
    }

    func weight(_ use: ProfileReading.ConceptUse) -> Double { (use.inTitle ? 1 : Self.bodyWeight) * use.certainty }
}
