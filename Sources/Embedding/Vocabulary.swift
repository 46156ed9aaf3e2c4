/// The pieces that texts are cut into, each with the logarithm of its probability.
///
/// The pieces stay where they are in the model; beside them stands only their order by bytes, in which all pieces that
/// begin alike are neighbours. Walking down a text therefore narrows a range, as walking down a trie would, with a
/// megabyte instead of ten.
struct Vocabulary: Sendable {
    /// Ids of the tokens that are no piece of text.
    struct Marks: Sendable, Equatable {
        let start: Int32
        let end: Int32
        let unknown: Int32
    }

    let marks: Marks
    /// Score of a code point that no piece covers: ten below the least likely piece.
    let unknownScore: Float
    /// Bytes of the longest piece.
    let longestPiece: Int
    private let table: PieceTable
    private let order: [Int32]
    /// Where in `order` the pieces with each first byte begin; 257 entries.
    private let firsts: [Int32]

    /// Bytes of memory beside the model's own.
    var bytesHeld: Int { (order.count + firsts.count) * 4 }

    /// Reads the table of pieces; leaves the reader behind it.
    /// - Parameter words: all ids must lie below.
    init(_ reader: inout ModelReader, owner: ModelBytes, words: Int) throws(EmbeddingError) {
        let count = try reader.next("pieces", in: 1...words)
        let start = try reader.next("start mark", in: 0...words - 1)
        let end = try reader.next("end mark", in: 0...words - 1)
        _ = try reader.next("padding mark", in: 0...words - 1)
        let unknown = try reader.next("unknown mark", in: 0...words - 1)
        marks = Marks(start: Int32(start), end: Int32(end), unknown: Int32(unknown))
        let bytes = try reader.next(UInt64.self)
        let table = try PieceTable(&reader, owner: owner, count: count, bytes: bytes)
        self.table = table
        unknownScore = (0..<count).reduce(Float.infinity) { min($0, table.score($1)) } - 10
        longestPiece = (0..<count).reduce(1) { max($0, table.length($1)) }
        order = Self.sorted(table)
        var firsts = Array(repeating: Int32(0), count: 257)
        for piece in order { firsts[table.byte(Int(piece), 0) + 1] += 1 }
        for byte in 0..<256 { firsts[byte + 1] += firsts[byte] }
        self.firsts = firsts
    }

    /// The pieces that are not empty, by their bytes.
    private static func sorted(_ table: PieceTable) -> [Int32] {
        // The first eight bytes as a number decide most comparisons.
        var keys: [(head: UInt64, piece: Int32)] = []
        keys.reserveCapacity(table.count)
        for piece in 0..<table.count where table.length(piece) > 0 {
            var head: UInt64 = 0
            for place in 0..<8 { head = head << 8 | UInt64(max(table.byte(piece, place), 0)) }
            keys.append((head, Int32(piece)))
        }
        keys.sort { one, other in
            if one.head != other.head { return one.head < other.head }
            let (first, second) = (table.bytes(Int(one.piece)), table.bytes(Int(other.piece)))
            if first.elementsEqual(second) { return one.piece < other.piece }
            return first.lexicographicallyPrecedes(second)
        }
        return keys.map(\.piece)
    }

    func score(_ piece: Int32) -> Float {
        table.score(Int(piece))
    }

    /// The pieces that begin with some bytes, as a range of `order`.
    struct Walk {
        var range: Range<Int>
        /// How many bytes have been walked.
        var depth: Int
    }

    /// The pieces that begin with a byte.
    func walk(from byte: UInt8) -> Walk {
        Walk(range: Int(firsts[Int(byte)])..<Int(firsts[Int(byte) + 1]), depth: 1)
    }

    /// Leaves those whose next byte is `byte`.
    func step(_ walk: inout Walk, _ byte: UInt8) {
        let low = firstPlace(in: walk.range, byte: walk.depth, atLeast: Int(byte))
        let high = firstPlace(in: low..<walk.range.upperBound, byte: walk.depth, atLeast: Int(byte) + 1)
        walk = Walk(range: low..<high, depth: walk.depth + 1)
    }

    /// The piece that is just the bytes walked: the first of the range, if it ends here.
    func piece(at walk: Walk) -> Int32? {
        guard let first = walk.range.first, table.length(Int(order[first])) == walk.depth else { return nil }
        return order[first]
    }

    private func firstPlace(in range: Range<Int>, byte depth: Int, atLeast byte: Int) -> Int {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if table.byte(Int(order[middle]), depth) < byte { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
