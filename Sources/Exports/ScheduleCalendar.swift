import Calendars
public import Domain
import Foundation
public import Localisation
public import UseCases

extension DaySchedule {
    /// The meetings of one participant, or all, as a calendar file. Entries keep their identity through all plans, and
    /// their number of change is the number of the plan.
    public func calendar(of code: String?, _ say: Localiser) -> String {
        let entries = lines.filter { code == nil || $0.first.code == code || $0.second.code == code }.map { line in
            let summary: String
            if let code {
                let other = line.first.code == code ? line.second : line.first
                summary = say("calendar.summary", ["name": .text(other.organisation.text(for: say.language))])
            } else {
                summary =
                    "\(line.meeting.code) \(line.first.organisation.text(for: say.language)) – \(line.second.organisation.text(for: say.language))"
            }
            let interpreter = line.interpreter.map { say("calendar.interpreter", ["name": .text($0.name)]) }
            return calendarEntry(line, at: event, plan, summary, about: [interpreter].compactMap(\.self), say)
        }
        return CalendarFile(
            name: event.name.text(for: say.language), zone: event.zone, entries: entries, stamp: plan.madeAt
        ).text
    }
}

/// A meeting as an entry of a calendar, with both times, what is known of it, its topics and where to join.
func calendarEntry(
    _ line: DaySchedule.Line, at event: Event, _ plan: Plan, _ summary: String, about: [String], _ say: Localiser
) -> CalendarFile.Entry {
    let own = TimeZone(identifier: event.zone) ?? .gmt
    let partner = TimeZone(identifier: event.partnerZone) ?? .gmt
    var text = [say.bothZones(line.slot.startsAt, line.slot.endsAt, own: own, partner: partner)] + about
    for topic in [line.need, line.offer] {
        if let topic { text.append("\(topic.code) \(topic.title.text(for: say.language))") }
    }
    if !line.link.isEmpty { text.append(line.link) }
    return CalendarFile.Entry(
        uid: "\(line.meeting.id.text.lowercased())@caunoi", sequence: plan.number, start: line.slot.startsAt,
        end: line.slot.endsAt, summary: summary, description: text.joined(separator: "\n"),
        location: line.place.kind == .online ? line.place.name : "\(line.place.name), \(event.place)",
        url: line.link, status: line.isProvisional ? .tentative : .confirmed)
}

/// The programme of an event as a calendar file: what everybody may know, without who meets whom.
public func programme(of event: Event, _ agenda: [AgendaItem], _ say: Localiser) -> String {
    let name = event.name.text(for: say.language)
    let entries = agenda.map { item in
        CalendarFile.Entry(
            uid: "\(item.id.text.lowercased())@caunoi", sequence: 0, start: item.startsAt, end: item.endsAt,
            summary: item.title, description: name, location: event.place)
    }
    return CalendarFile(name: name, zone: event.zone, entries: entries, stamp: agenda.first?.startsAt ?? .distantPast)
        .text
}
