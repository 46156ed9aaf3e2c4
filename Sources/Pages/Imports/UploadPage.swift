public import Domain
import Exports
public import HTML
import Intake
import Localisation
public import UseCases

/// A file that was sent: what was understood, what importing it would do, and the button that does it.
///
/// The mapping goes to `Address.upload` as `map.<column>=<field>` (`-` leaves a column out) and `sheet=<name>`, giving
/// up as `discard=1` to the same address, importing to `Address.uploadImport`.
public struct UploadPage: Page {
    let shown: Event
    public let upload: Upload
    /// What would happen; `nil` where nothing of the file can be read.
    public let report: ImportReport?
    /// Why the file, or the mapping that was just tried, cannot be read.
    public let refusal: (any Error)?

    public init(_ event: Event, _ upload: Upload, report: ImportReport?, refusal: (any Error)? = nil) {
        shown = event
        self.upload = upload
        self.report = report
        self.refusal = refusal
    }

    public var event: Event? { shown }
    public var section: Section? { .imports }
    public func title(_ reader: Reader) -> String { upload.file }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="wrap stack wide">
            <div class="stack">
            \(trail([(say("imports.heading"), .imports(shown.id))], upload.file, say))
            <h1>\(say("imports.check.heading", ["subject": .text(say("subject.\(upload.subject.rawValue)"))]))</h1>
            \(steps(say))
            <p class="row">\(icon("file")) <b>\(upload.file)</b> <span class="soft">\(say("imports.nothingSaved"))</span></p>
            \(refusal, { notice("bad", lines(importRefusal($0, say) ?? say("imports.refused.other"))) })
            \(report, { figures($0, say) })
            </div>
            \(report, { report in parts(report, reader) })
            \(if: report == nil, discard(reader, isWayForward: true))
            </div>
            """
    }

    private func parts(_ report: ImportReport, _ reader: Reader) -> HTML {
        """
        \(mapping(report, reader))
        \(problems(report, reader))
        \(merges(report, reader))
        \(changes(report, reader))
        \(confirmation(report, reader))
        """
    }

    private func steps(_ say: Localiser) -> HTML {
        let current = report == nil ? 1 : report?.problems.isEmpty == true ? 3 : 2
        return """
            <ol class="steps">\(["send", "mapping", "problems", "confirm"].enumerated(), { index, step in
                let text = say("imports.step.\(step)")
                let word: HTML = step == "send" || report == nil ? "\(text)" : "<a href=\"#\(step)\">\(text)</a>"
                return "<li\(attribute: "class", index < current ? "done" : nil)\(attribute: "aria-current", index == current ? "step" : nil)>\(word)</li>"
            })</ol>
            """
    }

    private func mapping(_ report: ImportReport, _ reader: Reader) -> HTML {
        let say = reader.say
        let read = report.sheets.filter { $0.leftOut == nil }
        return """
            <section class="stack" aria-labelledby="mapping"><h2 id="mapping">\(say("imports.mapping"))</h2>
            <form class="stack" method="post"\(attribute: "action", Address.upload(shown.id, upload.id).path)>\(formToken(reader))
            \(sheetList(report, say))
            \(if: report.sheets.count > 1, sheetChoice(report, say))
            <details\(flag: "open", read.contains { !$0.unmapped.isEmpty })><summary>\(say("imports.mapping.columns", ["n": .number(read.map { $0.mapping.count + $0.unmapped.count }.reduce(0, +))]))</summary>
            <div class="stack">\(read, { sheet in
                columns(of: sheet, in: read, say) { name, field in
                    fieldChoice(name, field, report.subject, say)
                }
            })
            <p><button class="button">\(say("imports.mapping.apply"))</button></p></div></details>
            </form></section>
            """
    }

    private func sheetChoice(_ report: ImportReport, _ say: Localiser) -> HTML {
        """
        <div class="row"><label for="sheet">\(say("imports.mapping.sheet"))</label>
        <select class="input" id="sheet" name="sheet"><option value="">\(say("imports.mapping.allSheets"))</option>
        \(report.sheets, { "<option\(flag: "selected", $0.name == upload.sheet)>\($0.name)</option>" })</select>
        <button class="button">\(say("imports.mapping.applySheet"))</button></div>
        """
    }

    private func fieldChoice(
        _ column: (key: String, title: String), _ field: String?, _ subject: Subject, _ say: Localiser
    ) -> HTML {
        """
        <select class="input" name="map.\(column.key)" aria-label="\(say("imports.mapping.of", ["column": .text(column.title)]))">
        <option value="-"\(flag: "selected", field == nil)>\(say("imports.mapping.leaveOut"))</option>
        \(subject.fields, { "<option value=\"\($0)\"\(flag: "selected", $0 == field)>\(say("field.\($0)"))</option>" })</select>
        """
    }

    private func confirmation(_ report: ImportReport, _ reader: Reader) -> HTML {
        let say = reader.say
        guard report.changesSomething else {
            return """
                <section class="card stack" aria-labelledby="confirm"><h2 id="confirm">\(say("imports.confirm.nothing"))</h2>
                <p>\(say("imports.confirm.nothing.text"))</p>\(discard(reader, isWayForward: true))</section>
                """
        }
        return """
            <section class="card span stack" aria-labelledby="confirm"><h2 id="confirm">\(say("imports.confirm"))</h2>
            \(totals(report, say))
            \(if: report.errors > 0, notice("warn", "\(say("imports.confirm.errors", ["n": .number(report.errors)]))"))
            <div class="row apart"><form method="post"\(attribute: "action", Address.uploadImport(shown.id, upload.id).path)>\(formToken(reader))<button class="button main big">\(action(report, say))</button></form>
            \(discard(reader))</div></section>
            """
    }

    /// Says what pressing the button does.
    private func action(_ report: ImportReport, _ say: Localiser) -> String {
        func named(_ key: String, _ counts: [String: Int]) -> String? {
            let kind = counts[report.mainKind] == nil ? counts.keys.sorted().first : report.mainKind
            guard let kind, let count = counts[kind] else { return nil }
            return say(key, ["list": .text(say("imports.count.\(kind)", ["n": .number(count)]))])
        }
        return named("imports.confirm.create", report.created) ?? named("imports.confirm.update", report.updated)
            ?? say("imports.confirm.save")
    }

    private func discard(_ reader: Reader, isWayForward: Bool = false) -> HTML {
        let say = reader.say
        return """
            <form method="post"\(attribute: "action", Address.upload(shown.id, upload.id).path)>\(formToken(reader))<button class="button \(isWayForward ? "main" : "plain")" name="discard" value="1">\(say(isWayForward ? "imports.discard.another" : "imports.discard"))</button></form>
            """
    }
}
