import Domain
import Foundation
import HTML
import Localisation
import UseCases

/// The bridge of the event: a pylon for each city with its clock at the foot, the hours between, and one lamp on the deck
/// for each slot of meetings, lit where meetings are published.
func eventBridge(_ overview: EventOverview, _ reader: Reader) -> HTML {
    let (event, say) = (overview.event, reader.say)
    let own = TimeZone(identifier: event.zone) ?? .gmt
    let partner = TimeZone(identifier: event.partnerZone) ?? .gmt
    let day = overview.agenda.first?.startsAt ?? reader.now
    return """
        <div class="crossing">
        \(span)
        \(if: !overview.slots.isEmpty, lamps(overview, own, say))
        <p class="clock need">\(city(event.place.isEmpty ? cityName(own, say) : event.place, own, day, reader))</p>
        <p><b>\(difference(own, partner, day, say))</b><span class="soft small">\(say("event.slots", ["n": .number(overview.slots.count)]))</span></p>
        <p class="clock offer">\(city(cityName(partner, say), partner, day, reader))</p>
        </div>
        """
}

/// The drawing says nothing that the text beside it does not say.
private let span: HTML = """
    <svg class="bridge" viewBox="0 0 1200 200" preserveAspectRatio="none" aria-hidden="true">\
    <g class="need">\(pylon(300))</g><g class="offer">\(pylon(900))</g>\
    <path class="deck" d="M0 176H1200M0 184H1200"/></svg>
    """

private func pylon(_ x: Int) -> HTML {
    let cables = (1...13).map { step in
        let top = 104 - step * 7
        return "M\(x - step * 23) 176L\(x) \(top)L\(x + step * 23) 176"
    }
    return
        "<path class=\"cables\" d=\"\(cables.joined())\"/><path class=\"tower\" d=\"M\(x - 3) 0h6l6 200h-6l-3 -100l-3 100h-6z\"/>"
}

private func lamps(_ overview: EventOverview, _ zone: TimeZone, _ say: Localiser) -> HTML {
    """
    <ol class="lamps\(overview.slots.count > 20 ? " many" : "")" aria-label="\(say("event.lamps"))">\(overview.slots, { use in
        let time = say.timeRange(use.slot.startsAt, use.slot.endsAt, zone: zone)
        let text = say("event.lamp", ["time": .text(time), "n": .number(use.meetings)])
        return """
            <li\(attribute: "class", use.meetings > 0 ? "lit" : nil) title="\(text)">\
            <span class="unseen">\(text)</span><span aria-hidden="true">\(use.meetings > 0 ? say.number(use.meetings) : "")</span></li>
            """
    })</ol>
    """
}

private func city(_ name: String, _ zone: TimeZone, _ day: Date, _ reader: Reader) -> HTML {
    """
    <b\(attribute: "lang", foreignLanguage(of: name, reader))>\(name)</b>
    <time data-clock="\(zone.identifier)" datetime="\(reader.now.ISO8601Format())">\(reader.say.time(reader.now, zone: zone))</time>
    <span class="soft small">\(reader.say.zoneName(zone)) (\(offset(zone, day)))</span>
    """
}

/// "Seoul" from `Asia/Seoul`, in the reader's language where the catalogue has it.
private func cityName(_ zone: TimeZone, _ say: Localiser) -> String {
    let key = "event.city.\(zone.identifier)"
    if say.has(key) { return say(key) }
    return String(zone.identifier.split(separator: "/").last ?? "").replacing("_", with: " ")
}

private func offset(_ zone: TimeZone, _ date: Date) -> String {
    let minutes = zone.secondsFromGMT(for: date) / 60
    return minutes == 0 ? "GMT" : "GMT" + signed(minutes)
}

private func signed(_ minutes: Int) -> String {
    let (hours, rest) = abs(minutes).quotientAndRemainder(dividingBy: 60)
    return (minutes < 0 ? "−" : "+") + String(hours) + (rest == 0 ? "" : ":" + (rest < 10 ? "0" : "") + String(rest))
}

/// "+2 giờ"
func difference(_ own: TimeZone, _ partner: TimeZone, _ date: Date, _ say: Localiser) -> String {
    let minutes = (partner.secondsFromGMT(for: date) - own.secondsFromGMT(for: date)) / 60
    return minutes == 0 ? say("event.sameTime") : say("event.hoursBetween", ["hours": .text(signed(minutes))])
}
