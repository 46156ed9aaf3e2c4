import CEmbeddingKernels

/// The transformer: states of tokens in, mean states of texts out. BERT's encoder (Devlin and others, 2018), layer
/// normalisation after each part, GELU inside.
///
/// The tokens of several texts stand below one another in one matrix without padding; only attention looks at each text
/// by itself.
struct Encoder {
    let weights: EncoderWeights
    let level: EKLevel

    /// The mean state of each text, `shape.width` floats each, one after the other.
    /// - Parameter texts: ids with marks of start and end, each at most `shape.positions` long and below
    ///   `shape.words`; whatever is longer or larger is left out.
    func means(of texts: [[Int32]]) -> [Float] {
        let shape = weights.shape
        let texts = texts.map { $0.prefix(shape.positions).filter { (0..<Int32(shape.words)).contains($0) } }
        let tokens = texts.reduce(0) { $0 + $1.count }
        var means = Array(repeating: Float(0), count: texts.count * shape.width)
        guard tokens > 0 else { return means }
        let memory = EncoderMemory(shape, tokens: tokens, longest: texts.map(\.count).max() ?? 0)
        embed(texts, memory, tokens)
        for layer in weights.layers {
            attend(layer, texts, memory, tokens)
            feedForward(layer, memory, tokens)
        }
        means.withUnsafeMutableBufferPointer { means in
            guard let out = means.baseAddress else { return }
            var first = 0
            for (index, text) in texts.enumerated() where !text.isEmpty {
                ek_add_mean(
                    level, memory.states.start + first * shape.width, text.count, shape.width, 1,
                    out + index * shape.width)
                first += text.count
            }
        }
        return means
    }

    private func embed(_ texts: [[Int32]], _ memory: EncoderMemory, _ tokens: Int) {
        let width = weights.shape.width
        let rowBytes = ModelShape.storedBytes(width)
        var state = memory.states.start
        for text in texts {
            for (position, id) in text.enumerated() {
                ek_expand(weights.words + Int(id) * rowBytes, width, state)
                let place = weights.positions + position * width
                for column in 0..<width { state[column] += place[column] + weights.firstType[column] }
                state += width
            }
        }
        normalise(memory, added: nil, weights.afterEmbedding, tokens)
    }

    private func attend(_ layer: EncoderLayer, _ texts: [[Int32]], _ memory: EncoderMemory, _ tokens: Int) {
        let width = weights.shape.width
        ek_quantise(level, memory.states.start, tokens, width, memory.activations)
        multiply(layer.attention, memory, tokens, memory.wide.start)
        var first = 0
        for text in texts where !text.isEmpty {
            ek_attend(
                level, memory.wide.start + first * 3 * width, text.count, weights.shape.heads, memory.scratch.start,
                memory.change.start + first * width)
            first += text.count
        }
        ek_quantise(level, memory.change.start, tokens, width, memory.activations)
        multiply(layer.attentionOutput, memory, tokens, memory.change.start)
        normalise(memory, added: memory.change.start, layer.afterAttention, tokens)
    }

    private func feedForward(_ layer: EncoderLayer, _ memory: EncoderMemory, _ tokens: Int) {
        ek_quantise(level, memory.states.start, tokens, weights.shape.width, memory.activations)
        multiply(layer.inner, memory, tokens, memory.wide.start)
        ek_gelu_quantise(level, memory.wide.start, tokens, weights.shape.inner, memory.activations)
        multiply(layer.innerOutput, memory, tokens, memory.change.start)
        normalise(memory, added: memory.change.start, layer.afterInner, tokens)
    }

    private func multiply(
        _ matrix: PackedMatrix, _ memory: EncoderMemory, _ tokens: Int, _ out: UnsafeMutablePointer<Float>
    ) {
        ek_multiply(
            level, matrix.packed, matrix.bias, matrix.rows, matrix.columns, memory.activations, tokens, out)
    }

    private func normalise(
        _ memory: EncoderMemory, added: UnsafeMutablePointer<Float>?, _ normaliser: Normaliser, _ tokens: Int
    ) {
        ek_add_normalise(
            level, memory.states.start, added, normaliser.weight, normaliser.bias, weights.shape.epsilon, tokens,
            weights.shape.width)
    }
}

/// What one pass over some tokens needs: about 11 kB a token.
private struct EncoderMemory {
    let states: AlignedMemory<Float>
    let change: AlignedMemory<Float>
    /// Queries, keys and values first, the inner layer of the feed-forward part later.
    let wide: AlignedMemory<Float>
    let scratch: AlignedMemory<Float>
    let activations: EKActivations
    private let values: AlignedMemory<Int8>
    private let scales: AlignedMemory<Float>
    private let offsets: AlignedMemory<Int32>

    init(_ shape: ModelShape, tokens: Int, longest: Int) {
        let widest = max(shape.inner, shape.width)
        states = AlignedMemory(tokens * shape.width)
        change = AlignedMemory(tokens * shape.width)
        wide = AlignedMemory(tokens * max(shape.inner, 3 * shape.width))
        scratch = AlignedMemory(ek_attend_scratch(longest))
        values = AlignedMemory(tokens * widest)
        scales = AlignedMemory(tokens * widest / ModelShape.block)
        offsets = AlignedMemory(tokens * widest / ModelShape.block)
        activations = EKActivations(values: values.start, scales: scales.start, offsets: offsets.start)
    }
}
