import ArgumentParser
import Domain
import Localisation
import UseCases

struct ProgrammeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "programme", abstract: say("cli.help.programme"),
        subcommands: [List.self, Create.self, Copy.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: say("cli.help.programme.list"))

        @OptionGroup var common: CommonOptions

        func run() async throws {
            try await running(json: common.json) {
                let programmes = try await common.settings.open().programmes()
                if common.json { return try printJSON(JSON.object(["programmes": .list(programmes.map(json))])) }
                let table = TextTable(
                    titles: [say("cli.column.id"), say("cli.column.date"), say("programmes.title")],
                    rows: programmes.map {
                        [
                            $0.id.text, $0.startsOn.map { say.date($0) } ?? "",
                            $0.name.text(for: say.language),
                        ]
                    }, widest: 70)
                for line in table.lines() { show(line) }
            }
        }
    }

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: say("cli.help.programme.create"))

        @OptionGroup var common: CommonOptions
        @OptionGroup var name: NameAndDates
        @Option(help: .init(say("cli.option.programme.host"), valueName: "country")) var host = "VN"
        @Option(help: .init(say("cli.option.programme.theme"))) var theme: [String] = []

        func run() async throws {
            try await running(json: common.json) {
                let useCases = try await common.settings.open()
                var draft = name.draft
                draft.values["hostCountry"] = host
                for theme in theme { draft.values["theme.\(theme)"] = "1" }
                let id = try await useCases.createProgramme(draft, owner: nil)
                try tell(try await useCases.programme(id), json: common.json)
            }
        }
    }

    struct Copy: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: say("cli.help.programme.copy"))

        @OptionGroup var common: CommonOptions
        @Argument(help: .init(say("cli.option.programme.id"))) var programme: String
        @OptionGroup var name: NameAndDates
        @Option(help: .init(say("cli.option.programme.firstEvent"), valueName: "yyyy-mm-dd"))
        var firstEvent: String?

        func run() async throws {
            try await running(json: common.json) {
                let useCases = try await common.settings.open()
                let source = try await useCases.programme(programme)
                var draft = name.draft
                for part in ProgrammePart.allCases where part != .events || firstEvent != nil {
                    draft.values[part.field] = "1"
                }
                draft.values["firstEvent"] = firstEvent ?? ""
                let copy = try await useCases.copyProgramme(source.id, draft, owner: nil)
                try tell(copy.programme, json: common.json)
            }
        }
    }
}

struct NameAndDates: ParsableArguments {
    @Option(help: .init(say("cli.option.programme.name"))) var name: String
    @Option(help: .init(say("cli.option.programme.nameLanguage"))) var nameLanguage = say.language.rawValue
    @Option(help: .init(say("cli.option.programme.starts"), valueName: "yyyy-mm-dd")) var starts = ""
    @Option(help: .init(say("cli.option.programme.ends"), valueName: "yyyy-mm-dd")) var ends = ""

    var draft: FormDraft { FormDraft(["name.\(nameLanguage)": name, "startsOn": starts, "endsOn": ends]) }
}

private func tell(_ programme: Programme, json asJSON: Bool) throws {
    if asJSON { return try printJSON(json(programme)) }
    let id = Localiser.Value.text(programme.id.text)
    show(say("cli.programme.created", ["name": .text(programme.name.text(for: say.language)), "id": id]))
    show(say("cli.programme.next", ["id": id]))
}

private func json(_ programme: Programme) -> JSON {
    [
        "id": .text(programme.id.text), "name": .text(programme.name.text),
        "host_country": .text(programme.hostCountry), "themes": .list(programme.themes.map { .text($0) }),
        "starts_on": programme.startsOn.map { .text($0) } ?? .null,
        "ends_on": programme.endsOn.map { .text($0) } ?? .null,
        "copied_from": programme.copiedFrom.map { .text($0.text) } ?? .null,
    ]
}
