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
            let path = try settings.sqlitePath()
            guard FileManager.default.fileExists(atPath: path) else { throw UseCaseError.noEvent }
            let stamp = settings.clock().ISO8601Format().replacing(":", with: "")
            let target = file ?? settings.dataFolder + "/backups/caunoi-\(stamp).sqlite"
            guard !FileManager.default.fileExists(atPath: target) else { throw CommandError.fileExists(target) }
            let folder = URL(fileURLWithPath: target).deletingLastPathComponent().path
            do {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            } catch { throw CommandError.folderNotWritable(folder) }
            guard access(folder, W_OK) == 0 else { throw CommandError.folderNotWritable(folder) }
            let database = try SQLiteDatabase(path: path)
            let partial = target + ".part"
            try? FileManager.default.removeItem(atPath: partial)
            try await database.copy(to: partial)
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
            let path = try settings.sqlitePath()
            let files = FileManager.default
            guard files.fileExists(atPath: file) else {
                throw CommandError.inputUnreadable(path: file, detail: say("cli.error.noSuchFile"))
            }
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            do { try files.createDirectory(atPath: folder, withIntermediateDirectories: true) } catch {
                throw CommandError.folderNotWritable(folder)
            }
            guard access(folder, W_OK) == 0 else { throw CommandError.folderNotWritable(folder) }
            guard replace || !files.fileExists(atPath: path) else { throw CommandError.installationNotEmpty(path) }
            // The copy is checked beside the old file before it takes its place.
            let incoming = path + ".restoring"
            for suffix in ["", "-wal", "-shm"] { try? files.removeItem(atPath: incoming + suffix) }
            defer { for suffix in ["", "-wal", "-shm"] { try? files.removeItem(atPath: incoming + suffix) } }
            do { try files.copyItem(atPath: file, toPath: incoming) } catch {
                throw CommandError.inputUnreadable(path: file, detail: error.localizedDescription)
            }
            try await verify(backup: incoming, name: file)
            // Refused here where it was made by a newer program; brought up to date where by an older one.
            let restored = try SQLiteDatabase(path: incoming)
            try await UseCases(database: restored, now: settings.clock).prepare()
            try restored.close()
            if files.fileExists(atPath: path) {
                let kept = path + ".before-restore"
                for suffix in ["", "-wal", "-shm"] {
                    try? files.removeItem(atPath: kept + suffix)
                    if files.fileExists(atPath: path + suffix) {
                        try files.moveItem(atPath: path + suffix, toPath: kept + suffix)
                    }
                }
            }
            try files.moveItem(atPath: incoming, toPath: path)
            let events = try await settings.open().events()
            if common.json {
                return try printJSON(JSON.object(["file": .text(path), "events": .integer(events.count)]))
            }
            show(say("cli.restore.done", ["path": .text(path), "n": .number(events.count)]))
        }
    }
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
