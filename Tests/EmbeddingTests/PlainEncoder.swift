import CEmbeddingKernels
import Foundation

@testable import Embedding

/// The encoder once more, as it is written in the books: floats, no blocks, no quantised activations, nothing fast.
struct PlainEncoder {
    private let bytes: ModelBytes
    private let shape: ModelShape
    private let tensors: TensorDirectory

    init(_ content: [UInt8]) throws {
        bytes = ModelBytes(copying: content)
        var reader = ModelReader(bytes.raw)
        shape = try ModelShape(&reader)
        _ = try Vocabulary(&reader, owner: bytes, words: shape.words)
        _ = try Normalisation(&reader)
        tensors = try TensorDirectory(&reader)
    }

    func mean(_ ids: [Int32]) throws -> [Float] {
        let width = shape.width
        let words = try matrix("emb.word", shape.words, width)
        let positions = try floats("emb.pos", shape.positions * width)
        let type = try floats("emb.type", width)
        var states = ids.enumerated().map { place, id in
            (0..<width).map { words[Int(id)][$0] + positions[place * width + $0] + type[$0] }
        }
        states = try states.map { try normalised($0, "emb.ln") }
        for layer in 0..<shape.layers {
            let name = "l\(layer)."
            let queries = try states.map { try product(name + "q", $0, width) }
            let keys = try states.map { try product(name + "k", $0, width) }
            let values = try states.map { try product(name + "v", $0, width) }
            let attended = try queries.map { query in
                try product(name + "ao", attention(query, keys, values), width)
            }
            states = try zip(states, attended).map { try normalised(sum($0, $1), name + "aln") }
            states = try states.map { state in
                let inner = try product(name + "fi", state, shape.inner).map { value in
                    value * 0.5 * (1 + Float(erf(Double(value) / 2.0.squareRoot())))
                }
                return try normalised(sum(state, try product(name + "fo", inner, width)), name + "oln")
            }
        }
        return (0..<width).map { column in states.reduce(0) { $0 + $1[column] } / Float(states.count) }
    }

    private func attention(_ query: [Float], _ keys: [[Float]], _ values: [[Float]]) -> [Float] {
        (0..<shape.heads).flatMap { head -> [Float] in
            let columns = (head * 32)..<(head * 32 + 32)
            let shares = keys.map { exp(dot(query[columns], $0[columns]) / Float(32).squareRoot()) }
            let total = shares.reduce(0, +)
            return columns.map { column in
                zip(shares, values).reduce(0) { $0 + $1.0 / total * $1.1[column] }
            }
        }
    }

    private func product(_ name: String, _ input: [Float], _ rows: Int) throws -> [Float] {
        let weights = try matrix(name + ".w", rows, input.count)
        return zip(weights, try floats(name + ".b", rows)).map { dot($0[...], input[...]) + $1 }
    }

    private func normalised(_ x: [Float], _ name: String) throws -> [Float] {
        let mean = x.reduce(0, +) / Float(x.count)
        let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Float(x.count)
        let (weight, bias) = (try floats(name + ".w", x.count), try floats(name + ".b", x.count))
        return x.indices.map { (x[$0] - mean) / (variance + shape.epsilon).squareRoot() * weight[$0] + bias[$0] }
    }

    private func matrix(_ name: String, _ rows: Int, _ columns: Int) throws -> [[Float]] {
        let stored = Array(bytes.raw[try tensors.weights(name, rows: rows, columns: columns)])
        return (0..<rows).map { row in
            let length = ModelShape.storedBytes(columns)
            var out = Array(repeating: Float(0), count: columns)
            ek_expand(Array(stored[(row * length)..<(row * length + length)]), columns, &out)
            return out
        }
    }

    private func floats(_ name: String, _ count: Int) throws -> [Float] {
        Array(UnsafeBufferPointer(start: try tensors.floats(name, count), count: count))
    }

    private func dot(_ one: ArraySlice<Float>, _ other: ArraySlice<Float>) -> Float {
        zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private func sum(_ one: [Float], _ other: [Float]) -> [Float] {
        zip(one, other).map { $0 + $1 }
    }
}
