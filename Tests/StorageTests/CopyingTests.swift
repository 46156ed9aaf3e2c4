import Domain
import Foundation
import SQL
import TestDatabases
import Testing

import Storage

@Suite struct `Copying an installation` {
    @Test func `every table of the schema is copied, by its primary key`() async throws {
        let fixture = try await Fixture()
        let known = try await fixture.database.read { transaction in
            switch transaction.dialect {
            case .sqlite:
                try transaction.all(
                    """
                    SELECT m.name AS table_name, p.name AS column_name FROM sqlite_master m
                    JOIN pragma_table_info(m.name) p ON p.pk > 0 WHERE m.type = 'table' ORDER BY m.name, p.pk
                    """
                ) { (try $0.string("table_name"), try $0.string("column_name")) }
            case .postgres:
                try transaction.all(
                    """
                    SELECT k.table_name, k.column_name FROM information_schema.key_column_usage k
                    JOIN information_schema.table_constraints c USING (constraint_schema, constraint_name)
                    WHERE c.constraint_type = 'PRIMARY KEY' AND c.constraint_schema = current_schema()
                    ORDER BY k.table_name, k.ordinal_position
                    """
                ) { (try $0.string("table_name"), try $0.string("column_name")) }
            }
        }
        let keys = Dictionary(grouping: known, by: \.0).mapValues { $0.map(\.1) }

        #expect(Set(keys.keys) == Set(tables.map(\.name) + ["schema_migrations", "revisions"]))
        for table in tables { #expect(keys[table.name] == table.key, "\(table.name)") }
    }

    @Test func `a copy is equal to what was copied`() async throws {
        let fixture = try await Fixture()
        _ = try await fixture.database.write {
            try $0.run(
                """
                INSERT INTO uploads (id, event, subject, file, content, overrides, sheet, made_at)
                VALUES ('U1', \(fixture.event.id), 'needs', 'a.csv', \(SQLValue.blob([0, 255, 10])), '[]', NULL, 1)
                """)
        }
        let target = try await emptyDatabase()
        try await migrate(target, now: fixture.now)

        let copied = try await copyRecords(from: fixture.database, to: target)

        #expect(copied == (try await digests(of: fixture.database)))
        #expect(copied == (try await digests(of: target)))
        #expect(copied.first { $0.table == "organisations" }?.rows == 2)
    }

    @Test func `a filled installation is not copied over`() async throws {
        let (fixture, target) = (try await Fixture(), try await Fixture())
        let before = try await digests(of: target.database)

        await #expect(throws: StorageError.notEmpty(table: "events")) {
            try await copyRecords(from: fixture.database, to: target.database)
        }

        #expect(try await digests(of: target.database) == before)
    }

    @Test func `one changed letter changes the checksum of its table alone`() async throws {
        let fixture = try await Fixture()
        let before = try await digests(of: fixture.database)
        _ = try await fixture.database.write { try $0.run("UPDATE places SET note = 'x'") }
        let after = try await digests(of: fixture.database)

        #expect(zip(before, after).filter { $0 != $1 }.map(\.0.table) == ["places"])
    }

    @Test func `several nodes may bring the schema up to date at once`() async throws {
        let database = try await emptyDatabase()
        let now = Date(timeIntervalSince1970: 0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { try await migrate(database, now: now) } }
            try await group.waitForAll()
        }
        let applied = try await database.read { try $0.run("SELECT number FROM schema_migrations").count }
        #expect(applied >= 4)
    }

    @Test func `texts are ordered by their bytes on both engines`() async throws {
        let fixture = try await Fixture()
        let names = ["b", "B", "đ", "Z", "a", "Á", "가"]
        let order = try await fixture.database.write { transaction in
            for name in names {
                try transaction.run(
                    """
                    INSERT INTO organisation_names (organisation, key, written)
                    VALUES (\(fixture.buyer.organisation), \(name), \(name))
                    """)
            }
            return try transaction.all("SELECT key FROM organisation_names ORDER BY key") { try $0.string("key") }
        }
        #expect(order == names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
    }
}
