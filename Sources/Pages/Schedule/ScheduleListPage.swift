public import Domain
import Foundation
public import HTML
import Localisation
public import UseCases

/// The schedule by organisation, by place or by interpreter.
public struct ScheduleListPage: Page {
    public let day: DaySchedule?
    public let event: Event?
    private let frame: Event
    private let grouping: ScheduleGrouping
    private let search: String
    private let page: String?

    /// Groups on one page.
    static let size = 20

    /// `query`: `q` what to search, `page`.
    public init(_ day: DaySchedule?, event: Event, grouping: ScheduleGrouping, query: [String: String]) {
        self.day = day
        self.event = event
        frame = event
        self.grouping = grouping
        search = query["q"] ?? ""
        page = query["page"]
    }

    public var section: Section? { .schedule }
    private var address: Address { .scheduleBy(frame.id, grouping) }

    public func title(_ reader: Reader) -> String { reader.say("export.title.\(grouping.title)") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        guard let day else {
            return "<div class=\"wrap stack\">\(scheduleHeading(title(reader), nil, say))\(noPlan(frame, reader))</div>"
        }
        let found = MeetingGroup.all(of: day, by: grouping).filter { isFound(search, in: $0.searched) }
        let shown = Selection(of: found, page: page, size: Self.size)
        return """
            <div class="wrap stack">
            \(scheduleHeading(title(reader), day.plan, say))
            \(scheduleTabs(day, frame, address, say))
            \(searchForm(address, search, label: say("schedule.search.\(grouping.rawValue)"), say))
            <p class="soft" role="status">\(say("schedule.found.\(grouping.rawValue)", ["n": .number(shown.found)]))</p>
            \(if: shown.found == 0, nothing(reader))
            \(shown.entries.enumerated(), { group($0.element, $0.offset, reader) })
            \(pager(shown.page, of: shown.pages, say) { address.with([("q", search), ("page", $0 == 1 ? "" : String($0))]) })
            \(downloads(frame, reader))
            </div>
            """
    }

    private func nothing(_ reader: Reader) -> HTML {
        let say = reader.say
        return search.isEmpty
            ? empty(
                say("schedule.nothing.\(grouping.rawValue)"),
                "<p>\(link(say("tab.imports"), .imports(frame.id), for: .importLists, reader))</p>")
            : empty(
                say("schedule.notFound", ["q": .text(search)]), "<p>\(link(say("schedule.searchClear"), address))</p>")
    }

    private func group(_ group: MeetingGroup, _ index: Int, _ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <section class="card stack tight" aria-labelledby="group-\(index)"><div class="row apart"><h2 id="group-\(index)">\(heading(group, reader))</h2> <span class="small">\(count(group, say))</span></div>\(about(group, reader))\(if: group.lines.isEmpty, "<p class=\"soft\">\(say("schedule.group.empty"))</p>")\(if: !group.lines.isEmpty, table(group, reader))</section>
            """
    }

    private func heading(_ group: MeetingGroup, _ reader: Reader) -> HTML {
        switch group.subject {
        case .organisation(let side): agendaLink(side, frame, reader)
        case .place(let place): placeName(place, reader)
        case .interpreter(let interpreter): written(interpreter.name, reader)
        }
    }

    private func count(_ group: MeetingGroup, _ say: Localiser) -> String {
        let meetings: [String: Localiser.Value] = ["n": .number(group.lines.count)]
        if case .interpreter(let interpreter) = group.subject, let maximum = interpreter.maximum {
            return say("schedule.load", meetings.merging(["maximum": .number(maximum)]) { $1 })
        }
        return say("schedule.meetings", meetings)
    }

    private func about(_ group: MeetingGroup, _ reader: Reader) -> HTML {
        let say = reader.say
        switch group.subject {
        case .organisation(let side):
            return """
                <p class="row small">\(badge(side.role.bank, say("role.\(side.role.rawValue)")))\(if: side.sharing == .refused, badge("bad", say("sharing.refused"), icon: "lock")) <span class="soft">\(side.code) · \(say("mode.\(side.mode.rawValue)"))</span></p>
                """
        case .place(let place):
            let equipment: HTML = place.equipment.isEmpty ? HTML() : " · \(written(place.equipment, reader))"
            return "<p class=\"small soft\">\(say("place.kind.\(place.kind.rawValue)"))\(equipment)</p>"
        case .interpreter(let interpreter):
            let absent: HTML =
                interpreter.availability.isAbsent ? badge("bad", say("schedule.absent"), icon: "cross") : HTML()
            return """
                <p class="row small">\(absent) <span class="soft">\(interpreter.code) · \(interpretedLanguages(interpreter, say)) · \(say("mode.\(interpreter.mode.rawValue)"))</span></p>
                """
        }
    }

    private func table(_ group: MeetingGroup, _ reader: Reader) -> HTML {
        let say = reader.say
        let titles = columns.map { say("schedule.column.\($0.rawValue)") }
        return """
            <table class="table cards"><thead><tr>\(titles, { "<th scope=\"col\">\($0)</th>" })</tr></thead><tbody>\(group.lines, { line in
                row(line, titles, group, reader)
            })</tbody></table>
            """
    }

    private func row(_ line: DaySchedule.Line, _ titles: [String], _ group: MeetingGroup, _ reader: Reader) -> HTML {
        """
        <tr>\(zip(columns, titles), { column, title in
            "<td data-label=\"\(title)\">\(cell(column, line, group, reader))</td>"
        })</tr>
        """
    }

    private enum Column: String { case time, partner, sides, place, interpreter, topic, state }

    private var columns: [Column] {
        switch grouping {
        case .organisations: [.time, .partner, .place, .interpreter, .topic, .state]
        case .places: [.time, .sides, .interpreter, .topic, .state]
        case .interpreters: [.time, .sides, .place, .topic, .state]
        }
    }

    private func cell(_ column: Column, _ line: DaySchedule.Line, _ group: MeetingGroup, _ reader: Reader) -> HTML {
        switch column {
        case .time: bothTimes(line.slot.startsAt, line.slot.endsAt, frame, reader)
        case .partner: agendaLink(line.partner(of: group.code), frame, reader)
        case .sides: "\(agendaLink(line.first, frame, reader)) – \(agendaLink(line.second, frame, reader))"
        case .place:
            "\(placeName(line.place, reader))\(if: line.way != .onSite, "<br>\(icon("video")) \(reader.say("schedule.way.\(line.way.rawValue)"))")"
        case .interpreter: interpreting(line, reader)
        case .topic: topics(line, frame, reader)
        case .state: stateBadge(line, reader.say)
        }
    }
}

extension ScheduleGrouping {
    /// The end of its title's key among the exports.
    fileprivate var title: String {
        switch self {
        case .organisations: "byOrganisation"
        case .places: "byPlace"
        case .interpreters: "byInterpreter"
        }
    }
}

extension Participation.Role {
    /// The bank on which a role stands; none for those without meetings.
    var bank: String {
        switch self {
        case .demand: "need"
        case .supply: "offer"
        default: ""
        }
    }
}
