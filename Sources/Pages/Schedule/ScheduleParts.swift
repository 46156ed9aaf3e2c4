import Domain
import Foundation
import HTML
import Localisation
import Text
import UseCases

// What the pages of the schedule share.

/// The views of one schedule; `current` is an address of one of them.
func scheduleTabs(_ day: DaySchedule?, _ event: Event, _ current: Address, _ say: Localiser) -> HTML {
    let views: [(Address, String)] =
        [(.schedule(event.id), say("schedule.tab.board"))]
        + ScheduleGrouping.allCases.map { (.scheduleBy(event.id, $0), say("schedule.tab.\($0.rawValue)")) }
        + [(.unplaced(event.id), say("schedule.tab.unplaced", ["n": .number(day?.unplaced.count ?? 0)]))]
    return """
        <nav class="tabs no-print" aria-label="\(say("schedule.tabs"))">\(views, { address, text in
            "<a\(href: address.path)\(attribute: "aria-current", address == current ? "page" : nil)>\(text)</a>"
        })</nav>
        """
}

/// The page's heading with the number and state of the plan.
func scheduleHeading(_ title: String, _ plan: Plan?, _ say: Localiser) -> HTML {
    "<div class=\"row\"><h1>\(title)</h1> \(plan, { planBadge($0, say) })</div>"
}

func planBadge(_ plan: Plan, _ say: Localiser) -> HTML {
    let number: [String: Localiser.Value] = ["n": .number(plan.number)]
    return plan.state == .draft
        ? badge("warn", say("schedule.plan.draft", number), icon: "note")
        : badge("good", say("schedule.plan.published", number), icon: "check")
}

/// No plan yet: where to make one.
func noPlan(_ event: Event, _ reader: Reader) -> HTML {
    empty(reader.say("schedule.noPlan"), way(reader.say("schedule.makePlan"), .work(event.id), for: .seeWork, reader))
}

/// The files of the schedule.
func downloads(_ event: Event, _ reader: Reader) -> HTML {
    guard reader.may(.takeFiles) else { return HTML() }
    let say = reader.say
    return """
        <nav class="row small no-print" aria-label="\(say("schedule.downloads"))"><span class="soft">\(say("schedule.downloads")):</span> \(["xlsx", "csv", "ics", "json"], { format in
            "<a class=\"touch\"\(href: Address.scheduleFile(event.id, format).path)>\(say("schedule.download.\(format)"))</a> "
        })</nav>
        """
}

/// What a person wrote without saying in which language: a name, a title of the programme.
func written(_ text: String, _ reader: Reader) -> HTML {
    let guess = LanguageGuess(of: text)
    let isKorean = guess.language == .ko
    let language = isKorean ? Language.ko : guess.hasVietnameseMarks ? .vi : nil
    guard let language, language != reader.language else { return HTML(text: text) }
    return "<span lang=\"\(language.rawValue)\">\(text)</span>"
}

/// What lies between two meetings of somebody's day.
func gapLine(_ gap: Gap, _ zones: ReadersZones, _ reader: Reader) -> HTML {
    """
    <li class="soft small"><div>\(twoTimes(gap.start, gap.end, zones, reader))</div><div>\(reader.say(gap.items.isEmpty ? "schedule.agenda.gap" : "schedule.agenda.pause", ["n": .number(gap.minutes)]))\(gap.items, { "<br>\(written($0, reader))" })</div></li>
    """
}

/// The start and end of a meeting: the zone of the reader large, the other small, both named.
func twoTimes(_ start: Date, _ end: Date, _ zones: ReadersZones, _ reader: Reader) -> HTML {
    let say = reader.say
    let other: HTML =
        zones.areOne
        ? HTML()
        : "<br><span class=\"soft small\"><time datetime=\"\(start.ISO8601Format())\">\(say.timeRange(start, end, zone: zones.partner))</time> \(say.zoneName(zones.partner))</span>"
    return """
        <b><time datetime="\(start.ISO8601Format())">\(say.timeRange(start, end, zone: zones.own))</time></b> <span class="small">\(say.zoneName(zones.own))</span>\(other)
        """
}

/// A place by its name, with its code where the name does not say it.
func placeName(_ place: Place, _ reader: Reader) -> HTML {
    place.name.isEmpty || place.name == place.code
        ? "\(reader.say("place.kind.\(place.kind.rawValue)")) \(place.code)"
        : "\(written(place.name, reader)) (\(place.code))"
}

/// Who interprets, or that nobody has to.
func interpreting(_ line: DaySchedule.Line, _ reader: Reader) -> HTML {
    line.interpreter.map { written($0.name, reader) } ?? "\(reader.say("schedule.direct"))"
}

/// Whether the meeting stands: a word with a sign.
func stateBadge(_ line: DaySchedule.Line, _ say: Localiser) -> HTML {
    line.isProvisional
        ? badge("warn", say("answer.pending"), icon: "clock") : badge("good", say("status.confirmed"), icon: "check")
}

/// Need and offer of a meeting, each with its page.
func topics(_ line: DaySchedule.Line, _ event: Event, _ reader: Reader) -> HTML {
    """
    \(line.need, { "<span class=\"need\">\(topic($0, .need(event.id, $0.code), reader))</span>" })\(if: line.need != nil && line.offer != nil, "<br>")\(line.offer, { "<span class=\"offer\">\(topic($0, .offer(event.id, $0.code), reader))</span>" })
    """
}

private func topic(_ topic: DaySchedule.Topic, _ address: Address, _ reader: Reader) -> HTML {
    guard reader.opensOthers, reader.may(.seeProfiles) else {
        return "<b class=\"side\">\(topic.code)</b> \(content(topic.title, reader))"
    }
    return "<a class=\"side\"\(href: address.path)>\(topic.code)</a> \(content(topic.title, reader))"
}

/// The name of an organisation, leading to its meetings.
func agendaLink(_ side: DaySchedule.Side, _ event: Event, _ reader: Reader) -> HTML {
    opened(
        content(side.organisation, reader), .agenda(event.id, side.code),
        reader.may(.seeSchedule) || reader.opens(side.organisationID))
}

/// A search box with what else is kept in the address.
func searchForm(
    _ address: Address, _ search: String, label: String, kept: [(String, String)] = [], _ say: Localiser
) -> HTML {
    """
    <form class="row no-print" method="get" role="search"\(attribute: "action", address.path)>\(kept, {
        "<input type=\"hidden\" name=\"\($0.0)\" value=\"\($0.1)\">"
    })<label class="row">\(label) <input class="input" type="search" name="q" value="\(search)"></label> <button class="button">\(icon("search")) \(say("schedule.search"))</button>\(if: !search.isEmpty, " <a\(href: address.with(kept))>\(say("schedule.searchClear"))</a>")</form>
    """
}
