import ArgumentParser
import Domain
import Exports
import Foundation
import Intake
import Localisation
import Spreadsheets
import UseCases

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: say("cli.help.demo"), discussion: say("cli.help.demo.more"))

    @OptionGroup var common: CommonOptions
    @Option(name: .long, help: .init(say("cli.option.demo.from"), valueName: "folder")) var from = "Demo"
    @Option(name: .long, help: .init(say("cli.option.demo.output"), valueName: "folder")) var output = "output"

    func run() async throws {
        try await running(json: common.json) {
            let useCases = try await common.settings.open()
            if try await useCases.events().isEmpty { try await loadDemo(useCases, from: from) }
            let event = try await useCases.event(nil)
            let day = try await useCases.schedule(of: event)
            try writeExports(of: day)
            print(day)
            show()
            show(say("cli.demo.next", ["output": .text(output)]))
        }
    }

    private func writeExports(of day: DaySchedule) throws {
        do {
            try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        } catch { throw CommandError.folderNotWritable(output) }
        try writeXLSX(day.tables(say), to: output + "/schedule.xlsx")
        try writeFile(csv(day.table(say)), to: output + "/schedule.csv")
        try writeFile(Array(day.calendar(of: nil, say).utf8), to: output + "/schedule.ics")
        try writeFile(try ScheduleDocument(day, say).file(), to: output + "/schedule.json")
    }
}

private let demoFiles: [(Subject, String)] = [
    (.needs, "khao-sat-nhu-cau-2022.xlsx"), (.offers, "offers-kr-2022.xlsx"), (.participants, "participants.csv"),
    (.interpreters, "interpreters.csv"), (.places, "rooms.csv"), (.agenda, "agenda.csv"),
    (.requests, "preferences.csv"),
]

/// Plays the chain on the files of a folder: imports, matching, scheduling, publishing, each step with its time.
func loadDemo(_ useCases: UseCases, from: String) async throws {
    for (_, file) in demoFiles where !FileManager.default.fileExists(atPath: from + "/" + file) {
        throw CommandError.demoMissing(from + "/" + file)
    }
    let started = ContinuousClock.now
    func step(_ text: String) {
        let seconds = Double((ContinuousClock.now - started) / .milliseconds(1)) / 1_000
        show(String(format: "[%6.2f s] ", seconds) + text)
    }
    let programme = try await useCases.makeDemoProgramme()
    let event = try await useCases.createEvent(
        name: "Kết nối cung cầu công nghệ Việt Nam – Hàn Quốc 2022", language: .vi, date: "2022-11-25",
        place: "Hải Phòng", zone: "Asia/Ho_Chi_Minh", partnerZone: "Asia/Seoul", slotMinutes: 20,
        linkTemplate: "https://meet.example.org/hp2022/{meeting}", programme: programme)
    step(say("cli.event.created", ["name": .text(event.name.text), "id": .text(event.id.text)]))
    for (subject, file) in demoFiles {
        let report = try await useCases.importFile(subject, at: from + "/" + file, into: event, isDryRun: false)
        let parts = report.created.sorted { $0.key < $1.key }.map { kind, count in
            say("cli.kind", ["kind": .text(say("cli.kind.\(kind)")), "n": .number(count)])
        }
        step(
            say(
                "cli.demo.imported",
                [
                    "file": .text(file), "list": .text(parts.joined(separator: ", ")),
                    "n": .number(report.problems.count),
                ]))
    }
    let matched = try await useCases.matchEvent(event)
    step(
        say(
            "cli.match.done",
            [
                "n": .number(matched.lines.count),
                "matched": .number(matched.lines.count(where: { !$0.matches.isEmpty })),
                "seconds": .text(say.seconds(matched.seconds)),
            ]))
    let run = try await useCases.scheduleEvent(event)
    step(
        say(
            "cli.schedule.done",
            [
                "plan": .text(String(run.plan.number)), "n": .number(run.meetings), "pairs": .number(run.pairs),
                "bound": .number(run.plan.meetingsBound), "seconds": .text(say.seconds(run.plan.seconds)),
            ]))
    let published = try await useCases.publishPlan(of: event)
    step(
        say(
            "cli.publish.done",
            [
                "plan": .text(String(published.plan.number)), "n": .number(published.meetings),
                "organisations": .number(published.organisations),
            ]))
    show()
}
