import ArgumentParser
import Domain
import Exports
import Foundation
import Localisation
import Spreadsheets
import UseCases

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: say("cli.help.export"), subcommands: [Schedule.self])

    struct Schedule: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: say("cli.help.export.schedule"))

        enum Format: String, ExpressibleByArgument, CaseIterable { case xlsx, csv, ics, json }

        @OptionGroup var common: CommonOptions
        @OptionGroup var which: EventOption
        @Option(name: .long, help: .init(say("cli.option.format"))) var format: Format = .xlsx
        @Option(name: .long, help: .init(say("cli.option.exportOutput"), valueName: "file")) var output: String?
        @Option(name: .long, help: .init(say("cli.option.organisation"), valueName: "code")) var organisation: String?

        func run() async throws {
            try await running(json: common.json) {
                let useCases = try await common.settings.open()
                let event = try await useCases.event(which.event)
                var day = try await useCases.schedule(of: event)
                var code: String?
                if let organisation {
                    let found = try await useCases.participation(named: organisation, in: event)
                    code = found.code
                    day.lines = day.lines.filter { $0.first.code == found.code || $0.second.code == found.code }
                    day.unplaced = day.unplaced.filter {
                        $0.sender.code == found.code || $0.receiver.code == found.code
                    }
                }
                let path = output ?? "schedule.\(format.rawValue)"
                try write(day, code, to: path)
                try await useCases.record(
                    "exportSchedule", about: URL(filePath: path).lastPathComponent, in: event.id,
                    details: [
                        "format": format.rawValue, "meetings": "\(day.lines.count)", "organisation": code ?? "",
                    ].filter { !$0.value.isEmpty })
                if common.json {
                    return try printJSON(
                        JSON.object(["file": .text(path), "meetings": .integer(day.lines.count)]))
                }
                if path != "-" {
                    show(say("cli.export.done", ["path": .text(path), "n": .number(day.lines.count)]))
                }
            }
        }

        private func write(_ day: DaySchedule, _ code: String?, to path: String) throws {
            let bytes: [UInt8]
            switch format {
            case .xlsx: return try writeXLSX(day.tables(say), to: path)
            case .csv: bytes = csv(day.table(say))
            case .ics: bytes = Array(day.calendar(of: code, say).utf8)
            case .json: bytes = try ScheduleDocument(day, say).file()
            }
            if path == "-" { return FileHandle.standardOutput.write(Data(bytes)) }
            try writeFile(bytes, to: path)
        }
    }
}
