import Testing

@Suite struct `Commands about matches` {
    @Test func `an evaluation says how good the ranking is, and what was left empty`() throws {
        let program = try Program.withEvent()
        for (subject, file) in [("needs", "khao-sat-nhu-cau-2022.xlsx"), ("offers", "offers-kr-2022.xlsx")] {
            #expect(try program.run("import", subject, Program.demo + "/" + file, "--yes").code == 0)
        }

        let result = try program.run("match", "evaluate", Program.demo + "/relevance.csv", "--json")

        #expect(result.code == 0)
        let parts = result.json["parts"] as? [[String: Any]] ?? []
        let gain = parts.first?["gain"] as? [String: Double] ?? [:]
        #expect(parts.first?["name"] as? String == "all")
        #expect((gain["mean"] ?? 0) > 0.7 && (gain["low"] ?? 1) < (gain["mean"] ?? 0))
        let (empty, all) = (result.json["left_empty"] as? Int ?? 0, result.json["answerless"] as? Int ?? 0)
        #expect(empty > 0 && empty <= all)
        #expect(result.json["unknown"] as? Int == 0)
    }

    @Test func `a verdict is taken by the numbers, and a wrong one is refused`() throws {
        let program = try Program.withEvent()
        for (subject, file) in [("needs", "khao-sat-nhu-cau-2022.xlsx"), ("offers", "offers-kr-2022.xlsx")] {
            #expect(try program.run("import", subject, Program.demo + "/" + file, "--yes").code == 0)
        }
        let pair = ("TR-VN-2022-0001", "TO-KR-2022-0001")

        #expect(try program.run("match", "judge", pair.0, pair.1, "--reject", "tooCostly").code == 0)
        #expect(try program.run("match", "judge", pair.0, pair.1, "--withdraw").code == 0)
        #expect(try program.run("match", "judge", pair.0, "TO-KR-0000").code == 2)
        #expect(try program.run("match", "judge", pair.0, pair.1, "--reject", "ugly").code == 64)
    }

    @Test func `a model that is none is refused by its name`() throws {
        let program = try Program.withEvent()
        let path = try program.write("model.bin", "not a model")
        let result = try program.run("match", environment: ["CAUNOI_MODEL": path])

        #expect(result.code == 2)
        #expect(result.error.contains("model.bin"))
    }

    @Test func `addresses of the site are schemes with names`() throws {
        let program = try Program.withEvent()
        for address in [
            "ftp://x.example.org", "https://x.example.org/path", "x.example.org", "https://u@x.example.org",
        ] {
            #expect(try program.run("serve", "--address", address).code == 2, "\(address)")
        }
    }
}
