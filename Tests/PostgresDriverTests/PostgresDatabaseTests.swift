import Foundation
import PostgresDriver
import SQL
import Synchronization
import TestDatabases
import Testing

/// On the server that `CAUNOI_TEST_DATABASE` names; the test run starts one.
@Suite(.enabled(if: testServer != nil)) struct `PostgreSQL through libpq` {
    private func database(_ connections: Int = 2, timeout: Duration = .seconds(60)) async throws -> PostgresDatabase {
        try await emptySchema(on: testServer ?? "", connections: connections, statementTimeout: timeout)
    }

    private func kind(_ database: PostgresDatabase, _ sql: SQL) async -> SQLError.Kind? {
        do {
            _ = try await database.write { try $0.run(sql) }
            return nil
        } catch { return (error as? SQLError)?.kind }
    }

    @Test func `each type comes back as it went`() async throws {
        let database = try await database()
        let values: [SQLValue] = [
            .boolean(true), .integer(.min), .double(0.1), .text("it's “Đà Nẵng” 한국 🏗️ \\x00 \n"),
            .blob([0, 255, 39, 92]), .null,
        ]
        let row = try await database.write { transaction in
            try transaction.run(
                "CREATE TABLE t (a BOOLEAN, b BIGINT, c DOUBLE PRECISION, d TEXT, e BYTEA, f TEXT, g INTEGER)")
            try transaction.run(
                """
                INSERT INTO t (a, b, c, d, e, f, g)
                VALUES (\(values[0]), \(values[1]), \(values[2]), \(values[3]), \(values[4]), \(values[5]), \(7))
                """)
            return try transaction.first("SELECT * FROM t")
        }

        #expect(row?.all == values + [.integer(7)])
    }

    @Test func `what is interpolated is bound, never spliced`() async throws {
        let database = try await database()
        let nasty = "x'); DROP TABLE t; --"
        let read = try await database.write { transaction in
            try transaction.run("CREATE TABLE t (a TEXT)")
            try transaction.run("INSERT INTO t (a) VALUES (\(nasty))")
            return try transaction.all("SELECT a FROM t WHERE a = \(nasty)") { try $0.string("a") }
        }
        #expect(read == [nasty])
    }

    @Test func `sums of whole numbers are whole`() async throws {
        let sum = try await database().read { try $0.first("SELECT SUM(n) AS n FROM (VALUES (1::bigint), (2)) v (n)") }
        #expect(try sum?.int("n") == 3)
    }

    @Test func `a text with NUL is refused, not cut`() async throws {
        #expect(await kind(try await database(), "SELECT \("a\u{0}b") AS a") == .check)
    }

    @Test func `refusals are told apart`() async throws {
        let database = try await database()
        _ = try await database.write { transaction in
            try transaction.run("CREATE TABLE t (a TEXT PRIMARY KEY, b INTEGER NOT NULL CHECK (b > 0))")
            try transaction.run(
                "CREATE TABLE u (a TEXT REFERENCES t (a) DEFERRABLE INITIALLY DEFERRED)")
            try transaction.run("INSERT INTO t (a, b) VALUES ('x', 1)")
        }
        #expect(await kind(database, "INSERT INTO t (a, b) VALUES ('x', 1)") == .unique)
        #expect(await kind(database, "INSERT INTO t (a, b) VALUES ('y', 0)") == .check)
        #expect(await kind(database, "INSERT INTO t (a) VALUES ('y')") == .check)
        // found at COMMIT only
        #expect(await kind(database, "INSERT INTO u (a) VALUES ('z')") == .foreignKey)
        #expect(await kind(database, "INSERT INTO nowhere (a) VALUES ('z')") == .other)
        await #expect {
            try await database.write { transaction in
                try transaction.run("SET TRANSACTION READ ONLY")
                try transaction.run("INSERT INTO t (a, b) VALUES ('w', 1)")
            }
        } throws: {
            ($0 as? SQLError)?.kind == .readOnly
        }
    }

    @Test func `an error of the body takes everything back`() async throws {
        let database = try await database()
        _ = try await database.write { try $0.run("CREATE TABLE t (a INTEGER)") }
        struct Stop: Error {}
        await #expect(throws: Stop.self) {
            try await database.write { transaction in
                try transaction.run("INSERT INTO t (a) VALUES (1)")
                throw Stop()
            }
        }
        #expect(try await database.read { try $0.run("SELECT * FROM t").isEmpty })
    }

    /// Each of two doctors may leave while another is on call: checked by reading, which only serialisability guards.
    @Test func `two changes that rest on what the other changes run one after the other`() async throws {
        let database = try await database(4)
        _ = try await database.write { transaction in
            try transaction.run("CREATE TABLE t (a INTEGER PRIMARY KEY, present BOOLEAN)")
            try transaction.run("INSERT INTO t (a, present) VALUES (1, TRUE), (2, TRUE), (3, TRUE), (4, TRUE)")
        }
        await withTaskGroup(of: Void.self) { group in
            for number in 1...4 {
                group.addTask {
                    _ = try? await database.write { transaction in
                        let rest = try transaction.run("SELECT a FROM t WHERE present").count
                        Thread.sleep(forTimeInterval: 0.02)
                        if rest > 1 { try transaction.run("UPDATE t SET present = FALSE WHERE a = \(number)") }
                    }
                }
            }
        }
        #expect(try await database.read { try $0.run("SELECT a FROM t WHERE present").count } == 1)
    }

    @Test func `a hundred at once share two connections, and waiting blocks nobody`() async throws {
        let database = try await database(2)
        let ticks = Mutex(0)
        let ticking = Task {
            while !Task.isCancelled {
                ticks.withLock { $0 += 1 }
                try await Task.sleep(for: .milliseconds(1))
            }
        }
        let sum = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 1...100 {
                group.addTask {
                    try await database.read { transaction in
                        try transaction.run("SELECT pg_sleep(0.002)")
                        return try transaction.first("SELECT CAST(\(number) AS BIGINT) AS n")?.int("n") ?? 0
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        ticking.cancel()

        #expect(sum == 5_050)
        #expect(ticks.withLock { $0 } > 10)
    }

    @Test func `a statement that takes too long is ended, and the connection goes on`() async throws {
        let database = try await database(1, timeout: .seconds(2))
        #expect(await kind(database, "SELECT pg_sleep(60)") == .timeout)
        #expect(await kind(database, "SELECT 1 AS one") == nil)
    }

    @Test func `a connection that the server ended is made again`() async throws {
        let database = try await database(1)
        let other = try await self.database(1)
        let pid = try await database.read { try $0.first("SELECT pg_backend_pid() AS pid")?.int("pid") ?? 0 }
        _ = try await other.read { try $0.run("SELECT pg_terminate_backend(CAST(\(pid) AS INTEGER)) AS done") }

        #expect(try await database.read { try $0.first("SELECT 1 AS one")?.int("one") } == 1)
    }

    @Test func `a change whose connection was lost before its end is done once`() async throws {
        let database = try await database(1)
        let other = try await self.database(1)
        _ = try await database.write { try $0.run("CREATE TABLE t (a INTEGER)") }
        let attempts = Mutex(0)
        let lost = Mutex<Int?>(nil)
        let ended = DispatchSemaphore(value: 0)

        let task = Task {
            try await database.write { transaction in
                try transaction.run("INSERT INTO t (a) VALUES (1)")
                let pid = try transaction.first("SELECT pg_backend_pid() AS pid")?.int("pid")
                if attempts.withLock({
                    $0 += 1; return $0
                }) == 1 {
                    lost.withLock { $0 = pid }
                    _ = ended.wait(timeout: .now() + 60)
                }
                try transaction.run("INSERT INTO t (a) VALUES (2)")
            }
        }
        while lost.withLock({ $0 == nil }) { try await Task.sleep(for: .milliseconds(2)) }
        let pid = lost.withLock { $0 ?? 0 }
        // Answers once the other connection is gone.
        _ = try await other.read {
            try $0.run("SELECT pg_terminate_backend(CAST(\(pid) AS INTEGER), 30000) AS done")
        }
        ended.signal()
        try await task.value

        #expect(attempts.withLock { $0 } == 2)
        #expect(try await database.read { try $0.run("SELECT * FROM t").count } == 2)
    }

    @Test func `a prepared statement whose table changed works again`() async throws {
        let database = try await database(1)
        _ = try await database.write { transaction in
            try transaction.run("CREATE TABLE t (a INTEGER)")
            try transaction.run("INSERT INTO t (a) VALUES (1)")
        }
        for _ in 0..<3 { _ = try await database.read { try $0.run("SELECT * FROM t") } }
        _ = try await database.write { try $0.run("ALTER TABLE t ADD COLUMN b TEXT") }

        #expect(try await database.read { try $0.first("SELECT * FROM t")?.names } == ["a", "b"])
    }

    @Test func `what is told on a channel is heard, also after the connection was lost`() async throws {
        let database = try await database(1)
        let other = try await self.database(1)
        var heard = database.listen("jobs").makeAsyncIterator()
        await database.listening()
        try await other.notify("else", "no")
        try await other.notify("jobs", "một")
        #expect(await heard.next() == .payload("một"))

        _ = try await other.read {
            try $0.run(
                """
                SELECT pg_terminate_backend(pid) AS done FROM pg_stat_activity
                WHERE query LIKE '%LISTEN caunoi%' AND pid <> pg_backend_pid()
                """)
        }
        #expect(await heard.next() == .resumed)
        try await other.notify("jobs", "hai")
        var next = await heard.next()
        while next == .resumed { next = await heard.next() }
        #expect(next == .payload("hai"))
    }

    @Test func `what keeps a server from being used is told apart`() async throws {
        func kind(_ address: String) async -> SQLError.Kind? {
            do {
                _ = try await PostgresDatabase(PostgresSettings(address: address, patience: .milliseconds(10)))
                return nil
            } catch { return (error as? SQLError)?.kind }
        }
        var missing = URLComponents(string: testServer ?? "")
        missing?.path = "/no_such_database"
        #expect(await kind(missing?.string ?? "") == .noSuchDatabase)
        var foreign = URLComponents(string: testServer ?? "")
        foreign?.user = "nobody_known"
        #expect(await kind(foreign?.string ?? "") == .refusedLogin)
        #expect(await kind("postgres://caunoi@127.0.0.1:1/caunoi") == .unavailable)
        #expect(await kind("postgres://caunoi@127.0.0.1:99999999/caunoi") == .badAddress)
        #expect(await kind("postgres://caunoi@127.0.0.1/caunoi?sslmode=perhaps") == .badAddress)
        #expect(await kind("postgres://caunoi@127.0.0.1") == .badAddress)
    }
}
