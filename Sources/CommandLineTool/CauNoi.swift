import ArgumentParser
import Foundation
import Localisation

/// The language of help and output: `--language` wins, then the environment.
let say = Localiser(
    chooseLanguage(option: languageOption(CommandLine.arguments), environment: ProcessInfo.processInfo.environment))

private func languageOption(_ arguments: [String]) -> String? {
    for (index, argument) in arguments.enumerated() {
        if argument == "--language" { return arguments.dropFirst(index + 1).first }
        if argument.hasPrefix("--language=") { return String(argument.dropFirst("--language=".count)) }
    }
    return nil
}

@main
struct CauNoi: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "caunoi", abstract: say("cli.help.caunoi"), version: version,
        subcommands: [
            ProgrammeCommand.self, EventCommand.self, ImportCommand.self, MatchCommand.self, ScheduleCommand.self,
            PublishCommand.self, ExportCommand.self, ReportCommand.self, DayCommand.self, ServeCommand.self,
            DemoCommand.self,
            BackupCommand.self, RestoreCommand.self, CopyCommand.self, ConfigCommand.self,
            ConceptsCommand.self, AuditCommand.self, UserCommand.self, MailCommand.self, PrivacyCommand.self,
        ])

    static let version = "0.1.0"
}
