import ArgumentParser
import Domain
import Exports
import Foundation
import Localisation
import Mail
import Storage
import UseCases

struct MailCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: say("cli.help.mail"),
        subcommands: [MailListCommand.self, MailTestCommand.self])
}

/// The mails of the outbox, newest first, without their texts.
struct MailListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: say("cli.help.mail.list"))

    @OptionGroup var common: CommonOptions
    @Option(name: .long, help: .init(say("cli.option.mail.state"), valueName: MailListCommand.states)) var state:
        String?
    @Option(name: .long, help: .init(say("cli.option.mail.limit"))) var limit = 50

    private static let states = OutboxMail.State.allCases.map(\.rawValue).joined(separator: "|")

    func validate() throws {
        if let state, OutboxMail.State(rawValue: state) == nil {
            throw ValidationError(say("cli.error.mail.state", ["known": .text(Self.states)]))
        }
        guard (1...1_000).contains(limit) else { throw ValidationError(say("cli.error.mail.limit")) }
    }

    func run() async throws {
        try await running(json: common.json) {
            let page = try await common.settings.open().outbox(
                state.flatMap(OutboxMail.State.init(rawValue:)), limit: limit)
            if common.json { return try printJSON(["mails": .list(page.mails.map(\.json))] as JSON) }
            show(say("outbox.waiting", ["n": .number(page.counts[.waiting] ?? 0)]))
            guard !page.mails.isEmpty else { return show(say(state == nil ? "outbox.none" : "outbox.noneOfState")) }
            let table = TextTable(
                titles: ["when", "recipient", "template", "state", "tries"].map { say("outbox.column.\($0)") } + [""],
                rows: page.mails.map { one in
                    [
                        one.createdAt.ISO8601Format(), one.mail.recipient,
                        one.template.map { say("outbox.template.\($0.rawValue)") } ?? one.mail.template,
                        say("outbox.state.\(one.state.rawValue)"), String(one.tries),
                        one.failure.map { say("outbox.failure.\($0.rawValue)", ["detail": .text(one.detail)]) } ?? "",
                    ]
                }, widest: 60)
            for line in table.lines() { show(line) }
        }
    }
}

/// Sends one mail now, past the outbox.
struct MailTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "test", abstract: say("cli.help.mail.test"))

    @OptionGroup var common: CommonOptions
    @Argument(help: .init(say("cli.option.mail.address"))) var address: String

    func run() async throws {
        try await running(json: common.json) {
            let settings = common.settings
            guard let transport = try settings.mail.transport(settings.clock) else { throw CommandError.mailMissing }
            guard MailAddress(address: address).isUsable else { throw UseCaseError.emailUnreadable(address) }
            let mail = OutgoingMail(
                template: MailTemplate.test.rawValue, fields: [:], recipient: address, language: say.language,
                dueAt: settings.clock())
            let message = try composeMail(
                mail, base: try settings.siteOrigins().first ?? "", from: try settings.mail.sender()
            ).message
            if let error = await send(message, by: transport) { throw CommandError.mailNotSent(error) }
            let answer = say("cli.mail.taken", ["address": .text(address)])
            if common.json { try printJSON(["message": .text(answer)] as JSON) } else { show(answer) }
        }
    }

    /// Blocking: on a thread of its own.
    private func send(_ message: MailMessage, by transport: any MailTransport) async -> MailError? {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                do throws(MailError) {
                    try transport.send(message)
                    continuation.resume(returning: nil)
                } catch { continuation.resume(returning: error) }
            }
        }
    }
}

extension MailError {
    /// A sentence with what the server said, and the exit code.
    var explained: (message: String, code: Int32) {
        switch self {
        case .passing(let answer): (say("cli.mail.passing", ["detail": .text(answer)]), Exit.refused)
        case .refused(let answer): (say("cli.mail.refused", ["detail": .text(answer)]), Exit.badInput)
        case .notAllowed(let answer): (say("cli.mail.notAllowed", ["detail": .text(answer)]), Exit.refused)
        }
    }
}

extension OutboxMail {
    fileprivate var json: JSON {
        [
            "id": .text(id), "created_at": .text(createdAt.ISO8601Format()), "recipient": .text(mail.recipient),
            "template": .text(mail.template), "state": .text(state.rawValue), "tries": .integer(tries),
            "failure": failure.map { .text($0.rawValue) } ?? .null, "detail": .text(detail),
        ]
    }
}
