import Exports
import HTML
import Intake
import Localisation
import UseCases

/// Problems of one kind, errors apart from warnings.
private struct ProblemGroup {
    var kind: ImportProblem.Kind
    var severity: ImportProblem.Severity
    var problems: [ImportProblem]
}

extension ImportReport {
    /// Errors first, then what occurs most.
    fileprivate var problemGroups: [ProblemGroup] {
        Dictionary(grouping: problems) { [$0.severity.rawValue, $0.kind.rawValue] }.values
            .compactMap { problems in
                problems.first.map { ProblemGroup(kind: $0.kind, severity: $0.severity, problems: problems) }
            }
            .sorted {
                ($0.severity == .error ? 0 : 1, -$0.problems.count, $0.kind.rawValue)
                    < ($1.severity == .error ? 0 : 1, -$1.problems.count, $1.kind.rawValue)
            }
    }
}

/// What a person should look at, by kind: what stands there, what is wrong, what to do.
func problems(_ report: ImportReport, _ reader: Reader) -> HTML {
    let say = reader.say
    let groups = report.problemGroups
    guard !groups.isEmpty else {
        return """
            <section class="stack" aria-labelledby="problems"><h2 id="problems">\(say("imports.problems"))</h2>
            \(notice("good", "\(say("imports.problems.none"))"))</section>
            """
    }
    return """
        <section class="stack" aria-labelledby="problems"><div class="row apart"><h2 id="problems">\(say("imports.problems"))</h2>
        <p class="row">\(severities(errors: report.errors, warnings: report.problems.count - report.errors, say))</p></div>
        <p class="prose soft">\(say("imports.problems.meaning"))</p>
        \(groups, { details($0, isOpen: $0.severity == .error || groups.count <= 3, say) })
        </section>
        """
}

private func details(_ group: ProblemGroup, isOpen: Bool, _ say: Localiser) -> HTML {
    let side = group.severity == .error ? "bad" : "warn"
    let title = say("problemKind.\(group.kind.rawValue)")
    return """
        <details class="card \(side)"\(flag: "open", isOpen)>
        <summary><span>\(title)</span> \(badge(side, say(group.severity == .error ? "imports.errors" : "imports.warnings", ["n": .number(group.problems.count)]), icon: side == "bad" ? "cross" : "alert"))</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="\(title)"><table class="table cards">
        <thead><tr><th scope="col">\(say("imports.problem.place"))</th><th scope="col">\(say("imports.problem.value"))</th><th scope="col">\(say("imports.problem.reason"))</th><th scope="col">\(say("imports.problem.remedy"))</th></tr></thead>
        <tbody>\(group.problems.prefix(100), { row($0, side, say) })</tbody></table></div>
        \(rest(group.problems.count - 100, say))
        </details>
        """
}

private func row(_ problem: ImportProblem, _ side: String, _ say: Localiser) -> HTML {
    let mark = side == "bad" ? "imports.problem.error" : "imports.problem.warning"
    return """
        <tr class="\(side)"><td>\(icon(side == "bad" ? "cross" : "alert")) <span class="unseen">\(say(mark)) </span>\(problem.place(say))</td>
        <td data-label="\(say("imports.problem.value"))">\(problem.value.isEmpty ? "–" : "<code>\(problem.value.clipped)</code>" as HTML)</td>
        <td data-label="\(say("imports.problem.reason"))">\(problem.reason(say))</td>
        <td data-label="\(say("imports.problem.remedy"))">\(problem.remedyOnPage(say))</td></tr>
        """
}

extension ImportProblem {
    /// What to do about it; where the command line would name an option, the page names its control.
    fileprivate func remedyOnPage(_ say: Localiser) -> String {
        let key = "imports.remedy.\(kind.rawValue)"
        return say.has(key) ? say(key, values) : remedy(say)
    }
}
