import Foundation
import Testing

private let sound = """
    {"branch": "own", "concepts": [
    {"id": "odd-thing", "labels": {"vi": "vật lạ kỳ", "ko": "희한한것", "en": "odd thing"}, "broader": ["welding"]}
    ]}
    """

@Suite struct `Commands about concepts` {
    @Test func `concepts are imported, listed, shown, retired, brought back and exported`() throws {
        let program = try Program.withEvent()
        let file = try program.write("own.json", sound)

        #expect(try program.run("concepts", "import", file, "--json").json["added"] as? [String] == ["odd-thing"])
        #expect(try program.run("concepts", "import", file, "--json").json["unchanged"] as? Int == 1)
        let list = try program.run("concepts", "list", "--kind", "own", "--json").json["concepts"] as? [[String: Any]]
        #expect(list?.map { $0["id"] as? String } == ["odd-thing"])
        let shown = try program.run("concepts", "show", "odd-thing", "--json").json
        #expect(shown["broader"] as? [String] == ["welding"])
        #expect(try program.run("concepts", "list", "희한한것").output.contains("odd-thing"))

        #expect(try program.run("concepts", "retire", "odd-thing").code == 0)
        #expect(try program.run("concepts", "list", "--kind", "retired").output.contains("odd-thing"))
        #expect(try program.run("concepts", "restore", "odd-thing").code == 0)
        let path = program.folder + "/exported.json"
        #expect(try program.run("concepts", "export", path).code == 0)
        #expect(try String(contentsOfFile: path, encoding: .utf8).contains("\"id\":\"odd-thing\""))
    }

    @Test(arguments: [
        ("", "line 1:"), ("{", "line 1:"), ("[1, 2]", "line 1:"),
        ("{\"branch\": \"own\", \"concepts\": [\n{\"id\": \"a\"},\n]}", "line 3:"),
        ("{\"branch\": \"own\", \"concepts\": [\n{\"id\": \"a\", \"labels\": {\"vi\": \"a\"}}\n]}", "line 2:"),
        (sound.replacingOccurrences(of: "broader", with: "brodaer"), "brodaer"),
        (sound.replacingOccurrences(of: "[\"welding\"]", with: "[\"none\"]"), "line 2, concept odd-thing:"),
        (sound.replacingOccurrences(of: "vật lạ kỳ", with: "hàn"), "welding (welding)"),
        (sound.replacingOccurrences(of: "\"odd-thing\"", with: "\"Odd Thing\""), "Odd Thing"),
    ])
    func `a broken file is refused whole, with its line and what to do`(text: String, says: String) throws {
        let program = try Program.withEvent()
        let file = try program.write("broken.json", text)

        let result = try program.run("concepts", "import", file, "--language", "en")

        #expect(result.code == 2)
        #expect(result.error.contains("broken.json") && result.error.contains(says), "\(result.error)")
        #expect(try program.run("concepts", "list", "--kind", "own", "--json").json["concepts"] as? [String] == [])
    }

    @Test func `what is not there is named`() throws {
        let program = try Program.withEvent()
        let missing = try program.run("concepts", "import", "nowhere.json")
        #expect(missing.code == 2 && missing.error.contains("nowhere.json"))
        for command in ["show", "retire", "restore"] {
            let result = try program.run("concepts", command, "no-such-concept")
            #expect(result.code == 2 && result.error.contains("no-such-concept"), "\(command)")
        }
        #expect(try program.run("concepts", "list", "--kind", "strange").code == 64)
    }
}
