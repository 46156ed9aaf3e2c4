/// The sizes of a BERT encoder, from the file's header.
struct ModelShape: Equatable {
    /// Floats of a token's state; the dimension of the vectors.
    let width: Int
    let layers: Int
    let heads: Int
    /// Width of the inner layer of a feed-forward part.
    let inner: Int
    /// Rows of the table of word embeddings.
    let words: Int
    /// Tokens that the encoder sees at once, marks of start and end included.
    let positions: Int
    /// Added to the variance in layer normalisation.
    let epsilon: Float

    /// Width of one head, and weights that share a scale: both are fixed in the kernels.
    static let headWidth = 32
    static let block = 32

    /// Magic, version and sizes; leaves the reader at the tokenizer.
    init(_ reader: inout ModelReader) throws(EmbeddingError) {
        guard reader.bytes.count >= 4, reader.bytes.prefix(4).elementsEqual("E5S1".utf8) else { throw .notAModel }
        try reader.skip(4)
        let version = try reader.next(UInt32.self)
        guard version == 1 else { throw .unknownVersion(Int(version)) }
        width = try reader.next("width", in: 32...4096)
        layers = try reader.next("layers", in: 1...96)
        heads = try reader.next("heads", in: 1...128)
        inner = try reader.next("inner width", in: 32...16384)
        words = try reader.next("words", in: 1...4_000_000)
        positions = try reader.next("positions", in: 8...8192)
        _ = try reader.next("token types", in: 1...16)
        epsilon = try reader.nextFloat()
        let block = try reader.next("block", in: 1...1024)
        guard block == Self.block else { throw .unusable(field: "block", value: block) }
        guard width % Self.block == 0, heads * Self.headWidth == width else {
            throw .unusable(field: "heads", value: heads)
        }
        guard inner % Self.block == 0 else { throw .unusable(field: "inner width", value: inner) }
        guard epsilon.isFinite, epsilon >= 0 else { throw .damaged("epsilon is \(epsilon)") }
    }

    /// Bytes of a row of so many stored weights: each block has a half-precision scale and 16 bytes of nibbles.
    static func storedBytes(_ weights: Int) -> Int { weights / block * 18 }
}
