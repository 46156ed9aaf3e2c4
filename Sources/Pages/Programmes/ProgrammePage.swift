import Domain
public import HTML
import Localisation
public import UseCases

/// One programme: what it is about, who bears it, its events, and who works on it.
public struct ProgrammePage: Page {
    public let detail: ProgrammeDetail

    public init(_ detail: ProgrammeDetail) { self.detail = detail }

    private var programme: Programme { detail.programme }

    public func title(_ reader: Reader) -> String { programme.name.text(for: reader.language) }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="wrap stack wide">
            \(programmeTrail(content(programme.name, reader), reader))
            <header class="stack tight"><h1>\(content(programme.name, reader))</h1>
            \(programmeDates(programme, say), { "<p>\($0)</p>" })
            \(if: !programme.themes.isEmpty, "<p class=\"row tight\">\(programme.themes, { "\(badge("", themeName($0, say))) " })</p>")</header>
            \(programme.description, { paragraphs($0, reader) })
            <dl class="facts"><dt>\(say("programme.hostCountry"))</dt><dd>\(country(programme.hostCountry, say))</dd>
            \(if: !programme.website.isEmpty, "<dt>\(say("programme.website"))</dt><dd>\(website(programme.website))</dd>")
            \(detail.source, { "<dt>\(say("programme.copiedFrom"))</dt><dd><a\(href: Address.programme($0.id).path)>\(content($0.name, reader))</a></dd>" })</dl>
            \(if: reader.may(.configure), actions(reader))
            \(bodies(reader))
            \(events(reader))
            <div class="cols">\(if: reader.may(.invite), people(reader))
            \(notices(reader))</div>
            <p class="soft prose">\(say("programme.shared"))</p>
            </div>
            """
    }

    private func website(_ address: String) -> HTML { "<a\(href: address) rel=\"noopener\">\(address)</a>" }

    private func actions(_ reader: Reader) -> HTML {
        """
        <p class="row no-print"><a class="button"\(href: Address.programmeForm(programme.id).path)>\(reader.say("programme.edit"))</a>
        \(if: reader.may(.startProgrammes), "<a class=\"button\"\(href: Address.programmeCopy(programme.id).path)>\(reader.say("programme.copy"))</a>")</p>
        """
    }

    /// By country, the host's first.
    private func bodies(_ reader: Reader) -> HTML {
        let say = reader.say
        let found = Set(detail.bodies.map(\.country))
        let countries = ([programme.hostCountry] + Programme.countries.filter { $0 != programme.hostCountry })
            .filter(found.contains)
        return """
            <section class="stack tight"><h2>\(say("programme.bodies"))</h2>
            \(if: detail.bodies.isEmpty, empty(say("programme.bodies.none")))
            <div class="cols">\(countries, { code in
                """
                <section class="card stack tight"><h3>\(country(code, say))</h3><ul class="plain-list rules">\(detail.bodies.filter { $0.country == code }, { body($0, reader) })</ul></section>
                """
            })</div>
            \(if: reader.may(.configure), "<p class=\"no-print\"><a class=\"button\"\(href: Address.newPartnerBody(programme.id).path)>\(say("programme.body.add"))</a></p>")</section>
            """
    }

    private func body(_ body: PartnerBody, _ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <li class="row apart"><span><span class="soft small">\(say("programme.body.role.\(body.role.rawValue)"))</span><br><b>\(content(body.name, reader))</b>\
            \(if: !body.website.isEmpty, "<br>\(website(body.website))")</span>\
            \(if: reader.may(.configure), " <a class=\"no-print\"\(href: Address.partnerBody(programme.id, body.id).path) aria-label=\"\(say("programme.body.edit")): \(body.name.text(for: reader.language))\">\(say("programme.body.edit"))</a>")</li>
            """
    }

    private func events(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <section class="stack tight"><h2>\(say("programme.events"))</h2>
            \(if: detail.events.isEmpty, empty(say("programme.events.none"), reader.may(.configure) ? addEvent(reader) : HTML()))
            <ul class="plain-list rules">\(detail.events, { event in
                """
                <li class="row apart"><span><time datetime="\(event.date)">\(say.date(event.date))</time><br><b><a\(href: Address.event(event.id).path)>\(content(event.name, reader))</a></b><br>\
                <span class="soft"\(attribute: "lang", foreignLanguage(of: event.place, reader))>\(event.place)</span></span>\
                \(if: reader.may(.configure), " <a class=\"no-print\"\(href: Address.eventForm(event.id).path) aria-label=\"\(say("event.edit")): \(event.name.text(for: reader.language))\">\(say("programme.body.edit"))</a>")</li>
                """
            })</ul>
            \(if: reader.may(.configure) && !detail.events.isEmpty, "<p class=\"no-print\">\(addEvent(reader))</p>")</section>
            """
    }

    private func addEvent(_ reader: Reader) -> HTML {
        "<a class=\"button\"\(href: Address.newEvent(programme.id).path)>\(reader.say("event.add"))</a>"
    }

    private func people(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <section class="stack tight"><h2>\(link(say("programme.people"), .people(programme.id)))</h2>
            <ul class="plain-list">\(detail.people, { one in
                "<li>\(say("programme.people.count", ["role": .text(say("role.\(one.role.rawValue)")), "n": .number(one.count)]))</li>"
            })</ul></section>
            """
    }

    private func notices(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <section class="stack tight"><h2>\(link(say("programme.notices"), .privacy))</h2>
            <ul class="plain-list">\(detail.notices, { notice in
                "<li>\(purposeName(notice.purpose, say)) <span class=\"soft small\">\(say("programme.notices.version", ["n": .text(String(notice.version))]))</span></li>"
            })</ul></section>
            """
    }
}
