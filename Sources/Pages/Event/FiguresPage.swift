public import Domain
import Foundation
public import HTML
import Localisation
public import UseCases

/// The figures of an event, each with a way to what it counts.
public struct FiguresPage: Page {
    public let report: EventReport
    /// The plan that the figures speak of; `nil` where there is none yet.
    public let day: DaySchedule?

    public init(_ report: EventReport, day: DaySchedule?) {
        self.report = report
        self.day = day
    }

    public var event: Event? { report.event }
    public var section: Section? { .figures }

    public func title(_ reader: Reader) -> String { reader.say("figures.title") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="wrap stack wide">
            <header class="stack tight"><h1>\(say("figures.title"))</h1><p class="row">\(state(reader))</p></header>
            \(Group.allCases, { group($0, say) })
            \(meetings(reader))
            <div class="cols figure-pair">\(reasons(reader))\(interpreters(reader))</div>
            \(fields(reader))
            </div>
            """
    }

    private func state(_ reader: Reader) -> HTML {
        let say = reader.say
        guard let plan = report.plan else { return badge("", say("figures.noPlan")) }
        let name = plan.state == .draft ? "status.draft" : "status.published"
        let zone = TimeZone(identifier: report.event.zone) ?? .gmt
        let made = plan.publishedAt ?? plan.madeAt
        return """
            \(badge(plan.state == .draft ? "warn" : "good", say(name), icon: plan.state == .draft ? "clock" : "check")) \
            <span class="soft">\(say("figures.plan", ["n": .number(plan.number)])), \(say.date(made, zone: zone)), \
            \(bothTimes(made, nil, report.event, reader))</span>
            """
    }

    // MARK: Figures

    private enum Group: String, CaseIterable {
        case demand, supply, people, meetings

        var side: String { self == .demand ? "need" : self == .supply ? "offer" : "span" }

        var keys: [String] {
            switch self {
            case .demand: ["needs", "needingOrganisations", "needsMatched", "needsUnmatched"]
            case .supply: ["offers", "offeringOrganisations", "offersNotAskedFor"]
            case .people:
                [
                    "participantsDemand", "participantsSupply", "participantsRemote", "participantsRefusing",
                    "requests",
                    "pairs",
                ]
            case .meetings:
                [
                    "meetings", "meetingsOnSite", "meetingsHybrid", "meetingsOnline", "meetingsInterpreted",
                    "meetingsProvisional", "organisationsMeeting", "organisationsWithoutMeeting", "requestsUnplaced",
                ]
            }
        }
    }

    private func group(_ group: Group, _ say: Localiser) -> HTML {
        let indicators = group.keys.compactMap { key in report.indicators.first { $0.key == key } }
        return """
            <section class="stack" aria-labelledby="g-\(group.rawValue)"><h2 id="g-\(group.rawValue)">\(say("figures.group.\(group.rawValue)"))</h2>
            <dl class="figures">\(indicators, { indicator in
                """
                <div class="\(group.side)"><dt><a\(href: list(of: indicator.key))>\(say("indicator.\(indicator.key)"))</a></dt>\
                <dd>\(say.number(indicator.value))</dd></div>
                """
            })</dl></section>
            """
    }

    /// The list that stands behind a figure.
    private func list(of key: String) -> String {
        let event = report.event.id
        return switch key {
        case "needs", "needsMatched": Address.needs(event).path
        case "needsUnmatched": Address.needs(event).with([("confidence", "none")])
        case "offers": Address.offers(event).path
        case "offersNotAskedFor": Address.offers(event).with([("confidence", "none")])
        case "participantsDemand": Address.organisations(event).with([("role", "demand")])
        case "participantsSupply": Address.organisations(event).with([("role", "supply")])
        case "participantsRemote": Address.organisations(event).with([("mode", "remote")])
        case "requestsUnplaced", "organisationsWithoutMeeting": Address.unplaced(event).path
        case "meetingsInterpreted": Address.scheduleBy(event, .interpreters).path
        case "organisationsMeeting": Address.scheduleBy(event, .organisations).path
        case let key where key.hasPrefix("meetings") || key == "pairs" || key == "requests":
            Address.schedule(event).path
        default: Address.organisations(event).path
        }
    }

    // MARK: Meetings by slot

    private func meetings(_ reader: Reader) -> HTML {
        let say = reader.say
        guard let day, !day.slots.isEmpty else {
            return """
                <section class="stack"><h2>\(say("figures.meetings"))</h2>\
                \(empty(say("figures.meetings.empty"), link(say("figures.toWork"), .work(report.event.id), for: .seeWork, reader)))</section>
                """
        }
        let own = TimeZone(identifier: report.event.zone) ?? .gmt
        let partner = TimeZone(identifier: report.event.partnerZone) ?? .gmt
        let settings = ["onSite", "hybrid", "online"]
        let parts = zip(settings, [ChartPart.Pattern.full, .hatched, .dotted]).map {
            ChartPart(name: say("figures.setting.\($0)"), pattern: $1)
        }
        let lines = Dictionary(grouping: day.lines, by: \.slot.id)
        let bySetting = day.slots.map { slot in
            settings.map { setting in lines[slot.id, default: []].count { $0.settingKey == setting } }
        }
        let places = day.slots.map { slot in Set(lines[slot.id, default: []].map(\.place.id)).count }
        let labels = day.slots.map { (say.time($0.startsAt, zone: own), say.time($0.startsAt, zone: partner)) }
        let heads = (say.zoneName(own), say.zoneName(partner))
        return """
            <section class="stack" aria-labelledby="c-slots"><h2 id="c-slots">\(say("figures.meetings"))</h2>\
            <figure class="card stack">\(columns(
                zip(labels, bySetting).map { ChartColumn(label: $0.0, second: $0.1, values: $1) }, parts: parts,
                heads: heads, id: "slots", name: say("figures.meetings.name", ["n": .number(day.lines.count)]), say))
            \(numbers(
                say("figures.meetings"), [heads.0, heads.1] + parts.map(\.name) + [say("figures.total")],
                zip(labels, bySetting).map { label, values in
                    [label.0, label.1] + values.map { say.number($0) } + [say.number(values.reduce(0, +))]
                }, say))
            <p>\(link(say("figures.toSchedule"), .schedule(report.event.id)))</p></figure></section>
            <section class="stack" aria-labelledby="c-places"><h2 id="c-places">\(say("figures.places"))</h2>\
            <figure class="card stack">\(columns(
                zip(labels, places).map { ChartColumn(label: $0.0, second: $0.1, values: [$1]) },
                parts: [ChartPart(name: "", pattern: .full)], heads: heads, limit: report.meetingPlaces, id: "places",
                name: say("figures.places.name", ["n": .number(report.meetingPlaces)]), say))
            <p class="soft small">\(say("figures.places.name", ["n": .number(report.meetingPlaces)]))</p>
            \(numbers(
                say("figures.places"), [heads.0, heads.1, say("figures.places.used")],
                zip(labels, places).map { [$0.0, $0.1, say.number($1)] }, say))
            <p>\(link(say("figures.toPlaces"), .scheduleBy(report.event.id, .places)))</p></figure></section>
            """
    }
}
