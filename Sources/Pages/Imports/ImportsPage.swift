public import Domain
import Exports
import Foundation
public import HTML
public import Intake
import Localisation
public import UseCases

/// Where files come in: the form to send one, and what was imported before.
public struct ImportsPage: Page {
    public let list: ImportList
    /// What the file is about, as far as the address tells.
    public let subject: Subject?
    /// Why the last file was not taken.
    public let refusal: (any Error)?
    /// In bytes.
    public let limit: Int

    public init(_ list: ImportList, subject: Subject? = nil, refusal: (any Error)? = nil) {
        self.list = list
        self.subject = subject
        self.refusal = refusal
        limit = UseCases.uploadLimit
    }

    public var event: Event? { list.event }
    public var section: Section? { .imports }
    public func title(_ reader: Reader) -> String { reader.say("imports.heading") }

    public func main(_ reader: Reader) -> HTML {
        """
        <div class="wrap stack wide">
        <h1>\(reader.say("imports.heading"))</h1>
        \(form(reader))
        \(earlier(reader))
        </div>
        """
    }

    private func form(_ reader: Reader) -> HTML {
        let say = reader.say
        let message = refusal.map { importRefusal($0, say) ?? say("imports.refused.other") }
        return """
            <section class="card stack" aria-labelledby="send"><h2 id="send">\(say("imports.form.heading"))</h2>
            \(message, { text in notice("bad", "<p><a href=\"#file\">\(say("imports.form.notTaken"))</a></p>\(lines(text))") })
            <form class="stack prose" method="post" enctype="multipart/form-data"\(attribute: "action", Address.uploads(list.event.id).path)>\(formToken(reader))
            <div class="field"><label for="subject">\(say("imports.form.subject"))</label>
            <select id="subject" name="subject">\(list.subjects, { choice in
                "<option value=\"\(choice.rawValue)\"\(flag: "selected", choice == subject)>\(say("subject.\(choice.rawValue)"))</option>"
            })</select>\(if: list.subjects.count < Subject.allCases.count, "<p class=\"hint\" id=\"subject-hint\">\(say("imports.form.ownSide"))</p>")</div>
            <div class="field"><label for="file">\(say("imports.form.file"))</label>
            <input id="file" name="file" type="file" accept=".xlsx,.csv,.tsv,.txt" required\(attribute: "aria-invalid", message == nil ? nil : "true") aria-describedby="file-hint">
            <p class="hint" id="file-hint">\(say("imports.form.limits", ["limit": .number(limit / 1_000_000)]))</p></div>
            <p class="row"><button class="button main">\(say("imports.form.send"))</button>
            <span class="soft">\(say("imports.form.nothingYet"))</span></p>
            </form></section>
            """
    }

    private func earlier(_ reader: Reader) -> HTML {
        let say = reader.say
        guard !list.imports.isEmpty else {
            return """
                <section class="stack" aria-labelledby="earlier"><h2 id="earlier">\(say("imports.earlier"))</h2>
                \(empty(say("imports.none"), "<p><a class=\"button\" href=\"#send\">\(say("imports.form.heading"))</a></p>"))</section>
                """
        }
        return """
            <section class="stack" aria-labelledby="earlier"><h2 id="earlier">\(say("imports.earlier"))</h2>
            <p class="soft">\(say("imports.total", ["n": .number(list.count)]))</p>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="earlier"><table class="table cards">
            <thead><tr><th scope="col">\(say("imports.column.file"))</th><th scope="col">\(say("imports.column.subject"))</th><th scope="col" class="number">\(say("imports.new"))</th><th scope="col" class="number">\(say("imports.changed"))</th><th scope="col">\(say("imports.column.toCheck"))</th><th scope="col">\(say("imports.column.when"))</th></tr></thead>
            <tbody>\(list.imports, { row($0, reader) })</tbody></table></div>
            \(pager(list.page, of: list.pages, say) { Address.imports(list.event.id).with([("page", $0 == 1 ? "" : String($0))]) })
            </section>
            """
    }

    private func row(_ item: ImportSummary, _ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <tr><td>\(link(item.file, .importReport(list.event.id, item.id)))</td>
            <td data-label="\(say("imports.column.subject"))">\(say("subject.\(item.subject.rawValue)"))</td>
            <td class="number" data-label="\(say("imports.new"))">\(say.number(item.created))</td>
            <td class="number" data-label="\(say("imports.changed"))">\(say.number(item.updated))</td>
            <td data-label="\(say("imports.column.toCheck"))">\(severities(errors: item.errors, warnings: item.problems - item.errors, say))</td>
            <td data-label="\(say("imports.column.when"))">\(moment(item.madeAt, list.event, reader))</td></tr>
            """
    }
}
