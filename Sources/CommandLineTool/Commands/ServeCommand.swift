import ArgumentParser
import Domain
import Exports
import Foundation
import CMalloc
import Localisation
import SQL
import UseCases
import Web

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: say("cli.help.serve"), discussion: say("cli.help.serve.more"))

    @OptionGroup var common: CommonOptions
    @Option(name: .long, help: .init(say("cli.option.port"))) var port = 8080
    @Option(name: .long, help: .init(say("cli.option.host"))) var host = "127.0.0.1"
    @Option(name: .long, help: .init(say("cli.option.address"), valueName: "url")) var address: [String] = []
    @Option(name: .long, help: .init(say("cli.option.proxy"))) var proxy: [String] = []
    @Flag(name: .long, help: .init(say("cli.option.demo"))) var demo = false
    @Option(name: .long, help: .init(say("cli.option.demo.from"), valueName: "folder")) var from = "Demo"

    func validate() throws {
        guard (1...65_535).contains(port) else { throw ValidationError(say("cli.error.port")) }
    }

    func run() async throws {
        try await running(json: common.json) {
            let isLoopback = ["127.0.0.1", "localhost", "::1"].contains(host)
            // The demo lets anybody in: never from elsewhere.
            guard isLoopback || !demo else { throw CommandError.onlyLoopback(host) }
            // Two arenas of memory are enough for two cores and keep what is freed from piling up in many.
            _ = mallopt(M_ARENA_MAX, 2)
            let settings = Settings(
                data: common.data, database: common.database, addresses: address,
                environment: ProcessInfo.processInfo.environment)
            let origins = try settings.siteOrigins()
            let useCases = try await settings.open()
            try await useCases.seedNotices(firstNotices)
            // One file has one node: what it left undone when it ended is lost. A server has several.
            if useCases.database.dialect == .sqlite { try await useCases.abandonJobs() }
            if demo {
                if try await useCases.events().isEmpty { try await loadDemo(useCases, from: from) }
                try await useCases.makeDemoIdentities()
            }
            // Without accounts there is nobody to let in.
            if !isLoopback, try await !useCases.hasAccounts() { throw CommandError.userMissing }
            let own = "http://127.0.0.1:\(port)"
            let site = Site(
                useCases: useCases, origins: [own, "http://localhost:\(port)"] + origins,
                isFrozen: settings.fixedNow != nil, isDemo: demo, proxies: proxy,
                mail: MailSetup(
                    transport: demo ? nil : try settings.mail.transport(settings.clock), base: origins.first ?? own,
                    from: try settings.mail.sender(), start: try settings.atStart(), server: settings.mail.text))
            try await site.serve(host: host, port: port) {
                show(say("cli.serve.started", ["address": .text(origins.first ?? own)]))
                show(say("cli.serve.try", ["address": .text(origins.first ?? own)]))
            }
        }
    }
}
