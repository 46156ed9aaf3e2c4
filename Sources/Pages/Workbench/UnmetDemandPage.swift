public import Domain
import Exports
import Foundation
public import HTML
import Localisation
public import UseCases

/// The unmet-demand report as a sheet to print and hand on. It shows what `UnmetDemand` holds, which is no more than may
/// cross the border.
public struct UnmetDemandPage: Page {
    let report: UnmetDemand

    public init(_ report: UnmetDemand) { self.report = report }

    public var event: Event? { report.event }
    public var section: Section? { .work }
    public func title(_ reader: Reader) -> String { reader.say("workbench.report.title") }

    /// Rows of a table on the page; the file holds all.
    private static let mostRows = 500

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let event = report.event
        let file = Address.unmetDemandFile(event.id, "xlsx").path
        let zone = TimeZone(identifier: event.zone) ?? .gmt
        return """
            <div class="wrap stack">
            \(trail([(say("work.heading"), .work(event.id)), (say("workbench.title"), .workbench(event.id))], title(reader), say))
            <p class="row no-print"><a class="button main"\(href: file)>\(say("workbench.toFile"))</a>
            <span class="soft">\(say("workbench.report.print"))</span></p>
            <article class="sheet"><header class="stack tight"><h1>\(title(reader))</h1>
            <p><b>\(content(event.name, reader))</b> · \(say.date(event.date)) · \(event.place)</p>
            <p class="soft">\(say("workbench.report.madeOn", ["date": .text(say.date(report.madeAt, zone: zone))]))</p></header>
            \(summary(say))
            \(needs(reader))
            \(reasons(say))
            \(offers(reader))
            </article></div>
            """
    }

    private func summary(_ say: Localiser) -> HTML {
        let figures: [(side: String, key: String, number: Int)] = [
            ("need", "needs", report.needs), ("need", "unanswered", report.lines.count),
            ("offer", "offers", report.offers), ("offer", "unasked", report.unaskedOffers.count),
        ]
        return """
            <dl class="figures">\(figures, { one in
                "<div class=\"\(one.side)\"><dt>\(say("workbench.figure.\(one.key)"))</dt><dd>\(say.number(one.number))</dd></div>"
            })</dl>
            \(if: !report.wasMatched, notice("warn", "<p>\(say("workbench.report.notMatched"))</p>"))
            \(report.leftOut(say), { "<p>\($0)</p>" })
            """
    }

    private func needs(_ reader: Reader) -> HTML {
        let say = reader.say
        guard !report.fields.isEmpty else {
            return "<h2>\(say("workbench.unanswered"))</h2><p>\(say("workbench.unanswered.none"))</p>"
        }
        var left = Self.mostRows
        let shown = report.fields.compactMap { field -> UnmetDemand.Field? in
            let lines = Array(field.lines.prefix(left))
            left -= lines.count
            return lines.isEmpty ? nil : UnmetDemand.Field(field: field.field, lines: lines)
        }
        return """
            <h2>\(say("workbench.unanswered"))</h2>
            \(table(shown, "need", reader))
            \(if: report.lines.count > Self.mostRows, "<p>\(say("workbench.report.inFile", ["n": .number(Self.mostRows), "all": .number(report.lines.count)]))</p>")
            """
    }

    private func offers(_ reader: Reader) -> HTML {
        let say = reader.say
        guard !report.unaskedOffers.isEmpty else { return HTML() }
        let shown = Array(report.unaskedOffers.prefix(Self.mostRows))
        return """
            <h2>\(say("workbench.report.appendix"))</h2><p><b>\(say("workbench.unasked"))</b></p>
            \(table([UnmetDemand.Field(field: "", lines: shown)], "offer", reader))
            \(if: report.unaskedOffers.count > shown.count, "<p>\(say("workbench.report.inFile", ["n": .number(shown.count), "all": .number(report.unaskedOffers.count)]))</p>")
            """
    }

    /// Needs with a line for each field above its own; offers, which have no field, without.
    private func table(_ fields: [UnmetDemand.Field], _ side: String, _ reader: Reader) -> HTML {
        let say = reader.say
        let isNeed = side == "need"
        let columns =
            [
                say("field.code"), say("field.\(side)"),
                say(isNeed ? "workbench.report.required" : "field.applications"),
                say(isNeed ? "field.budget" : "field.price"), say("field.cooperation"),
            ] + (isNeed ? [say("field.timing"), say("workbench.gap")] : [])
        return """
            <table class="table cards unmet"><thead><tr>\(columns, { "<th scope=\"col\">\($0)</th>" })</tr></thead>
            \(fields, { field in
                let name: HTML = field.field.isEmpty ? HTML(text: say("figures.fields.unnamed")) : asWritten(field.field, reader)
                return """
                <tbody>\(if: isNeed, "<tr><th colspan=\"\(columns.count)\" scope=\"rowgroup\">\(name)</th></tr>")
                \(field.lines, { row($0, columns, isNeed: isNeed, reader) })</tbody>
                """
            })</table>
            """
    }

    private func row(_ line: UnmetDemand.Line, _ columns: [String], isNeed: Bool, _ reader: Reader) -> HTML {
        func shown(_ value: (UnmetDemand.Shared) -> HTML) -> HTML {
            let text = line.shared.map(value) ?? HTML()
            return text.isEmpty ? "–" : text
        }
        return """
            <tr><th scope="row">\(line.code)</th>
            <td>\(heading(line, reader))</td>
            \(cell(columns[2], required(line, isNeed: isNeed, reader)))
            \(cell(columns[3], shown { sum($0.amount, reader) }))
            \(cell(columns[4], shown { fact($0.cooperation, reader) }))
            \(if: isNeed, "\(cell(columns[5], shown { fact($0.timing, reader) }))\(cell(columns[6], HTML(text: line.why(reader.say))))")</tr>
            """
    }

    /// The title in the reader's language with the original under it, then the firm where it may be named.
    private func heading(_ line: UnmetDemand.Line, _ reader: Reader) -> HTML {
        let say = reader.say
        guard let title = line.title else {
            return "<span class=\"soft\">\(say("workbench.report.titleWithheld"))</span>"
        }
        let original: HTML =
            title[reader.language] != nil && title.original != reader.language
            ? "<br><span class=\"soft\" lang=\"\(title.original.rawValue)\">\(title.text)</span>" : HTML()
        guard let shared = line.shared else {
            return
                "<b>\(content(title, reader))</b>\(original)<br><span class=\"soft\">\(say("workbench.report.unnamed"))</span>"
        }
        let contact = [shared.person, shared.personTitle, shared.email].filter { !$0.isEmpty }
        let place = shared.locality.isEmpty ? country(shared.country, say) : shared.locality
        return """
            <b>\(content(title, reader))</b>\(original)<br>\(content(shared.organisation, reader))\(if: !place.isEmpty, " · \(asWritten(place, reader))")\
            \(if: !contact.isEmpty, "<br><span class=\"soft\">\(contact.enumerated(), { "\($0 > 0 ? ", " : "")\(asWritten($1, reader))" })</span>")
            """
    }

    private func required(_ line: UnmetDemand.Line, isNeed: Bool, _ reader: Reader) -> HTML {
        guard let shared = line.shared else { return "–" }
        let texts = [
            isNeed ? shared.description : shared.requirements, isNeed ? shared.requirements : shared.description,
        ]
        .filter { !$0.text.isEmpty }
        guard !texts.isEmpty else { return "–" }
        return "\(texts.enumerated(), { "\(if: $0 > 0, "<br>")\(content($1, reader))" })"
    }

    /// As written; a sum that was only read from elsewhere in the reader's way.
    private func sum(_ amount: Amount, _ reader: Reader) -> HTML {
        amount.original.isEmpty ? HTML(text: reader.say.amount(amount)) : asWritten(amount.original, reader)
    }

    private func reasons(_ say: Localiser) -> HTML {
        guard !report.rejections.isEmpty || report.declinedRequests > 0 else { return HTML() }
        return """
            <h2>\(say("workbench.report.reasons"))</h2>
            <dl class="facts">\(report.rejections, { reason, count in
                "<dt>\(say("rejection.\(reason.rawValue)"))</dt><dd>\(say.number(count))</dd>"
            })\(if: report.declinedRequests > 0, "<dt>\(say("workbench.report.declined"))</dt><dd>\(say.number(report.declinedRequests))</dd>")</dl>
            """
    }
}
