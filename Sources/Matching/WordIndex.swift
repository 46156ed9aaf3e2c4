/// Which offers use which words, numbers and Korean syllable pairs.
struct WordIndex {
    private struct Posting {
        let offer: Int
        let count: Double
    }

    private var postings: [String: [Posting]] = [:]
    private var lengths: [Double] = []
    private let meanLength: Double

    // Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009): usual values.
    private static let saturation = 1.2
    private static let lengthShare = 0.75

    init(_ readings: [ProfileReading]) {
        for (offer, reading) in readings.enumerated() {
            for (word, use) in reading.words {
                postings[word, default: []].append(Posting(offer: offer, count: use.count))
            }
        }
        lengths = readings.map(\.length)
        meanLength = max(lengths.reduce(0, +) / Double(max(lengths.count, 1)), 1)
    }

    func rarity(_ word: String) -> Double {
        Rarity.squared(documents: lengths.count, having: postings[word]?.count ?? 0)
    }

    /// For each offer its BM25 score for the need's words over the score that the need would give itself, 0…1.
    func coverage(of need: ProfileReading) -> [Double] {
        var sum = Array(repeating: 0.0, count: lengths.count)
        var itself = 0.0
        for (word, use) in need.words.sorted(by: { $0.key < $1.key }) {
            let value = use.worth * rarity(word)
            itself += value * frequency(use.count, length: need.length)
            for posting in postings[word] ?? [] {
                sum[posting.offer] += value * frequency(posting.count, length: lengths[posting.offer])
            }
        }
        return itself > 0 ? sum.map { min($0 / itself, 1) } : sum
    }

    private func frequency(_ count: Double, length: Double) -> Double {
        let norm = Self.saturation * (1 - Self.lengthShare + Self.lengthShare * length / meanLength)
        return count * (Self.saturation + 1) / (count + norm)
    }
}
