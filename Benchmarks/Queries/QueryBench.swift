import Foundation
import PostgresDriver
import SQL
import SQLiteDriver
import Storage
import UseCases

/// Times what the busiest pages read, on both engines, in an installation of national size.
///
///     querybench --file FILE [--postgres URL] [--scale 1] [--records 200] [--seconds 5] [--seed 1] [--plans]
///
/// An SQLite file that is there already is used as it is; an empty PostgreSQL database is filled from it. `--plans`
/// shows the engine's plan of each statement that took more than 20 ms.
@main struct QueryBench {
    static let usage = """
        usage: querybench --file FILE [--postgres URL] [--scale 1] [--records 200] [--seconds 5] [--seed 1] [--plans]
        """

    static func main() async throws {
        guard let options = Options(CommandLine.arguments.dropFirst()) else {
            FileHandle.standardError.write(Data((usage + "\n").utf8))
            exit(64)
        }
        let now = Date(timeIntervalSince1970: 1_669_341_600)
        let sqlite = try await filled(options, now: now)
        let postgres = try await copied(sqlite, options, now: now)
        let samples = try await samples(options.records, of: sqlite, seed: options.seed + 2)

        say("load before the reads: \(load() ?? "unknown")\n")
        var lines: [(Read, Figures, Figures?)] = []
        for read in reads {
            func figures(_ database: any SQLDatabase) async throws -> Figures {
                let figures = try await read.measure(
                    on: database, samples, now: now, atOnce: 8, for: .seconds(options.seconds))
                if options.showsPlans, let text = try await plan(of: figures, on: database, above: .milliseconds(20)) {
                    say("\(read.name), \(database.dialect): \(text)\n")
                }
                return figures
            }
            let one = try await figures(sqlite)
            let other = if let postgres { try await figures(postgres) } else { nil as Figures? }
            guard other.map({ $0.found == one.found && $0.statements == one.statements }) ?? true else {
                say("\(read.name): the engines differ: \(one) \(String(describing: other))")
                exit(1)
            }
            lines.append((read, one, other))
        }
        say(table(lines.map { (read: $0.0, sqlite: $0.1, postgres: $0.2) }))
        say("Milliseconds one at a time, \(samples.count) records; at once: calls a second, 8 at a time.")
        say("load after the reads: \(load() ?? "unknown")")
    }

    private static func filled(_ options: Options, now: Date) async throws -> SQLiteDatabase {
        let isNew = !FileManager.default.fileExists(atPath: options.file)
        let started = ContinuousClock.now
        let database = try SQLiteDatabase(path: options.file)
        try await UseCases(database: database) { now }.prepare()
        if isNew {
            try await fill(database, with: Installation(scale: options.scale), seed: options.seed, now: now)
        }
        let seconds = Int((ContinuousClock.now - started) / .seconds(1))
        let rows = try await counts(of: database)
        say(rows.map { "\(grouped($0.rows)) \($0.table)" }.joined(separator: ", "))
        let bytes = try FileManager.default.attributesOfItem(atPath: options.file)[.size] as? Int ?? 0
        if isNew { say("made in \(seconds) s, the file is of \(bytes / 1_000_000) MB") }
        return database
    }

    private static func copied(
        _ source: SQLiteDatabase, _ options: Options, now: Date
    ) async throws -> PostgresDatabase? {
        guard let address = options.postgres else { return nil }
        let database = try await PostgresDatabase(PostgresSettings(address: address))
        try await UseCases(database: database) { now }.prepare()
        if try await database.read({ try $0.first("SELECT 1 AS one FROM events LIMIT 1") }) != nil { return database }
        let started = ContinuousClock.now
        let rows = try await copyRecords(from: source, to: database).reduce(0) { $0 + $1.rows }
        let seconds = Int((ContinuousClock.now - started) / .seconds(1))
        try await database.write(.readCommitted) { _ = try $0.run("ANALYZE") }
        let size = try await database.read {
            try $0.first("SELECT pg_database_size(current_database()) AS bytes")?.int("bytes") ?? 0
        }
        say("\(grouped(rows)) rows copied to PostgreSQL in \(seconds) s, the database is of \(size / 1_000_000) MB")
        return database
    }
}

/// Writes a line at once, also into a file.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
