public import Domain
import Foundation
public import HTML
import Localisation
public import UseCases

/// The public page of an event: what it is, when, for whom.
public struct EventPage: Page {
    public let overview: EventOverview

    public init(_ overview: EventOverview) { self.overview = overview }

    public var event: Event? { overview.event }
    public var section: Section? { .overview }

    public func title(_ reader: Reader) -> String { overview.event.name.text(for: reader.language) }

    public func hero(_ reader: Reader) -> HTML {
        let (event, say) = (overview.event, reader.say)
        let countdown = Countdown(to: event, overview.agenda, now: reader.now)
        return """
            <section class="hero night" aria-labelledby="title"><div class="wrap">
            <p class="row"><b><time datetime="\(event.date)">\(say.date(event.date))</time></b> \
            <span\(attribute: "lang", foreignLanguage(of: event.place, reader))>\(event.place)</span> \
            \(badge(countdown.side, countdown.text(say), icon: "clock"))</p>
            <h1 id="title"\(attribute: "lang", event.name[reader.language] == nil ? event.name.original.rawValue : nil)>\(event.name.text(for: reader.language))</h1>
            <p class="lead soft prose">\(isNarrow(reader) ? say("event.lead.own") : lead(say))</p>
            <p class="row no-print">\(actions(reader))</p>
            \(eventBridge(overview, reader))
            </div></section>
            """
    }

    public func main(_ reader: Reader) -> HTML {
        let (event, say) = (overview.event, reader.say)
        return """
            <div class="wrap stack wide">
            \(if: reader.access.scope != .nothing, "<section aria-labelledby=\"numbers\"><h2 id=\"numbers\" class=\"unseen\">\(say("event.numbers"))</h2>\(numbers(reader))</section>")
            <section class="stack" aria-labelledby="agenda"><h2 id="agenda">\(say("event.agenda"))</h2>\
            \(agendaList(overview, reader))</section>
            \(if: reader.access.scope != .nothing, """
                <section class="stack" aria-labelledby="who"><h2 id="who">\(say("event.who"))</h2><div class="cols">
                <div class="card need stack"><h3>\(say("event.demand"))</h3>\(fields(event, reader))</div>
                <div class="card offer stack"><h3>\(say("event.supply"))</h3>\(technologies(event, reader))</div>
                </div></section>
                """)
            \(if: reader.may(.configure), "<p class=\"no-print\"><a class=\"button\"\(href: Address.eventForm(event.id).path)>\(say("event.edit"))</a></p>")
            </div>
            """
    }

    /// Whether the reader reaches so little that its numbers say nothing of the event.
    private func isNarrow(_ reader: Reader) -> Bool {
        switch reader.access.scope {
        case .everything, .side: false
        case .firms, .nothing: true
        }
    }

    private func lead(_ say: Localiser) -> String {
        guard overview.answering > 0 || overview.offers > 0 else { return say("event.lead.empty") }
        let people = say(
            "event.lead",
            [
                "firms": .number(overview.answering), "suppliers": .number(overview.offering),
                "offers": .number(overview.offers),
            ])
        return people + " " + say(overview.interpreters > 0 ? "event.lead.interpreted" : "event.lead.meetings")
    }

    private func actions(_ reader: Reader) -> HTML {
        let (event, say) = (overview.event.id, reader.say)
        let main: (String, Address)? =
            reader.access.roles.contains(.interpreter)
            ? (say("schedule.own.open"), .ownMeetings(event))
            : overview.isSchedulePublished && reader.may(.seeSchedule)
                ? (say("event.action.schedule"), .schedule(event))
                : reader.may(.seeProfiles) ? (say("event.action.needs"), .needs(event)) : nil
        return """
            \(main, { "<a class=\"button main big\"\(href: $0.1.path)>\($0.0) \(icon("arrow"))</a>" })\
            \(if: !overview.agenda.isEmpty, """
                <a class="button big"\(href: Address.eventCalendar(event).path)>\(icon("calendar")) \(say("event.action.calendar"))</a>
                """)
            """
    }

    private func numbers(_ reader: Reader) -> HTML {
        let (event, say) = (overview.event.id, reader.say)
        let figures: [(String, String, Int, Address)] = [
            ("need", "firms", overview.answering, .organisations(event)),
            ("need", "needs", overview.needs, .needs(event)),
            ("offer", "offers", overview.offers, .offers(event)),
            ("offer", "suppliers", overview.offering, .organisations(event)),
            ("span", "pairs", overview.pairs, .schedule(event)),
            ("span", "interpreters", overview.interpreters, .scheduleBy(event, .interpreters)),
        ]
        let ofFirms = ["needs", "offers", "pairs"]
        let shown = isNarrow(reader) ? figures.filter { ofFirms.contains($0.1) } : figures
        return """
            <dl class="figures">\(shown, { side, key, value, address in
                "<div class=\"\(side)\"><dt>\(opened(HTML(text: say("event.figure.\(key)")), address, reader.may(side == "span" ? .seeSchedule : .seeProfiles)))</dt><dd>\(say.number(value))</dd></div>"
            })</dl>
            """
    }

    private func fields(_ event: Event, _ reader: Reader) -> HTML {
        let say = reader.say
        let fields = overview.needsByField.filter { !$0.field.isEmpty }
        guard !fields.isEmpty else { return "<p>\(say("event.demand.empty"))</p>" }
        let shown = fields.prefix(12)
        return """
            <p class="soft">\(say("event.demand.byField"))</p>
            <ul class="plain-list people">\(shown, { field($0, event, reader) })</ul>
            \(if: fields.count > shown.count, """
                <details class="no-print"><summary>\(say("event.demand.more", ["n": .number(fields.count - shown.count)]))</summary>\
                <ul class="plain-list people">\(fields.dropFirst(shown.count), { field($0, event, reader) })</ul></details>
                """)
            <p>\(link(say("event.demand.all", ["n": .number(overview.needs)]), .needs(event.id), for: .seeProfiles, reader))</p>
            """
    }

    private func field(_ count: EventOverview.FieldCount, _ event: Event, _ reader: Reader) -> HTML {
        let name = "<span\(attribute: "lang", foreignLanguage(of: count.field, reader))>\(count.field)</span>" as HTML
        let list = Address.needs(event.id).with([("field", count.field)])
        return """
            <li class="row apart">\(reader.may(.seeProfiles) ? "<a\(href: list)>\(name)</a>" : name) <b class="number">\(reader.say.number(count.needs))</b></li>
            """
    }

    private func technologies(_ event: Event, _ reader: Reader) -> HTML {
        let say = reader.say
        guard !overview.technologies.isEmpty else { return "<p>\(say("event.supply.empty"))</p>" }
        return """
            <p class="soft">\(say("event.supply.first"))</p>
            <ul class="plain-list people">\(overview.technologies, { offer in
                """
                <li>\(opened(content(offer.title, reader, tag: "b"), .offer(event.id, offer.code), reader.opensOthers && reader.may(.seeProfiles)))<br>\
                <small class="soft">\(content(offer.organisation, reader))\(if: !offer.locality.isEmpty, " · <span\(attribute: "lang", foreignLanguage(of: offer.locality, reader))>\(offer.locality)</span>")</small></li>
                """
            })</ul>
            <p>\(if: overview.offers > 0, link(say("event.supply.all", ["n": .number(overview.offers)]), .offers(event.id), for: .seeProfiles, reader))</p>
            """
    }
}
