import ArgumentParser
import Foundation
import Localisation
import SQL
import SQLiteDriver
import Storage
import UseCases

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "backup", abstract: say("cli.help.backup"))

    @OptionGroup var common: CommonOptions
    @Argument(help: .init(say("cli.option.backupFile"))) var file: String?

    func run() async throws {
        try await running(json: common.json) {
            let settings = common.settings
            let address = try settings.address()
            if case .sqlite(let path) = address, !FileManager.default.fileExists(atPath: path) {
                throw UseCaseError.noEvent
            }
            let stamp = settings.clock().ISO8601Format().replacing(":", with: "")
            let target = file ?? settings.dataFolder + "/backups/caunoi-\(stamp).sqlite"
            guard !FileManager.default.fileExists(atPath: target) else { throw CommandError.fileExists(target) }
            try makeFolder(of: target)
            let partial = target + ".part"
            remove(partial)
            defer { remove(partial) }
            switch address {
            case .sqlite(let path): try await SQLiteDatabase(path: path).copy(to: partial)
            case .postgres:
                // A file that either engine can be filled from.
                let source = try await settings.open().database
                let backup = try SQLiteDatabase(path: partial)
                try await UseCases(database: backup, now: settings.clock).prepare()
                _ = try await copy(source, to: backup, named: .sqlite(path: partial))
                try backup.close()
            }
            try await verify(backup: partial)
            try FileManager.default.moveItem(atPath: partial, toPath: target)
            let size = (try FileManager.default.attributesOfItem(atPath: target)[.size] as? Int) ?? 0
            if common.json {
                return try printJSON(JSON.object(["file": .text(target), "bytes": .integer(size)]))
            }
            show(say("cli.backup.done", ["path": .text(target), "n": .number(size / 1_024)]))
        }
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: say("cli.help.restore"), discussion: say("cli.help.restore.more"))

    @OptionGroup var common: CommonOptions
    @Argument(help: .init(say("cli.option.restoreFile"))) var file: String
    @Flag(name: .long, help: .init(say("cli.option.replace"))) var replace = false

    func run() async throws {
        try await running(json: common.json) {
            let settings = common.settings
            guard FileManager.default.fileExists(atPath: file) else {
                throw CommandError.inputUnreadable(path: file, detail: say("cli.error.noSuchFile"))
            }
            let address = try settings.address()
            switch address {
            case .sqlite(let path): try await restore(to: path, settings)
            case .postgres:
                let incoming = FileManager.default.temporaryDirectory.path + "/caunoi-restore-\(UUID().uuidString)"
                defer { remove(incoming) }
                let backup = try await checked(incoming, settings)
                _ = try await copy(backup, to: settings.open().database, named: address)
            }
            let events = try await settings.open().events()
            if common.json {
                return try printJSON(JSON.object(["file": .text(address.text), "events": .integer(events.count)]))
            }
            show(say("cli.restore.done", ["path": .text(address.text), "n": .number(events.count)]))
        }
    }

    /// The copy is checked beside the old file before it takes its place.
    private func restore(to path: String, _ settings: Settings) async throws {
        let files = FileManager.default
        try makeFolder(of: path)
        guard replace || !files.fileExists(atPath: path) else { throw CommandError.installationNotEmpty(path) }
        let incoming = path + ".restoring"
        remove(incoming)
        defer { remove(incoming) }
        try await checked(incoming, settings).close()
        if files.fileExists(atPath: path) {
            let kept = path + ".before-restore"
            remove(kept)
            for suffix in ["", "-wal", "-shm"] where files.fileExists(atPath: path + suffix) {
                try files.moveItem(atPath: path + suffix, toPath: kept + suffix)
            }
        }
        try files.moveItem(atPath: incoming, toPath: path)
    }

    /// The backup copied to a place of its own, found sound, and brought up to date where an older program made it;
    /// refused where a newer one did.
    private func checked(_ incoming: String, _ settings: Settings) async throws -> SQLiteDatabase {
        do { try FileManager.default.copyItem(atPath: file, toPath: incoming) } catch {
            throw CommandError.inputUnreadable(path: file, detail: error.localizedDescription)
        }
        try await verify(backup: incoming, name: file)
        let backup = try SQLiteDatabase(path: incoming)
        try await UseCases(database: backup, now: settings.clock).prepare()
        return backup
    }
}

/// Removes a database file with what SQLite keeps beside it.
private func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
}

/// Opens a copy, reads it through and looks for an installation of ours in it.
private func verify(backup path: String, name: String? = nil) async throws {
    do {
        let database = try SQLiteDatabase(path: path)
        if let problem = try await database.integrityProblem() {
            throw CommandError.backupDamaged(path: name ?? path, detail: problem)
        }
        let tables = try await database.read { transaction in
            try transaction.run("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'")
                .count
        }
        guard tables == 1 else { throw CommandError.backupDamaged(path: name ?? path, detail: "schema_migrations") }
        try database.close()
    } catch let error as SQLError where error.kind == .notADatabase {
        throw CommandError.backupDamaged(path: name ?? path, detail: error.message)
    }
    for suffix in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
}
