import SQL
import Testing

@Suite struct `An SQL literal` {
    @Test func `what is interpolated is a value, numbered for PostgreSQL`() {
        let name = "x'); DROP TABLE t; --"
        let sql: SQL = "SELECT * FROM t WHERE a = \(name) AND b = \(3) AND c = \(nil as String?)"

        #expect(sql.rendered(for: .sqlite).code == "SELECT * FROM t WHERE a = ? AND b = ? AND c = ?")
        #expect(sql.rendered(for: .postgres).code == "SELECT * FROM t WHERE a = $1 AND b = $2 AND c = $3")
        #expect(sql.rendered(for: .postgres).values == [.text(name), .integer(3), .null])
    }

    @Test func `the engines differ only where it is marked`() {
        let sql: SQL = "CREATE TABLE t (a \(sqlite: "BLOB", postgres: "BYTEA"), b INTEGER)"

        #expect(sql.rendered(for: .sqlite).code == "CREATE TABLE t (a BLOB, b INTEGER)")
        #expect(sql.rendered(for: .postgres).code == "CREATE TABLE t (a BYTEA, b INTEGER)")
    }

    @Test func `texts of a table compare by bytes on both engines`() {
        let sql = ("CREATE TABLE t (a TEXT PRIMARY KEY, b TEXT NOT NULL DEFAULT \("TEXT"))" as SQL).withTextsByBytes

        #expect(sql.rendered(for: .sqlite).code == "CREATE TABLE t (a TEXT PRIMARY KEY, b TEXT NOT NULL DEFAULT ?)")
        #expect(
            sql.rendered(for: .postgres).code
                == #"CREATE TABLE t (a TEXT COLLATE "C" PRIMARY KEY, b TEXT COLLATE "C" NOT NULL DEFAULT $1)"#)
    }
}

private struct Greeting: Codable, Equatable, Sendable {
    var words: String
}

@Suite struct `Notices within a process` {
    @Test func `who listens to a channel hears it, and only it`() async {
        let bulletin = SQLBulletin()
        let heard = bulletin.listen("jobs")
        bulletin.post(.payload("no"), on: "other")
        bulletin.post(.payload("yes"), on: "jobs")

        for await notice in heard {
            #expect(notice == .payload("yes"))
            break
        }
    }

    @Test func `who no longer reads is forgotten`() async throws {
        let bulletin = SQLBulletin()
        let task = Task {
            for await _ in bulletin.listen("jobs") {}
        }
        while bulletin.channels.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
        task.cancel()
        await task.value

        while !bulletin.channels.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
        #expect(bulletin.channels.isEmpty)
    }
}
