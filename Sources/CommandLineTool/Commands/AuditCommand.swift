import ArgumentParser
import Domain
import Exports
import Foundation
import Localisation
import UseCases

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: say("cli.help.audit"),
        subcommands: [AuditListCommand.self, AuditVerifyCommand.self])
}

/// What was done lately, newest first.
struct AuditListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: say("cli.help.audit.list"))

    @OptionGroup var common: CommonOptions
    @OptionGroup var which: EventOption
    @Option(name: .long, help: .init(say("cli.option.audit.verb"))) var verb: String?
    @Option(name: .long, help: .init(say("cli.option.audit.actor"))) var actor: String?
    @Option(name: .long, help: .init(say("cli.option.audit.subject"))) var subject: String?
    @Option(name: .long, help: .init(say("cli.option.audit.limit"))) var limit = 50

    func validate() throws {
        guard (1...1_000).contains(limit) else { throw ValidationError(say("cli.error.audit.limit")) }
    }

    func run() async throws {
        try await running(json: common.json) {
            let useCases = try await common.settings.open()
            var query = AuditQuery()
            query.verb = verb ?? ""
            query.actor = actor ?? ""
            query.subject = subject ?? ""
            if let event = which.event { query.event = try await useCases.event(event).id }
            let page = try await useCases.audit(query, limit: limit)
            if common.json {
                return try printJSON(["entries": .list(page.entries.map(\.json))] as JSON)
            }
            guard !page.entries.isEmpty else { return show(say("audit.none")) }
            let table = TextTable(
                titles: ["", say("audit.column.when"), say("audit.column.who"), say("audit.column.what"), ""],
                rows: page.entries.map { entry in
                    [
                        entry.seal.map { String($0.number) } ?? "–", entry.at.ISO8601Format(),
                        say.name(of: entry.actor), say.sentence(of: entry), entry.subject,
                    ]
                }, widest: 60)
            for line in table.lines() { show(line) }
        }
    }
}

/// Reads the whole chain.
struct AuditVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: say("cli.help.audit.verify"), discussion: say("cli.help.audit.verify.more"))

    @OptionGroup var common: CommonOptions
    @Option(name: .long, help: .init(say("cli.option.audit.known"), valueName: "number:hash")) var known: String?

    func validate() throws {
        guard let known, parsed == nil else { return }
        throw ValidationError(say("cli.error.audit.known", ["value": .text(known)]))
    }

    func run() async throws {
        try await running(json: common.json) {
            let useCases = try await common.settings.open()
            let result = try await useCases.verifyAudit(known: parsed)
            let sentence = say.sentence(of: result)
            if common.json {
                try printJSON(
                    [
                        "entries": .integer(result.entries), "unsealed": .integer(result.unsealed),
                        "head": .text(result.head), "whole": .flag(result.finding == nil),
                        "broken_at": result.finding.map { .integer($0.number) } ?? .null, "message": .text(sentence),
                    ] as JSON)
            } else if result.finding == nil {
                show(sentence)
                if !result.head.isEmpty { show("\(result.entries):\(result.head)") }
            } else {
                printError(sentence)
            }
            if result.finding != nil { throw ExitCode(Exit.violations) }
        }
    }

    /// `120:9f86d0…`, as an earlier run printed it.
    private var parsed: (number: Int, hash: String)? {
        let parts = (known ?? "").split(separator: ":").map(String.init)
        guard parts.count == 2, let number = Int(parts[0]), number > 0, parts[1].count == 64 else { return nil }
        return (number, parts[1].lowercased())
    }
}

extension AuditEntry {
    fileprivate var json: JSON {
        [
            "id": .text(id.text), "at": .text(at.ISO8601Format()), "actor": .text(actor.kind.rawValue),
            "name": .text(actor.name), "client": .text(client), "verb": .text(verb),
            "event": event.map { .text($0.text) } ?? .null, "subject": .text(subject),
            "details": .object(details.mapValues { .text($0) }), "number": seal.map { .integer($0.number) } ?? .null,
            "hash": seal.map { .text($0.hash) } ?? .null,
        ]
    }
}
