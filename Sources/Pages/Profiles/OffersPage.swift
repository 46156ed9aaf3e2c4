public import Domain
public import HTML
import Localisation
public import UseCases

/// All offers of an event, with the need that each answers best.
public struct OffersPage: Page {
    let list: Listing<OfferSummary>

    public init(_ list: Listing<OfferSummary>) { self.list = list }

    public var event: Event? { list.event }
    public var section: Section? { .offers }
    public func title(_ reader: Reader) -> String { reader.say("profiles.offers.title") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let address = Address.offers(list.event.id)
        return """
            <div class="wrap stack"><h1>\(title(reader))</h1>
            \(filterForm(
                list, address,
                [
                    (.confidence, say("profiles.filter.confidence")), (.readiness, say("field.readiness")),
                    (.budget, say("field.price")), (.cooperation, say("field.cooperation")),
                    (.field, say("workbench.answers")), (.request, say("workbench.request")),
                ] + localityFilter(list, say), reader
            ) { filter, choice in
                let family = [.confidence: "confidence", .request: "workbench.request"][filter] ?? "profiles.price"
                return say("\(family).\(choice.value)")
            })
            \(count(list, "offers", say))
            \(results(
                list, address, "offers", reader,
                columns: [
                    say("field.code"), say("field.offer"), "TRL", say("field.price"), say("profiles.bestNeed"),
                ]
            ) { row($0, reader) })
            </div>
            """
    }

    private func row(_ offer: OfferSummary, _ reader: Reader) -> HTML {
        let say = reader.say
        let path = Address.offer(list.event.id, offer.label.code).path
        return """
            <tr><th scope="row">\(badge("offer", offer.label.code))</th>
            <td><a\(href: path)><b>\(content(offer.label.title, reader))</b></a>\
            \(titleInEnglish(offer.label.title, reader))\
            <div>\(organisationLine(offer.organisation, list.event, reader))</div></td>
            \(cell("TRL", HTML(text: offer.readiness.map(String.init) ?? "–")))
            \(cell(say("field.price"), HTML(text: say.amount(offer.price))))
            \(cell(say("profiles.bestNeed"), best(
                offer.best, isWithheld: offer.isWithheld, wasMatched: list.wasMatched, reader
            ) { .need(list.event.id, $0) }))</tr>
            """
    }
}
