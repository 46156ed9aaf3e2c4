/// Cuts texts into the pieces of a unigram model (Kudo, "Subword Regularization", 2018): of all ways to write the text
/// as a row of pieces the one with the highest sum of scores, found by Viterbi's algorithm.
///
/// Time and memory grow linearly with the text, since no piece is longer than `Vocabulary.longestPiece`.
struct Tokenizer: Sendable {
    let vocabulary: Vocabulary
    private let normalisation: Normalisation

    init(vocabulary: Vocabulary, normalisation: Normalisation) {
        self.vocabulary = vocabulary
        self.normalisation = normalisation
    }

    /// Ids of the pieces of a text, without marks of start and end. The text is read up to `limit` code points.
    func pieces(of text: String, limit: Int = .max) -> [Int32] {
        best(Array(normalisation.prepared(text, limit: limit).utf8))
    }

    private func best(_ bytes: [UInt8]) -> [Int32] {
        let count = bytes.count
        // For each place: the best sum of scores up to it, the piece that ends there and where that piece began.
        var sums = Array(repeating: -Float.infinity, count: count + 1)
        var lasts = Array(repeating: vocabulary.marks.unknown, count: count + 1)
        var begins = Array(repeating: Int32(0), count: count + 1)
        sums[0] = 0
        func isBetweenCodePoints(_ place: Int) -> Bool { place == count || bytes[place] & 0xC0 != 0x80 }
        for begin in 0..<count where isBetweenCodePoints(begin) {
            let sum = sums[begin]
            func offer(_ piece: Int32, _ score: Float, endingAt end: Int) {
                guard sum + score > sums[end] else { return }
                (sums[end], lasts[end], begins[end]) = (sum + score, piece, Int32(begin))
            }
            var walk = vocabulary.walk(from: bytes[begin])
            var end = begin + 1
            while !walk.range.isEmpty {
                if isBetweenCodePoints(end), let piece = vocabulary.piece(at: walk), piece != vocabulary.marks.unknown {
                    offer(piece, vocabulary.score(piece), endingAt: end)
                }
                guard end < count else { break }
                vocabulary.step(&walk, bytes[end])
                end += 1
            }
            var next = begin + 1
            while !isBetweenCodePoints(next) { next += 1 }
            offer(vocabulary.marks.unknown, vocabulary.unknownScore, endingAt: next)
        }
        var pieces: [Int32] = []
        var place = count
        while place > 0 {
            pieces.append(lasts[place])
            place = Int(begins[place])
        }
        return pieces.reversed()
    }
}
