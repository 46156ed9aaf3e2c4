public import Domain
public import HTML
import Localisation
public import UseCases

/// All needs of an event, with the best suggestion for each.
public struct NeedsPage: Page {
    let list: Listing<NeedSummary>

    public init(_ list: Listing<NeedSummary>) { self.list = list }

    public var event: Event? { list.event }
    public var section: Section? { .needs }
    public func title(_ reader: Reader) -> String { reader.say("profiles.needs.title") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let address = Address.needs(list.event.id)
        return """
            <div class="wrap stack"><div class="row apart"><h1>\(title(reader))</h1>
            \(if: list.overall > 0 && reader.may(.seeWork), "<p class=\"no-print\">\(link(say("workbench.title"), .workbench(list.event.id)))</p>")</div>
            \(filterForm(
                list, address,
                [
                    (.field, say("field.field")), (.confidence, say("profiles.filter.confidence")),
                    (.budget, say("field.budget")), (.cooperation, say("field.cooperation")),
                ] + localityFilter(list, say), reader
            ) { filter, choice in say("\(filter == .confidence ? "confidence" : "profiles.budget").\(choice.value)") })
            \(count(list, "needs", say))
            \(results(
                list, address, "needs", reader,
                columns: [
                    say("field.code"), say("field.need"), say("field.field"), say("field.budget"),
                    say("profiles.bestMatch"),
                ]
            ) { row($0, reader) })
            </div>
            """
    }

    private func row(_ need: NeedSummary, _ reader: Reader) -> HTML {
        let say = reader.say
        let path = Address.need(list.event.id, need.label.code).path
        return """
            <tr><th scope="row">\(badge("need", need.label.code))</th>
            <td><a\(href: path)><b>\(content(need.label.title, reader))</b></a><br>\(organisationLink(need.organisation, list.event, reader))</td>
            \(cell(say("field.field"), fact(need.field, reader)))
            \(cell(say("field.budget"), HTML(text: say.amount(need.budget))))
            \(cell(say("profiles.bestMatch"), best(
                need.best, isWithheld: need.isWithheld, wasMatched: list.wasMatched, reader
            ) { .offer(list.event.id, $0) }))</tr>
            """
    }
}
