import CEmbeddingKernels

/// A matrix of 4-bit weights, rearranged for the kernels.
struct PackedMatrix {
    let rows: Int
    let columns: Int
    let packed: UnsafePointer<UInt8>
    let bias: UnsafePointer<Float>
}

/// Weight and bias of a layer normalisation.
struct Normaliser {
    let weight: UnsafePointer<Float>
    let bias: UnsafePointer<Float>
}

struct EncoderLayer {
    /// Queries, keys and values in one matrix of three times the width.
    let attention: PackedMatrix
    let attentionOutput: PackedMatrix
    let afterAttention: Normaliser
    let inner: PackedMatrix
    let innerOutput: PackedMatrix
    let afterInner: Normaliser
}

/// The weights of a model: matrices rearranged in memory of their own (5 bits a weight, scales included), the table of
/// words and the short vectors where they stand in the model's bytes.
///
/// Sendable since it is complete, and never changed, when `init` ends.
final class EncoderWeights: @unchecked Sendable {
    let shape: ModelShape
    let words: UnsafePointer<UInt8>
    let positions: UnsafePointer<Float>
    let firstType: UnsafePointer<Float>
    let afterEmbedding: Normaliser
    let layers: [EncoderLayer]
    /// Bytes of memory beside the model's own.
    let packedBytes: Int
    private let owner: ModelBytes
    private let memory: AlignedMemory<UInt8>
    private let biases: AlignedMemory<Float>

    init(_ shape: ModelShape, _ tensors: TensorDirectory, owner: ModelBytes) throws(EmbeddingError) {
        let width = shape.width
        func normaliser(_ name: String) throws(EmbeddingError) -> Normaliser {
            Normaliser(
                weight: try tensors.floats(name + ".w", width), bias: try tensors.floats(name + ".b", width))
        }
        guard let start = owner.raw.baseAddress?.assumingMemoryBound(to: UInt8.self) else { throw .notAModel }
        let words = try tensors.weights("emb.word", rows: shape.words, columns: width)
        self.words = start + words.lowerBound
        positions = try tensors.floats("emb.pos", shape.positions * width)
        firstType = try tensors.floats("emb.type", width)
        afterEmbedding = try normaliser("emb.ln")

        let perLayer = Self.packedBytes(4 * width, width) + 2 * Self.packedBytes(shape.inner, width)
        let memory = AlignedMemory<UInt8>(perLayer * shape.layers)
        let biases = AlignedMemory<Float>(3 * width * shape.layers)
        var used = 0

        func matrix(
            _ names: [String], rows: Int, columns: Int, bias: UnsafePointer<Float>
        ) throws(EmbeddingError) -> PackedMatrix {
            let first = memory.start + used
            for name in names {
                let range = try tensors.weights(name + ".w", rows: rows, columns: columns)
                ek_pack(start + range.lowerBound, rows, columns, memory.start + used)
                used += Self.packedBytes(rows, columns)
                owner.release(range)
            }
            return PackedMatrix(rows: rows * names.count, columns: columns, packed: first, bias: bias)
        }
        var layers: [EncoderLayer] = []
        for index in 0..<shape.layers {
            let name = "l\(index)."
            let threeBiases = biases.start + 3 * width * index
            for (part, letter) in ["q", "k", "v"].enumerated() {
                let bias = try tensors.floats(name + letter + ".b", width)
                (threeBiases + part * width).update(from: bias, count: width)
            }
            layers.append(
                EncoderLayer(
                    attention: try matrix(
                        [name + "q", name + "k", name + "v"], rows: width, columns: width, bias: threeBiases),
                    attentionOutput: try matrix(
                        [name + "ao"], rows: width, columns: width, bias: try tensors.floats(name + "ao.b", width)),
                    afterAttention: try normaliser(name + "aln"),
                    inner: try matrix(
                        [name + "fi"], rows: shape.inner, columns: width,
                        bias: try tensors.floats(name + "fi.b", shape.inner)),
                    innerOutput: try matrix(
                        [name + "fo"], rows: width, columns: shape.inner,
                        bias: try tensors.floats(name + "fo.b", width)),
                    afterInner: try normaliser(name + "oln")))
        }
        (self.shape, self.owner, self.memory, self.biases, self.layers) = (shape, owner, memory, biases, layers)
        packedBytes = memory.buffer.count + biases.buffer.count * 4
    }

    private static func packedBytes(_ rows: Int, _ columns: Int) -> Int {
        rows / Int(EK_ROWS) * (columns / Int(EK_BLOCK)) * Int(EK_PACKED_BLOCK)
    }
}
