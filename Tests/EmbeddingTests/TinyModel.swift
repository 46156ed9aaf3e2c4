import Foundation

/// Bytes of a model as small as can be, with made-up weights: width 32, one head, two layers, 16 positions.
struct TinyModel {
    var pieces: [(text: String, score: Float)] = [
        ("<s>", 0), ("<pad>", 0), ("</s>", 0), ("<unk>", 0), ("▁", -4), ("a", -3), ("b", -3), ("ab", -4), ("▁a", -3.5),
        ("▁ab", -9), ("nước", -5), ("▁nước", -5), ("n", -6), ("물", -5), ("c", -3), ("ba", -5.5),
    ]
    var normalisation: [(UInt32, [UInt32])] = [
        (0x09, [0x20]), (0xBD, [0x31, 0x2044, 0x32]), (0x200B, []), (0x3000, [0x20]), (0xFF41, [0x61]),
    ]
    var header: [Int32] = [32, 2, 1, 64, 40, 16, 2]
    static let width = 32

    private struct Tensor {
        let name: String
        let isQuantised: Bool
        let count: Int
        let bytes: [UInt8]
    }

    func bytes(seed: UInt64 = 1) -> [UInt8] {
        var random = Sequence(state: seed)
        let tensors = self.tensors(&random)
        var out = Array("E5S1".utf8) + number(UInt32(1))
        for field in header { out += number(field) }
        out += number(Float(1e-12).bitPattern) + number(Int32(32)) + number(Int32(pieces.count))
        for mark: Int32 in [0, 2, 1, 3] { out += number(mark) }
        let text = pieces.flatMap { Array($0.text.utf8) }
        out += number(UInt64(text.count)) + number(UInt32(0))
        var end: UInt32 = 0
        for piece in pieces {
            end += UInt32(piece.text.utf8.count)
            out += number(end)
        }
        for piece in pieces { out += number(piece.score.bitPattern) }
        out += text + number(Int32(normalisation.count))
        let table = normalisation.flatMap { number($0.0) + [UInt8($0.1.count)] + $0.1.flatMap { number($0) } }
        out += number(UInt32(table.count)) + table + number(Int32(tensors.count))
        let directory = tensors.reduce(0) { $0 + 2 + $1.name.utf8.count + 21 }
        var start = (out.count + directory + 63) / 64 * 64
        var body: [UInt8] = Array(repeating: 0, count: start - out.count - directory)
        for tensor in tensors {
            out += number(UInt16(tensor.name.utf8.count)) + Array(tensor.name.utf8)
            out += [tensor.isQuantised ? 1 : 0] + number(UInt32(tensor.count))
            out += number(UInt64(start)) + number(UInt64(tensor.bytes.count))
            let padding = (64 - tensor.bytes.count % 64) % 64
            body += tensor.bytes + Array(repeating: 0, count: padding)
            start += tensor.bytes.count + padding
        }
        return out + body
    }

    private func tensors(_ random: inout Sequence) -> [Tensor] {
        let width = Self.width
        var tensors: [Tensor] = []
        func weights(_ name: String, _ rows: Int, _ columns: Int) {
            let bytes = randomWeights(rows: rows, columns: columns, scale: 0.02, &random)
            tensors.append(Tensor(name: name, isQuantised: true, count: rows * columns, bytes: bytes))
        }
        func floats(_ name: String, _ count: Int, around middle: Float = 0) {
            let bytes = (0..<count).flatMap { _ in number((middle + random.float() * 0.1).bitPattern) }
            tensors.append(Tensor(name: name, isQuantised: false, count: count, bytes: bytes))
        }
        weights("emb.word", 40, width)
        floats("emb.pos", 16 * width)
        floats("emb.type", 2 * width)
        floats("emb.ln.w", width, around: 1)
        floats("emb.ln.b", width)
        for layer in 0..<2 {
            for part in ["q", "k", "v", "ao", "fo"] {
                weights("l\(layer).\(part).w", width, part == "fo" ? 64 : width)
                floats("l\(layer).\(part).b", width)
            }
            weights("l\(layer).fi.w", 64, width)
            floats("l\(layer).fi.b", 64)
            for part in ["aln", "oln"] {
                floats("l\(layer).\(part).w", width, around: 1)
                floats("l\(layer).\(part).b", width)
            }
        }
        return tensors
    }
}

/// Bytes of a number, low one first.
func number(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
}

/// Stored rows of 4-bit weights with scales between half of `scale` and `scale`.
func randomWeights(rows: Int, columns: Int, scale: Float, _ random: inout Sequence) -> [UInt8] {
    (0..<(rows * columns / 32)).flatMap { _ in
        let half = halfBits(scale * (0.75 + random.float() * 0.25))
        return number(half) + (0..<16).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }
}

/// A normal half-precision number, the fraction cut off.
func halfBits(_ value: Float) -> UInt16 {
    UInt16((value.bitPattern >> 23) - 112) << 10 | UInt16(value.bitPattern >> 13 & 1023)
}

func halfValue(_ bits: UInt16) -> Float {
    Float(bitPattern: (UInt32(bits >> 10) + 112) << 23 | UInt32(bits & 1023) << 13)
}

/// Pseudo-random numbers that are the same in every run (Steele and others, SplitMix64).
struct Sequence: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// -1...1
    mutating func float() -> Float { Float.random(in: -1...1, using: &self) }
}
