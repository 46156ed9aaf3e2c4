public import Matching

/// The embedder of one ranking on a server, with the dimension that was found.
public struct RemoteEmbedder: TextEmbedder {
    private let provider: EmbeddingProvider
    public let dimension: Int

    init(_ provider: EmbeddingProvider, dimension: Int) {
        self.provider = provider
        self.dimension = dimension
    }

    public var name: String { provider.settings.name }

    /// Models of the family E5 were trained with it; others take a text as it is.
    public var textPrefix: String {
        let model = provider.settings.model.lowercased()
        return model.contains("e5-") && !model.contains("instruct") ? "query: " : ""
    }

    /// - Throws: `EmbeddingServiceError`; then no part of a ranking may rest on this embedder.
    public func vectors(of texts: [String]) throws -> [[Float]] {
        try provider.vectors(of: texts, dimension: dimension)
    }
}
