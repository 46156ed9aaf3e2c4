import Domain
import Foundation
import SQL
import Storage
import TestDatabases
import Testing

@Suite struct `Backups and upgrades` {
    @Test func `a copy taken under load is one state of what was there, and a copy of it is equal`() async throws {
        let fixture = try await Fixture()
        let writers = (0..<4).map { writer in
            Task {
                var written = 0
                while !Task.isCancelled {
                    let firm = Organisation(name: LocalisedText("Hãng \(writer)-\(written)", in: .vi))
                    // Both or none: a copy from between the two would show one without the other.
                    let saving = Task {
                        try await fixture.write { store in
                            try store.organisations.save(firm)
                            try store.organisations.remember(name: "Hãng", key: "hang", of: firm.id)
                        }
                    }
                    try await saving.value
                    written += 1
                }
                return written
            }
        }
        var copies: [[TableDigest]] = []
        for _ in 0..<3 {
            let (copy, second) = (try await emptyDatabase(), try await emptyDatabase())
            for database in [copy, second] { try await migrate(database, now: fixture.now) }
            let digest = try await copyRecords(from: fixture.database, to: copy)
            #expect(try await digests(of: copy) == digest)
            #expect(try await copyRecords(from: copy, to: second) == digest)
            copies.append(digest)
        }
        var written = 0
        for writer in writers {
            writer.cancel()
            written += try await writer.value
        }

        func rows(_ table: String, _ digests: [TableDigest]) -> Int { digests.first { $0.table == table }?.rows ?? -1 }
        for copy in copies {
            #expect(rows("organisations", copy) == rows("organisation_names", copy) + 2)
        }
        #expect(copies.map { rows("organisations", $0) } == copies.map { rows("organisations", $0) }.sorted())
        #expect(rows("organisations", try await digests(of: fixture.database)) == written + 2)
    }

    @Test(arguments: 1...6) func `every released schema is brought up to date with its records`(_ release: Int)
        async throws
    {
        let database = try await emptyDatabase()
        let now = Date(timeIntervalSince1970: 1_669_000_000)
        try await migrate(database, now: now, upTo: release)
        let event = Identifier<Event>()
        let name = LocalisedText("Ngày hội", in: .vi)
        let written = String(decoding: try JSONEncoder().encode(name), as: UTF8.self)
        _ = try await database.write { transaction in
            try transaction.run(
                """
                INSERT INTO events (id, name, date, place, zone, partner_zone, slot_minutes, link_template, created_at)
                VALUES (\(event), \(written), '2022-11-25', 'Hải Phòng', 'Asia/Ho_Chi_Minh', 'Asia/Seoul', 20,
                    '', 0)
                """)
            try transaction.run(
                """
                INSERT INTO imports (id, event, subject, file, report, made_at)
                VALUES ('I1', \(event), 'needs', 'a.xlsx', '{"created":{"needs":3},"problems":[]}', 0)
                """)
            if release == 3 { try transaction.run("UPDATE revision SET number = 41") }
        }

        try await migrate(database, now: now)

        let store = try await database.read { transaction in
            let store = Store(transaction, now: now)
            return (try store.events.all().map(\.id), try store.revision())
        }
        #expect(store.0 == [event])
        #expect(store.1 == (release == 3 ? 41 : 0))
        let created = try await database.read { try $0.first("SELECT created FROM imports")?.int("created") }
        // The figures were read out of reports when SQLite was the only engine.
        #expect(created == (release == 1 && database.dialect == .sqlite ? 3 : 0))
        let fresh = try await emptyDatabase()
        try await migrate(fresh, now: now)
        #expect(try await columns(of: database) == columns(of: fresh))
    }

    private func columns(of database: any SQLDatabase) async throws -> [String] {
        try await database.read { transaction in
            switch transaction.dialect {
            case .sqlite:
                try transaction.all(
                    """
                    SELECT m.name || '.' || p.name || ' ' || p.type AS line FROM sqlite_master m
                    JOIN pragma_table_info(m.name) p WHERE m.type = 'table' ORDER BY line
                    """
                ) { try $0.string("line") }
            case .postgres:
                try transaction.all(
                    """
                    SELECT table_name || '.' || column_name || ' ' || data_type AS line FROM information_schema.columns
                    WHERE table_schema = current_schema() ORDER BY line
                    """
                ) { try $0.string("line") }
            }
        }
    }
}
