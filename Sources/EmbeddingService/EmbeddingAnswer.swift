import Foundation

/// What is asked: `{"model": …, "input": […]}`.
struct EmbeddingQuestion: Encodable {
    var model: String
    var input: [String]
}

/// What is answered: `{"data": [{"index": 0, "embedding": […]}, …]}`; the rest is passed over.
struct EmbeddingAnswer: Decodable {
    struct Entry: Decodable {
        var index: Int
        var embedding: [Double]
    }

    var data: [Entry]

    private static let dimensions = 1...8_192

    init(_ bytes: [UInt8]) throws(EmbeddingServiceError) {
        do { self = try JSONDecoder().decode(Self.self, from: Data(bytes)) } catch { throw .answerUnreadable }
    }

    /// The vectors in the order of the texts, each of length 1.
    /// - Parameter dimension: what was found before; `nil`: nothing yet.
    func vectors(for count: Int, dimension: Int?) throws(EmbeddingServiceError) -> [[Float]] {
        guard data.count == count else { throw .wrongCount(expected: count, found: data.count) }
        let ordered = data.sorted { $0.index < $1.index }
        guard ordered.map(\.index) == Array(0..<count) else { throw .wrongOrder }
        let expected = dimension ?? ordered.first?.embedding.count ?? 0
        var vectors: [[Float]] = []
        for entry in ordered {
            let found = entry.embedding.count
            guard found == expected, Self.dimensions.contains(found) else {
                throw .wrongDimension(expected: dimension ?? (found == expected ? nil : expected), found: found)
            }
            vectors.append(try Self.normalised(entry.embedding))
        }
        return vectors
    }

    private static func normalised(_ numbers: [Double]) throws(EmbeddingServiceError) -> [Float] {
        let length = numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard length.isFinite, length > 1e-9 else { throw .notNumbers }
        return numbers.map { Float($0 / length) }
    }
}
