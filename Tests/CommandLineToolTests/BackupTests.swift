import Foundation
import Testing

@Suite struct BackupTests {
    @Test func `a backup restored elsewhere is the same installation`() throws {
        let program = try Program.withEvent()
        _ = try program.run("import", "offers", Program.demo + "/offers-kr-2022.xlsx", "--yes")
        let copy = program.folder + "/copy.sqlite"

        #expect(try program.run("backup", copy).code == 0)
        let elsewhere = ["CAUNOI_DATA": program.folder + "/elsewhere"]
        #expect(try program.run("restore", copy, environment: elsewhere).code == 0)

        let (here, there) = (try program.run("report"), try program.run("report", environment: elsewhere))
        #expect(here.output == there.output && here.code == 0)
    }

    @Test func `a restore puts nothing over an installation unless told, and keeps the old one`() throws {
        let program = try Program.withEvent()
        let copy = program.folder + "/copy.sqlite"
        _ = try program.run("backup", copy)
        _ = try program.run("event", "create", "--name", "Zweiter", "--date", "2023-01-01")

        let refused = try program.run("restore", copy)
        #expect(refused.code == 1)
        #expect((try program.run("event", "list", "--json").json["events"] as? [Any])?.count == 2)

        #expect(try program.run("restore", copy, "--replace").code == 0)
        #expect((try program.run("event", "list", "--json").json["events"] as? [Any])?.count == 1)
        #expect(FileManager.default.fileExists(atPath: program.folder + "/data/caunoi.sqlite.before-restore"))
    }

    @Test func `a restored file holds everything by itself`() throws {
        let program = try Program.withEvent()
        let copy = program.folder + "/copy.sqlite"
        #expect(try program.run("backup", copy).code == 0)
        for suffix in [".part", "-wal", "-shm"] { #expect(!FileManager.default.fileExists(atPath: copy + suffix)) }

        let elsewhere = ["CAUNOI_DATA": program.folder + "/elsewhere"]
        #expect(try program.run("restore", copy, environment: elsewhere).code == 0)

        let left = try FileManager.default.contentsOfDirectory(atPath: program.folder + "/elsewhere")
        #expect(left.filter { $0.contains("restoring") } == [])
    }

    @Test func `a damaged or foreign file is not restored`() throws {
        let program = try Program.withEvent()
        let text = try program.write("letter.sqlite", String(repeating: "no database ", count: 900))

        let result = try program.run("restore", text, "--replace")

        #expect(result.code == 2)
        #expect((try program.run("event", "list", "--json").json["events"] as? [Any])?.count == 1)
    }
}
