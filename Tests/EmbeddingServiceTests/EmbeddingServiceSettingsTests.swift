import EmbeddingService
import Testing

@Suite struct `The settings of an embedding service` {
    @Test func `model and place make the name, and the key is in nothing that can be printed`() throws {
        let settings = try EmbeddingServiceSettings(
            url: "https://api.example.org:8443/v1/embeddings?version=1", model: "some-model", key: "secret-key")
        var dumped = ""
        dump(EmbeddingProvider(settings), to: &dumped)
        dump(settings, to: &dumped)

        #expect(settings.name == "some-model at api.example.org:8443/v1/embeddings")
        for text in ["\(settings)", String(reflecting: settings), dumped, settings.name] {
            #expect(!text.contains("secret-key"))
        }
    }

    @Test(arguments: [
        ("api.example.org/v1/embeddings", "m", "", EmbeddingSettingsError.address),
        ("ftp://api.example.org/v1/embeddings", "m", "", .address), ("https://api.example.org/v1", "m", "", .address),
        ("https://u:secret-key@api.example.org/v1/embeddings", "m", "", .address),
        ("https:///v1/embeddings", "m", "", .address), ("https://api.example.org/v1/embeddings", "", "", .model),
        ("https://api.example.org/v1/embeddings", "a\nb", "", .model),
        ("https://api.example.org/v1/embeddings", "m", "secret-key\r\nX: y", .key),
        ("https://api.example.org/v1/embeddings", "m", "khóa", .key),
        ("http://api.example.org/v1/embeddings", "m", "secret-key", .keyInTheClear),
    ])
    func `what cannot be used is said`(url: String, model: String, key: String, expected: EmbeddingSettingsError) {
        #expect { try EmbeddingServiceSettings(url: url, model: model, key: key) } throws: { error in
            error as? EmbeddingSettingsError == expected && !"\(error)".contains("secret-key")
        }
    }

    @Test func `a server of one's own network needs no key and no TLS`() throws {
        let settings = try EmbeddingServiceSettings(
            url: "http://gpu.example.org:8000/v1/embeddings", model: "intfloat/multilingual-e5-large")
        #expect(settings.name == "intfloat/multilingual-e5-large at gpu.example.org:8000/v1/embeddings")
    }
}
