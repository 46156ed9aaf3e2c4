import Domain
import Exports
import Foundation
public import HTML
import Localisation
public import Matching
public import UseCases

/// One concept: its names, what stands above and below, and who speaks of it.
public struct ConceptPage: Page {
    public let detail: ConceptDetail
    /// Something was asked of an earlier state of the concept.
    public let isStale: Bool
    /// What keeps the concept from being brought back.
    public let refusal: [ThesaurusFault]

    public init(_ detail: ConceptDetail, isStale: Bool = false, refusal: [ThesaurusFault] = []) {
        self.detail = detail
        self.isStale = isStale
        self.refusal = refusal
    }

    public func title(_ reader: Reader) -> String { detail.concept.label(in: reader.language) }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let concept = detail.concept
        return """
            <div class="wrap stack">
            \(trail([(say("concepts.heading"), .concepts)], title(reader), say))
            \(if: isStale, notice("warn", "<p>\(say("concept.stale.seen"))</p>"))
            \(if: !refusal.isEmpty, notice("bad", sentences(refusal, say)))
            \(if: !detail.faults.isEmpty, notice("warn", "<p>\(say("concept.faults"))</p>\(sentences(detail.faults, say))"))
            <div class="card stack"><p class="row">\(conceptBadges(detail.entry, say))</p>
            <h1>\(title(reader))</h1>
            <p class="row no-print"><a class="button main"\(href: Address.conceptForm(concept.id).path)>\(say("concept.edit"))</a></p>
            \(facts(names(say) + [
                (say("concept.themes"), HTML(text: say.list(concept.themes.map { themeName($0, say) }))),
                (say("concept.classes"), HTML(text: concept.isic.joined(separator: ", "))),
                (say("concept.id"), "<code>\(concept.id)</code>"),
            ]))
            \(detail.changedAt, { changed in
                let zone = TimeZone(identifier: "Asia/Ho_Chi_Minh") ?? .gmt
                return "<p class=\"soft small\">\(say("concept.changed", ["when": .text(say.date(changed, zone: zone))]))</p>"
            })</div>
            <div class="cols">\(surroundings(reader))</div>
            \(if: !detail.shared.isEmpty, shared(reader))
            \(if: !detail.entry.isRetired, uses(reader))
            \(changes(reader, title(reader)))
            </div>
            """
    }

    private func sentences(_ faults: [ThesaurusFault], _ say: Localiser) -> HTML {
        "<ul class=\"plain-list\">\(faults, { "<li>\($0.sentence(say))</li>" })</ul>"
    }

    private func names(_ say: Localiser) -> [(label: String, value: HTML)] {
        let concept = detail.concept
        return ThesaurusLanguage.allCases.map { language in
            let synonyms = concept.synonyms[language].joined(separator: ", ")
            let except = concept.except[language].joined(separator: ", ")
            guard let label = concept.labels[language] else { return (languageName(language, say), HTML()) }
            return (
                languageName(language, say),
                """
                <span lang="\(language.rawValue)"><b>\(label)</b>\(if: !synonyms.isEmpty, "<br>\(synonyms)")</span>\
                \(if: !except.isEmpty, "<br><span class=\"soft\">\(say("concept.exceptions")): <span lang=\"\(language.rawValue)\">\(except)</span></span>")
                """
            )
        }
    }

    private func surroundings(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <section class="card stack tight"><h2>\(say("concept.broader"))</h2>
            \(detail.broader.isEmpty ? "<p class=\"soft\">\(say("concept.noBroader"))</p>" : links(detail.broader, reader))
            \(if: !detail.further.isEmpty, "<h3 class=\"small\">\(say("concept.broader.further"))</h3>\(links(detail.further, reader))")</section>
            <section class="card stack tight"><h2>\(say("concept.narrower"))</h2>
            \(detail.narrower.isEmpty ? "<p class=\"soft\">\(say("concept.noNarrower"))</p>" : links(detail.narrower, reader))</section>
            """
    }

    private func links(_ concepts: [Concept], _ reader: Reader) -> HTML {
        "<ul class=\"plain-list\">\(concepts, { "<li>\(conceptLink($0, reader))</li>" })</ul>"
    }

    private func shared(_ reader: Reader) -> HTML {
        """
        <section class="card stack tight"><h2>\(reader.say("concept.shared"))</h2><ul class="plain-list">\(detail.shared, { label, others in
            "<li><b>\(label)</b>: \(others.enumerated(), { "\($0 > 0 ? ", " : "")\(conceptLink($1, reader))" })\(detail.concept.notes[label], { " – \($0)" })</li>"
        })</ul></section>
        """
    }

    private func uses(_ reader: Reader) -> HTML {
        let say = reader.say
        let list: HTML =
            detail.uses.isEmpty
            ? "<p class=\"soft\">\(say(detail.isUseUncounted ? "concept.uses.uncounted" : "concept.uses.none"))</p>"
            : """
            <ul class="plain-list">\(detail.uses, { use in
                let text = say("concept.use", ["needs": .number(use.needs), "offers": .number(use.offers)])
                return "<li><a\(href: Address.event(use.event.id).path)>\(content(use.event.name, reader))</a>: \(text)</li>"
            })</ul>
            """
        return "<section class=\"card stack tight\"><h2>\(say("concept.uses"))</h2>\(list)</section>"
    }

    /// Retire, bring back, undo: each a form of its own, with what follows from it.
    private func changes(_ reader: Reader, _ name: String) -> HTML {
        let say = reader.say
        func form(_ change: ConceptChange, _ text: String) -> HTML {
            """
            <form method="post"\(attribute: "action", Address.conceptChange(detail.concept.id, change).path)>\(formToken(reader))\
            <input type="hidden" name="version" value="\(detail.version)"><button class="button">\(text)</button></form>
            """
        }
        func folded(_ title: String, _ why: String, _ form: HTML) -> HTML {
            "<details class=\"card no-print\"><summary>\(title)</summary><div class=\"stack tight\"><p>\(why)</p>\(form)</div></details>"
        }
        return """
            \(if: detail.entry.isRetired, form(.restoration, say("concept.restore")))
            \(if: !detail.entry.isRetired, folded(
                say("concept.retire"), say("concept.retire.why"),
                form(.retirement, say("concept.retire.concept", ["name": .text(name)]))))
            \(if: detail.entry.origin == .edited, folded(
                say("concept.revert"), say("concept.revert.why"), form(.reversion, say("concept.revert"))))
            """
    }
}
