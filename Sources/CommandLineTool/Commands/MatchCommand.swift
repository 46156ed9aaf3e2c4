import ArgumentParser
import Domain
import EmbeddingService
import Foundation
import Localisation
import Matching
import Spreadsheets
import UseCases

struct MatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match", abstract: say("cli.help.match"), discussion: say("cli.help.match.more"),
        subcommands: [EvaluateCommand.self, JudgeCommand.self])

    @OptionGroup var common: CommonOptions
    @OptionGroup var which: EventOption
    @Option(name: .long, help: .init(say("cli.option.top"))) var top: Int?
    @Option(name: .long, help: .init(say("cli.option.input"), valueName: "set.json")) var input: String?
    @Option(name: .long, help: .init(say("cli.option.output"), valueName: "ranking.json")) var output: String?

    func validate() throws {
        if let top, !(1...1_000).contains(top) { throw ValidationError(say("cli.error.top")) }
    }

    func run() async throws {
        try await running(json: common.json) {
            if let input { return try matchFile(input) }
            let useCases = try await common.settings.open()
            let event = try await useCases.event(which.event)
            let run = try await useCases.matchEvent(event, top: top ?? 10)
            if common.json { return try printJSON(run.json) }
            run.print()
        }
    }

    /// The neutral form, without an installation.
    private func matchFile(_ path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else { throw SpreadsheetError.notFound(path: path) }
        let set: MatchInput
        do { set = try JSONDecoder().decode(MatchInput.self, from: data) } catch {
            throw CommandError.inputUnreadable(path: path, detail: "\(error)".shortened)
        }
        let result: MatchOutput
        do {
            // What came nearest is listed too, with low confidence and marked as no good match.
            result = try matched(set)
        } catch let error as CommandError {
            throw error
        } catch {
            throw CommandError.inputUnreadable(path: path, detail: "\(error)")
        }
        guard let output else { return try printJSON(result) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try writeFile(Array(try encoder.encode(result)), to: output)
    }

    /// By the service, if there is one and it works to the end; else by the built-in model, or without.
    private func matched(_ set: MatchInput) throws -> MatchOutput {
        let (top, settings) = (top ?? 20, common.settings)
        if let service = try settings.embeddings.provider() {
            do {
                return try set.matched(top: top, nearest: true, embedder: service.current())
            } catch let error as any EmbedderUnavailable {
                printError(say("cli.match.serviceFailed", ["detail": .text(error.reason)]))
            }
        }
        guard let embedder = try settings.embedder() else { return try set.matched(top: top, nearest: true) }
        return try set.matched(top: top, nearest: true, embedder: embedder)
    }
}

extension Domain.Match.Reason {
    /// `Cùng khái niệm: xử lý nước thải`
    var sentence: String { say.reason(self) }
}

extension MatchRun {
    var json: JSON {
        [
            "engine": .text(engine), "seconds": .number(seconds), "withheld": .integer(withheld),
            "service_failure": serviceFailure.map { .text($0) } ?? .null,
            "matches": .list(
                lines.map { line in
                    [
                        "need": .text(line.need.code), "title": .text(line.need.title.text),
                        "reference": .text(line.need.reference),
                        "offers": .list(
                            line.matches.map { match, offer in
                                [
                                    "offer": .text(offer.code), "title": .text(offer.title.text(for: say.language)),
                                    "reference": .text(offer.reference), "score": .number(match.score),
                                    "confidence": .text(match.confidence.rawValue),
                                    "reasons": .list(
                                        match.reasons.map { ["kind": .text($0.kind), "text": .text($0.sentence)] }),
                                ]
                            }),
                    ]
                }),
        ]
    }

    func print() {
        for line in lines {
            show("\(line.need.code)  \(line.need.title.text)")
            if line.matches.isEmpty { show("    " + say("confidence.none")) }
            for (match, offer) in line.matches.prefix(3) {
                let title = offer.title.text(for: say.language)
                let reasons = match.reasons.prefix(3).map(\.sentence).joined(separator: "; ")
                show("    \(say("confidence.\(match.confidence.rawValue)"))  \(offer.code)  \(title)")
                if !reasons.isEmpty { show("        \(reasons)") }
            }
        }
        show()
        show(
            say(
                "cli.match.done",
                [
                    "n": .number(lines.count), "matched": .number(lines.count(where: { !$0.matches.isEmpty })),
                    "seconds": .text(say.seconds(seconds)),
                ]))
        if let serviceFailure { show(say("cli.match.serviceFailed", ["detail": .text(serviceFailure)])) }
        if withheld > 0 { show(say("cli.match.withheld", ["n": .number(withheld)])) }
    }
}
