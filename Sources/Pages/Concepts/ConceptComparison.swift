import HTML
import Localisation
import Matching
import UseCases

extension ConceptFormPage {
    /// What is saved beside what was typed, field by field, where they differ.
    func comparison(_ saved: ConceptDraft, _ say: Localiser) -> HTML {
        let rows = zip(Self.texts(of: saved, say), Self.texts(of: draft, say)).filter { $0.text != $1.text }
        return """
            \(notice("warn", "<p>\(say("form.stale"))</p><p>\(say(rows.isEmpty ? "form.stale.same" : "form.stale.choose"))</p>"))
            \(if: !rows.isEmpty, """
                <table class="table cards"><thead><tr><th scope="col">\(say("form.stale.field"))</th>\
                <th scope="col">\(say("form.stale.saved"))</th><th scope="col">\(say("form.stale.own"))</th></tr></thead><tbody>\(rows, { theirs, own in
                    "<tr><th scope=\"row\">\(theirs.name)</th>\(cell(say("form.stale.saved"), shown(theirs)))\(cell(say("form.stale.own"), shown(own)))</tr>"
                })</tbody></table>
                """)
            """
    }

    private typealias Text = (name: String, language: ThesaurusLanguage?, text: String)

    private func shown(_ text: Text) -> HTML {
        let lines = text.text.split(whereSeparator: \.isNewline)
        return
            "<span\(attribute: "lang", text.language?.rawValue)>\(lines.enumerated(), { "\(if: $0 > 0, "<br>")\($1)" })\(if: lines.isEmpty, "–")</span>"
    }

    private static func texts(of draft: ConceptDraft, _ say: Localiser) -> [Text] {
        func each(_ key: String, _ texts: [ThesaurusLanguage: String]) -> [Text] {
            ThesaurusLanguage.allCases.map { language in
                ("\(say(key)) – \(languageName(language, say))", language, plain(texts[language] ?? ""))
            }
        }
        return each("concept.name", draft.labels) + each("concept.synonyms", draft.synonyms)
            + each("concept.exceptions", draft.exceptions)
            + [
                (say("concept.broader"), nil, plain(draft.broader)),
                (say("concept.themes"), nil, draft.themes.sorted().map { themeName($0, say) }.joined(separator: "\n")),
                (say("concept.classes"), nil, plain(draft.isic)),
                (
                    say("concept.notes"), nil,
                    draft.notes.filter { !$0.reason.isEmpty }.map { "\($0.label): \($0.reason)" }
                        .joined(separator: "\n")
                ),
            ]
    }

    /// Browsers end lines with CR and LF.
    private static func plain(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: "\n")
    }
}
