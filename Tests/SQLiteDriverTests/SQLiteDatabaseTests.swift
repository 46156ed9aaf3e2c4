import Foundation
import SQL
import SQLiteDriver
import Testing

@Suite struct SQLiteDatabaseTests {
    func path() -> String { FileManager.default.temporaryDirectory.path + "/caunoi-\(UUID().uuidString).sqlite" }

    func remove(_ path: String) {
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }

    @Test func `what is acknowledged is on the disk: WAL with full synchronisation`() async throws {
        let path = path()
        defer { remove(path) }
        let database = try SQLiteDatabase(path: path)

        let (mode, level, keys) = try await database.write { transaction in
            (
                try transaction.first("PRAGMA journal_mode")?.string("journal_mode"),
                try transaction.first("PRAGMA synchronous")?.int("synchronous"),
                try transaction.first("PRAGMA foreign_keys")?.int("foreign_keys")
            )
        }

        #expect(mode == "wal")
        #expect(level == 2)
        #expect(keys == 1)
    }

    @Test func `what is interpolated is bound, never spliced`() async throws {
        let database = try SQLiteDatabase()
        let nasty = "x'); DROP TABLE t; --"

        let read = try await database.write { transaction in
            try transaction.run("CREATE TABLE t (a TEXT, b BIGINT)")
            try transaction.run("INSERT INTO t (a, b) VALUES (\(nasty), \(nil as Int?))")
            return try transaction.all("SELECT a, b FROM t") { (try $0.string("a"), try $0.optionalInt("b")) }
        }

        #expect(read.count == 1)
        #expect(read.first?.0 == nasty)
        #expect(read.first?.1 == nil)
    }

    @Test func `refusals are told apart`() async throws {
        let database = try SQLiteDatabase()
        _ = try await database.write { transaction in
            try transaction.run("CREATE TABLE t (a TEXT PRIMARY KEY, b INTEGER CHECK (b > 0))")
            try transaction.run("CREATE TABLE u (a TEXT REFERENCES t (a))")
            try transaction.run("INSERT INTO t (a, b) VALUES ('x', 1)")
        }
        func kind(_ sql: SQL) async -> SQLError.Kind? {
            do {
                _ = try await database.write { try $0.run(sql) }
                return nil
            } catch { return (error as? SQLError)?.kind }
        }

        #expect(await kind("INSERT INTO t (a, b) VALUES ('x', 1)") == .unique)
        #expect(await kind("INSERT INTO t (a, b) VALUES ('y', 0)") == .check)
        #expect(await kind("INSERT INTO u (a) VALUES ('z')") == .foreignKey)
        #expect(await kind("INSERT INTO nowhere (a) VALUES ('z')") == .other)
    }

    @Test func `a file that is no database is refused and left as it is`() async throws {
        let path = path()
        defer { remove(path) }
        let text = String(repeating: "This is a letter, not a database. ", count: 200)
        try text.write(toFile: path, atomically: true, encoding: .utf8)

        #expect {
            try SQLiteDatabase(path: path)
        } throws: {
            ($0 as? SQLError)?.kind == .notADatabase
        }

        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    @Test func `a copy made while others write is whole`() async throws {
        let (path, copy) = (path(), path())
        defer { [path, copy].forEach(remove) }
        let database = try SQLiteDatabase(path: path)
        _ = try await database.write { try $0.run("CREATE TABLE t (a INTEGER PRIMARY KEY)") }
        let writes = Task {
            for number in 0..<200 {
                _ = try await database.write { try $0.run("INSERT INTO t (a) VALUES (\(number))") }
            }
        }

        try await database.copy(to: copy)

        try await writes.value
        let second = try SQLiteDatabase(path: copy)
        #expect(try await second.integrityProblem() == nil)
        let count = try await second.read { try $0.first("SELECT COUNT(*) AS n FROM t")?.int("n") ?? -1 }
        let highest = try await second.read { try $0.first("SELECT MAX(a) AS n FROM t")?.optionalInt("n") }
        #expect(count == (highest ?? -1) + 1)
    }
}
