import Foundation
import Testing

@Suite struct `The embedding service on the command line` {
    private func environment(_ url: String, _ more: [String: String] = [:]) -> [String: String] {
        ["CAUNOI_EMBEDDINGS_URL": url, "CAUNOI_EMBEDDINGS_MODEL": "some-model"].merging(more) { $1 }
    }

    @Test func `config shows model and place, and no key`() throws {
        let program = try Program()
        let file = try program.write("key", "file-key\n")
        for more in [["CAUNOI_EMBEDDINGS_KEY": "secret-key"], ["CAUNOI_EMBEDDINGS_KEY_FILE": file]] {
            let result = try program.run(
                "config", "--json", environment: environment("https://api.example.org/v1/embeddings", more))
            #expect(result.code == 0)
            #expect(
                result.json["embeddings"] as? String == "some-model at api.example.org/v1/embeddings (with key)")
            #expect(!result.output.contains("secret-key") && !result.output.contains("file-key"))
        }
    }

    @Test func `settings that cannot be used are said, without the key`() throws {
        let program = try Program.withEvent()
        for (url, more) in [
            ("https://api.example.org", [:]), ("http://api.example.org/v1/embeddings", [:]),
            ("https://api.example.org/v1/embeddings", ["CAUNOI_EMBEDDINGS_MODEL": ""]),
        ] {
            let settings = environment(url, ["CAUNOI_EMBEDDINGS_KEY": "secret-key"].merging(more) { $1 })
            let result = try program.run("match", environment: settings)
            #expect(result.code == 2, "\(url)")
            #expect(!result.error.contains("secret-key") && result.error.contains("CAUNOI_EMBEDDINGS_URL"))
        }
        let missing = environment(
            "https://api.example.org/v1/embeddings", ["CAUNOI_EMBEDDINGS_KEY_FILE": program.folder + "/none"])
        #expect(try program.run("match", environment: missing).code == 2)
    }

    @Test func `while the service is away matching goes on, and says so`() throws {
        let program = try Program.withEvent()
        for (subject, file) in [("needs", "khao-sat-nhu-cau-2022.xlsx"), ("offers", "offers-kr-2022.xlsx")] {
            #expect(try program.run("import", subject, Program.demo + "/" + file, "--yes").code == 0)
        }
        let settings = environment("http://127.0.0.1:1/v1/embeddings")
        let result = try program.run("match", "--json", environment: settings)

        #expect(result.code == 0)
        #expect((result.json["engine"] as? String ?? "").contains("some-model") == false)
        #expect((result.json["service_failure"] as? String ?? "").contains("can't be reached"))
    }
}
