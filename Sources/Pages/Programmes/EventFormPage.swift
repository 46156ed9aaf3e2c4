public import Domain
import Foundation
public import HTML
import Localisation
public import UseCases

/// The form of a new or a known event.
public struct EventFormPage: Page {
    let form: EventForm
    let contents: FormContents

    public init(_ form: EventForm, _ contents: FormContents) {
        self.form = form
        self.contents = contents
    }

    public var event: Event? { form.event }
    public var section: Section? { form.event == nil ? nil : .overview }
    public var scripts: [Asset] { [.draft] }
    public func title(_ reader: Reader) -> String { reader.say(form.event == nil ? "event.add" : "event.edit") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let (names, facts) = (localisedFields("name", contents, say), facts(say))
        let address = form.event.map { Address.eventForm($0.id) } ?? .newEvent(form.programme.id)
        let back = form.event.map { Address.event($0.id) } ?? .programme(form.programme.id)
        let action = form.event.map { Address.event($0.id) } ?? address
        let zone = form.event.flatMap { TimeZone(identifier: $0.zone) } ?? .gmt
        return """
            <div class="wrap stack">
            \(form.event.map { trail($0, reader) } ?? programmeTrail("\(title(reader))", of: form.programme, reader))
            <header class="stack tight"><h1>\(title(reader))</h1><p class="soft">\(content(form.event?.name ?? form.programme.name, reader))</p></header>
            \(draftNotice(contents, address, action: action, zone: zone, reader))
            \(formNotices(names + facts, say))
            <form class="stack wide" method="post"\(attribute: "action", action.path)\(draftAttributes(reader))>\(formHead(address, contents, reader))
            <p class="soft small">\(say("programme.name.hint"))</p>
            <div class="stack">\(names, { formField($0, say) })</div>
            <div class="cols fields">\(facts, { formField($0, say) })</div>
            \(formEnd(say("event.save"), back: back, contents, reader))
            </form></div>
            """
    }

    private func trail(_ event: Event, _ reader: Reader) -> HTML {
        """
        <nav class="soft small no-print" aria-label="\(reader.say("page.trail"))">\
        <a\(href: Address.event(event.id).path)>\(content(event.name, reader))</a> › <span aria-current="page">\(title(reader))</span></nav>
        """
    }

    private func facts(_ say: Localiser) -> [FormField] {
        let day: (String) -> String = { say(form.settled.day ? "event.day.settled" : "event.\($0).hint") }
        let date = form.event.map { ($0.date, say.date($0.date)) }
        let length = form.event.map { (String($0.slotMinutes), say.number($0.slotMinutes)) }
        return [
            FormField(
                "date", say("event.date"), hint: day("date"), settled(date, form.settled.day) ?? .date, contents,
                isRequired: true),
            FormField("place", say("event.place"), hint: say("event.place.hint"), .line, contents),
            FormField(
                "zone", say("event.zone"), hint: day("zone"), zones(form.event?.zone, say), contents, isRequired: true),
            FormField(
                "partnerZone", say("event.partnerZone"), hint: day("partnerZone"), zones(form.event?.partnerZone, say),
                contents, isRequired: true),
            FormField(
                "slotMinutes", say("event.slotMinutes"),
                hint: say(form.settled.slotLength ? "event.slotMinutes.settled" : "event.slotMinutes.hint"),
                settled(length, form.settled.slotLength) ?? .number, contents, isRequired: true),
        ]
    }

    /// What stays as it is can be chosen only as it is.
    private func settled(_ saved: (String, String)?, _ isSettled: Bool) -> FormField.Control? {
        guard isSettled, let saved else { return nil }
        return .choice([saved])
    }

    private func zones(_ saved: String?, _ say: Localiser) -> FormField.Control {
        func option(_ zone: String) -> (String, String) {
            (zone, TimeZone(identifier: zone).map { "\(say.zoneName($0)) · \(zone)" } ?? zone)
        }
        if let settled = settled(saved.map(option), form.settled.day) { return settled }
        let more = [saved].compactMap(\.self).filter { !EventForm.zones.contains($0) }
        return .choice((EventForm.zones + more).map(option))
    }
}
