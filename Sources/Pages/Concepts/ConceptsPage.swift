import Domain
public import HTML
import Localisation
import Matching
public import UseCases

/// The concepts that matching rests on, by any of their names.
public struct ConceptsPage: Page {
    public let list: ConceptList

    public init(_ list: ConceptList) { self.list = list }

    public func title(_ reader: Reader) -> String { reader.say("concepts.heading") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="wrap stack">
            <header class="stack tight"><h1>\(say("concepts.heading"))</h1><p class="soft prose">\(say("concepts.lead"))</p></header>
            <p class="row no-print"><a class="button main"\(href: Address.newConcept.path)>\(say("concept.new"))</a>
            \(if: list.own > 0, "<a class=\"button\"\(href: Address.conceptFile.path)>\(icon("file")) \(say("concepts.export"))</a>")</p>
            \(filters(say))
            <p class="soft">\(list.query.isNarrowed
                ? say("concepts.found", ["n": .number(list.total)])
                : say("concepts.count", ["n": .number(list.overall), "own": .text(say.number(list.own))]))</p>
            \(list.rows.isEmpty ? nothing(say) : table(reader))
            </div>
            """
    }

    private func filters(_ say: Localiser) -> HTML {
        """
        <form class="filters no-print" method="get" role="search"\(attribute: "action", Address.concepts.path)>
        <div class="field"><label for="q">\(say("concepts.search"))</label>
        <input type="search" id="q" name="q"\(attribute: "value", list.query.search)></div>
        <div class="field"><label for="kind">\(say("concepts.kind"))</label>
        <select id="kind" name="kind"><option value="">\(say("concepts.kind.any"))</option>\(ConceptQuery.Kind.allCases, { kind in
            "<option value=\"\(kind.rawValue)\"\(flag: "selected", kind == list.query.kind)>\(say("concepts.kind.\(kind.rawValue)"))</option>"
        })</select></div>
        <p class="row"><button class="button main">\(icon("search")) \(say("profiles.filter.apply"))</button>
        \(if: list.query.isNarrowed, "<a class=\"button plain\"\(href: Address.concepts.path)>\(say("profiles.filter.clear"))</a>")</p>
        </form>
        """
    }

    private func table(_ reader: Reader) -> HTML {
        let say = reader.say
        let languages = ThesaurusLanguage.allCases.filter { $0.rawValue != reader.language.rawValue }
        return """
            <table class="table cards"><thead><tr><th scope="col">\(say("concept.name"))</th>\
            \(languages, { "<th scope=\"col\">\(languageName($0, say))</th>" })</tr></thead>
            <tbody>\(list.rows, { entry in
                """
                <tr><td><b>\(conceptLink(entry.concept, reader))</b>\(if: entry.origin != .builtIn || entry.isRetired, "<br>\(conceptBadges(entry, say))")</td>
                \(languages, { language in
                    cell(languageName(language, say), "<span lang=\"\(language.rawValue)\">\(entry.concept.labels[language] ?? "–")</span>")
                })</tr>
                """
            })</tbody></table>
            \(pager(list.query.page, of: list.pageCount, say) { Address.concepts.with(list.query.pairs(page: $0)) })
            """
    }

    private func nothing(_ say: Localiser) -> HTML {
        let key =
            list.query.search.isEmpty && list.query.kind == .own
            ? "concepts.none.own"
            : list.query.search.isEmpty && list.query.kind == .retired ? "concepts.none.retired" : "concepts.noneFound"
        return empty(
            say(key), "<p><a class=\"button\"\(href: Address.concepts.path)>\(say("concepts.all"))</a></p>")
    }
}
