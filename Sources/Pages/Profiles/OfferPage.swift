public import Domain
public import HTML
import Localisation
public import UseCases

/// An offer on the right bank's colour, beside it the needs for which it was suggested.
public struct OfferPage: Page {
    let detail: OfferDetail

    public init(_ detail: OfferDetail) { self.detail = detail }

    public var event: Event? { detail.event }
    public var section: Section? { .offers }
    public var mainClass: String { "match" }
    public func title(_ reader: Reader) -> String { detail.offer.title.text(for: reader.language) }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let event = detail.event
        let matches = detail.suggestions.map(\.match)
        let letters = ConceptLetters(matches)
        return """
            <div class="wrap stack">
            \(trail([(say("profiles.offers.title"), .offers(event.id))], detail.offer.code, say))
            <div class="stack need-page">\(card(letters.words(matches, \.inOffer), reader))
            <div class="stack">
            \(suggestionHeading("offer", detail.suggestions.count, say))
            \(detail.suggestions.isEmpty
                ? noSuggestion(isWithheld: detail.isWithheld, wasMatched: detail.wasMatched, "offer", event, say)
                : suggestions(
                    detail.suggestions.map { SuggestionCard($0, for: detail.offer, event, reader) }, letters, event,
                    reader))
            \(requestTable(detail.requests, event, reader, caption: say("profiles.requests")))
            \(meetingTable(detail.meetings, event, reader))
            </div></div></div>
            """
    }

    private func card(_ marks: Marks, _ reader: Reader) -> HTML {
        let say = reader.say
        let offer = detail.offer
        return """
            <div class="card offer stack">
            <div class="row">\(badge("offer", offer.code))\(if: detail.isWithheld, " \(withheldBadge(say))")</div>
            <h1>\(Pages.title(offer.title, reader, marks: marks))</h1>
            \(titleInEnglish(offer.title, reader, marks: marks))
            <p>\(organisationLine(detail.organisation, detail.event, reader))</p>
            \(Pages.section("field.description", offer.description, marks, reader))
            \(Pages.section("field.applications", offer.applications, marks, reader))
            \(facts([
                (say("field.readiness"), HTML(text: offer.readiness.map(String.init) ?? offer.readinessText)),
                (say("field.price"), amount(offer.price, reader)),
                (say("field.cooperation"), fact(offer.cooperation, reader)),
                (say("field.partner_sought"), fact(offer.partnerSought, reader, marks: marks)),
                (say("field.rights"), fact(offer.rights, reader)),
                (say("field.note"), fact(offer.note, reader)),
                (say("profiles.originalLanguage"), originalLanguage(offer.title, reader)),
                (say("profiles.reference.offer"), HTML(text: offer.reference)),
                (say("profiles.source"), sources(detail.sources, detail.event, reader)),
            ]))
            \(agendaLink(detail.organisation.code, detail.event, say))
            \(if: reader.mayEdit(detail.organisation.id, of: detail.organisation.country), "<p class=\"no-print\"><a class=\"button\"\(href: Address.offerForm(detail.event.id, detail.offer.code).path)>\(say("edit.offer"))</a></p>")
            </div>
            """
    }
}
