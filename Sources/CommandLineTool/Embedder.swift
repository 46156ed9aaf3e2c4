import Crypto
import Embedding
import Foundation
import Matching

/// The built-in model, as matching asks for it: all cores but never more than four.
struct BuiltInEmbedder: TextEmbedder {
    private let model: EmbeddingModel
    private let threads = min(4, max(1, ProcessInfo.processInfo.activeProcessorCount))

    var name: String { "built-in " + model.name }
    var dimension: Int { model.dimension }

    /// - Throws: `CommandError.modelUnusable` for a file that is not the known model.
    init(path: String) throws {
        do {
            model = try EmbeddingModel(path: path, sha256: { Array(SHA256.hash(data: $0)) })
        } catch {
            throw CommandError.modelUnusable(path: path, detail: "\(error)")
        }
    }

    func vectors(of texts: [String]) throws -> [[Float]] { try model.vectors(of: texts, threads: threads) }
}

extension Settings {
    /// The model that the settings name; `nil` where there is none, and matching does with words and concepts.
    func embedder() throws -> BuiltInEmbedder? {
        if let modelPath { return try BuiltInEmbedder(path: modelPath) }
        let usual = dataFolder + "/model/e5-small-q4.bin"
        return FileManager.default.fileExists(atPath: usual) ? try BuiltInEmbedder(path: usual) : nil
    }
}
