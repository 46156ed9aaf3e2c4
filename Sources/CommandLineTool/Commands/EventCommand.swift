import ArgumentParser
import Domain
import Localisation
import UseCases

struct EventCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "event", abstract: say("cli.help.event"), subcommands: [Create.self, List.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: say("cli.help.event.create"))

        @OptionGroup var common: CommonOptions
        @Option(help: .init(say("cli.option.event.name"))) var name: String
        @Option(help: .init(say("cli.option.event.date"), valueName: "yyyy-mm-dd")) var date: String
        @Option(help: .init(say("cli.option.event.place"))) var place: String = ""
        @Option(help: .init(say("cli.option.event.zone"), valueName: "zone")) var zone = "Asia/Ho_Chi_Minh"
        @Option(help: .init(say("cli.option.event.partnerZone"), valueName: "zone")) var partnerZone = "Asia/Seoul"
        @Option(help: .init(say("cli.option.event.slotMinutes"), valueName: "minutes")) var slotMinutes = 20
        @Option(help: .init(say("cli.option.event.linkTemplate"), valueName: "url")) var linkTemplate = ""
        @Option(help: .init(say("cli.option.programme"), valueName: "id")) var programme: String?

        func run() async throws {
            try await running(json: common.json) {
                let useCases = try await common.settings.open()
                let programme: Programme? = if let programme { try await useCases.programme(programme) } else { nil }
                let event = try await useCases.createEvent(
                    name: name, date: date, place: place, zone: zone,
                    partnerZone: partnerZone, slotMinutes: slotMinutes, linkTemplate: linkTemplate,
                    programme: programme?.id)
                if common.json { return try printJSON(json(event)) }
                show(say("cli.event.created", ["name": .text(event.name.text), "id": .text(event.id.text)]))
                show(say("cli.event.next"))
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: say("cli.help.event.list"))

        @OptionGroup var common: CommonOptions

        func run() async throws {
            try await running(json: common.json) {
                let events = try await common.settings.open().events()
                if common.json { return try printJSON(JSON.object(["events": .list(events.map(json))])) }
                guard !events.isEmpty else { return show(say("error.noEvent")) }
                let table = TextTable(
                    titles: [
                        say("cli.column.id"), say("cli.column.date"), say("cli.column.event"), say("field.place"),
                    ],
                    rows: events.map { [$0.id.text, say.date($0.date), $0.name.text(for: say.language), $0.place] },
                    widest: 70)
                for line in table.lines() { show(line) }
            }
        }
    }
}

private func json(_ event: Event) -> JSON {
    [
        "id": .text(event.id.text), "name": .text(event.name.text), "date": .text(event.date),
        "place": .text(event.place), "zone": .text(event.zone), "partner_zone": .text(event.partnerZone),
        "slot_minutes": .integer(event.slotMinutes),
    ]
}
