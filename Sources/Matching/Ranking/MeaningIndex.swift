import Text

/// The centred vectors of offers, with how near each lies to needs at large.
struct MeaningIndex: Sendable {
    let name: String
    private(set) var means: LanguageMeans
    /// What the vectors in the index were centred with; brought up to date when the means have moved away.
    private var used: [WrittenLanguage?: [Float]] = [:]
    private var index: VectorIndex
    private var languages: [WrittenLanguage?] = []
    /// A sample of needs, centred, to see which offers lie near everything.
    private var needs: VectorIndex
    private var hubness: [Float] = []

    // Conneau et al., "Word translation without parallel data" (2018): cross-domain similarity local scaling, k = 10.
    private static let neighbours = 10
    static let mostNeeds = 512
    /// A mean that moved by less than this changes cosines in the third digit only.
    private static let drift: Float = 0.03
    /// Added to the variance of the cosines, so that with a handful of offers small differences stay small.
    private static let priorDeviation: Float = 0.05

    init(name: String, dimension: Int) {
        self.name = name
        means = LanguageMeans(dimension: dimension)
        index = VectorIndex(dimension: dimension)
        needs = VectorIndex(dimension: dimension)
    }

    /// Takes in many at once: the means first, then everything centred by them.
    mutating func fill(
        offers: [(place: Int, vector: [Float], language: WrittenLanguage?)],
        needs known: [(vector: [Float], language: WrittenLanguage?)]
    ) {
        for offer in offers { means.add(offer.vector, offer.language) }
        for need in known { means.add(need.vector, need.language) }
        for language in WrittenLanguage.allCases + [nil] { used[language] = means.mean(of: language) }
        let step = max(1, known.count / Self.mostNeeds)
        for (place, need) in stride(from: 0, to: known.count, by: step).prefix(Self.mostNeeds).enumerated() {
            needs.put(centred(known[need].vector, known[need].language), at: place)
        }
        for offer in offers { place(offer.vector, offer.language, at: offer.place) }
    }

    mutating func put(_ vector: [Float], _ language: WrittenLanguage?, at place: Int) {
        means.add(vector, language)
        let now = means.mean(of: language)
        if let before = used[language], Self.distance(now, before) > Self.drift {
            recentre(language, from: before, to: now)
        }
        if used[language] == nil { used[language] = now }
        self.place(vector, language, at: place)
    }

    mutating func remove(at place: Int) {
        guard index.holds(place) else { return }
        let language = languages[place]
        let mean = used[language] ?? []
        means.remove(zip(index.vector(at: place), mean).map { $0 + $1 }, language)
        index.remove(at: place)
    }

    private mutating func place(_ vector: [Float], _ language: WrittenLanguage?, at place: Int) {
        if place >= languages.count {
            languages += Array(repeating: nil, count: place + 1 - languages.count)
            hubness += Array(repeating: 0, count: place + 1 - hubness.count)
        }
        languages[place] = language
        let centred = centred(vector, language)
        index.put(centred, at: place)
        hubness[place] = nearness(of: centred)
    }

    /// Mean cosine with the nearest needs.
    private func nearness(of vector: [Float]) -> Float {
        guard needs.count >= Self.neighbours * 2 else { return 0 }
        return needs.top(Self.neighbours, to: vector).reduce(0) { $0 + $1.cosine } / Float(Self.neighbours)
    }

    private mutating func recentre(_ language: WrittenLanguage?, from old: [Float], to new: [Float]) {
        for place in languages.indices where languages[place] == language && index.holds(place) {
            let moved = zip(index.vector(at: place), zip(old, new)).map { $0 + $1.0 - $1.1 }
            index.put(moved, at: place)
        }
        used[language] = new
    }

    func centred(_ vector: [Float], _ language: WrittenLanguage?) -> [Float] {
        zip(vector, used[language] ?? means.mean(of: language)).map { $0 - $1 }
    }

    /// For each place how near its offer is, in standard deviations from the mean over all offers; not a number where
    /// there is none. `nil` for a vector that says nothing.
    ///
    /// Compared are cosines less ½ · the offer's nearness to needs at large (the need's own nearness is the same for all
    /// its offers and left out).
    func standings(of vector: [Float], _ language: WrittenLanguage?) -> [Float]? {
        guard vector.count == means.dimension, vector.contains(where: { $0 != 0 }) else { return nil }
        var values = index.cosines(to: centred(vector, language))
        var count: Float = 0
        var sum: Float = 0
        for place in values.indices {
            values[place] = index.holds(place) ? values[place] - hubness[place] / 2 : .nan
            if !values[place].isNaN {
                count += 1
                sum += values[place]
            }
        }
        guard count > 0 else { return nil }
        let mean = sum / count
        var square: Float = 0
        for value in values where !value.isNaN { square += (value - mean) * (value - mean) }
        let deviation = (square / count + Self.priorDeviation * Self.priorDeviation).squareRoot()
        return values.map { ($0 - mean) / deviation }
    }

    private static func distance(_ one: [Float], _ other: [Float]) -> Float {
        zip(one, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }
}
