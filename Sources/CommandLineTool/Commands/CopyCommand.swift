import ArgumentParser
import Foundation
import Localisation
import SQL
import Storage
import UseCases

struct CopyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy", abstract: say("cli.help.copy"), discussion: say("cli.help.copy.more"))

    @OptionGroup var common: CommonOptions
    @Option(name: .long, help: .init(say("cli.option.copy.from"), valueName: "url")) var from: String
    @Option(name: .long, help: .init(say("cli.option.copy.to"), valueName: "url")) var to: String

    func run() async throws {
        try await running(json: common.json) {
            let (source, target) = (try DatabaseAddress(from), try DatabaseAddress(to))
            if case .sqlite(let path) = source, !FileManager.default.fileExists(atPath: path) {
                throw CommandError.inputUnreadable(path: path, detail: say("cli.error.noSuchFile"))
            }
            let clock = common.settings.clock
            let old = try await source.open()
            try await UseCases(database: old, now: clock).prepare()
            let new = try await target.open()
            try await UseCases(database: new, now: clock).prepare()
            let digests = try await copy(old, to: new, named: target)
            if common.json { return try printJSON(digests.json) }
            show(say("cli.copy.done", ["value": .text(target.text), "n": .number(digests.rows)]))
            for digest in digests where digest.rows > 0 {
                show("  \(digest.table): \(digest.rows)  \(digest.checksum.prefix(16))…")
            }
            show(say("cli.copy.next", ["value": .text(target.text)]))
        }
    }
}

/// Copies all records with a progress bar; the target is named where it is not empty.
func copy(_ source: any SQLDatabase, to target: any SQLDatabase, named name: DatabaseAddress) async throws
    -> [TableDigest]
{
    let bar = ProgressBar(say("cli.copy.progress"))
    let rows = try await digests(of: source).rows
    defer { bar.finish() }
    do {
        return try await copyRecords(from: source, to: target) { progress in
            bar.draw(Double(progress.rows) / Double(max(1, rows)), "\(progress.table) \(progress.rows)/\(rows)")
        }
    } catch StorageError.notEmpty {
        throw CommandError.copyNotEmpty(name.text)
    }
}

extension [TableDigest] {
    var rows: Int { reduce(0) { $0 + $1.rows } }

    var json: JSON {
        .object([
            "rows": .integer(rows),
            "tables": .list(
                map { ["name": .text($0.table), "rows": .integer($0.rows), "checksum": .text($0.checksum)] }),
        ])
    }
}
