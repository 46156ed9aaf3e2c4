public import Domain
public import HTML
import Localisation
public import UseCases

/// The organisers' workbench between matching and the event: needs without an answer, weak answers, offers nobody asked
/// for, and demand against supply by field and locality.
public struct WorkbenchPage: Page {
    let state: WorkbenchState

    public init(_ state: WorkbenchState) { self.state = state }

    public var event: Event? { state.event }
    public var section: Section? { .work }
    public func title(_ reader: Reader) -> String { reader.say("workbench.title") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="wrap stack wide">
            <div class="stack">\(trail([(say("work.heading"), .work(state.event.id))], title(reader), say))
            <h1>\(title(reader))</h1>
            \(state.needs == 0 ? nothing(say) : figures(say))</div>
            \(if: state.needs > 0, parts(reader))
            </div>
            """
    }

    private func nothing(_ say: Localiser) -> HTML {
        empty(
            say("profiles.needs.none"),
            "<p><a class=\"button main\"\(href: Address.imports(state.event.id).path)>\(say("profiles.import"))</a></p>"
        )
    }

    private func parts(_ reader: Reader) -> HTML {
        """
        \(unanswered(reader))
        \(demandMap(state.map, state.event, reader))
        \(weak(reader))
        \(unasked(reader))
        """
    }

    private func figures(_ say: Localiser) -> HTML {
        let event = state.event.id
        func figure(_ side: String, _ key: String, _ number: Int, _ address: String?) -> HTML {
            let name = say("workbench.figure.\(key)")
            let label: HTML = address.map { "<a\(href: $0)>\(name)</a>" } ?? HTML(text: name)
            return "<div class=\"\(side)\"><dt>\(label)</dt><dd>\(say.number(number))</dd></div>"
        }
        return """
            <dl class="figures">\(figure("need", "needs", state.needs, Address.needs(event).path))
            \(figure("need", "unanswered", state.unanswered, list(of: .unanswered)))
            \(figure("need", "weak", state.weak, list(of: .weak)))
            \(figure("offer", "offers", state.offers, Address.offers(event).path))
            \(figure("offer", "unasked", state.unasked, list(of: .unasked)))
            \(if: state.withheld > 0, figure("warn", "withheld", state.withheld, nil))</dl>
            \(if: !state.wasMatched, notice("warn", "<p>\(say("workbench.notMatched")) \(link(say("profiles.toWork"), .work(event)))</p>"))
            <p class="row"><a class="button main"\(href: Address.unmetDemand(event).path)>\(say("workbench.toReport"))</a>
            <a class="button"\(href: Address.unmetDemandFile(event, "xlsx").path)>\(say("workbench.toFile"))</a></p>
            """
    }

    private enum List { case unanswered, weak, unasked }

    private func list(of list: List) -> String {
        let event = state.event.id
        return switch list {
        case .unanswered: Address.needs(event).with([("confidence", "none")])
        case .weak: Address.needs(event).with([("confidence", "low")])
        case .unasked: Address.offers(event).with([("confidence", "none"), ("request", "none")])
        }
    }

    private func part(_ id: String, _ say: Localiser, _ content: HTML) -> HTML {
        """
        <section class="stack" aria-labelledby="\(id)"><h2 id="\(id)">\(say("workbench.\(id)"))</h2>
        \(content)</section>
        """
    }

    /// The way to the whole list, where only its first rows stand here.
    private func all(_ shown: Int, of count: Int, _ key: String, _ address: String, _ say: Localiser) -> HTML {
        guard count > shown else { return HTML() }
        return "<p><a\(href: address)>\(say("workbench.all.\(key)", ["n": .number(count)]))</a></p>"
    }

    // MARK: Needs without an answer

    private static let mostFields = 20

    private func unanswered(_ reader: Reader) -> HTML {
        let say = reader.say
        guard !state.fields.isEmpty else {
            return part("unanswered", say, "<p>\(say("workbench.unanswered.none"))</p>")
        }
        let columns = [say("field.code"), say("field.need"), say("workbench.gap"), say("workbench.sequel")]
        let shown = state.fields.prefix(Self.mostFields)
        return part(
            "unanswered", say,
            """
            <table class="table cards"><thead><tr>\(columns, { "<th scope=\"col\">\($0)</th>" })</tr></thead>
            \(shown, { field in
                """
                <tbody><tr><th colspan="4" scope="rowgroup">\(heading(field, reader))</th></tr>
                \(field.listed, { row($0, columns, reader) })</tbody>
                """
            })</table>
            \(all(shown.reduce(0) { $0 + $1.listed.count }, of: state.unanswered, "unanswered", list(of: .unanswered), say))
            """)
    }

    private func heading(_ field: WorkbenchState.Field, _ reader: Reader) -> HTML {
        let say = reader.say
        let name: HTML =
            field.key.isEmpty ? HTML(text: say("figures.fields.unnamed")) : asWritten(field.label, reader)
        let count = say("workbench.ofNeeds", ["n": .number(field.unanswered), "all": .number(field.needs)])
        guard field.unanswered > field.listed.count, !field.key.isEmpty else {
            return "\(name) <span class=\"soft\">\(count)</span>"
        }
        let path = Address.needs(state.event.id).with([("field", field.key), ("confidence", "none")])
        return "\(name) <a\(href: path)>\(count)</a>"
    }

    private func row(_ one: WorkbenchState.UnansweredNeed, _ columns: [String], _ reader: Reader) -> HTML {
        let say = reader.say
        let need = one.need
        let path = Address.need(state.event.id, need.label.code).path
        let gap = say("workbench.gap.\(one.gap.rawValue)")
        return """
            <tr><th scope="row">\(badge("need", need.label.code))</th>
            <td><a\(href: path)>\(content(need.label.title, reader))</a><br>\(organisationLink(need.organisation, state.event, reader))</td>
            \(cell(columns[2], one.gap == .withheld ? badge("warn", gap, icon: "lock") : HTML(text: gap)))
            \(cell(columns[3], sequel(one.sequel, say)))</tr>
            """
    }

    private func sequel(_ sequel: WorkbenchState.Sequel?, _ say: Localiser) -> HTML {
        guard let sequel else { return "–" }
        let parts = [
            ("requests", sequel.requests), ("accepted", sequel.accepted), ("declined", sequel.declined),
            ("meetings", sequel.meetings),
        ].filter { $0.1 > 0 }.map { say("workbench.sequel.\($0.0)", ["n": .number($0.1)]) }
        return "\(parts.enumerated(), { "\(if: $0 > 0, "<br>")\($1)" })"
    }

    // MARK: Weak answers, offers nobody asked for

    private func weak(_ reader: Reader) -> HTML {
        let say = reader.say
        guard !state.weakNeeds.isEmpty else { return part("weak", say, "<p>\(say("workbench.weak.none"))</p>") }
        let columns = [say("field.code"), say("field.need"), say("field.field"), say("profiles.bestMatch")]
        return part(
            "weak", say,
            """
            <table class="table cards"><thead><tr>\(columns, { "<th scope=\"col\">\($0)</th>" })</tr></thead>
            <tbody>\(state.weakNeeds, { need in
                """
                <tr><th scope="row">\(badge("need", need.label.code))</th>
                <td><a\(href: Address.need(state.event.id, need.label.code).path)>\(content(need.label.title, reader))</a><br>\(organisationLink(need.organisation, state.event, reader))</td>
                \(cell(columns[2], fact(need.field, reader)))
                \(cell(columns[3], need.best.map {
                    "<a\(href: Address.offer(state.event.id, $0.other.code).path)>\(content($0.other.title, reader))</a>"
                } ?? "–"))</tr>
                """
            })</tbody></table>
            \(all(state.weakNeeds.count, of: state.weak, "weak", list(of: .weak), say))
            """)
    }

    private func unasked(_ reader: Reader) -> HTML {
        let say = reader.say
        guard !state.unaskedOffers.isEmpty else {
            return part(
                "unasked", say, "<p>\(say(state.offers == 0 ? "profiles.offers.none" : "workbench.unasked.none"))</p>")
        }
        let columns = [say("field.code"), say("field.offer"), "TRL"]
        return part(
            "unasked", say,
            """
            <table class="table cards"><thead><tr>\(columns, { "<th scope=\"col\">\($0)</th>" })</tr></thead>
            <tbody>\(state.unaskedOffers, { offer in
                """
                <tr><th scope="row">\(badge("offer", offer.label.code))</th>
                <td><a\(href: Address.offer(state.event.id, offer.label.code).path)>\(content(offer.label.title, reader))</a><br>\(organisationLine(offer.organisation, state.event, reader))\(if: offer.isWithheld, " \(withheldBadge(say))")</td>
                \(cell(columns[2], HTML(text: offer.readiness.map(String.init) ?? "–")))</tr>
                """
            })</tbody></table>
            \(all(state.unaskedOffers.count, of: state.unasked, "unasked", list(of: .unasked), say))
            """)
    }
}
