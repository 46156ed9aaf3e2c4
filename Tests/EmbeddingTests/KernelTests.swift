import CEmbeddingKernels
import Foundation
import Testing

@testable import Embedding

/// The ways of working that this machine can run.
let levels: [EKLevel] = [EK_PLAIN, EK_AVX2, EK_AVX512VNNI].filter { $0.rawValue <= ek_best_level().rawValue }

@Suite struct `Arithmetic of the encoder` {
    private final class Quantised {
        let values: AlignedMemory<Int8>
        let scales: AlignedMemory<Float>
        let offsets: AlignedMemory<Int32>
        var view: EKActivations {
            EKActivations(values: values.start, scales: scales.start, offsets: offsets.start)
        }

        init(_ count: Int) {
            values = AlignedMemory(count)
            scales = AlignedMemory(count / 32)
            offsets = AlignedMemory(count / 32)
        }

        func value(_ index: Int) -> Float { Float(values.buffer[index]) * scales.buffer[index / 32] }
    }

    private func random(_ count: Int, seed: UInt64, scale: Float = 1) -> [Float] {
        var random = Sequence(state: seed)
        return (0..<count).map { _ in random.float() * scale }
    }

    @Test(arguments: levels.map(\.rawValue))
    func `quantised values are off by half a step at most, and the offsets fit`(level: UInt32) {
        let x = random(5 * 96, seed: 2, scale: 40)
        let out = Quantised(x.count)
        ek_quantise(EKLevel(level), x, 5, 96, out.view)
        for (index, value) in x.enumerated() {
            #expect(abs(out.value(index) - value) <= out.scales.buffer[index / 32] * 0.5001)
        }
        for block in 0..<15 {
            let sum = out.values.buffer[(block * 32)..<(block * 32 + 32)].reduce(0) { $0 + Int32($1) }
            #expect(out.offsets.buffer[block] == -8 * sum)
        }
    }

    @Test(arguments: levels.map(\.rawValue))
    func `zeros, infinities and what is no number stay in range`(level: UInt32) {
        let kinds: [Float] = [0, .nan, .infinity, -.infinity]
        let x = kinds.flatMap { Array(repeating: $0, count: 32) }
        let out = Quantised(x.count)
        ek_quantise(EKLevel(level), x, 1, x.count, out.view)
        #expect(out.values.buffer.allSatisfy { $0 >= -127 })
        #expect(out.values.buffer[0..<32].allSatisfy { $0 == 0 })
        #expect(out.scales.buffer[0] == 0)
    }

    @Test(arguments: levels.map(\.rawValue), [1, 3, 4, 16, 23, 37])
    func `products are those of the plain formula`(level: UInt32, tokens: Int) {
        let (rows, columns) = (48, 96)
        var random = Sequence(state: 7)
        let stored = randomWeights(rows: rows, columns: columns, scale: 0.05, &random)
        let packed = AlignedMemory<UInt8>(rows / 16 * (columns / 32) * Int(EK_PACKED_BLOCK))
        ek_pack(stored, rows, columns, packed.start)
        let bias = self.random(rows, seed: 3)
        let input = Quantised(tokens * columns)
        // The largest values everywhere in one token, which is where sums in 16 bits would overflow.
        let x = self.random((tokens - 1) * columns, seed: 4) + Array(repeating: 1, count: columns)
        ek_quantise(EKLevel(level), x, tokens, columns, input.view)
        let out = AlignedMemory<Float>(tokens * rows)
        ek_multiply(EKLevel(level), packed.start, bias, rows, columns, input.view, tokens, out.start)
        for row in 0..<rows {
            var weights = Array(repeating: Float(0), count: columns)
            stored.withUnsafeBufferPointer { ek_expand($0.baseAddress! + row * columns / 32 * 18, columns, &weights) }
            for token in 0..<tokens {
                var sum = bias[row]
                for column in 0..<columns { sum += weights[column] * input.value(token * columns + column) }
                #expect(abs(out.buffer[token * rows + row] - sum) < 1e-4)
            }
        }
    }

    @Test func `a stored row has its scale and its nibbles in the order of the file`() {
        let block = number(halfBits(0.5)) + (0..<16).map { UInt8($0) | UInt8(15 - $0) << 4 }
        var row = Array(repeating: Float(0), count: 32)
        ek_expand(block, 32, &row)
        #expect(row.prefix(16).elementsEqual((0..<16).map { Float($0 - 8) / 2 }))
        #expect(row.suffix(16).elementsEqual((0..<16).map { Float(7 - $0) / 2 }))
    }

    @Test(arguments: levels.map(\.rawValue))
    func `GELU is that of the error function`(level: UInt32) {
        let x = (0..<640).map { Float($0 - 320) / 40 }
        let out = Quantised(x.count)
        ek_gelu_quantise(EKLevel(level), x, 1, x.count, out.view)
        for (index, value) in x.enumerated() {
            let exact = value * 0.5 * (1 + Float(erf(Double(value) / 2.0.squareRoot())))
            #expect(abs(out.value(index) - exact) <= out.scales.buffer[index / 32] * 0.51 + 2e-6)
        }
    }

    @Test(arguments: levels.map(\.rawValue))
    func `layer normalisation has mean 0 and variance 1 before weight and bias`(level: UInt32) {
        var x = random(3 * 64, seed: 5, scale: 9)
        let added = random(3 * 64, seed: 6)
        let before = zip(x, added).map { $0 + $1 }
        ek_add_normalise(
            EKLevel(level), &x, added, Array(repeating: 2, count: 64), Array(repeating: 1, count: 64), 0, 3, 64)
        for token in 0..<3 {
            let row = before[(token * 64)..<(token * 64 + 64)]
            let mean = row.reduce(0, +) / 64
            let deviation = (row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 64).squareRoot()
            for (place, value) in row.enumerated() {
                #expect(abs(x[token * 64 + place] - ((value - mean) / deviation * 2 + 1)) < 1e-4)
            }
        }
    }

    @Test(arguments: levels.map(\.rawValue), [1, 2, 5, 16, 33])
    func `attention is the softmax of scaled products over the text`(level: UInt32, tokens: Int) {
        let (heads, width) = (2, 64)
        let qkv = random(tokens * 3 * width, seed: 8, scale: 3)
        let scratch = AlignedMemory<Float>(ek_attend_scratch(tokens))
        let out = AlignedMemory<Float>(tokens * width)
        ek_attend(EKLevel(level), qkv, tokens, heads, scratch.start, out.start)
        func part(_ token: Int, _ kind: Int, _ head: Int) -> ArraySlice<Float> {
            let start = token * 3 * width + kind * width + head * 32
            return qkv[start..<(start + 32)]
        }
        for head in 0..<heads {
            for token in 0..<tokens {
                let shares: [Float] = (0..<tokens).map { other in
                    let product: Float = zip(part(token, 0, head), part(other, 1, head)).reduce(0) { $0 + $1.0 * $1.1 }
                    return exp(product / Float(32).squareRoot())
                }
                let sum = shares.reduce(0, +)
                for column in 0..<32 {
                    var exact: Float = 0
                    for other in 0..<tokens {
                        exact += shares[other] / sum * qkv[other * 3 * width + 2 * width + head * 32 + column]
                    }
                    #expect(abs(out.buffer[token * width + head * 32 + column] - exact) < 1e-4)
                }
            }
        }
    }
}
