import CVectorKernels

/// Vectors as signed bytes in one flat array, searched whole: exact up to the rounding to 8 bits.
///
/// 100,000 vectors of 384 numbers take 38 MB and are compared with one in a few milliseconds, so no approximate index is
/// needed. Places are chosen by the caller; a place without a vector has the cosine 0 with everything.
public struct VectorIndex: Sendable {
    public let dimension: Int
    /// Bytes of a row: `dimension` rounded up to 32.
    private let width: Int
    private var codes: [Int8] = []
    /// 1 / length of the row of bytes; 0 where there is none.
    private var factors: [Float] = []
    /// Length of the vector that was put there.
    private(set) var lengths: [Float] = []

    public struct Hit: Equatable, Sendable {
        public let place: Int
        public let cosine: Float
    }

    public init(dimension: Int) {
        self.dimension = dimension
        width = (dimension + 31) / 32 * 32
    }

    /// Places in use or once in use.
    public var count: Int { factors.count }

    public func holds(_ place: Int) -> Bool { factors.indices.contains(place) && factors[place] > 0 }

    /// Puts a vector at a place, instead of the one that may be there. One of length 0 or with a wrong count of numbers
    /// leaves the place empty.
    public mutating func put(_ vector: [Float], at place: Int) {
        precondition(place >= 0)
        if place >= count {
            factors += Array(repeating: 0, count: place + 1 - count)
            lengths += Array(repeating: 0, count: place + 1 - lengths.count)
            codes += Array(repeating: 0, count: factors.count * width - codes.count)
        }
        let quantised = Quantised(vector, dimension: dimension, width: width)
        codes.replaceSubrange(place * width..<(place + 1) * width, with: quantised.bytes)
        factors[place] = quantised.factor
        lengths[place] = quantised.length
    }

    public mutating func remove(at place: Int) {
        if factors.indices.contains(place) { factors[place] = 0 }
    }

    /// The vector at a place, as far as the bytes tell it.
    func vector(at place: Int) -> [Float] {
        let scale = factors[place] * lengths[place]
        return codes[place * width..<place * width + dimension].map { Float($0) * scale }
    }

    /// The cosine with the vector at each place.
    public func cosines(to vector: [Float]) -> [Float] {
        let query = Quantised(vector, dimension: dimension, width: width)
        guard count > 0, query.factor > 0 else { return Array(repeating: 0, count: count) }
        let dots = dots(query.bytes, 0..<count)
        return dots.indices.map { Float(dots[$0]) * factors[$0] * query.factor }
    }

    /// The nearest places, best first, equal ones by place.
    public func top(_ most: Int, to vector: [Float]) -> [Hit] {
        let query = Quantised(vector, dimension: dimension, width: width)
        return top(most, query.bytes, query.factor)
    }

    /// The nearest places of this index for each vector of another one, in blocks that stay in the processor's cache.
    public func top(_ most: Int, toAll other: VectorIndex) -> [[Hit]] {
        precondition(other.dimension == dimension)
        var best = Array(repeating: BestHits(most), count: other.count)
        let rows = 512
        for start in stride(from: 0, to: count, by: rows) {
            let range = start..<min(start + rows, count)
            for query in 0..<other.count where other.factors[query] > 0 {
                let bytes = Array(other.codes[query * width..<(query + 1) * width])
                collect(dots(bytes, range), range, other.factors[query], into: &best[query])
            }
        }
        return best.map(\.sorted)
    }

    private func top(_ most: Int, _ bytes: [Int8], _ factor: Float) -> [Hit] {
        guard most > 0, factor > 0 else { return [] }
        var best = BestHits(most)
        let rows = 4_096
        for start in stride(from: 0, to: count, by: rows) {
            let range = start..<min(start + rows, count)
            collect(dots(bytes, range), range, factor, into: &best)
        }
        return best.sorted
    }

    private func collect(_ dots: [Int32], _ range: Range<Int>, _ factor: Float, into best: inout BestHits) {
        factors.withUnsafeBufferPointer { factors in
            for index in dots.indices {
                let own = factors[range.lowerBound + index]
                let cosine = Float(dots[index]) * own * factor
                if cosine > best.least, own > 0 { best.add(Hit(place: range.lowerBound + index, cosine: cosine)) }
            }
        }
    }

    private func dots(_ bytes: [Int8], _ range: Range<Int>) -> [Int32] {
        Array(unsafeUninitializedCapacity: range.count) { dots, made in
            codes.withUnsafeBufferPointer { codes in
                bytes.withUnsafeBufferPointer { bytes in
                    if let rows = codes.baseAddress, let vector = bytes.baseAddress, let result = dots.baseAddress {
                        vk_dots(rows + range.lowerBound * width, range.count, width, vector, result)
                    }
                }
            }
            made = range.count
        }
    }
}

/// A vector in bytes from -127 to 127.
private struct Quantised {
    var bytes: [Int8]
    var factor: Float = 0
    var length: Float = 0

    init(_ vector: [Float], dimension: Int, width: Int) {
        bytes = Array(repeating: 0, count: width)
        let largest = vector.reduce(0) { max($0, abs($1)) }
        guard vector.count == dimension, largest > 0, vector.allSatisfy(\.isFinite) else { return }
        var square: Float = 0
        for index in 0..<dimension {
            let value = (vector[index] / largest * 127).rounded()
            bytes[index] = Int8(value)
            square += value * value
        }
        factor = 1 / square.squareRoot()
        length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
}

/// The best few of many hits.
private struct BestHits {
    private let most: Int
    private var hits: [VectorIndex.Hit] = []
    /// A hit below this is none of the best.
    private(set) var least = -Float.infinity

    init(_ most: Int) { self.most = most }

    mutating func add(_ hit: VectorIndex.Hit) {
        let index = hits.firstIndex { $0.cosine < hit.cosine } ?? hits.count
        hits.insert(hit, at: index)
        if hits.count > most { hits.removeLast() }
        if hits.count == most, let last = hits.last { least = last.cosine }
    }

    var sorted: [VectorIndex.Hit] { hits }
}
