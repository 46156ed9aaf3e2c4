import ArgumentParser
import Exports
import Foundation
import Localisation
import Spreadsheets
import UseCases

/// `caunoi report unmet-demand`: the brief for the next event as a file.
struct UnmetDemandCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unmet-demand", abstract: say("cli.help.report.unmetDemand"))

    enum Format: String, ExpressibleByArgument, CaseIterable { case xlsx, json }

    @OptionGroup var common: CommonOptions
    @OptionGroup var which: EventOption
    @Option(name: .long, help: .init(say("cli.option.format"))) var format: Format = .xlsx
    @Option(name: .long, help: .init(say("cli.option.unmetDemandOutput"), valueName: "file")) var output: String?

    func run() async throws {
        try await running(json: common.json) {
            let useCases = try await common.settings.open()
            let report = try await useCases.unmetDemand(of: useCases.event(which.event))
            let path = output ?? "unmet-demand.\(format.rawValue)"
            switch format {
            case .xlsx: try writeXLSX(report.tables(say), to: path)
            case .json:
                let bytes = try UnmetDemandDocument(report, say).file()
                if path == "-" { return FileHandle.standardOutput.write(Data(bytes)) }
                try writeFile(bytes, to: path)
            }
            if common.json {
                return try printJSON(JSON.object(["file": .text(path), "needs": .integer(report.lines.count)]))
            }
            show(say("cli.report.unmetDemand.done", ["path": .text(path), "n": .number(report.lines.count)]))
        }
    }
}
