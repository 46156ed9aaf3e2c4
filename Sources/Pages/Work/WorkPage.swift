public import Domain
public import HTML
import Foundation
import Intake
import Localisation
public import UseCases

/// The chain from the lists to the published schedule: what is there, what comes next, and what starts it.
public struct WorkPage: Page {
    public let state: WorkState

    public init(_ state: WorkState) { self.state = state }

    public var event: Event? { state.event }
    public var section: Section? { .work }
    public var reloadsAfter: Int? { state.canMatch && state.matching?.isOutdated ?? true ? 2 : nil }
    public func title(_ reader: Reader) -> String { reader.say("work.heading") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="wrap stack wide">
            <div class="stack"><h1>\(say("work.heading"))</h1>
            <ol class="steps">\(WorkState.Step.allCases, { step in
                let isNext = step == state.next
                return "<li\(attribute: "class", isDone(step) && !isNext ? "done" : nil)\(attribute: "aria-current", isNext ? "step" : nil)><a href=\"#\(step.rawValue)\">\(say("work.step.\(step.rawValue)"))</a></li>"
            })</ol>
            <p><b>\(say("work.next.\(state.next?.rawValue ?? "done")"))</b></p></div>
            \(lists(reader))
            \(matching(reader))
            \(scheduling(reader))
            \(publication(reader))
            </div>
            """
    }

    private func isDone(_ step: WorkState.Step) -> Bool {
        switch step {
        case .lists: state.missing.isEmpty && state.canSchedule
        case .matching: state.matching.map { !$0.isOutdated } ?? false
        case .scheduling: (state.draft ?? state.published).map { !$0.isOutdated } ?? false
        case .publication: state.published != nil && state.draft == nil
        }
    }

    private func button(
        _ step: WorkState.Step, _ address: Address, _ text: String, _ reader: Reader
    ) -> HTML {
        guard reader.may(.schedule) else { return HTML() }
        return """
            <form method="post"\(attribute: "action", address.path)>\(formToken(reader))<button class="button\(step == state.next ? " main" : "")">\(text)</button></form>
            """
    }

    private func section(_ step: WorkState.Step, _ say: Localiser, _ content: HTML) -> HTML {
        """
        <section class="card\(step == state.next ? " span" : "") stack" aria-labelledby="\(step.rawValue)"><h2 id="\(step.rawValue)">\(say("work.step.\(step.rawValue)"))</h2>
        \(content)</section>
        """
    }

    private func lists(_ reader: Reader) -> HTML {
        let say = reader.say
        let first = state.missing.first
        return section(
            .lists, say,
            """
            <div class="scroll" tabindex="0" role="region" aria-labelledby="lists"><table class="table cards">
            <thead><tr><th scope="col">\(say("work.lists.list"))</th><th scope="col" class="number">\(say("work.lists.count"))</th><th scope="col">\(say("work.lists.imported"))</th></tr></thead>
            <tbody>\(state.lists, { list in
                let name = say("subject.\(list.subject.rawValue)")
                let number: HTML = list.count > 0 ? "\(say.number(list.count))"
                    : badge(list.subject == .interpreters ? "" : "warn", say("work.lists.none"))
                return "<tr><td><a\(href: Address.imports(state.event.id).with([("subject", list.subject.rawValue)]))>\(name)</a></td><td class=\"number\" data-label=\"\(say("work.lists.count"))\">\(number)</td><td data-label=\"\(say("work.lists.imported"))\">\(list.importedAt, { moment($0, state.event, reader) })\(list.importedAt == nil ? "–" : "")</td></tr>"
            })</tbody></table></div>
            \(if: first == nil && state.slots == 0, notice("warn", "\(say("work.lists.noSlots"))"))
            <p><a class="button\(state.next == .lists ? " main" : "")"\(href: Address.imports(state.event.id).with([("subject", first?.rawValue ?? "")]))>\(first.map { say("work.lists.importOne", ["subject": .text(say("subject.\($0.rawValue)"))]) } ?? say("work.lists.import"))</a></p>
            """)
    }

    private func matching(_ reader: Reader) -> HTML {
        let say = reader.say
        let facts: HTML =
            state.matching.map { matching in
                """
                <dl class="facts"><dt>\(say("work.matching.needs"))</dt><dd>\(say("work.matching.ofNeeds", ["n": .number(matching.needs), "all": .number(state.count(.needs))]))</dd>
                <dt>\(say("work.matching.suggestions"))</dt><dd>\(say.number(matching.matches))</dd>
                <dt>\(say("work.madeAt"))</dt><dd>\(moment(matching.madeAt, state.event, reader))</dd></dl>
                \(matching.isOutdated ? notice("", "\(say("work.matching.underWay"))") : "<p class=\"soft\">\(say("work.matching.follows"))</p>")
                """
            } ?? "<p class=\"soft\">\(say(state.canMatch ? "work.matching.underWay" : "work.matching.none"))</p>"
        return section(
            .matching, say,
            """
            \(facts)
            <div class="row">\(if: state.canMatch, button(.matching, .matching(state.event.id), say("work.matching.again"), reader))
            \(if: state.matching != nil, link(say("work.matching.see"), .needs(state.event.id)))
            \(if: state.count(.needs) > 0, link(say("workbench.open"), .workbench(state.event.id)))
            \(if: !state.canMatch, "<p class=\"soft\">\(say("work.matching.waits"))</p>")</div>
            """)
    }

    private func scheduling(_ reader: Reader) -> HTML {
        let say = reader.say
        let facts: HTML =
            state.draft.map { figures($0, "work.draft", reader) }
            ?? "<p class=\"soft\">\(say(state.published == nil ? "work.draft.none" : "work.draft.noneNew"))</p>"
        return section(
            .scheduling, say,
            """
            \(facts)
            \(if: state.draft?.isOutdated ?? state.published?.isOutdated ?? false, notice("warn", "\(say("work.draft.outdated"))"))
            \(if: state.draft != nil, "<p class=\"soft\">\(say("work.draft.replaces"))</p>")
            <div class="row">\(if: state.canSchedule && canRepair, button(.scheduling, .repairs(state.event.id), say("work.repair.start"), reader))
            \(if: state.canSchedule && canRepair, again(reader))
            \(if: state.canSchedule && !canRepair, button(.scheduling, .plans(state.event.id), say(state.draft == nil && state.published == nil ? "work.draft.start" : "work.draft.again"), reader))
            \(if: !state.canSchedule, "<p class=\"soft\">\(say("work.draft.waits"))</p>")</div>
            \(if: state.canSchedule && canRepair, "<p class=\"soft\">\(say("work.repair.explained"))</p>")
            """)
    }

    /// What is published no longer fits the lists: then few changes come first.
    private var canRepair: Bool { state.published?.isOutdated ?? false }

    private func again(_ reader: Reader) -> HTML {
        guard reader.may(.schedule) else { return HTML() }
        return """
            <form method="post"\(attribute: "action", Address.plans(state.event.id).path)>\(formToken(reader))<button class="button">\(reader.say("work.draft.again"))</button></form>
            """
    }

    private func publication(_ reader: Reader) -> HTML {
        let say = reader.say
        var content: HTML =
            state.published.map { figures($0, "work.published", reader) }
            ?? "<p class=\"soft\">\(say("work.published.none"))</p>"
        if let draft = state.draft {
            content +=
                "<p>\(say("work.publish.tells", ["plan": .text(String(draft.plan.number)), "n": .number(draft.meetings), "organisations": .number(draft.organisations)]))</p>"
            if state.published != nil, let changes = state.changes {
                content +=
                    "<p>\(say("work.publish.changes", ["added": .number(changes.added), "moved": .number(changes.moved), "cancelled": .number(changes.cancelled)]))</p>"
            }
            content += button(
                .publication, .publication(state.event.id), say("work.publish.start", ["n": .number(draft.meetings)]),
                reader)
        }
        if state.next == nil {
            content +=
                "<p><a class=\"button main\"\(href: Address.schedule(state.event.id).path)>\(say("work.schedule.see"))</a></p>"
        }
        return section(.publication, say, content)
    }

    private func figures(_ schedule: WorkState.Schedule, _ title: String, _ reader: Reader) -> HTML {
        let say = reader.say
        let plan = schedule.plan
        return """
            <h3>\(say(title, ["plan": .text(String(plan.number))]))</h3>
            <dl class="figures"><div class="span"><dt>\(link(say("work.figure.meetings"), .schedule(state.event.id)))</dt><dd>\(say.number(schedule.meetings))</dd></div>
            <div><dt>\(say("work.figure.bound"))</dt><dd>\(say.number(plan.meetingsBound))</dd></div>
            <div><dt>\(say("work.figure.organisations"))</dt><dd>\(say.number(schedule.organisations))</dd></div>
            <div class="\(schedule.unplaced > 0 ? "warn" : "")"><dt>\(link(say("work.figure.unplaced"), .unplaced(state.event.id)))</dt><dd>\(say.number(schedule.unplaced))</dd></div></dl>
            <p class="soft">\(say("work.madeAt")): \(moment(plan.publishedAt ?? plan.madeAt, state.event, reader))</p>
            """
    }
}
