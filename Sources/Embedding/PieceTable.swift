/// The pieces of a vocabulary as they stand in the model: their bytes and scores.
struct PieceTable: Sendable {
    let count: Int
    private let owner: ModelBytes
    private let offsets: Int
    private let scores: Int
    private let text: Range<Int>

    /// Reads where the table is and checks that every piece lies in it and every score is a number.
    init(_ reader: inout ModelReader, owner: ModelBytes, count: Int, bytes: UInt64) throws(EmbeddingError) {
        self.owner = owner
        self.count = count
        offsets = try reader.skip((count + 1) * 4).lowerBound
        scores = try reader.skip(count * 4).lowerBound
        text = try reader.skip(bytes)
        for piece in 0..<count {
            guard offset(piece) <= offset(piece + 1), offset(piece + 1) <= text.count else {
                throw .damaged("piece \(piece) is out of place")
            }
            guard abs(score(piece)) < 10_000 else { throw .damaged("piece \(piece) has the score \(score(piece))") }
        }
    }

    /// The logarithm of the piece's probability.
    func score(_ piece: Int) -> Float {
        owner.raw.loadUnaligned(fromByteOffset: scores + piece * 4, as: Float.self)
    }

    func bytes(_ piece: Int) -> Slice<UnsafeRawBufferPointer> {
        owner.raw[(text.lowerBound + offset(piece))..<(text.lowerBound + offset(piece + 1))]
    }

    func length(_ piece: Int) -> Int {
        offset(piece + 1) - offset(piece)
    }

    /// The byte at a place of a piece, -1 at its end.
    func byte(_ piece: Int, _ place: Int) -> Int {
        place < length(piece) ? Int(owner.raw[text.lowerBound + offset(piece) + place]) : -1
    }

    private func offset(_ piece: Int) -> Int {
        Int(owner.raw.loadUnaligned(fromByteOffset: offsets + piece * 4, as: UInt32.self))
    }
}
