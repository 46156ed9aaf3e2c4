import Foundation
import Testing

@Suite struct LanguageTests {
    /// Every help page and the main outputs, in each language: no key without a message, no open placeholder.
    @Test(arguments: ["vi", "ko", "en"]) func `nothing is said in keys`(language: String) throws {
        let program = try Program.withEvent()
        let environment = ["CAUNOI_LANGUAGE": language]
        var texts: [String] = []
        for command in [
            "event", "import", "match", "schedule", "publish", "export", "report", "day", "demo", "backup", "restore",
            "config",
        ] {
            texts.append(try program.run(command, "--help", environment: environment).output)
        }
        let demo = try program.run(
            "demo", "--from", Program.demo,
            environment: ["CAUNOI_LANGUAGE": language, "CAUNOI_DATA": program.folder + "/demo"])
        texts += [demo.output, demo.error]
        let loaded = ["CAUNOI_LANGUAGE": language, "CAUNOI_DATA": program.folder + "/demo"]
        for command in ["report", "match", "day", "publish"] {
            let result = try program.run(command, environment: loaded)
            texts += [result.output, result.error]
        }
        texts.append(try program.run("schedule", "--moves", "10", environment: loaded).output)
        texts.append(try program.run("schedule", "--check", environment: loaded).output)
        texts.append(
            try program.run("import", "requests", Program.demo + "/preferences.csv", "--dry-run", environment: loaded)
                .output)

        for text in texts {
            let keys = text.matches(
                of:
                    /\b(cli|error|problem|unplaced|indicator|export|field|reason|status|violation)\.[a-zA-Z]+(\.[a-zA-Z]+)*/
            )
            .map { String($0.output.0) }.filter { !$0.hasSuffix(".xlsx") && !$0.hasSuffix(".json") }
            #expect(keys == [], "\(language)")
            #expect(!text.contains(/\{[a-zA-Z]+[,}]/), "\(language)")
        }
        #expect(demo.code == 0, "\(demo.error)")
    }

    @Test func `the flag wins over the environment`() throws {
        let program = try Program()

        let english = try program.run("event", "list", "--language", "en", environment: ["CAUNOI_LANGUAGE": "ko"])
        let korean = try program.run("event", "list", environment: ["CAUNOI_LANGUAGE": "ko"])

        #expect(english.output != korean.output || english.error != korean.error)
    }
}
