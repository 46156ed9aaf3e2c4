public import Domain
import Foundation
public import Matching
import Text

/// A concept as it was typed into a form: nothing of it is lost, whatever is wrong with it.
public struct ConceptDraft: Sendable, Equatable {
    /// Why a label also belongs to another concept.
    public struct Note: Sendable, Equatable {
        public var label: String
        public var reason: String

        public init(label: String, reason: String) {
            self.label = label
            self.reason = reason
        }
    }

    public var labels: [ThesaurusLanguage: String] = [:]
    /// One a line.
    public var synonyms: [ThesaurusLanguage: String] = [:]
    /// One a line.
    public var exceptions: [ThesaurusLanguage: String] = [:]
    /// Ids or labels, one a line.
    public var broader = ""
    public var themes: Set<String> = []
    /// Numbers with spaces or commas between them.
    public var isic = ""
    public var notes: [Note] = []
    /// Of the change that the form was made from; 0 where there was none.
    public var version = 0

    public init() {}

    /// Fields as the form names them: `label.vi`, `synonyms.vi`, `except.vi`, `broader`, `theme.<theme>`, `isic`,
    /// `shared.<n>` with `reason.<n>`, `version`.
    public init(form: [String: String]) {
        for language in ThesaurusLanguage.allCases {
            labels[language] = form["label.\(language.rawValue)"] ?? ""
            synonyms[language] = form["synonyms.\(language.rawValue)"] ?? ""
            exceptions[language] = form["except.\(language.rawValue)"] ?? ""
        }
        broader = form["broader"] ?? ""
        themes = Set(form.keys.filter { $0.hasPrefix("theme.") }.map { String($0.dropFirst("theme.".count)) })
        isic = form["isic"] ?? ""
        notes = form.keys.filter { $0.hasPrefix("shared.") }.sorted().map { key in
            Note(label: form[key] ?? "", reason: form["reason." + key.dropFirst("shared.".count)] ?? "")
        }
        version = form["version"].flatMap { Int($0) } ?? 0
    }

    /// The form of a concept as it is. Broader concepts by their label in the reader's language where only one has it.
    public init(_ concept: Concept, version: Int, in language: Language, of thesaurus: Thesaurus) {
        for language in ThesaurusLanguage.allCases {
            labels[language] = concept.labels[language] ?? ""
            synonyms[language] = concept.synonyms[language].joined(separator: "\n")
            exceptions[language] = concept.except[language].joined(separator: "\n")
        }
        broader = concept.broader.map { id in
            guard let label = thesaurus[id]?.label(in: language), thesaurus[label] == nil || label == id,
                thesaurus.concepts(named: label).map(\.id) == [id]
            else { return id }
            return label
        }.joined(separator: "\n")
        themes = Set(concept.themes)
        isic = concept.isic.joined(separator: ", ")
        notes = concept.notes.sorted { $0.key < $1.key }.map { Note(label: $0.key, reason: $0.value) }
        self.version = version
    }

    /// The concept that is meant, with what is wrong with its broader ones; the rest is checked with the whole thesaurus.
    func read(id: String, in thesaurus: Thesaurus) -> (concept: Concept, faults: [ThesaurusFault]) {
        var above: [String] = []
        var faults: [ThesaurusFault] = []
        for name in Self.lines(broader) {
            let named = thesaurus[name].map { [$0] } ?? thesaurus.concepts(named: name)
            switch named.count {
            case 1: if !above.contains(named[0].id) { above.append(named[0].id) }
            case 0: faults.append(ThesaurusFault(.unknownBroader, id, .broader, name))
            default: faults.append(ThesaurusFault(.ambiguousBroader, id, .broader, name, others: named))
            }
        }
        let german = (labels[.de] ?? "").nfc.squeezed
        func label(_ language: ThesaurusLanguage) -> String { (labels[language] ?? "").nfc.squeezed }
        let concept = Concept(
            id: id, labels: .init(vi: label(.vi), ko: label(.ko), en: label(.en), de: german.isEmpty ? nil : german),
            synonyms: Self.lists(synonyms), broader: above,
            themes: themes.filter(thesaurus.themes.contains).sorted(), except: Self.lists(exceptions),
            isic: isic.split { !$0.isLetter && !$0.isNumber }.map(String.init),
            notes: Dictionary(
                notes.map { ($0.label.nfc.squeezed, $0.reason.nfc.squeezed) }.filter { !$0.0.isEmpty && !$0.1.isEmpty },
                uniquingKeysWith: { $1 }))
        return (concept, faults)
    }

    private static func lists(_ texts: [ThesaurusLanguage: String]) -> Concept.Synonyms {
        var lists = Concept.Synonyms()
        for language in ThesaurusLanguage.allCases { lists[language] = lines(texts[language] ?? "") }
        return lists
    }

    /// Lines that say something, each once.
    private static func lines(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map { String($0).nfc.squeezed }.reduce(into: []) { lines, line in
            if !line.isEmpty, !lines.contains(line) { lines.append(line) }
        }
    }

    /// An id made of the English label: small Latin letters and digits with hyphens between.
    func newID(besides isTaken: (String) -> Bool) -> String {
        let words = (labels[.en] ?? "").folded.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        let stem = String(words.joined(separator: "-").prefix(60))
        let name = stem.isEmpty ? "concept" : stem
        var number = 1
        var id = name
        while id == "new" || isTaken(id) {
            number += 1
            id = "\(name)-\(number)"
        }
        return id
    }
}
