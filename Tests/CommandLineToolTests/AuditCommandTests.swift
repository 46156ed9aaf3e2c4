import Foundation
import Testing

@Suite struct AuditCommandTests {
    /// Runs statements on the database of an installation, around the program.
    private func tamper(_ program: Program, _ statements: String...) throws {
        let python = Process()
        python.executableURL = URL(filePath: "/usr/bin/python3")
        let script =
            "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); [c.execute(s) for s in sys.argv[2:]]; c.commit()"
        python.arguments = ["-c", script, program.folder + "/data/caunoi.sqlite"] + statements
        try python.run()
        python.waitUntilExit()
        #expect(python.terminationStatus == 0)
    }

    @Test func `what was done at the command line is listed with the name of the system's user`() throws {
        let program = try Program.withEvent()
        _ = try program.run("import", "offers", Program.demo + "/offers-kr-2022.xlsx", "--yes")

        let list = try program.run("audit", "list", "--json")
        let entries = try #require(list.json["entries"] as? [[String: Any]])
        #expect(entries.map { $0["verb"] as? String } == ["importFile", "createEvent"])
        #expect(entries.allSatisfy { $0["actor"] as? String == "commandLine" })
        #expect(entries.first?["subject"] as? String == "offers-kr-2022.xlsx")
        #expect(try program.run("audit", "list").output.contains("offers-kr-2022.xlsx"))
        let narrowed = try program.run("audit", "list", "--verb", "createEvent", "--json")
        #expect((narrowed.json["entries"] as? [Any])?.count == 1)
    }

    @Test func `a whole log is confirmed, a changed one ends with code 3 and names the entry`() throws {
        let program = try Program.withEvent()
        _ = try program.run("event", "create", "--name", "Zweiter", "--date", "2023-01-01")
        let whole = try program.run("audit", "verify", "--json")
        #expect(whole.code == 0 && whole.json["whole"] as? Bool == true && whole.json["entries"] as? Int == 2)
        let head = try #require(whole.json["head"] as? String)
        #expect(try program.run("audit", "verify", "--known", "2:" + head).code == 0)
        #expect(try program.run("audit", "verify", "--known", "1:" + head).code == 3)
        #expect(try program.run("audit", "verify", "--known", "head").code == 64)

        try tamper(
            program, "DROP TRIGGER audit_sealed_once", "UPDATE audit SET actor_name = 'Nobody' WHERE number = 2")

        let broken = try program.run("audit", "verify")
        #expect(broken.code == 3 && broken.error.contains("2"))
        let json = try program.run("audit", "verify", "--json")
        #expect(json.code == 3 && json.json["broken_at"] as? Int == 2 && json.json["whole"] as? Bool == false)
    }
}
