import ArgumentParser
import Domain
import Foundation
import Localisation

struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "config", abstract: say("cli.help.config"))

    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await running(json: common.json) {
            let settings = common.settings
            let values: [(String, String, String)] = [
                ("data", settings.dataFolder, settings.origins["data"] ?? ""),
                ("database", settings.databaseURL.hiddenPassword, settings.origins["database"] ?? ""),
                ("address", settings.addresses.joined(separator: " "), settings.origins["address"] ?? ""),
                (
                    "model", settings.modelPath ?? settings.dataFolder + "/model/e5-small-q4.bin",
                    settings.modelPath == nil ? "default" : "CAUNOI_MODEL"
                ),
                ("embeddings", settings.embeddings.text, settings.embeddings.origin),
                ("mail", settings.mail.text, settings.mail.origin),
                ("language", say.language.rawValue, common.language == nil ? "environment" : "--language"),
                ("now", settings.clock().ISO8601Format(), settings.origins["now"] ?? ""),
                ("version", CauNoi.version, "program"),
            ]
            if common.json {
                return try printJSON(
                    JSON.object(Dictionary(values.map { ($0.0, .text($0.1)) }, uniquingKeysWith: { first, _ in first }))
                )
            }
            let table = TextTable(
                titles: [say("cli.config.name"), say("cli.config.value"), say("cli.config.origin")],
                rows: values.map { [$0.0, $0.1, $0.2] }, widest: 100)
            for line in table.lines() { show(line) }
        }
    }
}
