import Foundation
import Matching
import Testing
import Text

private func vector(_ seed: Int, _ dimension: Int = 384) -> [Float] {
    var state = UInt64(truncatingIfNeeded: seed &+ 1) &* 0x9E37_79B9_7F4A_7C15
    return (0..<dimension).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Float(Int(state >> 40) - (1 << 23)) / Float(1 << 23)
    }
}

private func cosine(_ one: [Float], _ other: [Float]) -> Float {
    let dot = zip(one, other).reduce(Float(0)) { $0 + $1.0 * $1.1 }
    return dot / (one.reduce(0) { $0 + $1 * $1 } * other.reduce(0) { $0 + $1 * $1 }).squareRoot()
}

@Suite struct `Searching vectors` {
    @Test(arguments: [384, 100, 7])
    func `cosines are those of the vectors up to the rounding`(dimension: Int) {
        var index = VectorIndex(dimension: dimension)
        for place in 0..<50 { index.put(vector(place, dimension), at: place) }
        let query = vector(99, dimension)
        for (place, found) in index.cosines(to: query).enumerated() {
            #expect(abs(found - cosine(query, vector(place, dimension))) < 0.02)
        }
    }

    @Test func `the nearest come first, and a vector is its own nearest`() {
        var index = VectorIndex(dimension: 384)
        for place in 0..<300 { index.put(vector(place), at: place) }
        let hits = index.top(5, to: vector(123))
        #expect(hits.count == 5 && hits[0].place == 123 && hits[0].cosine > 0.999)
        #expect(hits.map(\.cosine) == hits.map(\.cosine).sorted(by: >))
        #expect(index.top(5, toAll: index).enumerated().allSatisfy { $0.element[0].place == $0.offset })
    }

    @Test func `a vector is replaced and removed`() {
        var index = VectorIndex(dimension: 384)
        for place in 0..<9 { index.put(vector(place), at: place) }
        index.put(vector(77), at: 3)
        #expect(index.top(1, to: vector(77)).first?.place == 3)
        index.remove(at: 3)
        #expect(!index.holds(3) && index.top(9, to: vector(77)).count == 8)
        index.remove(at: 99)
    }

    @Test func `vectors that say nothing are near nothing`() {
        var index = VectorIndex(dimension: 4)
        index.put([0, 0, 0, 0], at: 0)
        index.put([1, 2], at: 1)
        index.put([.nan, 1, 1, 1], at: 2)
        index.put([.infinity, 1, 1, 1], at: 3)
        #expect(index.top(9, to: [1, 1, 1, 1]).isEmpty)
        #expect(index.top(9, to: [0, 0, 0, 0]).isEmpty && index.top(0, to: [1, 1, 1, 1]).isEmpty)
    }
}

@Suite struct `The means of the languages` {
    @Test func `adding and taking off leaves nothing behind, and means can be stored`() throws {
        var means = LanguageMeans(dimension: 3)
        means.add([1, 0, 0], .vi)
        means.add([0, 1, 0], .ko)
        let stored = try JSONDecoder().decode(LanguageMeans.self, from: JSONEncoder().encode(means))
        #expect(stored == means)
        means.add([9, 9, 9], .ko)
        means.remove([9, 9, 9], .ko)
        #expect(means.mean(of: .ko) == stored.mean(of: .ko))
        means.add([1, 2], .ko)
        #expect(means.mean(of: .ko) == stored.mean(of: .ko))
    }

    @Test func `few texts of a language are not taken for the language`() {
        var means = LanguageMeans(dimension: 1)
        for _ in 0..<100 { means.add([0], .vi) }
        means.add([1], .de)
        #expect(means.mean(of: .de)[0] < 0.2)
        for _ in 0..<100 { means.add([1], .de) }
        #expect(means.mean(of: .de)[0] > 0.9)
        #expect(LanguageMeans(dimension: 2).mean(of: nil) == [0, 0])
    }
}
