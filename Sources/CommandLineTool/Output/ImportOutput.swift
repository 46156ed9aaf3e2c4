import Exports
import Intake
import Localisation
import UseCases

extension ImportProblem {
    var json: JSON {
        [
            "sheet": .text(sheet), "row": .integer(row), "column": .text(column), "value": .text(value),
            "kind": .text(kind.rawValue), "severity": .text(severity.rawValue), "reason": .text(reason(say)),
            "remedy": .text(remedy(say)),
        ]
    }
}

extension ImportReport {
    var json: JSON {
        [
            "file": .text(file), "subject": .text(subject.rawValue), "dry_run": .flag(isDryRun),
            "sheets": .list(sheets.map(\.json)), "created": .counts(created), "updated": .counts(updated),
            "unchanged": .counts(unchanged),
            "merged": .list(
                merged.map { ["kept": .text($0.kept), "dropped": .text($0.dropped), "why": .text($0.reason(say))] }),
            "changes": .list(changes.filter { !$0.fields.isEmpty }.map(\.json)), "skipped": .integer(skipped),
            "problems": .list(problems.map(\.json)),
        ]
    }

    /// Everything that a person wants to see before confirming.
    func print() {
        for sheet in sheets { sheet.print() }
        printCounts()
        printMerges()
        printChanges()
        printProblems()
        if isDryRun { show(say("cli.import.dryRun")) }
    }

    func printCounts() {
        show()
        let title = isDryRun ? "cli.import.wouldDo" : "cli.import.done"
        show(say(title, ["file": .text(file), "subject": .text(say("subject.\(subject.rawValue)"))]))
        for (key, counts) in [("created", created), ("updated", updated), ("unchanged", unchanged)]
        where !counts.isEmpty {
            let parts = counts.sorted { $0.key < $1.key }.map { kind, count in
                say("cli.kind", ["kind": .text(say("cli.kind.\(kind)")), "n": .number(count)])
            }
            show("  " + say("cli.import.\(key)", ["list": .text(parts.joined(separator: ", "))]))
        }
        if skipped > 0 { show("  " + say("cli.import.skipped", ["n": .number(skipped)])) }
        if !changesSomething { show("  " + say("cli.import.nothingNew")) }
    }

    private func printMerges() {
        guard !merged.isEmpty else { return }
        show()
        show(say("cli.import.merged", ["n": .number(merged.count)]))
        for merge in merged {
            show("  \(merge.kept)")
            show("    ← \(merge.dropped)  (\(merge.reason(say)))")
        }
    }

    private func printChanges() {
        let changes = changes.filter { !$0.fields.isEmpty }
        guard !changes.isEmpty else { return }
        show()
        show(say("cli.import.changed", ["n": .number(changes.count)]))
        for change in changes.prefix(40) {
            show("  \(change.name)")
            for field in change.fields {
                show("    \(say("field.\(field.name)")): \(field.before.shortened) → \(field.after.shortened)")
            }
        }
        if changes.count > 40 { show("  " + say("cli.andMore", ["n": .number(changes.count - 40)])) }
    }

    private func printProblems() {
        guard !problems.isEmpty else { return }
        show()
        show(say("cli.import.problems", ["n": .number(problems.count)]))
        for problem in problems {
            let mark = problem.severity == .error ? "✗" : "!"
            show("  \(mark) \(problem.place(say))")
            show("    \(problem.reason(say))")
            show("    → \(problem.remedy(say))")
        }
    }
}

extension ImportReport.Change {
    var json: JSON {
        [
            "kind": .text(kind), "name": .text(name),
            "fields": .list(
                fields.map { ["field": .text($0.name), "before": .text($0.before), "after": .text($0.after)] }),
        ]
    }
}

extension SheetMapping {
    var json: JSON {
        [
            "name": .text(name), "header_row": .integer(headerRow), "rows": .integer(rows),
            "mapping": .object(
                Dictionary(mapping.map { ($0.column, .text($0.field)) }, uniquingKeysWith: { first, _ in first })),
            "unmapped": .list(unmapped.map { .text($0) }), "hidden": .list(hidden.map { .text($0) }),
            "left_out": leftOut.map { .text($0.rawValue) } ?? .null,
        ]
    }

    func print() {
        if let leftOut {
            return show(
                say("cli.sheet.leftOut", ["name": .text(name), "why": .text(say("cli.sheet.why.\(leftOut.rawValue)"))]))
        }
        show(say("cli.sheet.read", ["name": .text(name), "row": .text(String(headerRow)), "n": .number(rows)]))
        for column in mapping {
            show(
                "  \(column.letter.padding(3)) \(column.column.shortened) → \(say("field.\(column.field)")) (\(column.field))"
            )
        }
        for column in unmapped { show("      " + say("cli.sheet.unmapped", ["name": .text(column.shortened)])) }
        if !hidden.isEmpty { show("      " + say("cli.sheet.hidden", ["list": .text(say.list(hidden))])) }
    }
}

extension String {
    /// At most some sixty characters on one line.
    var shortened: String {
        let line = replacing("\n", with: " ")
        return line.count <= 60 ? line : String(line.prefix(59)) + "…"
    }

    fileprivate func padding(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
