import Domain
import HTML
import Localisation
import UseCases

// What the pages of programmes have in common.

/// Above an event's tabs: the programme that it belongs to, and the way to the others.
func programmeLine(_ event: Event, _ reader: Reader) -> HTML {
    let known = reader.viewer.programmes
    guard let id = event.programme, let name = known[id] else { return HTML() }
    // The only programme of somebody, named like its event, says nothing.
    guard known.count > 1 || name != event.name else { return HTML() }
    return """
        <p class="wrap small soft"><a\(href: Address.programme(id).path)>\(content(name, reader))</a>\
        \(if: known.count > 1, " · \(link(reader.say("programmes.all"), .programmes))")</p>
        """
}

/// Where a page of programmes stands: under the list of them, and under its own where it has one. Names are marked with
/// their languages.
func programmeTrail(_ here: HTML, of programme: Programme? = nil, _ reader: Reader) -> HTML {
    let say = reader.say
    return """
        <nav class="soft small no-print" aria-label="\(say("page.trail"))">\(link(say("programmes.title"), .programmes)) › \
        \(programme, { "<a\(href: Address.programme($0.id).path)>\(content($0.name, reader))</a> › " })\
        <span aria-current="page">\(here)</span></nav>
        """
}

/// From when to when; nothing where no date is known.
func programmeDates(_ programme: Programme, _ say: Localiser) -> String? {
    func day(_ date: String) -> Localiser.Value { .text(say.date(date)) }
    switch (programme.startsOn, programme.endsOn) {
    case (nil, nil): return nil
    case (let from?, nil): return say("programme.dates.from", ["from": day(from)])
    case (nil, let to?): return say("programme.dates.to", ["to": day(to)])
    case (let from?, let to?): return say("programme.dates", ["from": day(from), "to": day(to)])
    }
}

/// A text of several lines, marked with its language where that is not the reader's.
func paragraphs(_ text: LocalisedText, _ reader: Reader) -> HTML {
    let isForeign = text[reader.language] == nil
    let lines = text.text(for: reader.language).split(whereSeparator: \.isNewline)
    return """
        <div class="stack tight prose"\(attribute: "lang", isForeign ? text.original.rawValue : nil)>\(lines, { "<p>\($0)</p>" })</div>
        """
}

/// The fields of a text, one for each language.
func localisedFields(
    _ name: String, _ contents: FormContents, _ say: Localiser, _ control: FormField.Control = .line
) -> [FormField] {
    Programme.languages.map { language in
        FormField(
            "\(name).\(language)",
            say("programme.\(name)", ["language": .text(say("language.\(language.rawValue)"))]), control, contents,
            language: language)
    }
}

func countryField(_ name: String, _ label: String, _ contents: FormContents, _ say: Localiser) -> FormField {
    FormField(
        name, label, .choice(Programme.countries.map { ($0, country($0, say)) }), contents, isRequired: true)
}

func dateFields(_ contents: FormContents, _ say: Localiser) -> [FormField] {
    [
        FormField("startsOn", say("programme.starts"), .date, contents),
        FormField("endsOn", say("programme.ends"), .date, contents),
    ]
}
