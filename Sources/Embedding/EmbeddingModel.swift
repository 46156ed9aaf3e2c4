import CEmbeddingKernels
import Dispatch

/// multilingual-e5-small with 4-bit weights: texts of some hundred languages in, vectors of meaning out.
///
/// The cosine of two vectors tells how alike the texts are. The model was trained with "query: " or "passage: " before
/// each text: putting it there is the caller's business.
///
/// A model may be shared by all threads. Its work takes milliseconds to minutes of processor time: never call it on
/// Swift's cooperative threads.
public final class EmbeddingModel: Sendable {
    /// SHA-256 of the file that this was made for, in hexadecimal.
    public static let knownHash = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"

    /// Windows of a long text that are read; with the 510 pieces of each window 8,160 pieces, about twelve pages.
    public static let windowsRead = 16

    /// Name to store with vectors: those of another name cannot be compared with them.
    public let name = "multilingual-e5-small-q4"

    /// Floats of a vector.
    public var dimension: Int { weights.shape.width }

    /// Bytes of memory held beside the mapped file, without what a call takes for its time (about 11 kB a token, at
    /// most 6 MB a thread).
    public let bytesHeld: Int

    private let weights: EncoderWeights
    private let tokenizer: Tokenizer
    private let level: EKLevel

    /// Maps and checks a model file. Takes about a tenth of a second, more with a hash.
    /// - Parameter sha256: gives the 32 bytes of the hash of some bytes; if there, the file must be the known one.
    ///   Without it the file is checked for its form only.
    public convenience init(
        path: String, sha256: ((UnsafeRawBufferPointer) -> [UInt8])? = nil
    ) throws(EmbeddingError) {
        let bytes = try ModelBytes(path: path)
        // The header first: what is plainly another file need not be read to its end.
        var reader = ModelReader(bytes.raw)
        _ = try ModelShape(&reader)
        if let sha256 {
            let found = sha256(bytes.raw).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            guard found == Self.knownHash else { throw .otherFile(expected: Self.knownHash, found: found) }
            bytes.release(0..<bytes.raw.count)
        }
        try self.init(bytes, level: ek_best_level())
    }

    init(_ bytes: ModelBytes, level: EKLevel) throws(EmbeddingError) {
        var reader = ModelReader(bytes.raw)
        let shape = try ModelShape(&reader)
        let vocabulary = try Vocabulary(&reader, owner: bytes, words: shape.words)
        tokenizer = Tokenizer(vocabulary: vocabulary, normalisation: try Normalisation(&reader))
        weights = try EncoderWeights(shape, try TensorDirectory(&reader), owner: bytes)
        bytesHeld = weights.packedBytes + vocabulary.bytesHeld
        self.level = level
    }

    /// Ids of the pieces of a text between the marks of start and end, as far as it is read.
    public func tokens(of text: String) -> [Int32] {
        [tokenizer.vocabulary.marks.start] + pieces(of: text) + [tokenizer.vocabulary.marks.end]
    }

    /// A vector of length 1 for each text.
    ///
    /// Any text is fine, an empty one too. One of more than 510 pieces is read in windows of 510, whose means are
    /// weighted by their lengths; what lies behind `windowsRead` windows is left out.
    /// - Parameter threads: at most so many threads work, the caller's included.
    /// - Throws: `EmbeddingError.noVector` if the weights are damaged.
    public func vectors(of texts: [String], threads: Int = 1) throws(EmbeddingError) -> [[Float]] {
        let parts = texts.indices.flatMap { windows(of: texts[$0], at: $0) }
        let passes = Passes(parts, threads: max(threads, 1)).passes
        let means = self.means(of: passes, threads: max(threads, 1))
        var sums = Array(repeating: Array(repeating: Float(0), count: dimension), count: texts.count)
        for (pass, means) in zip(passes, means) {
            for (place, window) in pass.enumerated() {
                for column in 0..<dimension {
                    sums[window.text][column] += window.weight * means[place * dimension + column]
                }
            }
        }
        for text in sums.indices {
            let square = sums[text].reduce(0) { $0 + $1 * $1 }
            guard square.isFinite, square > 0 else { throw .noVector(text: text) }
            let factor = 1 / square.squareRoot()
            for column in 0..<dimension { sums[text][column] *= factor }
        }
        return sums
    }

    private func pieces(of text: String) -> [Int32] {
        let room = Self.windowsRead * (weights.shape.positions - 2)
        let pieces = tokenizer.pieces(of: text, limit: room * tokenizer.vocabulary.longestPiece)
        return Array(pieces.prefix(room))
    }

    private func windows(of text: String, at index: Int) -> [Window] {
        let marks = tokenizer.vocabulary.marks
        let pieces = pieces(of: text)
        let room = weights.shape.positions - 2
        return stride(from: 0, to: max(pieces.count, 1), by: room).map { start in
            let part = pieces[start..<min(start + room, pieces.count)]
            return Window(text: index, ids: [marks.start] + part + [marks.end])
        }
    }

    /// The mean states of each pass; the passes are dealt to the threads in turn.
    private func means(of passes: [[Window]], threads: Int) -> [[Float]] {
        let encoder = Encoder(weights: weights, level: level)
        let workers = min(threads, passes.count)
        guard workers > 1 else { return passes.map { encoder.means(of: $0.map(\.ids)) } }
        var results: [[Float]] = Array(repeating: [], count: passes.count)
        results.withUnsafeMutableBufferPointer { results in
            // Each place is written by one worker only.
            nonisolated(unsafe) let results = results
            DispatchQueue.concurrentPerform(iterations: workers) { worker in
                for pass in stride(from: worker, to: passes.count, by: workers) {
                    results[pass] = encoder.means(of: passes[pass].map(\.ids))
                }
            }
        }
        return results
    }
}
