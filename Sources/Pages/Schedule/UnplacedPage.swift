public import Domain
import Exports
import Foundation
public import HTML
import Localisation
import Text
public import UseCases

/// The requests without a meeting, each with its reason and what would help.
public struct UnplacedPage: Page {
    public let day: DaySchedule?
    public let event: Event?
    private let frame: Event
    private let search: String
    private let reason: String
    private let page: String?

    /// Requests on one page.
    static let size = 100

    /// `query`: `reason` one reason only, `q` what to search, `page`.
    public init(_ day: DaySchedule?, event: Event, query: [String: String]) {
        self.day = day
        self.event = event
        frame = event
        search = query["q"] ?? ""
        let wanted = query["reason"] ?? ""
        reason = day?.unplaced.contains { $0.reason == wanted } == true ? wanted : ""
        page = query["page"]
    }

    public var section: Section? { .schedule }
    private var address: Address { .unplaced(frame.id) }

    public func title(_ reader: Reader) -> String { reader.say("schedule.unplaced.heading") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        guard let day else {
            return "<div class=\"wrap stack\">\(scheduleHeading(title(reader), nil, say))\(noPlan(frame, reader))</div>"
        }
        return """
            <div class="wrap stack">
            \(scheduleHeading(title(reader), day.plan, say))
            \(scheduleTabs(day, frame, address, say))
            \(if: day.unplaced.isEmpty, empty(say("schedule.unplaced.none"), "<p>\(link(say("schedule.tab.board"), .schedule(frame.id)))</p>"))
            \(if: !day.unplaced.isEmpty, list(day, reader))
            </div>
            """
    }

    private func list(_ day: DaySchedule, _ reader: Reader) -> HTML {
        let say = reader.say
        let found = day.unplaced.filter { isFound(search, in: $0.searched) }
        let groups = ReasonGroup.all(of: found)
        let ordered = groups.filter { reason.isEmpty || $0.reason == reason }.flatMap(\.lines)
        let shown = Selection(of: ordered, page: page, size: Self.size)
        let kept = [("reason", reason)].filter { !$0.1.isEmpty }
        return """
            \(reasons(groups, found.count, say))
            \(searchForm(address, search, label: say("schedule.search.organisations"), kept: kept, say))
            <p class="soft" role="status">\(say("schedule.unplaced.found", ["n": .number(shown.found)]))</p>
            \(if: shown.found == 0, empty(say("schedule.notFound", ["q": .text(search)]), "<p>\(link(say("schedule.searchClear"), address))</p>"))
            \(if: shown.found > 0, zones(reader))
            \(ReasonGroup.all(of: shown.entries), { group in section(group, of: groups, reader) })
            \(pager(shown.page, of: shown.pages, say) { address.with([("q", search), ("reason", reason), ("page", $0 == 1 ? "" : String($0))]) })
            """
    }

    private func reasons(_ groups: [ReasonGroup], _ count: Int, _ say: Localiser) -> HTML {
        func entry(_ reason: String, _ name: String, _ count: Int) -> HTML {
            "<a\(href: address.with([("q", search), ("reason", reason)]))\(attribute: "aria-current", reason == self.reason ? "true" : nil)>\(name) <span class=\"badge\">\(say.number(count))</span></a>"
        }
        return """
            <nav class="tabs no-print" aria-label="\(say("schedule.unplaced.byReason"))">\(entry("", say("schedule.unplaced.allReasons"), count))\(groups, { entry($0.reason, say("unplacedKind.\($0.reason)"), $0.lines.count) })</nav>
            """
    }

    /// The zone of the times in the reasons, and how far the other is from it.
    private func zones(_ reader: Reader) -> HTML {
        let say = reader.say
        let own = TimeZone(identifier: frame.zone) ?? .gmt
        let partner = TimeZone(identifier: frame.partnerZone) ?? .gmt
        guard own != partner else { return HTML() }
        let day = day?.slots.first?.startsAt ?? reader.now
        let values: [String: Localiser.Value] = [
            "zone": .text(say.zoneName(own)), "partner": .text(say.zoneName(partner)),
            "difference": .text(difference(own, partner, day, say)),
        ]
        return "<p class=\"soft small\">\(say("schedule.unplaced.zones", values))</p>"
    }

    private func section(_ group: ReasonGroup, of all: [ReasonGroup], _ reader: Reader) -> HTML {
        let say = reader.say
        let count = all.first { $0.reason == group.reason }?.lines.count ?? group.lines.count
        let titles = ["sender", "receiver", "rank", "why"].map { say("schedule.column.\($0)") }
        return """
            <section class="card stack" aria-labelledby="reason-\(group.reason)"><h2 id="reason-\(group.reason)">\(say("unplacedKind.\(group.reason)")) <span class="soft">(\(say.number(count)))</span></h2>\(if: say.has("schedule.help.\(group.reason)"), notice("span", "<p>\(say("schedule.help.\(group.reason)"))</p>"))<table class="table cards"><thead><tr>\(titles, { "<th scope=\"col\">\($0)</th>" })</tr></thead><tbody>\(group.lines, { row($0, titles, reader) })</tbody></table></section>
            """
    }

    private func row(_ line: DaySchedule.UnplacedLine, _ titles: [String], _ reader: Reader) -> HTML {
        """
        <tr><td data-label="\(titles[0])">\(party(line.sender, reader))</td><td data-label="\(titles[1])">\(party(line.receiver, reader))</td><td data-label="\(titles[2])">\(line.request.rank.map(String.init) ?? "–")</td><td data-label="\(titles[3])">\(line.sentence(reader.say))</td></tr>
        """
    }

    private func party(_ side: DaySchedule.Side, _ reader: Reader) -> HTML {
        """
        \(opened(content(side.organisation, reader), .organisation(frame.id, side.organisationID), reader.may(.seeProfiles))) <a class="small"\(href: Address.agenda(frame.id, side.code).path)>\(side.code)</a>\(if: side.sharing == .refused, " \(badge("bad", reader.say("sharing.refused"), icon: "lock"))")
        """
    }
}

extension DaySchedule.UnplacedLine {
    /// What a search looks through, folded.
    var searched: String {
        [sender, receiver].flatMap { $0.organisation.allTexts + [$0.code] }.joined(separator: " ").folded
    }
}
