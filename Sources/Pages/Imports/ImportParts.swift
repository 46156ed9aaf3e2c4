import Domain
import Exports
import Foundation
import HTML
import Intake
import Localisation
import UseCases

// Parts that a file on its way in and a finished import share.

/// How many rows of a long list a page shows; the rest are counted.
private let shownRows = 100

/// Lines of a message as paragraphs.
func lines(_ text: String) -> HTML { "\(text.split(separator: "\n"), { "<p>\($0)</p>" })" }

/// A day with both times of it.
func moment(_ date: Date, _ event: Event, _ reader: Reader) -> HTML {
    let zone = TimeZone(identifier: event.zone) ?? .gmt
    return "\(reader.say.date(date, zone: zone)), \(bothTimes(date, nil, event, reader))"
}

/// What somebody wrote in a file, marked with its language where that is plainly another one.
func clipped(_ text: String, _ reader: Reader) -> HTML {
    "<span\(attribute: "lang", foreignLanguage(of: text, reader))>\(text.clipped)</span>"
}

func severities(errors: Int, warnings: Int, _ say: Localiser) -> HTML {
    guard errors + warnings > 0 else { return badge("good", say("imports.allClear"), icon: "check") }
    return """
        \(if: errors > 0, badge("bad", say("imports.errors", ["n": .number(errors)]), icon: "cross"))
        \(if: warnings > 0, badge("warn", say("imports.warnings", ["n": .number(warnings)]), icon: "alert"))
        """
}

/// The counts of the subject's own records, and how much is to be looked at.
func figures(_ report: ImportReport, _ say: Localiser) -> HTML {
    let bank = report.subject == .needs ? "need" : report.subject == .offers ? "offer" : ""
    let kind = report.mainKind
    let warnings = report.problems.count - report.errors
    let figures: [(String, String, Int)] = [
        (bank, "imports.figure.new", report.created[kind] ?? 0),
        (bank, "imports.figure.changed", report.updated[kind] ?? 0),
        (bank, "imports.figure.unchanged", report.unchanged[kind] ?? 0),
        (report.errors > 0 ? "bad" : "", "imports.figure.errors", report.errors),
        (warnings > 0 ? "warn" : "", "imports.figure.warnings", warnings),
        ("", "imports.figure.merged", report.merged.count),
    ]
    return """
        <dl class="figures">\(figures, { side, key, count in
            "<div class=\"\(side)\"><dt>\(say(key, ["subject": .text(say("subject.\(report.subject.rawValue)"))]))</dt><dd>\(say.number(count))</dd></div>"
        })</dl>
        """
}

/// Every kind of record that the file touches, with what becomes of it.
func totals(_ report: ImportReport, _ say: Localiser) -> HTML {
    let rows = [("new", report.created), ("changed", report.updated), ("unchanged", report.unchanged)]
        .filter { !$0.1.isEmpty }
    return """
        <dl class="facts">\(rows, { key, counts in
            "<dt>\(say("imports.\(key)"))</dt><dd>\(say.list(counts.sorted { $0.key < $1.key }.map { say("imports.count.\($0)", ["n": .number($1)]) }))</dd>"
        })\(if: report.skipped > 0, "<dt>\(say("imports.skipped"))</dt><dd>\(say("imports.skipped.rows", ["n": .number(report.skipped)]))</dd>")</dl>
        """
}

/// Each sheet of the file: read from which row on, or why not.
func sheetList(_ report: ImportReport, _ say: Localiser) -> HTML {
    """
    <ul class="plain-list">\(report.sheets, { sheet in
        let text = sheet.leftOut.map {
            say("cli.sheet.leftOut", ["name": .text(sheet.name), "why": .text(say("cli.sheet.why.\($0.rawValue)"))])
        } ?? say("cli.sheet.read", ["name": .text(sheet.name), "row": .text(String(sheet.headerRow)), "n": .number(sheet.rows)])
        let hidden = sheet.hidden.isEmpty ? nil : say("cli.sheet.hidden", ["list": .text(say.list(sheet.hidden))])
        return "<li class=\"line\">\(icon(sheet.leftOut == nil ? "check" : "info")) <span>\(text)\(hidden, { "<br><span class=\"soft\">\($0)</span>" })</span></li>"
    })</ul>
    """
}

/// The columns of a sheet and what each stands for. `field` makes the control, or the word, for a column; one that an
/// earlier sheet has under the same title is decided there.
func columns(
    of sheet: SheetMapping, in sheets: [SheetMapping], _ say: Localiser,
    _ field: (_ column: (key: String, title: String), _ field: String?) -> HTML
) -> HTML {
    let isSingle = sheets.count == 1
    let earlier = Set(sheets.prefix { $0.name != sheet.name }.flatMap { $0.mapping.map(\.column) + $0.unmapped })
    let known = sheet.mapping.map { (letter: $0.letter, title: $0.column, field: Optional($0.field)) }
    let unknown = sheet.unmapped.map { (letter: "", title: $0, field: String?.none) }
    return """
        <div class="scroll" tabindex="0" role="region" aria-label="\(say("imports.mapping.table", ["name": .text(sheet.name)]))">
        <table class="table cards mapping">\(if: !isSingle, "<caption>\(sheet.name)</caption>")
        <thead><tr><th scope="col">\(say("imports.mapping.letter"))</th><th scope="col">\(say("imports.mapping.title"))</th><th scope="col">\(say("imports.mapping.field"))</th></tr></thead>
        <tbody>\(unknown + known, { column in
            let isDecidedAbove = earlier.contains(column.title)
            let key = isSingle && !column.letter.isEmpty ? column.letter : column.title
            let choice = isDecidedAbove
                ? "<span class=\"soft\">\(say("imports.mapping.asAbove"))</span>" : field((key, column.title), column.field)
            return "<tr\(attribute: "class", column.field == nil ? "warn" : nil)><th scope=\"row\">\(column.letter.isEmpty ? "–" : column.letter)</th><td data-label=\"\(say("imports.mapping.title"))\">\(column.title.clipped)</td><td>\(choice)</td></tr>"
        })</tbody></table></div>
        """
}

/// Two answers taken as one.
func merges(_ report: ImportReport, _ reader: Reader) -> HTML {
    guard !report.merged.isEmpty else { return HTML() }
    let say = reader.say
    return """
        <section class="stack" aria-labelledby="merged"><h2 id="merged">\(say("imports.merged"))</h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="merged"><table class="table cards">
        <thead><tr><th scope="col">\(say("imports.merged.kept"))</th><th scope="col">\(say("imports.merged.dropped"))</th><th scope="col">\(say("imports.merged.why"))</th></tr></thead>
        <tbody>\(report.merged.prefix(shownRows), { merge in
            "<tr><td data-label=\"\(say("imports.merged.kept"))\"><b>\(clipped(merge.kept, reader))</b></td><td data-label=\"\(say("imports.merged.dropped"))\">\(clipped(merge.dropped, reader))</td><td data-label=\"\(say("imports.merged.why"))\">\(merge.reason(say))</td></tr>"
        })</tbody></table></div>\(rest(report.merged.count - shownRows, say))</section>
        """
}

/// What records said before and say after, then the names of new records.
func changes(_ report: ImportReport, _ reader: Reader) -> HTML {
    let say = reader.say
    let rows = report.corrections.flatMap { change in change.fields.map { (change.name, $0) } }
    let new = report.changes.filter { $0.fields.isEmpty && $0.kind == report.mainKind }
    return """
        \(if: !rows.isEmpty, """
        <section class="stack" aria-labelledby="changes"><h2 id="changes">\(say("imports.changes", ["n": .number(report.corrections.count)]))</h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="changes"><table class="table cards">
        <thead><tr><th scope="col">\(say("imports.changes.record"))</th><th scope="col">\(say("imports.changes.field"))</th><th scope="col">\(say("imports.changes.before"))</th><th scope="col">\(say("imports.changes.after"))</th></tr></thead>
        <tbody>\(rows.prefix(shownRows), { name, field in
            "<tr><td>\(clipped(name, reader))</td><td data-label=\"\(say("imports.changes.field"))\">\(say("field.\(field.name)"))</td><td class=\"soft\" data-label=\"\(say("imports.changes.before"))\"><del>\(clipped(field.before, reader))</del></td><td data-label=\"\(say("imports.changes.after"))\"><ins>\(clipped(field.after, reader))</ins></td></tr>"
        })</tbody></table></div>\(rest(rows.count - shownRows, say))</section>
        """)
        \(if: !new.isEmpty, """
        <section class="stack" aria-labelledby="new"><h2 id="new">\(say("imports.records"))</h2>
        <details><summary>\(say("imports.count.\(report.mainKind)", ["n": .number(new.count)]))</summary>
        <ul>\(new.prefix(shownRows), { "<li>\(clipped($0.name, reader))</li>" })</ul>\(rest(new.count - shownRows, say))</details></section>
        """)
        """
}

/// How many more there are than shown.
func rest(_ count: Int, _ say: Localiser) -> HTML {
    count > 0 ? "<p class=\"soft\">\(say("imports.more", ["n": .number(count)]))</p>" : HTML()
}

extension String {
    /// As much of a cell as a table can show.
    var clipped: String { count <= 300 ? self : String(prefix(299)) + "…" }
}
