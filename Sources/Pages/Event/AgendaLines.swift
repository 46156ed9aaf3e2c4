import Domain
import Foundation
import HTML
import Localisation
import UseCases

/// The agenda in both zones, a list for each day: blocks of meetings run from bank to bank, breaks are quiet.
func agendaList(_ overview: EventOverview, _ reader: Reader) -> HTML {
    let (event, say) = (overview.event, reader.say)
    guard !overview.agenda.isEmpty else {
        return empty(
            say("event.agenda.empty"), link(say("event.agenda.import"), .imports(event.id), for: .importLists, reader))
    }
    let own = TimeZone(identifier: event.zone) ?? .gmt
    let partner = TimeZone(identifier: event.partnerZone) ?? .gmt
    var days: [(date: String, items: [AgendaItem])] = []
    for item in overview.agenda {
        let date = say.date(item.startsAt, zone: own)
        if days.last?.date == date { days[days.count - 1].items.append(item) } else { days.append((date, [item])) }
    }
    return """
        \(days, { day in
            """
            \(if: days.count > 1, "<h3>\(day.date)</h3>")
            <div><div class="agenda-zones small" aria-hidden="true"><b class="need">\(say.zoneName(own))</b> <b class="offer">\(say.zoneName(partner))</b></div>
            <ol class="agenda">\(day.items, { agendaLine($0, overview, own, partner, reader) })</ol></div>
            """
        })
        """
}

func agendaLine(
    _ item: AgendaItem, _ overview: EventOverview, _ own: TimeZone, _ partner: TimeZone, _ reader: Reader
) -> HTML {
    let say = reader.say
    let isNow = item.startsAt <= reader.now && reader.now < item.endsAt
    let side = item.kind == .meetings ? "meet" : item.kind == .break ? "pause" : nil
    let slots = overview.slots.filter { $0.slot.block == item.code }
    var notes = [agendaPlace(of: item, say)]
    if item.kind == .meetings, !slots.isEmpty {
        notes.append(
            say("event.agenda.slots", ["n": .number(slots.count), "minutes": .number(overview.event.slotMinutes)]))
        if overview.isSchedulePublished {
            notes.append(say("event.agenda.meetings", ["n": .number(slots.reduce(0) { $0 + $1.meetings })]))
        }
    }
    let note = notes.filter { !$0.isEmpty }.joined(separator: " · ")
    let name = agendaTitle(of: item, reader)
    return """
        <li\(attribute: "class", side)\(attribute: "aria-current", isNow ? "time" : nil)>\
        \(span(item, own, "need", say)) \(span(item, partner, "offer", say)) \
        <div>\(item.kind == .break ? name : "<b>\(name)</b>")\(if: isNow, " \(badge("good", say("event.agenda.now"), icon: "clock"))")\
        \(if: !note.isEmpty && item.kind != .break, "<br><small class=\"soft\">\(note)</small>")</div></li>
        """
}

private func span(_ item: AgendaItem, _ zone: TimeZone, _ side: String, _ say: Localiser) -> HTML {
    """
    <time class="\(side)" datetime="\(item.startsAt.ISO8601Format(.iso8601(timeZone: zone, includingFractionalSeconds: false)))">\
    <span class="unseen">\(say.zoneName(zone)) </span>\(say.timeRange(item.startsAt, item.endsAt, zone: zone))</time>
    """
}
