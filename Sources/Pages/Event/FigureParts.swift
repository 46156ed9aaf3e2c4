import Domain
import HTML
import Localisation
import UseCases

extension FiguresPage {
    /// Why requests have no meeting.
    func reasons(_ reader: Reader) -> HTML {
        let say = reader.say
        let counts = report.unplacedByReason.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let rows = counts.map { reason, count in
            ChartRow(label: say("unplacedKind.\(reason)"), value: count, text: say.number(count))
        }
        let total = counts.reduce(0) { $0 + $1.value }
        return part(
            "reasons", say,
            rows.isEmpty
                ? empty(say(report.plan == nil ? "figures.reasons.none" : "figures.reasons.empty"))
                : """
                \(bars(rows, side: "warn", name: say("figures.reasons.name", ["n": .number(total)])))
                \(numbers(say("figures.reasons"), [say("figures.reason"), say("figures.requests")], rows.map { [$0.label, $0.text] }, say))
                <p>\(link(say("figures.toUnplaced"), .unplaced(report.event.id)))</p>
                """)
    }

    /// How much each interpreter does, of what each can do.
    func interpreters(_ reader: Reader) -> HTML {
        let say = reader.say
        let rows = report.interpreterLoad.map { load in
            ChartRow(
                label: "\(load.code) \(load.name)", language: foreignLanguage(of: load.name, reader),
                value: load.meetings, whole: load.maximum,
                text: load.maximum.map {
                    say("figures.of", ["n": .number(load.meetings), "whole": .number($0)])
                } ?? say.number(load.meetings))
        }
        return part(
            "interpreters", say,
            rows.isEmpty
                ? empty(
                    say("figures.interpreters.empty"),
                    link(say("event.agenda.import"), .imports(report.event.id), for: .importLists, reader))
                : """
                <p class="soft small">\(say("figures.interpreters.hint"))</p>
                \(bars(rows, side: "span", name: say("figures.interpreters.name", ["n": .number(rows.count)])))
                \(numbers(
                    say("figures.interpreters"),
                    [say("export.interpreter"), say("indicator.meetings"), say("field.maximum")],
                    report.interpreterLoad.map {
                        ["\($0.code) \($0.name)", say.number($0.meetings), $0.maximum.map { say.number($0) } ?? "–"]
                    }, say))
                <p>\(link(say("figures.toInterpreters"), .scheduleBy(report.event.id, .interpreters)))</p>
                """)
    }

    /// Which fields ask for more than is offered.
    func fields(_ reader: Reader) -> HTML {
        let say = reader.say
        let named = report.needsByField.map { field in
            (field.field.isEmpty ? say("figures.fields.unnamed") : field.field, field.field, field.needs, field.matched)
        }
        let rows = named.prefix(15).map { label, field, needs, matched in
            ChartRow(
                label: label, language: foreignLanguage(of: field, reader), value: matched, whole: needs,
                text: say("figures.of", ["n": .number(matched), "whole": .number(needs)]))
        }
        return part(
            "fields", say,
            rows.isEmpty
                ? empty(
                    say("figures.fields.empty"),
                    link(say("event.agenda.import"), .imports(report.event.id), for: .importLists, reader))
                : """
                <p class="soft small">\(say("figures.fields.hint"))</p>
                \(bars(rows, side: "need", name: say("figures.fields.name", ["n": .number(rows.count)])))
                \(numbers(
                    say("figures.fields"),
                    [say("field.field"), say("indicator.needs"), say("indicator.needsMatched")],
                    named.map { [$0.0, say.number($0.2), say.number($0.3)] }, say))
                <p>\(link(say("figures.toNeeds"), .needs(report.event.id)))</p>
                """)
    }

    private func part(_ name: String, _ say: Localiser, _ content: HTML) -> HTML {
        """
        <section class="stack" aria-labelledby="c-\(name)"><h2 id="c-\(name)">\(say("figures.\(name)"))</h2>\
        <figure class="card stack">\(content)</figure></section>
        """
    }
}
