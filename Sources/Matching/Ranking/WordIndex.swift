/// Which offers use which words, numbers and Korean syllable pairs.
struct WordIndex: Sendable {
    private var numbers: [String: Int32] = [:]
    private var postings: [Postings] = []
    private var lengths: [Float] = []
    private var wholeLength = 0.0
    private(set) var documents = 0

    // Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009): usual values.
    private static let saturation = 1.2
    private static let lengthShare = 0.75
    /// A word that more than this part of a large set of offers uses tells nothing and costs the most time.
    private static let commonShare = 0.25
    private static let largeSet = 2_000

    mutating func put(_ reading: ProfileReading, at place: Int) {
        if place >= lengths.count { lengths += Array(repeating: 0, count: place + 1 - lengths.count) }
        for (word, use) in reading.words {
            let number: Int32
            if let known = numbers[word] {
                number = known
            } else {
                number = Int32(postings.count)
                numbers[word] = number
                postings.append(Postings())
            }
            postings[Int(number)].put(Int(use.count), at: place)
        }
        lengths[place] = Float(reading.length)
        wholeLength += reading.length
        documents += 1
    }

    /// Takes off a reading as it was put there.
    mutating func remove(_ reading: ProfileReading, at place: Int) {
        for word in reading.words.keys { if let number = numbers[word] { postings[Int(number)].remove(at: place) } }
        wholeLength -= reading.length
        documents -= 1
        lengths[place] = 0
    }

    func rarity(_ word: String) -> Double {
        Rarity.squared(documents: documents, having: numbers[word].map { postings[Int($0)].count } ?? 0)
    }

    /// For each place its BM25 score for the need's words over the score that the need would give itself, 0…1.
    func coverage(of need: ProfileReading) -> [Float] {
        var sum = Array(repeating: Float(0), count: lengths.count)
        var itself = 0.0
        let meanLength = max(wholeLength / Double(max(documents, 1)), 1)
        let fixed = Float(Self.saturation * (1 - Self.lengthShare))
        let perLength = Float(Self.saturation * Self.lengthShare / meanLength)
        for (word, use) in need.words.sorted(by: { $0.key < $1.key }) {
            let found = numbers[word].map { postings[Int($0)] } ?? Postings()
            let value = use.worth * Rarity.squared(documents: documents, having: found.count)
            let norm = Self.saturation * (1 - Self.lengthShare + Self.lengthShare * need.length / meanLength)
            itself += value * use.count * (Self.saturation + 1) / (use.count + norm)
            if documents > Self.largeSet, Double(found.count) > Self.commonShare * Double(documents) { continue }
            let factor = Float(value * (Self.saturation + 1))
            sum.withUnsafeMutableBufferPointer { sum in
                for posting in found.packed {
                    let place = Postings.place(posting)
                    let count = Float(Postings.amount(posting))
                    sum[place] += factor * count / (count + fixed + perLength * lengths[place])
                }
            }
        }
        guard itself > 0 else { return sum }
        let share = Float(1 / itself)
        return sum.map { min($0 * share, 1) }
    }
}
