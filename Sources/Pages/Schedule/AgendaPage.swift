public import Domain
import Exports
import Foundation
public import HTML
import Localisation
public import UseCases

/// One participant's meetings, as a sheet that also prints well.
public struct AgendaPage: Page {
    public let agenda: ParticipantAgenda
    private let zones: ReadersZones

    public init(_ agenda: ParticipantAgenda) {
        self.agenda = agenda
        zones = ReadersZones(of: agenda.participant.country, at: agenda.event)
    }

    public var event: Event? { agenda.event }
    public var section: Section? { .schedule }
    private var participant: DaySchedule.Side { agenda.participant }

    public func title(_ reader: Reader) -> String {
        "\(participant.organisation.text(for: reader.language)), \(reader.say("schedule.agenda.title"))"
    }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let id = agenda.event.id
        return """
            <div class="wrap stack">
            \(if: reader.may(.seeSchedule), trail([(say("schedule.heading"), .schedule(id)), (say("export.title.byOrganisation"), .scheduleBy(id, .organisations))], participant.code, say))
            <article class="sheet">
            \(header(reader))
            \(if: agenda.lines.isEmpty, nothing(reader))
            \(if: !agenda.lines.isEmpty, meetings(reader))
            \(if: !agenda.unplaced.isEmpty, unplaced(reader))
            \(if: !agenda.lines.isEmpty, message(reader))
            </article></div>
            """
    }

    private func header(_ reader: Reader) -> HTML {
        let say = reader.say
        let person = participant.person
        let title = participant.personTitle
        return """
            <header class="stack tight"><p class="row small"><span>\(say("schedule.agenda.title")) · \(say.date(agenda.event.date)) · \(written(agenda.event.place, reader))</span> \(agenda.plan, { planBadge($0, say) })</p>
            <h1>\(content(participant.organisation, reader))</h1>
            <p>\(if: !person.isEmpty, "\(written(person, reader))\(if: !title.isEmpty, ", \(written(title, reader))") · ")\(say("mode.\(participant.mode.rawValue)"))\(if: !participant.languages.isEmpty, " · \(say.list(participant.languages.map { say("language.\($0.rawValue)") }))")</p>
            <p class="row">\(badge(participant.role.bank, say("role.\(participant.role.rawValue)"))) <span class="soft">\(participant.code)</span>\(if: participant.sharing == .refused, " \(badge("bad", say("sharing.refused"), icon: "lock"))") \(if: reader.may(.seeProfiles), "<a class=\"no-print\"\(href: Address.organisation(agenda.event.id, participant.organisationID).path)>\(say("schedule.agenda.profile"))</a>")</p>
            \(if: !agenda.lines.isEmpty, "<p class=\"no-print\"><a class=\"button main\"\(href: Address.agendaCalendar(agenda.event.id, participant.code).path)>\(icon("calendar")) \(say("schedule.agenda.calendar"))</a></p>")</header>
            """
    }

    /// Why there is no meeting, and the way forward.
    private func nothing(_ reader: Reader) -> HTML {
        let say = reader.say
        if agenda.plan == nil { return noPlan(agenda.event, reader) }
        let why =
            !participant.role.meets
            ? "role" : participant.sharing == .refused ? "refused" : agenda.unplaced.isEmpty ? "noRequest" : "unplaced"
        return empty(
            say("schedule.agenda.empty.\(why)"),
            "<p class=\"no-print\">\(link(say("schedule.tab.board"), .schedule(agenda.event.id), for: .seeSchedule, reader))</p>"
        )
    }

    private func meetings(_ reader: Reader) -> HTML {
        let say = reader.say
        let gaps = Dictionary(
            gaps(between: agenda.lines.map { ($0.slot.startsAt, $0.slot.endsAt) }, agenda.slots, agenda.items)
                .map { ($0.end, $0) }, uniquingKeysWith: { first, _ in first })
        return """
            <section class="stack" aria-labelledby="meetings"><h2 id="meetings">\(say("schedule.agenda.meetings", ["n": .number(agenda.lines.count)]))</h2><ol class="plain-list rules own-day">\(agenda.lines, { line in
                "\(gaps[line.slot.startsAt], { gapLine($0, zones, reader) })\(meeting(line, reader))"
            })</ol></section>
            """
    }

    private func meeting(_ line: DaySchedule.Line, _ reader: Reader) -> HTML {
        let say = reader.say
        let partner = line.partner(of: participant.code)
        return """
            <li><div>\(twoTimes(line.slot.startsAt, line.slot.endsAt, zones, reader))</div>
            <div class="stack tight"><h3>\(agendaLink(partner, agenda.event, reader))</h3>
            \(if: !partner.person.isEmpty, "<p>\(written(partner.person, reader))\(if: !partner.personTitle.isEmpty, ", \(written(partner.personTitle, reader))")</p>")
            \(whereTo(line, reader))
            <p class="line">\(icon("voice")) <span>\(line.interpreter.map { "\(say("schedule.column.interpreter")): \(written($0.name, reader))" as HTML } ?? HTML(text: say("schedule.direct")))</span></p>
            \(if: line.need != nil || line.offer != nil, "<p class=\"small\">\(topics(line, agenda.event, reader))</p>")
            <p>\(stateBadge(line, say))</p></div></li>
            """
    }

    /// The place, and where to join for whom that concerns.
    private func whereTo(_ line: DaySchedule.Line, _ reader: Reader) -> HTML {
        let say = reader.say
        let joins = line.way == .online || participant.mode == .remote
        let note: HTML =
            line.way != .hybrid
            ? HTML()
            : """
             <br><span class="soft small">\
            \(say(joins ? "schedule.agenda.youJoin" : "schedule.agenda.partnerJoins"))</span>
            """
        let place: HTML =
            "<p class=\"line\">\(icon(line.way == .online ? "video" : "table")) <span>\(placeName(line.place, reader))\(note)</span></p>"
        guard line.way != .onSite else { return place }
        let address: HTML =
            line.link.isEmpty
            ? "\(say("schedule.agenda.noLink"))"
            : "<a\(href: line.link)>\(say("schedule.agenda.join"))</a> <span class=\"small\">\(line.link)</span>"
        return "\(place)<p class=\"line\">\(icon("link")) <span>\(address)</span></p>"
    }

    /// The reason in short; what would help concerns the organisers and stands on their list.
    private func unplaced(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <section class="stack tight" aria-labelledby="unplaced"><h2 id="unplaced">\(say("schedule.agenda.unplaced", ["n": .number(agenda.unplaced.count)]))</h2><ul class="plain-list rules">\(agenda.unplaced, { line in
                let other = line.sender.code == participant.code ? line.receiver : line.sender
                return """
                    <li>\(agendaLink(other, agenda.event, reader)) <br>\
                    <span class="small">\(say("unplacedKind.\(line.reason)"))</span></li>
                    """
            })</ul></section>
            """
    }

    private func message(_ reader: Reader) -> HTML {
        let text = agendaMessage(agenda, zones, reader.say)
        let rows = min(24, text.count { $0 == "\n" } + 2)
        return """
            <section class="field no-print"><label for="message">\(reader.say("schedule.agenda.message"))</label><textarea id="message" rows="\(rows)" readonly aria-describedby="message-hint">\(text)</textarea><p class="hint" id="message-hint">\(reader.say("schedule.agenda.messageHint"))</p></section>
            """
    }
}

/// The meetings as a text to paste into a chat, in the reader's language, both times named.
func agendaMessage(_ agenda: ParticipantAgenda, _ zones: ReadersZones, _ say: Localiser) -> String {
    let event = agenda.event
    let head = [
        "\(event.name.text(for: say.language)), \(say.date(event.date))",
        agenda.participant.organisation.text(for: say.language),
    ]
    let entries = agenda.lines.map { line in
        var entry = [say.bothZones(line.slot.startsAt, line.slot.endsAt, own: zones.own, partner: zones.partner)]
        let partner = line.partner(of: agenda.participant.code).organisation.text(for: say.language)
        entry.append(line.isProvisional ? "\(partner) (\(say("schedule.provisional")))" : partner)
        let place = line.place.name.isEmpty ? line.place.code : line.place.name
        entry.append("\(say("schedule.column.place")): \(place)")
        if let interpreter = line.interpreter {
            entry.append(say("calendar.interpreter", ["name": .text(interpreter.name)]))
        }
        if line.way != .onSite, !line.link.isEmpty { entry.append(line.link) }
        return entry.joined(separator: "\n")
    }
    return (["\(head[0])\n\(head[1])"] + entries).joined(separator: "\n\n")
}
