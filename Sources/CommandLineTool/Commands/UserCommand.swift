import ArgumentParser
import Domain
import Foundation
import Localisation
import UseCases

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: say("cli.help.user"), subcommands: [Create.self, Link.self, Reset.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "create", abstract: say("cli.help.user.create"))

        @OptionGroup var common: CommonOptions
        @Argument(help: .init(say("signIn.email"))) var email: String
        @Option(name: .long, help: .init(say("cli.option.name"))) var name = ""
        @Option(name: .long, help: .init(say("cli.option.role"))) var role = Role.owner.rawValue
        @Option(name: .long, help: .init(say("cli.option.country"))) var country = ""
        @Option(name: .long, help: .init(say("cli.option.programme"))) var programme: String?
        @Option(name: .long, help: .init("http://127.0.0.1:8080")) var address = "http://127.0.0.1:8080"

        func run() async throws {
            try await running(json: common.json) {
                guard let role = Role(rawValue: role) else { throw CommandError.roleUnknown(role) }
                let useCases = try await common.settings.open()
                if let programme, try await !useCases.programmes().contains(where: { $0.id.text == programme }) {
                    throw CommandError.programmeUnknown(programme)
                }
                let account = try await useCases.createUser(
                    email: email, name: name, language: say.language, role: role, country: country,
                    programme: programme.flatMap { Identifier<Programme>($0) })
                let path = try await useCases.signInLink(for: account.email)
                if common.json {
                    show(#"{"account":"\#(account.id)","link":"\#(address + path)"}"#)
                    return
                }
                show(
                    say(
                        "cli.user.created",
                        ["email": .text(account.email), "role": .text(say("role.\(role.rawValue)"))]))
                show(say("cli.user.link", ["n": .number(UseCases.signInMinutes), "address": .text(address + path)]))
            }
        }
    }

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "reset", abstract: say("cli.help.user.reset"))

        @OptionGroup var common: CommonOptions
        @Argument(help: .init(say("signIn.email"))) var email: String

        func run() async throws {
            try await running(json: common.json) {
                let account = try await common.settings.open().resetSignIn(of: email)
                if common.json {
                    show(#"{"account":"\#(account.id)"}"#)
                    return
                }
                show(say("cli.user.reset", ["email": .text(account.email)]))
            }
        }
    }

    struct Link: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "link", abstract: say("cli.help.user.link"))

        @OptionGroup var common: CommonOptions
        @Argument(help: .init(say("signIn.email"))) var email: String
        @Option(name: .long, help: .init("http://127.0.0.1:8080")) var address = "http://127.0.0.1:8080"

        func run() async throws {
            try await running(json: common.json) {
                let path = try await common.settings.open().signInLink(for: email)
                if common.json {
                    show(#"{"link":"\#(address + path)"}"#)
                    return
                }
                show(say("cli.user.link", ["n": .number(UseCases.signInMinutes), "address": .text(address + path)]))
            }
        }
    }
}
