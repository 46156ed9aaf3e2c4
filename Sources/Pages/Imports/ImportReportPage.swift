public import Domain
public import HTML
import Intake
import Localisation
public import UseCases

/// A finished import: what was read, what it changed, what is still to look at.
public struct ImportReportPage: Page {
    public let details: ImportDetails

    public init(_ details: ImportDetails) { self.details = details }

    public var event: Event? { details.event }
    public var section: Section? { .imports }
    public func title(_ reader: Reader) -> String { details.report.file }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let report = details.report
        let read = report.sheets.filter { $0.leftOut == nil }
        return """
            <div class="wrap stack wide">
            <div class="stack">
            \(trail([(say("imports.heading"), .imports(details.event.id))], report.file, say))
            <h1>\(say("imports.report.heading", ["subject": .text(say("subject.\(report.subject.rawValue)"))]))</h1>
            <p class="row">\(icon("file")) <b>\(report.file)</b> <span class="soft">\(moment(details.summary.madeAt, details.event, reader))</span></p>
            \(figures(report, say))
            \(totals(report, say))
            <p class="row no-print">\(next(say))</p>
            </div>
            \(problems(report, reader))
            \(merges(report, reader))
            \(changes(report, reader))
            \(if: !report.sheets.isEmpty, """
            <section class="stack" aria-labelledby="mapping"><h2 id="mapping">\(say("imports.mapping"))</h2>
            \(sheetList(report, say))
            <details><summary>\(say("imports.mapping.columns", ["n": .number(read.map { $0.mapping.count + $0.unmapped.count }.reduce(0, +))]))</summary>
            <div class="stack">\(read, { sheet in
                columns(of: sheet, in: read, say) { _, field in
                    field.map { "\(say("field.\($0)"))" } ?? "<span class=\"soft\">\(say("imports.mapping.leaveOut"))</span>"
                }
            })</div></details></section>
            """)
            </div>
            """
    }

    private func next(_ say: Localiser) -> HTML {
        let event = details.event.id
        let list: Address =
            switch details.report.subject {
            case .needs: .needs(event)
            case .offers: .offers(event)
            case .participants: .organisations(event)
            case .agenda: .event(event)
            default: .work(event)
            }
        let key = list == .work(event) ? "imports.report.toWork" : "imports.report.toList"
        return """
            <a class="button main"\(href: list.path)>\(say(key, ["subject": .text(say("subject.\(details.report.subject.rawValue)"))]))</a>
            <a class="button"\(href: Address.imports(event).path)>\(say("imports.report.another"))</a>
            """
    }
}
