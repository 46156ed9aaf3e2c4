public import Domain
import Foundation
public import HTML
import Localisation
public import UseCases

// The forms in which people change what is known of a firm: itself, its contacts, its needs and its offers.

/// The form of a firm itself.
public struct OrganisationFormPage: Page {
    let form: OrganisationForm
    let contents: FormContents

    public init(_ form: OrganisationForm, _ contents: FormContents) {
        self.form = form
        self.contents = contents
    }

    public var event: Event? { form.event }
    public var section: Section? { .organisations }
    public var scripts: [Asset] { [.draft] }
    public func title(_ reader: Reader) -> String { reader.say("edit.organisation") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let names = texts("name", say("field.name"), .line, contents, reader, isRequired: true)
        let kinds = Organisation.Kind.allCases.map { ($0.rawValue, say("profiles.kind.\($0.rawValue)")) }
        let country = FormField(
            "country", say("field.country"), .choice(["VN", "KR", "DE"].map { ($0, Pages.country($0, say)) }), contents)
        let fields =
            [FormField("kind", say("field.kind"), .choice(kinds), contents)] + (form.choosesCountry ? [country] : [])
            + [
                FormField("locality", say("field.locality"), .line, contents),
                FormField("address", say("field.address"), .lines(2), contents),
                FormField("tax_code", say("field.tax_code"), .line, contents),
                FormField("field", say("field.field"), .line, contents),
            ]
        let page = Address.organisation(form.event.id, form.organisation.id)
        return editForm(
            title(reader), form.event, form.organisation, form: .organisationForm(form.event.id, form.organisation.id),
            action: page, back: page, contents, names.own + fields, names.translations, reader)
    }
}

/// The form of a contact.
public struct PersonFormPage: Page {
    let form: PersonForm
    let contents: FormContents

    public init(_ form: PersonForm, _ contents: FormContents) {
        self.form = form
        self.contents = contents
    }

    public var event: Event? { form.event }
    public var section: Section? { .organisations }
    public var scripts: [Asset] { [.draft] }
    public func title(_ reader: Reader) -> String {
        reader.say(form.person == nil ? "edit.person.new" : "edit.person")
    }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let fields = [
            FormField("name", say("field.person"), .line, contents, isRequired: true),
            FormField("title", say("field.contact_title"), .line, contents),
            FormField("email", say("field.email"), .email, contents),
            FormField("phone", say("field.phone"), .phone, contents),
        ]
        let (event, firm) = (form.event.id, form.organisation.id)
        return editForm(
            title(reader), form.event, form.organisation, form: .personForm(event, firm, form.person?.id),
            action: .contact(event, firm, form.person?.id), back: .organisation(event, firm), contents, fields, [],
            reader)
    }
}

/// The form of a need.
public struct NeedFormPage: Page {
    let form: NeedForm
    let contents: FormContents

    public init(_ form: NeedForm, _ contents: FormContents) {
        self.form = form
        self.contents = contents
    }

    public var event: Event? { form.event }
    public var section: Section? { .needs }
    public var scripts: [Asset] { [.draft] }
    public func title(_ reader: Reader) -> String {
        form.need.map { "\(reader.say("edit.need")): \($0.code)" } ?? reader.say("edit.need.new")
    }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let title = texts("title", say("field.title"), .line, contents, reader, isRequired: true)
        let problem = texts("description", say("profiles.problem"), .lines(6), contents, reader)
        let requirements = texts("requirements", say("field.requirements"), .lines(5), contents, reader)
        let fields = [
            FormField("field", say("field.field"), .line, contents),
            FormField("cooperation", say("field.cooperation"), .lines(2), contents),
            FormField("budget", say("field.budget"), hint: say("edit.amount.hint"), .line, contents),
            FormField("timing", say("field.timing"), .line, contents),
        ]
        let (event, firm) = (form.event.id, form.organisation.id)
        let page = form.need.map { Address.need(event, $0.code) }
        return editForm(
            self.title(reader), form.event, form.organisation,
            form: form.need.map { .needForm(event, $0.code) } ?? .newNeed(event, firm),
            action: page ?? .newNeed(event, firm), back: page ?? .organisation(event, firm), contents,
            title.own + problem.own + requirements.own + fields,
            title.translations + problem.translations + requirements.translations, reader, code: form.need?.code)
    }
}

/// The form of an offer.
public struct OfferFormPage: Page {
    let form: OfferForm
    let contents: FormContents

    public init(_ form: OfferForm, _ contents: FormContents) {
        self.form = form
        self.contents = contents
    }

    public var event: Event? { form.event }
    public var section: Section? { .offers }
    public var scripts: [Asset] { [.draft] }
    public func title(_ reader: Reader) -> String {
        form.offer.map { "\(reader.say("edit.offer")): \($0.code)" } ?? reader.say("edit.offer.new")
    }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let title = texts("title", say("field.title"), .line, contents, reader, isRequired: true)
        let description = texts("description", say("field.description"), .lines(6), contents, reader)
        let applications = texts("applications", say("field.applications"), .lines(4), contents, reader)
        let fields = [
            FormField("readiness", say("field.readiness"), hint: say("edit.readiness.hint"), .number, contents),
            FormField("price", say("field.price"), hint: say("edit.amount.hint"), .line, contents),
            FormField("cooperation", say("field.cooperation"), .lines(2), contents),
            FormField("partner_sought", say("field.partner_sought"), .lines(3), contents),
            FormField("rights", say("field.rights"), .lines(2), contents),
            FormField("note", say("field.note"), .lines(2), contents),
        ]
        let (event, firm) = (form.event.id, form.organisation.id)
        let page = form.offer.map { Address.offer(event, $0.code) }
        return editForm(
            self.title(reader), form.event, form.organisation,
            form: form.offer.map { .offerForm(event, $0.code) } ?? .newOffer(event, firm),
            action: page ?? .newOffer(event, firm), back: page ?? .organisation(event, firm), contents,
            title.own + description.own + applications.own + fields,
            title.translations + description.translations + applications.translations, reader, code: form.offer?.code)
    }
}

/// A text in the language it was written in, and its translations into the others.
private func texts(
    _ name: String, _ label: String, _ control: FormField.Control, _ contents: FormContents, _ reader: Reader,
    isRequired: Bool = false
) -> (own: [FormField], translations: [FormField]) {
    let own = Language(rawValue: contents.draft["language"]) ?? reader.language
    let others = formLanguages.filter { $0 != own }.map { language in
        FormField(
            "\(name).\(language.rawValue)", "\(label) – \(reader.say("language.\(language.rawValue)"))", control,
            contents, language: language)
    }
    return ([FormField(name, label, control, contents, language: own, isRequired: isRequired)], others)
}

/// The frame of these forms: notices, the language of the texts, the fields, and the translations folded away.
private func editForm(
    _ title: String, _ event: Event, _ firm: Organisation, form: Address, action: Address, back: Address,
    _ contents: FormContents, _ fields: [FormField], _ translations: [FormField], _ reader: Reader, code: String? = nil
) -> HTML {
    let say = reader.say
    let language = FormField(
        "language", say("edit.language"), hint: say("edit.language.hint"),
        .choice([Language.vi, .ko, .en, .de].map { ($0.rawValue, say("language.\($0.rawValue)")) }), contents)
    let hasLanguage = !translations.isEmpty
    let all = (hasLanguage ? [language] : []) + fields
    // Codes with hyphens stay on one line.
    let heading: HTML = code.map { "\(title.dropLast($0.count))<span class=\"keep\">\($0)</span>" } ?? "\(title)"
    let isOpen = translations.contains { !$0.faults.isEmpty || !$0.value.isEmpty }
    return """
        <div class="wrap stack">
        \(trail([(say("profiles.organisations.title"), .organisations(event.id)), (firm.name.text(for: reader.language), .organisation(event.id, firm.id))], title, say))
        <h1>\(heading)</h1><p class="soft">\(content(firm.name, reader))</p>
        \(draftNotice(contents, form, action: action, zone: TimeZone(identifier: event.zone) ?? .gmt, reader))
        \(formNotices(all + translations, say))
        <form class="stack wide" method="post"\(attribute: "action", action.path)\(draftAttributes(reader))>\(formHead(form, contents, reader))
        \(all, { formField($0, say) })
        \(if: hasLanguage, """
            <details class="card"\(flag: "open", isOpen)><summary>\(say("edit.translations"))</summary>
            <p class="soft small">\(say("edit.translations.hint"))</p><div class="stack">\(translations, { formField($0, say) })</div></details>
            """)
        \(formEnd(say("edit.save"), back: back, contents, reader))
        </form></div>
        """
}
