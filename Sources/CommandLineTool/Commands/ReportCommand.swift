import ArgumentParser
import Domain
import Localisation
import UseCases

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: say("cli.help.report"), subcommands: [UnmetDemandCommand.self])

    @OptionGroup var common: CommonOptions
    @OptionGroup var which: EventOption
    @Flag(name: .long, help: .init(say("cli.option.sources"))) var sources = false

    func run() async throws {
        try await running(json: common.json) {
            let useCases = try await common.settings.open()
            let report = try await useCases.report(of: useCases.event(which.event))
            if common.json { return try printJSON(report.json) }
            show(report.event.name.text(for: say.language))
            show("\(say.date(report.event.date)) · \(report.event.place)")
            show()
            for indicator in report.indicators {
                show("\(pad(say.number(indicator.value), 6))  \(say("indicator.\(indicator.key)"))")
                if sources, !indicator.sources.isEmpty { show("        \(indicator.sources.joined(separator: ", "))") }
            }
            if !report.unplacedByReason.isEmpty {
                show()
                show(say("cli.report.reasons"))
                for (reason, count) in report.unplacedByReason.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
                    show("\(pad(say.number(count), 6))  \(say("unplacedKind.\(reason)"))")
                }
            }
            if !report.interpreterLoad.isEmpty {
                show()
                show(say("cli.report.interpreters"))
                for load in report.interpreterLoad {
                    show(
                        "\(pad(say.number(load.meetings), 6))  \(load.code) \(load.name)"
                            + (load.maximum.map { " (≤ \($0))" } ?? ""))
                }
            }
            if !sources {
                show()
                show(say("cli.report.sources"))
            }
        }
    }
}

private func pad(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
}

extension EventReport {
    var json: JSON {
        [
            "event": .text(event.name.text), "date": .text(event.date),
            "plan": plan.map { .integer($0.number) } ?? .null, "state": plan.map { .text($0.state.rawValue) } ?? .null,
            "indicators": .list(
                indicators.map {
                    [
                        "key": .text($0.key), "name": .text(say("indicator.\($0.key)")), "value": .integer($0.value),
                        "sources": .list($0.sources.map { .text($0) }),
                    ]
                }),
            "unplaced_by_reason": .counts(unplacedByReason),
            "interpreters": .list(
                interpreterLoad.map {
                    [
                        "code": .text($0.code), "name": .text($0.name), "meetings": .integer($0.meetings),
                        "maximum": $0.maximum.map { .integer($0) } ?? .null,
                    ]
                }),
        ]
    }
}
