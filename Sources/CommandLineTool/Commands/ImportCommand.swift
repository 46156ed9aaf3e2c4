public import ArgumentParser
import Domain
public import Intake
import Localisation
import Text
import UseCases

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: say("cli.help.import"), discussion: say("cli.help.import.more"))

    @OptionGroup var common: CommonOptions
    @OptionGroup var which: EventOption
    @Argument(help: .init(say("cli.option.subject"))) var subject: Subject
    @Argument(help: .init(say("cli.option.file"))) var file: String
    @Flag(name: .long, help: .init(say("cli.option.dryRun"))) var dryRun = false
    @Flag(name: .long, help: .init(say("cli.option.yes"))) var yes = false
    @Option(name: .long, help: .init(say("cli.option.map"), valueName: "Column=field")) var map: [String] = []
    @Option(name: .long, help: .init(say("cli.option.sheet"))) var sheet: String?
    @Option(name: .long, help: .init(say("cli.option.country"), valueName: "VN|KR|…")) var country: String?

    func run() async throws {
        try await running(json: common.json) {
            let useCases = try await common.settings.open()
            let event = try await useCases.event(which.event)
            let overrides = try map.map(override)
            func read(isDryRun: Bool) async throws -> ImportReport {
                try await useCases.importFile(
                    subject, at: file, into: event, isDryRun: isDryRun, overrides: overrides, sheet: sheet,
                    country: country?.uppercased())
            }
            guard !dryRun, !yes else {
                let report = try await read(isDryRun: dryRun)
                return try common.json ? printJSON(report.json) : report.print()
            }
            let preview = try await read(isDryRun: true)
            if common.json { try printJSON(preview.json) } else { preview.print() }
            guard confirm(say("cli.import.confirm")) == true else { throw CommandError.notConfirmed }
            let report = try await read(isDryRun: false)
            if !common.json { report.printCounts() }
        }
    }

    /// `Column=field`; the column's title may itself contain an equals sign.
    private func override(_ text: String) throws -> IntakeOptions.Override {
        guard let sign = text.lastIndex(of: "="), sign != text.startIndex else { throw CommandError.badOverride(text) }
        return .init(
            column: String(text[..<sign]), field: String(text[text.index(after: sign)...]).trimmingSpaces)
    }
}

extension Subject: ExpressibleByArgument {
    public init?(argument: String) { self.init(rawValue: argument) }
}

extension String {
    var trimmingSpaces: String { squeezed }
}
