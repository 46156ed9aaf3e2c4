public import ArgumentParser
public import Domain
import Foundation
import Localisation
import Matching
import Spreadsheets
import UseCases

/// Holds the ranking of an event against judged pairs.
struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: say("cli.help.evaluate"), discussion: say("cli.help.evaluate.more"))

    @OptionGroup var common: CommonOptions
    @OptionGroup var which: EventOption
    @Argument(help: .init(say("cli.option.judged"))) var file: String

    func run() async throws {
        try await running(json: common.json) {
            let pairs = try judgedPairs()
            let useCases = try await common.settings.open()
            let result = try await useCases.evaluateMatching(of: try await useCases.event(which.event), pairs)
            if common.json { return try printJSON(result.json) }
            show(say("cli.evaluate.engine", ["name": .text(result.engine)]))
            let table = TextTable(
                titles: ["", "n", "R@1", "R@5", "nDCG@5"],
                rows: result.report.parts.map { part in
                    [part.name, String(part.needs), figure(part.first), figure(part.recall), figure(part.gain)]
                }, widest: 40)
            for line in table.lines() { show(line) }
            show(
                say(
                    "cli.evaluate.answerless",
                    ["n": .number(result.report.answerless), "empty": .number(result.leftEmpty)]))
            if result.unknown > 0 { show(say("cli.evaluate.unknown", ["n": .number(result.unknown)])) }
        }
    }

    private func figure(_ figure: Report.Figure) -> String {
        String(format: "%.3f [%.3f, %.3f]", figure.mean, figure.low, figure.high)
    }

    /// Columns by their titles: need or need_title, offer or offer_title, grade.
    private func judgedPairs() throws -> [JudgedPair] {
        let book = try readWorkbook(at: file)
        guard let sheet = book.sheets.first, let titles = sheet.rows.first else {
            throw CommandError.inputUnreadable(path: file, detail: "grade")
        }
        let names = titles.map { $0.text.trimmingCharacters(in: .whitespaces).lowercased() }
        func column(_ wanted: String...) -> Int? { wanted.lazy.compactMap { names.firstIndex(of: $0) }.first }
        guard let need = column("need", "need_title"), let offer = column("offer", "offer_title"),
            let grade = column("grade")
        else { throw CommandError.inputUnreadable(path: file, detail: "need, offer, grade") }
        return sheet.rows.dropFirst().compactMap { row in
            guard row.indices.contains(max(need, offer, grade)), let value = Int(row[grade].text) else { return nil }
            return JudgedPair(need: row[need].text, offer: row[offer].text, grade: value)
        }
    }
}

extension MatchEvaluation {
    fileprivate var json: JSON {
        func figure(_ figure: Report.Figure) -> JSON {
            ["mean": .number(figure.mean), "low": .number(figure.low), "high": .number(figure.high)]
        }
        return [
            "engine": .text(engine), "answerless": .integer(report.answerless), "left_empty": .integer(leftEmpty),
            "unknown": .integer(unknown),
            "parts": .list(
                report.parts.map { part in
                    [
                        "name": .text(part.name), "needs": .integer(part.needs), "first": figure(part.first),
                        "recall": figure(part.recall), "gain": figure(part.gain),
                    ]
                }),
        ]
    }
}

/// Says that a suggested pair is good, or why it is not.
struct JudgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "judge", abstract: say("cli.help.judge"), discussion: say("cli.help.judge.more"))

    @OptionGroup var common: CommonOptions
    @OptionGroup var which: EventOption
    @Argument(help: .init(say("cli.option.need"))) var need: String
    @Argument(help: .init(say("cli.option.offer"))) var offer: String
    @Option(
        name: .long,
        help: .init(
            say("cli.option.reject"), valueName: MatchVerdict.Rejection.allCases.map(\.rawValue).joined(separator: "|"))
    )
    var reject: MatchVerdict.Rejection?
    @Flag(name: .long, help: .init(say("cli.option.withdraw"))) var withdraw = false

    func run() async throws {
        try await running(json: common.json) {
            let useCases = try await common.settings.open()
            let event = try await useCases.event(which.event)
            if withdraw {
                try await useCases.withdrawVerdict(need: need, offer: offer, in: event)
            } else {
                try await useCases.judgeMatch(need: need, offer: offer, rejection: reject, in: event)
            }
            if common.json { return try printJSON(["need": .text(need), "offer": .text(offer)] as JSON) }
            show(say("cli.judge.done"))
        }
    }
}

extension MatchVerdict.Rejection: ExpressibleByArgument {}
