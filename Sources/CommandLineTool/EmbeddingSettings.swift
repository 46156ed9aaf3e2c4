import EmbeddingService
import Foundation

/// The server that makes vectors, as `CAUNOI_EMBEDDINGS_URL` and its kin name it. The key is in no text about it.
struct EmbeddingSettings: Sendable {
    private let url: String
    private let model: String
    private let key: String
    private let keyFile: String

    init(environment: [String: String]) {
        url = environment["CAUNOI_EMBEDDINGS_URL"] ?? ""
        model = environment["CAUNOI_EMBEDDINGS_MODEL"] ?? ""
        key = environment["CAUNOI_EMBEDDINGS_KEY"] ?? ""
        keyFile = environment["CAUNOI_EMBEDDINGS_KEY_FILE"] ?? ""
    }

    /// The service; `nil` where none is named.
    /// - Throws: `CommandError.embeddingsUnusable`.
    func provider() throws -> EmbeddingProvider? {
        guard !url.isEmpty else { return nil }
        do throws(EmbeddingSettingsError) {
            return EmbeddingProvider(try EmbeddingServiceSettings(url: url, model: model, key: try readKey()))
        } catch {
            throw CommandError.embeddingsUnusable(error.description)
        }
    }

    /// The first line of the file, so that the end of line which editors add is none of the key.
    private func readKey() throws(EmbeddingSettingsError) -> String {
        guard key.isEmpty, !keyFile.isEmpty else { return key }
        guard let data = FileManager.default.contents(atPath: keyFile),
            let line = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).first
        else { throw .keyFile(keyFile) }
        return line.trimmingCharacters(in: .whitespaces)
    }

    /// For people to read: model and place, and whether there is a key.
    var text: String {
        guard !url.isEmpty else { return "" }
        do { return try provider()?.settings.description ?? "" } catch { return explain(error).message }
    }

    var origin: String { url.isEmpty ? "default" : "CAUNOI_EMBEDDINGS_URL" }
}
