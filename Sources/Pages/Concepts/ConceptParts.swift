import Domain
import HTML
import Localisation
import Matching
import UseCases

// What the pages of concepts have in common.

/// From a suggestion to the concept of that name, for those who may look after the concepts.
func conceptLink(_ name: String, _ reader: Reader) -> HTML {
    guard reader.viewer.may(.teach) else { return HTML(text: name) }
    return "<a\(href: Address.concepts.with([("q", name)]))>\(name)</a>"
}

func conceptLink(_ concept: Concept, _ reader: Reader) -> HTML {
    link(concept.label(in: reader.language), .concept(concept.id))
}

/// Where a concept comes from, and whether it is retired.
func conceptBadges(_ entry: ConceptEntry, _ say: Localiser) -> HTML {
    """
    \(badge(entry.origin == .builtIn ? "" : "span", say("concept.origin.\(entry.origin.rawValue)")))\(if: entry.isRetired, " \(badge("warn", say("concept.retired")))")
    """
}

func themeName(_ theme: String, _ say: Localiser) -> String {
    say.has("concept.theme.\(theme)") ? say("concept.theme.\(theme)") : theme
}

func languageName(_ language: ThesaurusLanguage, _ say: Localiser) -> String { say("language.\(language.rawValue)") }
