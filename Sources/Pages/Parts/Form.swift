public import Domain
public import Foundation
public import HTML
public import Localisation
public import UseCases

/// One field of a form with what was typed into it and, where somebody else saved meanwhile, what is saved now.
public struct FormField: Sendable {
    public enum Control: Sendable {
        case line
        /// Several lines, so many of them shown.
        case lines(Int)
        case email, phone, number, date, address
        /// One of these values, each with its label.
        case choice([(value: String, label: String)])
        case check
    }

    public var name: String
    public var label: String
    public var hint: String?
    public var control: Control
    public var value: String
    /// As it is saved by now; `nil` outside a conflict.
    public var saved: String?
    /// In which language the text is, where that is known.
    public var language: Language?
    public var isRequired: Bool
    public var faults: [FieldFault]

    public init(
        _ name: String, _ label: String, hint: String? = nil, _ control: Control, _ form: FormContents,
        language: Language? = nil, isRequired: Bool = false
    ) {
        self.name = name
        self.label = label
        self.hint = hint
        self.control = control
        self.language = language
        self.isRequired = isRequired
        value = form.draft[name]
        saved = form.saved.map { $0[name] }
        faults = form.faults.filter { $0.field == name }
    }
}

/// What a form holds: what was typed, what is wrong with it, and what was saved by somebody else meanwhile.
public struct FormContents: Sendable {
    public var draft: FormDraft
    public var faults: [FieldFault]
    /// As the record is saved by now, where it is not what the form was opened with.
    public var saved: FormDraft?
    /// When it was left unsent, where it is such a draft.
    public var draftedAt: Date?

    public init(_ draft: FormDraft, faults: [FieldFault] = [], saved: FormDraft? = nil, draftedAt: Date? = nil) {
        self.draft = saved.map { draft.rebased(on: $0) } ?? draft
        self.faults = faults
        self.saved = saved
        self.draftedAt = draftedAt
    }

    /// Over which version the form saves: after a conflict that was shown, over the one that was shown.
    public var version: Int { saved?.version ?? draft.version }
}

/// What makes a form of this reader: right after the opening tag of a long one. It counts once, saves over the version
/// that was shown, and keeps what is typed as a draft under the form's address.
public func formHead(_ form: Address, _ contents: FormContents, _ reader: Reader) -> HTML {
    """
    \(formToken(reader))\(onceToken())<input type="hidden" name="version" value="\(contents.version)">\
    <input type="hidden" name="base" value="\(contents.draft.baseText)"><input type="hidden" name="form" value="\(form.path)">
    """
}

/// Makes a form count once: who sends it again, by a double press or a lost connection, changes nothing twice.
func onceToken() -> HTML { "<input type=\"hidden\" name=\"once\" value=\"\(UUID().uuidString)\">" }

/// Attributes of a long form whose draft is kept while people type.
public func draftAttributes(_ reader: Reader) -> HTML {
    let say = reader.say
    return """
         data-draft\(attribute: "data-kept", say("draft.state.kept"))\(attribute: "data-typing", say("draft.state.typing"))\
        \(attribute: "data-away", say("draft.state.away"))
        """
}

/// What stands under the fields: saving, keeping a draft, and the way back. `label` is the word of the main button.
public func formEnd(_ label: String, back: Address, _ contents: FormContents, _ reader: Reader) -> HTML {
    let say = reader.say
    return """
        <p class="row"><button class="button main">\(label)</button>
        <button class="button" name="draft" value="keep" formnovalidate>\(say("draft.keep"))</button>
        <a class="button plain"\(href: back.path)>\(say("form.back"))</a></p>
        <p class="soft small" role="status" data-draft-state></p>
        """
}

/// Says that a draft is shown, with the way to be rid of it; stands before the form, whose first button must save.
/// - Parameter action: where the form is sent.
public func draftNotice(
    _ contents: FormContents, _ form: Address, action: Address, zone: TimeZone, _ reader: Reader
) -> HTML {
    guard let draftedAt = contents.draftedAt else { return HTML() }
    let say = reader.say
    let time = "\(say.date(draftedAt, zone: zone)) \(say.time(draftedAt, zone: zone)) \(say.zoneName(zone))"
    return notice(
        "warn",
        """
        <form method="post" class="stack tight"\(attribute: "action", action.path)>\(formToken(reader))<input type="hidden" name="form" value="\(form.path)">
        <p>\(say("draft.found", ["time": .text(time)]))</p>
        <p><button class="button" name="draft" value="discard">\(say("draft.discard"))</button></p></form>
        """)
}

/// What stands above the fields of a form: what is wrong, with the ways to the fields, and both versions of a conflict.
public func formNotices(_ fields: [FormField], _ say: Localiser) -> HTML {
    let wrong = fields.flatMap { field in field.faults.map { (field, $0) } }
    return """
        \(if: !wrong.isEmpty, notice(
            "bad",
            """
            <p>\(say("form.errors", ["n": .number(wrong.count)]))</p>
            <ul class="plain-list">\(wrong, { field, fault in
                "<li><a href=\"#\(id(field))\">\(say("form.fault.withField", ["field": .text(field.label), "fault": .text(sentence(fault, say))]))</a></li>"
            })</ul>
            """))
        \(if: fields.contains { $0.saved != nil }, conflict(fields, say))
        """
}

/// Both versions, field by field, where they differ.
private func conflict(_ fields: [FormField], _ say: Localiser) -> HTML {
    let rows = fields.filter { $0.saved != nil && $0.saved != $0.value }
    func cell(_ head: String, _ field: FormField, _ value: String) -> HTML {
        let shown = shown(value, field.control, say)
        let lines = shown.split(whereSeparator: \.isNewline)
        return
            "<td data-label=\"\(head)\"><span\(attribute: "lang", field.language?.rawValue)>\(lines.enumerated(), { "\(if: $0 > 0, "<br>")\($1)" })\(if: lines.isEmpty, "–")</span></td>"
    }
    let (saved, own) = (say("form.stale.saved"), say("form.stale.own"))
    return """
        \(notice("warn", "<p>\(say("form.stale"))</p><p>\(say(rows.isEmpty ? "form.stale.same" : "form.stale.choose"))</p>"))
        \(if: !rows.isEmpty, """
            <table class="table cards"><thead><tr><th scope="col">\(say("form.stale.field"))</th>\
            <th scope="col">\(saved)</th><th scope="col">\(own)</th></tr></thead><tbody>\(rows, { field in
                "<tr><th scope=\"row\">\(field.label)</th>\(cell(saved, field, field.saved ?? ""))\(cell(own, field, field.value))</tr>"
            })</tbody></table>
            """)
        """
}

private func shown(_ value: String, _ control: FormField.Control, _ say: Localiser) -> String {
    switch control {
    case .choice(let options): options.first { $0.value == value }?.label ?? value
    case .check: say(value.isEmpty ? "form.check.no" : "form.check.yes")
    default: value
    }
}

/// A field with its label, its hint and what is wrong with it.
public func formField(_ field: FormField, _ say: Localiser) -> HTML {
    let id = id(field)
    let described = [field.hint == nil ? nil : "\(id)-hint", field.faults.isEmpty ? nil : "\(id)-error"]
        .compactMap(\.self)
    let attributes: HTML = """
        \(attribute: "id", id)\(attribute: "name", field.name)\(attribute: "lang", field.language?.rawValue)\
        \(flag: "required", field.isRequired)\(attribute: "aria-invalid", field.faults.isEmpty ? nil : "true")\
        \(attribute: "aria-describedby", described.isEmpty ? nil : described.joined(separator: " "))
        """
    let hint: HTML = "\(field.hint, { "<span class=\"hint\" id=\"\(id)-hint\">\($0)</span>" })"
    let errors: HTML = """
        \(if: !field.faults.isEmpty, """
            <div class="stack tight" id="\(id)-error">\(field.faults, { "<p class=\"error\">\(icon("alert")) <span>\(sentence($0, say))</span></p>" })</div>
            """)
        """
    if case .check = field.control {
        return """
            <div class="field"><label class="choice"><input type="checkbox" value="1"\(attributes)\(flag: "checked", !field.value.isEmpty)> \(field.label)</label>\(hint)\(errors)</div>
            """
    }
    return """
        <div class="field"><label for="\(id)">\(field.label)\(if: field.isRequired, " <span class=\"soft small\">(\(say("form.required")))</span>")</label>\(hint)
        \(control(field, attributes, say))\(errors)</div>
        """
}

private func control(_ field: FormField, _ attributes: HTML, _ say: Localiser) -> HTML {
    func input(_ type: String) -> HTML { "<input type=\"\(type)\"\(attribute: "value", field.value)\(attributes)>" }
    switch field.control {
    case .line: return input("text")
    case .email: return input("email")
    case .phone: return input("tel")
    case .number: return input("number")
    case .date: return input("date")
    case .address: return input("url")
    case .check: return HTML()
    case .lines(let count): return "<textarea rows=\"\(count)\"\(attributes)>\n\(field.value)</textarea>"
    case .choice(let options):
        let isKnown = options.contains { $0.value == field.value }
        return """
            <select class="input"\(attributes)>\(if: !isKnown, "<option value=\"\(field.value)\" selected>\(field.value.isEmpty ? say(field.isRequired ? "form.choice.open" : "form.choice.none") : field.value)</option>")\(options, { option in
                "<option value=\"\(option.value)\"\(flag: "selected", option.value == field.value)>\(option.label)</option>"
            })</select>
            """
    }
}

private func id(_ field: FormField) -> String { "field-" + field.name }

private func sentence(_ fault: FieldFault, _ say: Localiser) -> String {
    say("form.fault.\(fault.rule)", fault.values.mapValues { .text($0) })
}
