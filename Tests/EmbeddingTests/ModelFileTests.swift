import CEmbeddingKernels
import Foundation
import Testing

@testable import Embedding

@Suite struct `Model files` {
    private func load(_ bytes: [UInt8]) throws -> EmbeddingModel {
        try EmbeddingModel(ModelBytes(copying: bytes), level: levels[levels.count - 1])
    }

    private func file(_ bytes: [UInt8]) throws -> String {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("model-\(UUID().uuidString)").path
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test func `a good file gives vectors of length 1, the same at every level up to rounding`() throws {
        let bytes = TinyModel().bytes()
        let texts = ["ab nước", "", "물 c", String(repeating: "abc ", count: 40)]
        let vectors = try levels.map { level in
            try EmbeddingModel(ModelBytes(copying: bytes), level: level).vectors(of: texts)
        }
        for vectors in vectors {
            for vector in vectors {
                #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-5)
                #expect(vector.count == 32)
            }
        }
        for other in vectors.dropFirst() {
            for (vector, plain) in zip(other, vectors[0]) {
                #expect(zip(vector, plain).reduce(0) { $0 + $1.0 * $1.1 } > 0.999)
            }
        }
    }

    @Test(arguments: levels.map(\.rawValue))
    func `vectors are those of the plain encoder`(level: UInt32) throws {
        let bytes = TinyModel().bytes(seed: 5)
        let model = try EmbeddingModel(ModelBytes(copying: bytes), level: EKLevel(level))
        for text in ["ab nước", "c", "물 abc ba nước"] {
            let plain = try PlainEncoder(bytes).mean(model.tokens(of: text))
            let vector = try model.vectors(of: [text])[0]
            let length = plain.reduce(0) { $0 + $1 * $1 }.squareRoot()
            #expect(zip(vector, plain).reduce(0) { $0 + $1.0 * $1.1 } / length > 0.9999)
        }
    }

    @Test func `texts do not touch each other, nor do threads`() throws {
        let model = try load(TinyModel().bytes())
        let texts = (0..<60).map { String(repeating: "ab ", count: $0 % 7) + "nước \($0)" }
        let alone = try texts.map { try model.vectors(of: [$0])[0] }
        #expect(try model.vectors(of: texts) == alone)
        #expect(try model.vectors(of: texts, threads: 2) == alone)
        #expect(try model.vectors(of: []).isEmpty)
    }

    @Test func `a long text is the mean of its windows, and ends where reading ends`() throws {
        let model = try load(TinyModel().bytes())
        // 14 pieces fit into a window; c stands for itself.
        let text = "물" + String(repeating: "c", count: 30)
        let vector = try model.vectors(of: [text])[0]
        #expect(model.tokens(of: text).count == 34)
        #expect(vector.allSatisfy { $0.isFinite })
        #expect(model.tokens(of: String(repeating: "c", count: 5000)).count == 2 + 14 * EmbeddingModel.windowsRead)
    }

    @Test func `a file may be mapped, and its hash compared`() throws {
        let path = try file(TinyModel().bytes())
        defer { try? FileManager.default.removeItem(atPath: path) }
        let model = try EmbeddingModel(path: path)
        #expect(model.dimension == 32)
        #expect(try model.vectors(of: ["a"]) == load(TinyModel().bytes()).vectors(of: ["a"]))
        let zeros = String(repeating: "00", count: 32)
        #expect(throws: EmbeddingError.otherFile(expected: EmbeddingModel.knownHash, found: zeros)) {
            try EmbeddingModel(path: path) { _ in Array(repeating: 0, count: 32) }
        }
    }

    @Test func `no file, a folder, an empty file and another file are told apart`() throws {
        func failure(_ path: String) -> EmbeddingError? {
            do throws(EmbeddingError) { _ = try EmbeddingModel(path: path) } catch { return error }
            return nil
        }
        #expect(failure("/nowhere/model") == .unreadable(path: "/nowhere/model", reason: "No such file or directory"))
        #expect(failure("/tmp") == .unreadable(path: "/tmp", reason: "not a file"))
        let empty = try file([])
        let other = try file(Array("PK\u{3}\u{4} something else".utf8))
        defer { for path in [empty, other] { try? FileManager.default.removeItem(atPath: path) } }
        #expect(failure(empty) == .cutOff(size: 0, needed: 4))
        #expect(failure(other) == .notAModel)
    }

    @Test func `wrong numbers in the header are named`() throws {
        var bytes = TinyModel().bytes()
        bytes[4] = 9
        #expect(throws: EmbeddingError.unknownVersion(9)) { try load(bytes) }
        var model = TinyModel()
        model.header[2] = 3
        #expect(throws: EmbeddingError.unusable(field: "heads", value: 3)) { try load(model.bytes()) }
        model = TinyModel()
        model.header[1] = -1
        #expect(throws: EmbeddingError.unusable(field: "layers", value: -1)) { try load(model.bytes()) }
        model = TinyModel()
        model.header[4] = 41
        #expect(throws: EmbeddingError.wrongTensor("emb.word")) { try load(model.bytes()) }
        model = TinyModel()
        model.header[1] = 3
        #expect(throws: EmbeddingError.wrongTensor("l2.q.b")) { try load(model.bytes()) }
    }

    @Test func `a file cut off anywhere is refused`() throws {
        let bytes = TinyModel().bytes()
        for length in stride(from: 0, to: bytes.count - 64, by: 13) {
            #expect(throws: EmbeddingError.self) { try load(Array(bytes[..<length])) }
        }
    }

    @Test func `any byte may be wrong without harm`() throws {
        let good = TinyModel().bytes()
        var random = Sequence(state: 11)
        var refused = 0
        for round in 0..<2000 {
            var bytes = good
            // Mostly in the first part, where the tables are.
            let limit = round % 4 == 0 ? good.count : 1400
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                bytes[Int.random(in: 0..<limit, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            do {
                let vectors = try load(bytes).vectors(of: ["ab nước", "물"])
                #expect(vectors.allSatisfy { $0.allSatisfy { $0.isFinite } })
            } catch is EmbeddingError {
                refused += 1
            }
        }
        #expect(refused > 200)
    }
}
