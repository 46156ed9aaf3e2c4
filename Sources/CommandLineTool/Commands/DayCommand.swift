import ArgumentParser
import Domain
import Foundation
import Localisation
import UseCases

struct DayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "day", abstract: say("cli.help.day"))

    @OptionGroup var common: CommonOptions
    @OptionGroup var which: EventOption
    @Option(name: .long, help: .init(say("cli.option.organisation"), valueName: "code")) var organisation: String?

    func run() async throws {
        try await running(json: common.json) {
            let useCases = try await common.settings.open()
            let event = try await useCases.event(which.event)
            var day = try await useCases.schedule(of: event)
            if let organisation {
                let found = try await useCases.participation(named: organisation, in: event)
                day.lines = day.lines.filter { $0.first.code == found.code || $0.second.code == found.code }
            }
            if common.json {
                return try printJSON(JSON.list(day.lines.map(\.json)))
            }
            print(day)
        }
    }
}

extension DaySchedule.Line {
    fileprivate var json: JSON {
        [
            "id": .text(meeting.code), "start": .text(slot.startsAt.ISO8601Format()), "first": .text(first.code),
            "second": .text(second.code), "place": .text(place.code),
            "interpreter": interpreter.map { .text($0.code) } ?? .null,
        ]
    }
}

/// The day as a table: both clocks, who meets whom, where, with which interpreter.
func print(_ day: DaySchedule) {
    let own = TimeZone(identifier: day.event.zone) ?? .gmt
    let partner = TimeZone(identifier: day.event.partnerZone) ?? .gmt
    show(day.event.name.text(for: say.language))
    show(
        say(
            "cli.day.heading",
            [
                "date": .text(say.date(day.event.date)), "place": .text(day.event.place),
                "plan": .text(String(day.plan.number)), "state": .text(say("status.\(day.plan.state.rawValue)")),
                "n": .number(day.lines.count),
            ]))
    show()
    var table = TextTable(
        titles: [
            say.zoneName(own), say.zoneName(partner), say("export.meeting"), say("export.demand"),
            say("export.supply"), say("export.place"), say("export.interpreter"),
        ], widest: 36)
    var last: Date?
    for line in day.lines {
        let isNew = line.slot.startsAt != last
        last = line.slot.startsAt
        table.rows.append([
            isNew ? say.time(line.slot.startsAt, zone: own) : "",
            isNew ? say.time(line.slot.startsAt, zone: partner) : "",
            line.meeting.code, "\(line.first.code) \(line.first.organisation.text(for: say.language))",
            "\(line.second.code) \(line.second.organisation.text(for: say.language))",
            line.place.name, line.interpreter?.name ?? "",
        ])
    }
    for line in table.lines() { show(line) }
}
