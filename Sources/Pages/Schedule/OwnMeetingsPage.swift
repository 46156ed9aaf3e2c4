public import Domain
import Exports
import Foundation
public import HTML
import Localisation
public import UseCases

/// What one interpreter does on the day: when, where, for whom, between which languages and on what.
public struct OwnMeetingsPage: Page {
    public let meetings: OwnMeetings
    private let zones: ReadersZones

    public init(_ meetings: OwnMeetings) {
        self.meetings = meetings
        zones = ReadersZones(at: meetings.event)
    }

    public var event: Event? { meetings.event }

    public func title(_ reader: Reader) -> String { reader.say("schedule.own.title") }

    public func main(_ reader: Reader) -> HTML {
        """
        <div class="wrap stack"><article class="sheet">
        \(header(reader))
        \(if: meetings.lines.isEmpty, nothing(reader))
        \(if: !meetings.lines.isEmpty, "\(figures(reader))\(day(reader))")
        </article></div>
        """
    }

    private func header(_ reader: Reader) -> HTML {
        let (event, say) = (meetings.event, reader.say)
        return """
            <header class="stack tight"><p class="row small"><span>\(content(event.name, reader)) · \(say.date(event.date)) · \(written(event.place, reader))</span> \(meetings.plan, { planBadge($0, say) })</p>
            <h1>\(title(reader))</h1>
            \(meetings.interpreter, { interpreter in
                "<p>\(written(interpreter.name, reader)) · \(interpretedLanguages(interpreter, say)) · \(say("mode.\(interpreter.mode.rawValue)")) <span class=\"soft\">\(interpreter.code)</span></p>"
            })
            \(if: !meetings.lines.isEmpty, "<p class=\"no-print\"><a class=\"button main\"\(href: Address.ownMeetingsCalendar(event.id).path)>\(icon("calendar")) \(say("schedule.agenda.calendar"))</a></p>")</header>
            """
    }

    /// What will stand here, why nothing does yet, and whom to ask.
    private func nothing(_ reader: Reader) -> HTML {
        let say = reader.say
        let way = "<p class=\"no-print\">\(link(say("schedule.own.programme"), .event(meetings.event.id)))</p>" as HTML
        guard meetings.interpreter != nil else {
            let names = meetings.organisers
            return empty(
                say("schedule.own.noRecord"),
                names.isEmpty ? way : "<p>\(say("schedule.own.ask", ["names": .text(say.list(names))]))</p>\(way)")
        }
        return empty(say(meetings.plan == nil ? "schedule.own.noPlan" : "schedule.own.none"), way)
    }

    private func figures(_ reader: Reader) -> HTML {
        let say = reader.say
        let run = meetings.longestRun
        let pause = ownGaps.max { $0.minutes < $1.minutes }
        return """
            <dl class="facts even"><dt>\(say("schedule.own.total"))</dt><dd>\(say("schedule.own.totalMinutes", ["n": .number(meetings.lines.count), "minutes": .number(meetings.minutes)]))</dd>
            \(run, { run in
                "<dt>\(say("schedule.own.longestRun"))</dt><dd>\(say("schedule.own.run", ["n": .number(run.meetings), "time": .text(say.bothZones(run.start, run.end, own: zones.own, partner: zones.partner))]))</dd>"
            })
            \(pause, { pause in
                "<dt>\(say("schedule.own.longestGap"))</dt><dd>\(say("schedule.own.gap", ["n": .number(pause.minutes), "time": .text(say.bothZones(pause.start, pause.end, own: zones.own, partner: zones.partner))]))</dd>"
            })</dl>
            """
    }

    private var ownGaps: [Gap] {
        gaps(between: meetings.lines.map { ($0.slot.startsAt, $0.slot.endsAt) }, meetings.slots, meetings.items)
    }

    private func day(_ reader: Reader) -> HTML {
        let say = reader.say
        let gaps = Dictionary(ownGaps.map { ($0.end, $0) }, uniquingKeysWith: { first, _ in first })
        return """
            <section class="stack" aria-labelledby="meetings"><h2 id="meetings">\(say("schedule.agenda.meetings", ["n": .number(meetings.lines.count)]))</h2><ol class="plain-list rules own-day">\(meetings.lines, { line in
                "\(gaps[line.slot.startsAt], { gapLine($0, zones, reader) })\(meeting(line, reader))"
            })</ol></section>
            """
    }

    private func meeting(_ line: DaySchedule.Line, _ reader: Reader) -> HTML {
        let say = reader.say
        let pairs = meetings.languages(of: line).map { say.pair($0[0], $0[1]) }
        return """
            <li><div>\(twoTimes(line.slot.startsAt, line.slot.endsAt, zones, reader))</div>
            <div class="stack tight"><h3>\(content(line.first.organisation, reader)) – \(content(line.second.organisation, reader))</h3>
            \([line.first, line.second], { side($0, line, reader) })
            \(if: !pairs.isEmpty, "<p class=\"line\">\(icon("voice")) <span>\(say("schedule.own.languages")): \(say.list(pairs))</span></p>")
            \(whereTo(line, reader))
            \(if: line.need != nil || line.offer != nil, "<p class=\"small\">\(topics(line, meetings.event, reader))</p>")
            <p>\(stateBadge(line, say))</p></div></li>
            """
    }

    /// Who speaks for a side, in which languages, and whether from afar.
    private func side(_ side: DaySchedule.Side, _ line: DaySchedule.Line, _ reader: Reader) -> HTML {
        let say = reader.say
        let person: HTML =
            "\(written(side.person, reader))\(if: !side.personTitle.isEmpty, ", \(written(side.personTitle, reader))")"
        let rest = [
            side.languages.isEmpty ? "" : say.list(side.languages.map { say("language.\($0.rawValue)") }),
            line.way == .hybrid ? say("mode.\(side.mode.rawValue)") : "",
        ].filter { !$0.isEmpty }.joined(separator: " · ")
        return """
            <p class="small">\(content(side.organisation, reader, tag: "b"))\(if: !side.person.isEmpty, ": \(person)")\(if: !rest.isEmpty, " <span class=\"soft\">· \(rest)</span>")</p>
            """
    }

    private func whereTo(_ line: DaySchedule.Line, _ reader: Reader) -> HTML {
        let say = reader.say
        let place: HTML =
            "<p class=\"line\">\(icon(line.way == .online ? "video" : "table")) <span>\(placeName(line.place, reader))</span></p>"
        guard line.way != .onSite || meetings.interpreter?.mode == .remote else { return place }
        let address: HTML =
            line.link.isEmpty
            ? "\(say("schedule.agenda.noLink"))"
            : "<a\(href: line.link)>\(say("schedule.agenda.join"))</a> <span class=\"small\">\(line.link)</span>"
        return "\(place)<p class=\"line\">\(icon("link")) <span>\(address)</span></p>"
    }
}

/// Between which languages somebody interprets.
func interpretedLanguages(_ interpreter: Interpreter, _ say: Localiser) -> String {
    guard interpreter.languages.count == 2 else {
        return say.list(interpreter.languages.map { say("language.\($0.rawValue)") })
    }
    return say.pair(interpreter.languages[0], interpreter.languages[1])
}
