import Foundation
import Testing

/// One clear message each: what, where, what to do; an exit code of its own kind; nothing half-done.
@Suite struct BadInputTests {
    @Test func `a missing file is named`() throws {
        let program = try Program.withEvent()

        let result = try program.run("import", "needs", "nowhere.xlsx", "--yes")

        #expect(result.code == 2)
        #expect(result.error.contains("nowhere.xlsx"))
    }

    @Test func `a file of another kind is named for what it is`() throws {
        let program = try Program.withEvent()
        let pdf = try program.write("survey.xlsx", "%PDF-1.7\n%âãÏÓ\n1 0 obj")

        let result = try program.run("import", "needs", pdf, "--yes")

        #expect(result.code == 2)
        #expect(result.error.contains("PDF"))
    }

    @Test func `a truncated workbook is refused`() throws {
        let program = try Program.withEvent()
        let whole = try Data(contentsOf: URL(filePath: Program.demo + "/offers-kr-2022.xlsx"))
        let path = program.folder + "/cut.xlsx"
        try whole.prefix(whole.count / 2).write(to: URL(filePath: path))

        let result = try program.run("import", "offers", path, "--yes")

        #expect(result.code == 2)
        #expect(!result.error.isEmpty)
        #expect(try program.run("report", "--json").json["event"] as? String == "Ngày thử")
    }

    @Test func `a file about something else says which columns lack`() throws {
        let program = try Program.withEvent()

        let result = try program.run("import", "requests", Program.demo + "/rooms.csv", "--yes")

        #expect(result.code == 2)
        #expect(result.error.contains("sender") && result.error.contains("receiver"))
    }

    @Test func `an unknown column or field of --map is answered with those that there are`() throws {
        let program = try Program.withEvent()

        let column = try program.run("import", "places", Program.demo + "/rooms.csv", "--map", "Nowhere=code", "--yes")
        let field = try program.run("import", "places", Program.demo + "/rooms.csv", "--map", "ma=nothing", "--yes")
        let neither = try program.run("import", "places", Program.demo + "/rooms.csv", "--map", "ma", "--yes")

        #expect(column.code == 2 && column.error.contains("suc_chua"))
        #expect(field.code == 2 && field.error.contains("capacity"))
        #expect(neither.code == 2)
    }

    @Test func `without a terminal nothing is written unless --yes is there`() throws {
        let program = try Program.withEvent()

        let result = try program.run("import", "places", Program.demo + "/rooms.csv")

        #expect(result.code == 5)
        #expect(result.output.contains("T01") || result.output.contains("39"))
        let again = try program.run("import", "places", Program.demo + "/rooms.csv", "--dry-run", "--json")
        #expect((again.json["created"] as? [String: Int])?["places"] == 39)
    }

    @Test func `an unknown organisation, oneself and one's own side are said and left out`() throws {
        let program = try Program.withEvent()
        _ = try program.run("import", "participants", Program.demo + "/participants.csv", "--yes")
        let file = try program.write(
            "requests.csv", "Bên đề nghị,Muốn gặp,Ưu tiên\nVN001,KR99,1\nVN001,VN001,1\nVN001,VN002,2\nVN001,KR01,3\n")

        let result = try program.run("import", "requests", file, "--yes", "--json")

        #expect(result.code == 0)
        let problems = (result.json["problems"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String }
        #expect(problems.sorted() == ["requestToSelf", "sameSide", "unknownReceiver"])
        #expect((result.json["created"] as? [String: Int])?["requests"] == 1)
    }

    @Test func `an interpreter for a language that nobody needs is pointed out`() throws {
        let program = try Program.withEvent()
        _ = try program.run("import", "participants", Program.demo + "/participants.csv", "--yes")
        let file = try program.write("interpreters.csv", "Code,Name,Languages\nX1,Mẫu Thị Đức,de-en\n")

        let result = try program.run("import", "interpreters", file, "--yes", "--json")

        let problems = (result.json["problems"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String }
        #expect(problems == ["languageNobodyNeeds"])
    }

    @Test func `a data folder that cannot be used is named`() throws {
        let program = try Program()
        let file = try program.write("occupied", "a file, not a folder")

        let result = try program.run("event", "list", environment: ["CAUNOI_DATA": file])

        #expect(result.code == 4)
        #expect(result.error.contains("occupied"))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "a file, not a folder")
    }

    @Test func `an export that cannot be written leaves nothing`() throws {
        let program = try Program.withEvent()
        for (subject, file) in [
            ("participants", "participants.csv"), ("interpreters", "interpreters.csv"), ("places", "rooms.csv"),
            ("agenda", "agenda.csv"), ("requests", "preferences.csv"),
        ] {
            let result = try program.run("import", subject, Program.demo + "/" + file, "--yes")
            #expect(result.code == 0, "\(result.error)")
        }
        #expect(try program.run("schedule", "--moves", "0").code == 0)

        for format in ["xlsx", "csv", "ics", "json"] {
            let result = try program.run("export", "schedule", "--format", format, "--output", "nowhere/day.\(format)")
            #expect(result.code == 4)
            #expect(result.error.contains("nowhere"))
        }
        #expect(!FileManager.default.fileExists(atPath: program.folder + "/nowhere"))
    }

    @Test func `each step says what it needs first`() throws {
        let empty = try Program()
        #expect(try empty.run("match").code == 1)
        let program = try Program.withEvent()
        for command in [["match"], ["schedule"], ["schedule", "--check"], ["publish"], ["day"]] {
            let result = command.count == 1 ? try program.run(command[0]) : try program.run(command[0], command[1])
            #expect(result.code == 1, "\(command)")
            #expect(result.error.contains("caunoi"), "\(command): \(result.error)")
        }
    }

    @Test func `dates, zones and lengths that cannot be are refused`() throws {
        let program = try Program()
        for arguments in [
            ["--date", "25/11/2022"], ["--date", "2022-02-30"], ["--date", "2022-11-25", "--zone", "Asia/Nowhere"],
            ["--date", "2022-11-25", "--slot-minutes", "0"],
        ] {
            let result = try program.run("event", "create", "--name", "x", arguments)
            #expect(result.code == 2, "\(arguments)")
        }
        #expect(try program.run("event", "list", "--json").json["events"] as? [String] == [])
    }

    @Test func `an unknown database, language or time is refused`() throws {
        let program = try Program()

        #expect(try program.run("event", "list", environment: ["CAUNOI_DATABASE": "mysql://u:secret@h/d"]).code == 2)
        for (address, code) in [
            ("postgres://u:secret@127.0.0.1:1/d", 4), ("postgres://u:secret@127.0.0.1:99999999/d", 2),
            ("postgres://u:secret@127.0.0.1:1/d?sslmode=perhaps", 2), ("postgres://u:secret@127.0.0.1:1", 2),
        ] {
            let result = try program.run("event", "list", environment: ["CAUNOI_DATABASE": address])
            #expect(result.code == Int32(code), "\(address)")
            #expect(!(result.output + result.error).contains("secret"), "\(address)")
        }
        let shown = try program.run("config", environment: ["CAUNOI_DATABASE": "postgres://u:secret@h/d"])
        #expect(!shown.output.contains("secret"))
        #expect(try program.run("event", "list", "--language", "xx").code == 64)
        #expect(try program.run("event", "list", environment: ["CAUNOI_NOW": "yesterday"]).code == 2)
    }
}

extension Program {
    fileprivate func run(_ first: String, _ second: String, _ third: String, _ fourth: String, _ more: [String]) throws
        -> Result
    {
        switch more.count {
        case 2: try run(first, second, third, fourth, more[0], more[1])
        default: try run(first, second, third, fourth, more[0], more[1], more[2], more[3])
        }
    }
}
