import ArgumentParser
import Domain
import Foundation
import Localisation
import UseCases

struct PrivacyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "privacy", abstract: say("cli.help.privacy"), subcommands: [RetentionCommand.self])
}

/// Makes figures of the records of events whose time is over.
struct RetentionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention", abstract: say("cli.help.privacy.retention"),
        discussion: say("cli.help.privacy.retention.more"))

    @OptionGroup var common: CommonOptions
    @Flag(name: .long, help: .init(say("cli.option.privacy.dryRun"))) var dryRun = false

    func run() async throws {
        try await running(json: common.json) {
            let useCases = try await common.settings.open()
            let report = try await useCases.applyRetention(isDryRun: dryRun)
            if common.json {
                let lines = report.lines.map { line in
                    [
                        "event": .text(line.event.id.text), "months": .integer(line.months),
                        "kept_until": .text(line.endsAt.ISO8601Format()), "organisations": .integer(line.firms),
                    ] as JSON
                }
                return try printJSON(["dry_run": .flag(report.isDryRun), "events": .list(lines)] as JSON)
            }
            guard !report.lines.isEmpty else { return show(say("cli.privacy.retention.none")) }
            for line in report.lines {
                show(
                    say(
                        report.isDryRun ? "cli.privacy.retention.would" : "cli.privacy.retention.done",
                        ["event": .text(line.event.name.text), "n": .number(line.firms)]))
            }
        }
    }
}
