public import Domain
public import HTML
import Localisation
public import UseCases

/// A need on the left bank, what was suggested for it on the right.
public struct NeedPage: Page {
    let detail: NeedDetail

    public init(_ detail: NeedDetail) { self.detail = detail }

    public var event: Event? { detail.event }
    public var section: Section? { .needs }
    public var mainClass: String { "match" }
    public func title(_ reader: Reader) -> String { detail.need.title.text(for: reader.language) }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let event = detail.event
        let matches = detail.suggestions.map(\.match)
        let letters = ConceptLetters(matches)
        return """
            <div class="wrap stack">
            \(trail([(say("profiles.needs.title"), .needs(event.id))], detail.need.code, say))
            <div class="stack need-page">\(card(letters.words(matches, \.inNeed), reader))
            <div class="stack">
            \(suggestionHeading("need", detail.suggestions.count, say))
            \(detail.suggestions.isEmpty
                ? noSuggestion(isWithheld: detail.isWithheld, wasMatched: detail.wasMatched, "need", event, reader)
                : suggestions(
                    detail.suggestions.map { SuggestionCard($0, for: detail.need, event, reader) }, letters, event,
                    reader))
            \(detail.repeats, { repeated($0, reader) })
            \(requestTable(detail.requests, event, reader, caption: say("profiles.requests")))
            \(meetingTable(detail.meetings, event, reader))
            </div></div></div>
            """
    }

    private func card(_ marks: Marks, _ reader: Reader) -> HTML {
        let say = reader.say
        let need = detail.need
        return """
            <div class="card need stack">
            <div class="row">\(badge("need", need.code))\(if: detail.isWithheld, " \(withheldBadge(say))")</div>
            <h1>\(Pages.title(need.title, reader, marks: marks))</h1>
            \(titleInEnglish(need.title, reader, marks: marks))
            <p>\(organisationLine(detail.organisation, detail.event, reader))</p>
            \(Pages.section("profiles.problem", need.description, marks, reader))
            \(Pages.section("field.requirements", need.requirements, marks, reader))
            \(facts([
                (say("field.field"), fact(need.field, reader, marks: marks)),
                (say("field.cooperation"), fact(need.cooperation, reader)),
                (say("field.budget"), amount(need.budget, reader)),
                (say("field.timing"), fact(need.timing, reader)),
                (say("field.submitted_on"), HTML(text: need.submittedOn.isEmpty ? "" : say.date(need.submittedOn))),
                (say("profiles.originalLanguage"), originalLanguage(need.title, reader)),
                (say("profiles.reference.need"), HTML(text: need.reference)),
                (say("profiles.source"), sources(detail.sources, detail.event, reader)),
            ]))
            \(agendaLink(detail.organisation.code, detail.event, say))
            \(if: reader.mayEdit(detail.organisation.id, of: detail.organisation.country), "<p class=\"no-print\"><a class=\"button\"\(href: Address.needForm(detail.event.id, detail.need.code).path)>\(say("edit.need"))</a></p>")
            </div>
            """
    }

    /// What a second answer of the firm added to the first.
    private func repeated(_ answer: NeedRepeat, _ reader: Reader) -> HTML {
        let say = reader.say
        let need = detail.need
        func added(_ text: String, to known: String) -> HTML { text == known ? HTML() : fact(text, reader) }
        let hasOtherBudget = !answer.budget.original.isEmpty && answer.budget.original != need.budget.original
        return """
            <section class="card warn stack tight"><h2>\(say("profiles.repeat.\(answer.state.rawValue)"))</h2>
            <p>\(say("profiles.repeat.why", ["reference": .text(answer.reference)]))</p>
            \(facts([
                (say("field.title"), added(answer.title, to: need.title.text)),
                (say("profiles.problem"), added(answer.description, to: need.description.text)),
                (say("field.requirements"), added(answer.requirements, to: need.requirements.text)),
                (say("field.cooperation"), added(answer.cooperation, to: need.cooperation)),
                (say("field.budget"), hasOtherBudget ? amount(answer.budget, reader) : HTML()),
                (say("field.timing"), added(answer.timing, to: need.timing)),
                (say("field.submitted_on"), HTML(text: answer.submittedOn.isEmpty ? "" : say.date(answer.submittedOn))),
            ]))</section>
            """
    }
}

/// A labelled text of a profile.
func section(_ key: String, _ text: LocalisedText, _ marks: Marks, _ reader: Reader) -> HTML {
    guard !text.text.isEmpty else { return HTML() }
    return """
        <div class="stack tight"><h2 class="label">\(reader.say(key))</h2>\(passage(text, reader, marks: marks))</div>
        """
}

/// File, sheet and row, with the way to the imports.
func sources(_ sources: [RowSource], _ event: Event, _ reader: Reader) -> HTML {
    guard !sources.isEmpty else { return HTML() }
    let say = reader.say
    return """
        \(sources, { source in
            let place = say("profiles.source.row", [
                "file": .text(source.file), "sheet": .text(source.sheet.isEmpty ? "none" : source.sheet),
                "row": .text(String(source.row)),
            ])
            return "\(place)<br>"
        })\(link(say("profiles.source.imports"), .imports(event.id), for: .importLists, reader))
        """
}

/// How many suggestions there are, and what the letters mean.
func suggestionHeading(_ side: String, _ count: Int, _ say: Localiser) -> HTML {
    let key = count == 0 ? "profiles.\(side).suggestions.none" : "profiles.\(side).suggestions"
    return """
        <div class="row apart"><h2>\(say(key, ["n": .number(count)]))</h2>
        \(if: count > 0, "<p class=\"small soft\">\(say("profiles.letters"))</p>")</div>
        """
}

/// Why nothing was suggested, and one way forward.
func noSuggestion(isWithheld: Bool, wasMatched: Bool, _ side: String, _ event: Event, _ reader: Reader) -> HTML {
    let say = reader.say
    func toward(_ text: String, _ address: Address, _ permission: Permission) -> HTML {
        way(text, address, for: permission, reader, isMain: false)
    }
    if isWithheld { return notice("warn", "<p>\(say("profiles.withheld.notice"))</p>") }
    guard wasMatched else {
        return empty(say("profiles.noMatching"), toward(say("profiles.toWork"), .work(event.id), .seeWork))
    }
    let others: Address = side == "need" ? .offers(event.id) : .needs(event.id)
    return empty(say("profiles.\(side).unmatched"), toward(say("profiles.\(side).browse"), others, .seeProfiles))
}
