import Domain
import Exports
public import HTML
import Localisation
public import Matching
public import UseCases

/// The form of a new or a known concept, with what is wrong at the fields and everything that was typed.
public struct ConceptFormPage: Page {
    /// The concept as it is; `nil` for a new one.
    public let detail: ConceptDetail?
    public let draft: ConceptDraft
    public let themes: [String]
    public let faults: [ThesaurusFault]
    /// What is saved, where somebody else saved it after this form was opened.
    public let saved: ConceptDraft?

    public init(
        _ detail: ConceptDetail?, _ draft: ConceptDraft, themes: [String], faults: [ThesaurusFault] = [],
        saved: ConceptDraft? = nil
    ) {
        self.detail = detail
        self.draft = draft
        self.themes = themes
        self.faults = faults
        self.saved = saved
    }

    public func title(_ reader: Reader) -> String { reader.say(detail == nil ? "concept.new" : "concept.edit") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let name = detail?.concept.label(in: reader.language)
        let address = detail.map { Address.concept($0.concept.id) } ?? .concepts
        return """
            <div class="wrap stack">
            \(trail([(say("concepts.heading"), .concepts)] + (detail == nil ? [] : [(name ?? "", address)]), title(reader), say))
            <h1>\(title(reader))\(name, { ": \($0)" })</h1>
            \(if: !faults.isEmpty, summary(say))
            \(saved, { comparison($0, say) })
            <form class="stack wide" method="post"\(attribute: "action", address.path)>\(formToken(reader))\(if: detail == nil, onceToken())
            <input type="hidden" name="version" value="\(saved == nil ? draft.version : detail?.version ?? 0)">
            \(names(say))
            \(words("synonyms", .synonyms, draft.synonyms, say))
            \(words("exceptions", .exceptions, draft.exceptions, say))
            \(notes(say))
            \(field(say("concept.broader"), hint: say("concept.broader.hint"), .broader, nil, say) { attributes in
                "<textarea name=\"broader\" rows=\"3\"\(attributes)>\n\(draft.broader)</textarea>"
            })
            \(themeChoice(say))
            \(field(say("concept.classes"), hint: say("concept.classes.hint"), .isic, nil, say) { attributes in
                "<input name=\"isic\"\(attribute: "value", draft.isic)\(attributes)>"
            })
            <p class="row"><button class="button main">\(say("concept.save"))</button>
            <a class="button plain"\(href: address.path)>\(say("concept.back"))</a></p>
            </form></div>
            """
    }

    private func summary(_ say: Localiser) -> HTML {
        notice(
            "bad",
            """
            <p>\(say("form.errors", ["n": .number(faults.count)]))</p>
            <ul class="plain-list">\(faults, { "<li><a href=\"#\(id($0.field, $0.language))\">\($0.sentence(say))</a></li>" })</ul>
            """)
    }

    private func names(_ say: Localiser) -> HTML {
        """
        <fieldset class="card stack"><legend>\(say("concept.names"))</legend><p class="soft small">\(say("concept.names.hint"))</p>
        <div class="cols">\(ThesaurusLanguage.allCases, { language in
            field(languageName(language, say), .label, language, say) { attributes in
                "<input name=\"label.\(language.rawValue)\" lang=\"\(language.rawValue)\"\(attribute: "value", draft.labels[language] ?? "")\(attributes)>"
            }
        })</div></fieldset>
        """
    }

    private func words(
        _ key: String, _ kind: ThesaurusFault.Field, _ texts: [ThesaurusLanguage: String], _ say: Localiser
    ) -> HTML {
        let name = kind == .exceptions ? "except" : "synonyms"
        return """
            <fieldset class="card stack"><legend>\(say("concept.\(key)"))</legend><p class="soft small">\(say("concept.\(key).hint"))</p>
            <div class="cols">\(ThesaurusLanguage.allCases, { language in
                field(languageName(language, say), kind, language, say) { attributes in
                    "<textarea name=\"\(name).\(language.rawValue)\" lang=\"\(language.rawValue)\" rows=\"\(kind == .exceptions ? 2 : 4)\"\(attributes)>\n\(texts[language] ?? "")</textarea>"
                }
            })</div></fieldset>
            """
    }

    /// One line for each label that another concept has too: a reason there says that both are right.
    private func notes(_ say: Localiser) -> HTML {
        let known = Set(draft.notes.map(\.label))
        let asked = faults.filter { $0.rule == .sharedLabel && !known.contains($0.value) }.map(\.value)
        let lines =
            draft.notes
            + asked.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.map {
                .init(label: $0, reason: "")
            }
        guard !lines.isEmpty else { return HTML() }
        return """
            <fieldset class="card stack"><legend>\(say("concept.notes"))</legend><p class="soft small">\(say("concept.notes.hint"))</p>
            \(lines.enumerated(), { number, note in
                """
                <div class="field"><input type="hidden" name="shared.\(number)" value="\(note.label)">
                <label for="reason-\(number)">\(say("concept.notes.why", ["label": .text(note.label)]))</label>
                <input id="reason-\(number)" name="reason.\(number)" value="\(note.reason)"></div>
                """
            })</fieldset>
            """
    }

    private func themeChoice(_ say: Localiser) -> HTML {
        """
        <fieldset class="stack tight"><legend>\(say("concept.themes"))</legend><div class="cols">\(themes, { theme in
            "<label class=\"choice\"><input type=\"checkbox\" name=\"theme.\(theme)\" value=\"1\"\(flag: "checked", draft.themes.contains(theme))> \(themeName(theme, say))</label>"
        })</div></fieldset>
        """
    }

    private func field(
        _ label: String, hint: String? = nil, _ kind: ThesaurusFault.Field, _ language: ThesaurusLanguage?,
        _ say: Localiser, _ control: (_ attributes: HTML) -> HTML
    ) -> HTML {
        let id = id(kind, language)
        let wrong = faults.filter { $0.field == kind && $0.language == language }
        let described = [hint == nil ? nil : "\(id)-hint", wrong.isEmpty ? nil : "\(id)-error"].compactMap(\.self)
        let attributes: HTML = """
            \(attribute: "id", id)\(attribute: "aria-invalid", wrong.isEmpty ? nil : "true")\
            \(attribute: "aria-describedby", described.isEmpty ? nil : described.joined(separator: " "))
            """
        return """
            <div class="field"><label for="\(id)">\(label)</label>\(hint, { "<span class=\"hint\" id=\"\(id)-hint\">\($0)</span>" })
            \(control(attributes))\(if: !wrong.isEmpty, "<div class=\"stack tight\" id=\"\(id)-error\">\(wrong, { error($0, say) })</div>")</div>
            """
    }

    /// The sentence, and the way to the concepts that are meant.
    private func error(_ fault: ThesaurusFault, _ say: Localiser) -> HTML {
        """
        <p class="error">\(icon("alert")) <span>\(fault.sentence(say))\(fault.others, { " \(link($0.name(say), .concept($0.id)))" })</span></p>
        """
    }

    private func id(_ kind: ThesaurusFault.Field, _ language: ThesaurusLanguage?) -> String {
        kind.rawValue + (language.map { "-" + $0.rawValue } ?? "")
    }
}
