import ArgumentParser
import Domain
import Exports
import Foundation
import Localisation
import UseCases

struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: say("cli.help.config"),
        subcommands: [ConfigShowCommand.self, ConfigSetCommand.self], defaultSubcommand: ConfigShowCommand.self)
}

/// All settings, those of this start and those that owners saved, each with its source; secrets as `***`.
struct ConfigShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: say("cli.help.config.show"))

    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await running(json: common.json) {
            let settings = common.settings
            let (saved, fault) = await savedSettings(settings)
            let values = atStart(settings) + ofInstallation(settings, saved)
            if common.json {
                func object(_ value: (Row) -> String) -> JSON {
                    JSON.object(
                        Dictionary(values.map { ($0.name, .text(value($0))) }, uniquingKeysWith: { first, _ in first }))
                }
                guard case .object(var all) = object(\.value) else { return }
                all["origins"] = object(\.origin)
                if let fault { all["unread"] = .text(fault) }
                return try printJSON(JSON.object(all))
            }
            let table = TextTable(
                titles: [say("cli.config.name"), say("cli.config.value"), say("cli.config.origin")],
                rows: values.map { [$0.name, $0.value, $0.origin] }, widest: 100)
            for line in table.lines() { show(line) }
            if let fault { printError(say("cli.config.unread", ["detail": .text(fault)])) }
        }
    }

    private typealias Row = (name: String, value: String, origin: String)

    private func atStart(_ settings: Settings) -> [Row] {
        [
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
    }

    private func ofInstallation(_ settings: Settings, _ saved: InstallationSettings) -> [Row] {
        // Where an address or the mail server cannot be used, its own line says so.
        let start = (try? settings.atStart()) ?? StartSettings()
        let rows = InstallationSetting.allCases.map { setting -> Row in
            let found = saved.inForce(setting, start: start)
            return (setting.rawValue, found.value, found.origin.text)
        }
        let logo = saved.logo.map { "\($0.width) × \($0.height)" } ?? ""
        return rows + [("logo", logo, saved.logo == nil ? "default" : SettingOrigin.saved.text)]
    }

    /// What is saved, and why it cannot be read where it cannot. An installation that is not there is not made.
    private func savedSettings(_ settings: Settings) async -> (InstallationSettings, fault: String?) {
        do {
            if case .sqlite(let path) = try settings.address(), !FileManager.default.fileExists(atPath: path) {
                return (InstallationSettings(), nil)
            }
            return (try await settings.openPlain().installation().settings, nil)
        } catch { return (InstallationSettings(), explain(error).message) }
    }
}

/// Saves one setting, by the same rules as the page of settings.
struct ConfigSetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "set", abstract: say("cli.help.config.set"))

    @OptionGroup var common: CommonOptions
    @Argument(help: .init(say("cli.option.config.name"))) var name: String
    @Argument(help: .init(say("cli.option.config.value"))) var value = ""

    func run() async throws {
        try await running(json: common.json) {
            let name = name.replacing("-", with: "_")
            guard let setting = InstallationSetting(rawValue: name) else { throw CommandError.settingUnknown(name) }
            let useCases = try await common.settings.openPlain()
            do { try await useCases.saveSetting(setting, value) } catch FormRefusal.unsound(let faults) {
                let sentences = faults.map { say("form.fault.\($0.rule)", $0.values.mapValues { .text($0) }) }
                throw CommandError.settingUnsound(name, sentences.joined(separator: " "))
            } catch FormRefusal.stale {
                throw CommandError.settingUnsound(name, say("form.stale"))
            }
            let saved = try await useCases.installation().settings
            let found = saved.inForce(setting, start: (try? common.settings.atStart()) ?? StartSettings())
            if common.json {
                let origin = found.origin.text
                return try printJSON(
                    [
                        "name": .text(name), "value": .text(saved[setting]), "in_force": .text(found.value),
                        "origin": .text(origin),
                    ] as JSON)
            }
            show(say("cli.config.settingSaved", ["name": .text(name), "value": .text(saved[setting])]))
            if case .start(let source) = found.origin {
                show(say("cli.config.settingYields", ["source": .text(source)]))
            }
        }
    }
}
