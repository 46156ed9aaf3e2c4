import Foundation
import Testing

@Suite struct `The settings on the command line` {
    private func origin(_ name: String, in result: Program.Result) -> String? {
        (result.json["origins"] as? [String: String])?[name]
    }

    @Test func `config names each source, and no secret`() throws {
        let program = try Program.withEvent()
        #expect(try program.run("config", "set", "retention-months", "24").code == 0)
        let environment = [
            "CAUNOI_MAIL": "smtp://u:Canary7pass@mail.example.org:587?from=a@example.org&name=Start",
            "CAUNOI_ADDRESS": "https://start.example.org",
        ]
        let result = try program.run("config", "--json", environment: environment)
        #expect(result.code == 0)
        #expect(result.json["retention_months"] as? String == "24")
        #expect(result.json["base_address"] as? String == "https://start.example.org")
        #expect(result.json["sender_address"] as? String == "a@example.org")
        #expect(origin("retention_months", in: result) == "saved")
        #expect(origin("base_address", in: result) == "CAUNOI_ADDRESS")
        #expect(origin("sender_address", in: result) == "CAUNOI_MAIL")
        #expect(origin("colour", in: result) == "default")
        let text = try program.run("config", environment: environment)
        #expect(text.output.contains("u:***@mail.example.org") && text.output.contains("retention_months"))
        for shown in [result, text] { #expect(!(shown.output + shown.error).contains("Canary7pass")) }
    }

    @Test func `asking for the settings makes no installation`() throws {
        let program = try Program()
        #expect(try program.run("config", "--json").code == 0)
        #expect(!FileManager.default.fileExists(atPath: program.folder + "/data"))
    }

    @Test func `set refuses what the page refuses, and what is no setting`() throws {
        let program = try Program.withEvent()
        for (name, value) in [("colour", "red"), ("languages", "fr"), ("base_address", "x"), ("mail", "smtp://x")] {
            let result = try program.run("config", "set", name, value)
            #expect(result.code == 2 && result.error.contains(name), "\(name)")
        }
        #expect(try program.run("config", "set", "colour", "#123456").code == 0)
        #expect(try program.run("config", "set", "colour").code == 0)
        #expect(try program.run("config", "--json").json["colour"] as? String == "")
    }
}
