import Foundation
import Testing

@testable import Embedding

private let modelPath = ProcessInfo.processInfo.environment["CAUNOI_MODEL"]
private let referencePath = ProcessInfo.processInfo.environment["CAUNOI_MODEL_REFERENCE"]

/// With the real weights: `CAUNOI_MODEL` names the file.
@Suite(.enabled(if: modelPath != nil), .serialized) struct `The known model` {
    private let model: EmbeddingModel

    init() throws {
        model = try EmbeddingModel(path: modelPath ?? "")
    }

    private func cosine(_ one: [Float], _ other: [Float]) -> Float {
        zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private struct Reference: Decodable {
        let text: String
        let vector: [Float]
    }

    /// `CAUNOI_MODEL_REFERENCE` names lines of JSON, {"text", "vector"}, made with another engine for the same weights.
    @Test(.enabled(if: referencePath != nil))
    func `vectors are those of the reference`() throws {
        let lines = try String(contentsOfFile: referencePath ?? "", encoding: .utf8).split(separator: "\n")
        let references = try lines.map { try JSONDecoder().decode(Reference.self, from: Data($0.utf8)) }
        #expect(references.count >= 200)
        for (vector, reference) in zip(try model.vectors(of: references.map(\.text)), references) {
            #expect(cosine(vector, reference.vector) >= 0.999, "\(reference.text)")
        }
    }

    @Test func `a text is nearer to its translation than to another matter`() throws {
        let texts = ["xử lý nước thải dệt nhuộm", "염색 폐수 처리", "đào tạo hướng dẫn viên du lịch"]
        let vectors = try model.vectors(of: texts.map { "query: " + $0 })
        #expect(cosine(vectors[0], vectors[1]) > cosine(vectors[0], vectors[2]))
        #expect(vectors.allSatisfy { $0.count == 384 })
    }

    @Test func `levels agree`() throws {
        let texts = ["query: Laserschweißen dünner Bleche", "query: 드라이아이스 세척", "query: sấy thăng hoa 50 m³/ngày"]
        let best = try model.vectors(of: texts)
        for level in levels {
            let other = try EmbeddingModel(ModelBytes(path: modelPath ?? ""), level: level).vectors(of: texts)
            for (one, two) in zip(best, other) { #expect(cosine(one, two) > 0.9995) }
        }
    }

    @Test func `any text has a vector`() throws {
        let texts = [
            "", " ", "\0", "a\0b", "👩‍👩‍👧‍👦🇻🇳", "\u{10FFFF}\u{FFFF}",
            String(decoding: [0xD800, 0x61] as [UInt16], as: UTF16.self),
            String(repeating: "a\u{301}", count: 4000), "<s></s><mask><unk>",
        ]
        for vector in try model.vectors(of: texts) {
            #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-4)
        }
    }

    @Test func `a megabyte of one letter is read as far as other long texts`() throws {
        let tokens = model.tokens(of: String(repeating: "a", count: 1_000_000))
        #expect(tokens.count <= 2 + 510 * EmbeddingModel.windowsRead)
        #expect(try model.vectors(of: [String(repeating: "a", count: 1_000_000)]).count == 1)
    }
}
