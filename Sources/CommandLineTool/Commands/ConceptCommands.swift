public import ArgumentParser
import Domain
import Exports
import Foundation
import Localisation
import Matching
import Spreadsheets
public import UseCases

/// The concepts that matching rests on.
struct ConceptsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "concepts", abstract: say("cli.help.concepts"),
        subcommands: [List.self, Show.self, Import.self, Export.self, Retire.self, Restore.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: say("cli.help.concepts.list"))

        @OptionGroup var common: CommonOptions
        @Argument(help: .init(say("cli.option.conceptSearch"))) var words: [String] = []
        @Option(name: .long, help: .init(say("cli.option.conceptKind"), valueName: "own|builtIn|retired"))
        var kind: ConceptQuery.Kind?

        func run() async throws {
            try await running(json: common.json) {
                let useCases = try await common.settings.open()
                var query = ConceptQuery(search: words.joined(separator: " "), kind: kind)
                var rows: [ConceptEntry] = []
                var list = try await useCases.concepts(query, in: say.language)
                rows += list.rows
                while query.page < list.pageCount {
                    query.page += 1
                    list = try await useCases.concepts(query, in: say.language)
                    rows += list.rows
                }
                if common.json { return try printJSON(["concepts": .list(rows.map(\.json))] as JSON) }
                guard !rows.isEmpty else { return show(say("cli.concepts.none")) }
                let table = TextTable(
                    titles: [
                        say("concept.id"), say("language.vi"), say("language.ko"), say("language.en"),
                        say("cli.concepts.column.origin"),
                    ],
                    rows: rows.map {
                        [$0.concept.id, $0.concept.labels.vi, $0.concept.labels.ko, $0.concept.labels.en, $0.state]
                    })
                for line in table.lines() { show(line) }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: say("cli.help.concepts.show"))

        @OptionGroup var common: CommonOptions
        @Argument(help: .init(say("cli.option.concept"))) var id: String

        func run() async throws {
            try await running(json: common.json) {
                let useCases = try await common.settings.open()
                let detail = try await known(id) { try await useCases.concept(id) }
                if common.json { return try printJSON(detail.json) }
                let concept = detail.concept
                func names(_ concepts: [Concept]) -> String {
                    concepts.map { "\($0.label(in: say.language)) (\($0.id))" }.joined(separator: ", ")
                }
                var lines = ThesaurusLanguage.allCases.compactMap { language in
                    concept.labels[language].map { label in
                        (
                            say("language.\(language.rawValue)"),
                            ([label] + concept.synonyms[language]).joined(separator: ", ")
                        )
                    }
                }
                lines += [
                    (say("concept.broader"), names(detail.broader)), (say("concept.narrower"), names(detail.narrower)),
                    (say("concept.themes"), concept.themes.joined(separator: ", ")),
                    (say("concept.classes"), concept.isic.joined(separator: ", ")),
                    (say("cli.concepts.column.origin"), detail.entry.state),
                ]
                lines += detail.uses.map { use in
                    let text = say("concept.use", ["needs": .number(use.needs), "offers": .number(use.offers)])
                    return (use.event.name.text(for: say.language), text)
                }
                for (name, value) in lines where !value.isEmpty { show("\(name): \(value)") }
            }
        }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: say("cli.help.concepts.import"), discussion: say("cli.help.concepts.import.more"))

        @OptionGroup var common: CommonOptions
        @Argument(help: .init(say("cli.option.conceptFile"))) var file: String

        /// Far more than the product's own thesaurus.
        private static let largest = 16 << 20

        func run() async throws {
            try await running(json: common.json) {
                guard let size = try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int,
                    let content = size <= Self.largest ? FileManager.default.contents(atPath: file) : Data()
                else {
                    throw FileManager.default.fileExists(atPath: file)
                        ? SpreadsheetError.notReadable(path: file) : SpreadsheetError.notFound(path: file)
                }
                guard size <= Self.largest else { throw SpreadsheetError.tooLarge(path: file, limitInMegabytes: 16) }
                let name = URL(filePath: file).lastPathComponent
                let useCases = try await common.settings.open()
                let result = try await useCases.importConcepts(Thesaurus.File(name: name, content: content))
                if common.json {
                    func list(_ ids: [String]) -> JSON { .list(ids.map { .text($0) }) }
                    return try printJSON(
                        [
                            "added": list(result.added), "changed": list(result.changed),
                            "brought_back": list(result.broughtBack), "unchanged": .integer(result.unchanged),
                        ] as JSON)
                }
                show(
                    say(
                        "cli.concepts.imported",
                        [
                            "added": .number(result.added.count), "changed": .number(result.changed.count),
                            "back": .number(result.broughtBack.count), "same": .number(result.unchanged),
                        ]))
            }
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: say("cli.help.concepts.export"))

        @OptionGroup var common: CommonOptions
        @Argument(help: .init(say("cli.option.conceptFile"))) var file: String = "concepts.json"

        func run() async throws {
            try await running(json: common.json) {
                let useCases = try await common.settings.open()
                let content = try await useCases.exportConcepts().content
                if file == "-" { return FileHandle.standardOutput.write(content) }
                try writeFile(Array(content), to: file)
                let count = try await useCases.concepts(ConceptQuery(kind: .own)).total
                if common.json { return try printJSON(["file": .text(file), "concepts": .integer(count)] as JSON) }
                show(say("cli.concepts.exported", ["path": .text(file), "n": .number(count)]))
            }
        }
    }

    struct Retire: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: say("cli.help.concepts.retire"))

        @OptionGroup var common: CommonOptions
        @Argument(help: .init(say("cli.option.concept"))) var id: String

        func run() async throws {
            try await running(json: common.json) {
                let useCases = try await common.settings.open()
                try await known(id) { try await useCases.retireConcept(id) }
                if common.json { return try printJSON(["concept": .text(id), "retired": true] as JSON) }
                show(say("cli.concepts.retired", ["id": .text(id)]))
            }
        }
    }

    struct Restore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: say("cli.help.concepts.restore"))

        @OptionGroup var common: CommonOptions
        @Argument(help: .init(say("cli.option.concept"))) var id: String

        func run() async throws {
            try await running(json: common.json) {
                let useCases = try await common.settings.open()
                try await known(id) { try await useCases.restoreConcept(id) }
                if common.json { return try printJSON(["concept": .text(id), "retired": false] as JSON) }
                show(say("cli.concepts.restored", ["id": .text(id)]))
            }
        }
    }
}

extension ConceptQuery.Kind: ExpressibleByArgument {}

/// No concept has this id.
struct UnknownConcept: Error {
    let id: String

    var explained: (message: String, code: Int32) {
        (say("cli.error.conceptUnknown", ["id": .text(id)]), Exit.badInput)
    }
}

private func known<Result>(_ id: String, _ body: () async throws -> Result) async throws -> Result {
    do { return try await body() } catch UseCaseError.notFound { throw UnknownConcept(id: id) }
}

extension ConceptEntry {
    fileprivate var state: String {
        let origin = say("concept.origin.\(origin.rawValue)")
        return isRetired ? origin + ", " + say("concept.retired") : origin
    }

    fileprivate var json: JSON {
        let labels = ThesaurusLanguage.allCases.compactMap { language in
            concept.labels[language].map { (language.rawValue, JSON.text($0)) }
        }
        return [
            "id": .text(concept.id), "labels": .object(Dictionary(labels, uniquingKeysWith: { $1 })),
            "origin": .text(origin.rawValue), "retired": .flag(isRetired),
        ]
    }
}

extension ConceptDetail {
    fileprivate var json: JSON {
        func ids(_ concepts: [Concept]) -> JSON { .list(concepts.map { .text($0.id) }) }
        let synonyms = ThesaurusLanguage.allCases.map { language in
            (language.rawValue, JSON.list(concept.synonyms[language].map { .text($0) }))
        }
        return [
            "concept": entry.json, "synonyms": .object(Dictionary(synonyms, uniquingKeysWith: { $1 })),
            "broader": ids(broader), "narrower": ids(narrower),
            "themes": .list(concept.themes.map { .text($0) }), "isic": .list(concept.isic.map { .text($0) }),
            "uses": .list(
                uses.map {
                    ["event": .text($0.event.id.text), "needs": .integer($0.needs), "offers": .integer($0.offers)]
                }),
        ]
    }
}

/// What keeps a file of concepts, or a change of one, from being taken.
func explain(_ error: ThesaurusError) -> (message: String, code: Int32) {
    (error.sentences(say).joined(separator: "\n"), Exit.badInput)
}

func explain(_ refusal: ConceptRefusal) -> (message: String, code: Int32) {
    switch refusal {
    case .unsound(let faults): (faults.map { $0.sentence(say) }.joined(separator: "\n"), Exit.notPossible)
    case .stale(let detail): (say("cli.error.conceptChanged", ["id": .text(detail.concept.id)]), Exit.notPossible)
    }
}
