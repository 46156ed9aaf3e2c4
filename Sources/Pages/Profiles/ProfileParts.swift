import Domain
import Foundation
import HTML
import Localisation
import UseCases

// What the pages of needs, offers and organisations have in common.

typealias Marks = [(letter: String, words: [String])]

/// A line of plain text as somebody wrote it, marked with its language where that is not the reader's.
func asWritten(_ text: String, _ reader: Reader, marks: Marks = []) -> HTML {
    "<span\(attribute: "lang", foreignLanguage(of: text, reader))>\(marked(text, words: marks))</span>"
}

/// A title in the reader's language, or as written.
func title(_ text: LocalisedText, _ reader: Reader, marks: Marks = []) -> HTML {
    let lang = text[reader.language] == nil ? text.original.rawValue : nil
    return "<span\(attribute: "lang", lang)>\(marked(text.text(for: reader.language), words: marks))</span>"
}

/// The English title under a title that the reader may not be able to read.
func titleInEnglish(_ text: LocalisedText, _ reader: Reader, marks: Marks = []) -> HTML {
    guard text[reader.language] == nil, text.original != .en, let english = text[.en] else { return HTML() }
    return "<p class=\"soft small\" lang=\"en\">\(marked(english.text, words: marks))</p>"
}

/// A text in the reader's language; where that is a translation, who made it and the original one press away.
func passage(_ text: LocalisedText, _ reader: Reader, marks: Marks = []) -> HTML {
    guard !text.text.isEmpty else { return HTML() }
    guard let version = text[reader.language], text.original != reader.language else {
        let lang = text.original == reader.language ? nil : text.original.rawValue
        return "<p\(attribute: "lang", lang)>\(marked(text.text, words: marks))</p>"
    }
    let say = reader.say
    let original = say("profiles.original", ["language": .text(say("language.\(text.original.rawValue)"))])
    return """
        <p>\(marked(version.text, words: marks))</p>
        <p class="small soft">\(say(version.byMachine ? "profiles.byMachine" : "profiles.byPerson"))</p>
        <details><summary>\(original)</summary>
        <p lang="\(text.original.rawValue)">\(marked(text.text, words: marks))</p></details>
        """
}

/// Rows of a list of facts; what is not known is left out.
func facts(_ rows: [(label: String, value: HTML)]) -> HTML {
    let known = rows.filter { !$0.value.isEmpty }
    guard !known.isEmpty else { return HTML() }
    return "<dl class=\"facts even small\">\(known, { "<dt>\($0.label)</dt><dd>\($0.value)</dd>" })</dl>"
}

/// One fact as written; nothing where nothing is.
func fact(_ text: String, _ reader: Reader, marks: Marks = []) -> HTML {
    text.isEmpty ? HTML() : asWritten(text, reader, marks: marks)
}

/// The language in which a profile was written, where it is not the reader's.
func originalLanguage(_ text: LocalisedText, _ reader: Reader) -> HTML {
    text.original == reader.language ? HTML() : HTML(text: reader.say("language.\(text.original.rawValue)"))
}

/// A sum as it was read, and what was written where that says more or other.
func amount(_ amount: Amount, _ reader: Reader) -> HTML {
    let text = reader.say.amount(amount)
    guard !amount.original.isEmpty, amount.original != text else { return HTML(text: text) }
    return """
        \(text)<br><span class="soft">\(reader.say("profiles.asWritten")): \(asWritten(amount.original, reader))</span>
        """
}

/// A link where the reader may go there, else the same without one.
func opened(_ text: HTML, _ address: Address, _ isOpen: Bool) -> HTML {
    isOpen ? "<a\(href: address.path)>\(text)</a>" : "<span>\(text)</span>"
}

func organisationLink(_ organisation: OrganisationLabel, _ event: Event, _ reader: Reader) -> HTML {
    opened(content(organisation.name, reader), .organisation(event.id, organisation.id), reader.opens(organisation.id))
}

/// "Hanseo · Gyeonggi · trực tuyến"
func organisationLine(_ organisation: OrganisationLabel, _ event: Event, _ reader: Reader) -> HTML {
    let more = [
        organisation.locality.isEmpty ? country(organisation.country, reader.say) : organisation.locality,
        organisation.mode.map { reader.say("mode.\($0.rawValue)") } ?? "",
    ].filter { !$0.isEmpty }
    return "\(organisationLink(organisation, event, reader))\(more, { " · \(asWritten($0, reader))" })"
}

func country(_ code: String, _ say: Localiser) -> String {
    say.has("profiles.country.\(code)") ? say("profiles.country.\(code)") : code
}

/// For a firm that refused to share its data.
func withheldBadge(_ say: Localiser) -> HTML { badge("warn", say("profiles.withheld"), icon: "lock") }

/// In a list: the best suggestion, or why there is none.
func best(
    _ best: BestMatch?, isWithheld: Bool, wasMatched: Bool, _ reader: Reader, _ address: (String) -> Address
) -> HTML {
    let say = reader.say
    if isWithheld {
        return "\(withheldBadge(say))<br><span class=\"soft\">\(say("profiles.withheld.why"))</span>"
    }
    guard let best else {
        return "<span class=\"soft\">\(say(wasMatched ? "confidence.none" : "profiles.notMatchedYet"))</span>"
    }
    let other = opened(content(best.other.title, reader), address(best.other.code), reader.opensOthers)
    return "\(reach(best.confidence, say))<br>\(other)"
}

/// How many there are, and how many of them are shown.
func count<Row>(_ list: Listing<Row>, _ subject: String, _ say: Localiser) -> HTML {
    let key = list.query.isNarrowed ? "profiles.\(subject).found" : "profiles.\(subject).count"
    return "<p class=\"soft\">\(say(key, ["n": .number(list.total), "all": .number(list.overall)]))</p>"
}

/// The form above a list: one search field, one choice for each filter. Works as a plain address.
func filterForm<Row>(
    _ list: Listing<Row>, _ address: Address, _ filters: [(filter: ListQuery.Filter, label: String)],
    _ reader: Reader, _ name: (ListQuery.Filter, Listing<Row>.Choice) -> String
) -> HTML {
    let say = reader.say
    return """
        <form class="filters no-print" method="get" role="search"\(attribute: "action", address.path)>
        <div class="field"><label for="q">\(say("profiles.search"))</label>
        <input type="search" id="q" name="q"\(attribute: "value", list.query.search)></div>
        \(filters, { filter, label in
            let choices = list.choices[filter] ?? []
            return choices.isEmpty ? HTML() : """
            <div class="field"><label for="\(filter.rawValue)">\(label)</label>
            <select id="\(filter.rawValue)" name="\(filter.rawValue)"><option value="">\(say("profiles.filter.any"))</option>
            \(choices, { choice in
                let text = choice.label.isEmpty ? name(filter, choice) : choice.label
                let lang = choice.label.isEmpty ? nil : foreignLanguage(of: choice.label, reader)
                let isChosen = list.query[filter] == choice.value
                return """
                <option value="\(choice.value)"\(attribute: "lang", lang)\(flag: "selected", isChosen)>\(text)\(choice.count, { " (\($0))" })</option>
                """
            })</select></div>
            """
        })
        <p class="row"><button class="button main">\(icon("search")) \(say("profiles.filter.apply"))</button>
        \(if: list.query.isNarrowed, "<a class=\"button plain\"\(href: address.path)>\(say("profiles.filter.clear"))</a>")</p>
        </form>
        """
}

/// Asked only where it makes a difference: in a list from several localities, or one that is narrowed to one already.
func localityFilter<Row>(
    _ list: Listing<Row>, _ say: Localiser
) -> [(filter: ListQuery.Filter, label: String)] {
    let isOpen = list.choices[.locality, default: []].count > 1 || list.query[.locality] != nil
    return isOpen ? [(.locality, say("field.locality"))] : []
}

/// A table of a list with its pages; or what to do where nothing was found, or nothing is there yet.
func results<Row>(
    _ list: Listing<Row>, _ address: Address, _ subject: String, _ reader: Reader, columns: [String],
    _ row: (Row) -> HTML
) -> HTML {
    let say = reader.say
    guard !list.rows.isEmpty else {
        if list.query.isNarrowed {
            let clear: HTML = "<p><a class=\"button\"\(href: address.path)>\(say("profiles.filter.clear"))</a></p>"
            return empty(say("profiles.\(subject).noneFound"), clear)
        }
        return empty(
            say("profiles.\(subject).none"),
            way(say("profiles.import"), .imports(list.event.id), for: .importLists, reader))
    }
    return """
        <table class="table cards"><thead><tr>\(columns, { "<th scope=\"col\">\($0)</th>" })</tr></thead>
        <tbody>\(list.rows, row)</tbody></table>
        \(pager(list.query.page, of: list.pageCount, say) { address.with(list.query.pairs(page: $0)) })
        """
}

func cell(_ label: String, _ value: HTML) -> HTML { "<td\(attribute: "data-label", label)>\(value)</td>" }
