import Domain
public import HTML
import Localisation
public import UseCases

/// The form that makes a programme from another, with what that would be in words.
public struct CopyProgrammePage: Page {
    public let source: ProgrammeCopySource
    public let contents: FormContents
    /// What would be made; `nil` before it was asked for.
    public let preview: ProgrammeCopy?

    public init(_ source: ProgrammeCopySource, _ contents: FormContents, preview: ProgrammeCopy? = nil) {
        self.source = source
        self.contents = contents
        self.preview = preview
    }

    public func title(_ reader: Reader) -> String { reader.say("programme.copy") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let way = Address.programme(source.programme.id)
        let names = localisedFields("name", contents, say)
        let dates = dateFields(contents, say)
        let first = source.events.first.map { event in
            FormField(
                "firstEvent", say("programme.copy.firstEvent"),
                hint: say("programme.copy.firstEvent.hint", ["date": .text(say.date(event.date))]), .date, contents)
        }
        let parts = ProgrammePart.allCases.filter(isThere).map { part in
            FormField(part.field, label(part, say), .check, contents)
        }
        let all = names + dates + parts + [first].compactMap(\.self)
        return """
            <div class="wrap stack">
            \(programmeTrail("\(title(reader))", of: source.programme, reader))
            <header class="stack tight"><h1>\(title(reader))</h1><p class="soft prose">\(say("programme.copy.lead"))</p></header>
            \(formNotices(all, say))
            \(preview, { summary($0, reader) })
            <form class="stack wide" method="post"\(attribute: "action", Address.programmeCopy(source.programme.id).path)>\(formToken(reader))\(onceToken())
            <p class="soft small">\(say("programme.name.hint"))</p>
            <div class="stack">\(names, { formField($0, say) })</div>
            <div class="cols fields">\(dates, { formField($0, say) })</div>
            <fieldset class="stack tight"><legend>\(say("programme.copy.take"))</legend>\(parts, { formField($0, say) })</fieldset>
            \(first, { "<div class=\"cols\">\(formField($0, say))</div>" })
            <p class="soft prose">\(say("programme.copy.stays"))</p>
            <p class="row"><button class="button\(preview == nil ? " main" : "")" name="step" value="preview">\(say("programme.copy.show"))</button>
            <button class="button\(preview == nil ? "" : " main")" name="step" value="copy">\(say("programme.copy.make"))</button>
            <a class="button plain"\(href: way.path)>\(say("form.back"))</a></p>
            </form></div>
            """
    }

    private func isThere(_ part: ProgrammePart) -> Bool {
        switch part {
        case .description: source.programme.description != nil
        case .themes: !source.programme.themes.isEmpty
        case .bodies: source.bodies > 0
        case .people: source.people > 0
        case .events: !source.events.isEmpty
        }
    }

    private func label(_ part: ProgrammePart, _ say: Localiser) -> String {
        let key = "programme.copy.take.\(part.rawValue)"
        return switch part {
        case .description, .themes: say(key)
        case .bodies: say(key, ["n": .number(source.bodies)])
        case .people: say(key, ["n": .number(source.people)])
        case .events: say(key, ["n": .number(source.events.count)])
        }
    }

    private func summary(_ copy: ProgrammeCopy, _ reader: Reader) -> HTML {
        let say = reader.say
        let made = copy.programme
        var lines: [String] = []
        if made.description != nil { lines.append(say("programme.copy.preview.description")) }
        if !made.themes.isEmpty {
            let themes = say.list(made.themes.map { themeName($0, say) })
            lines.append(say("programme.copy.preview.themes", ["themes": .text(themes)]))
        }
        for (part, count) in [
            ("bodies", copy.bodies.count), ("people", copy.grants.count), ("events", copy.events.count),
        ]
        where count > 0 { lines.append(say("programme.copy.preview.\(part)", ["n": .number(count)])) }
        if lines.isEmpty { lines = [say("programme.copy.nothing")] }
        return """
            <section class="card span stack tight" role="status"><h2>\(say("programme.copy.preview"))</h2>
            <p><b>\(say("programme.copy.preview.name", ["name": .text(made.name.text(for: reader.language))]))</b></p>
            \(programmeDates(made, say), { "<p>\($0)</p>" })
            <ul class="plain-list">\(lines, { "<li>\($0)</li>" })</ul>
            \(if: !copy.events.isEmpty, "<ul class=\"plain-list\">\(copy.events, { event($0.source, $0.event, reader) })</ul>")</section>
            """
    }

    private func event(_ source: Event, _ event: Event, _ reader: Reader) -> HTML {
        let say = reader.say
        let values: [String: Localiser.Value] = [
            "name": .text(event.name.text(for: reader.language)), "from": .text(say.date(source.date)),
            "to": .text(say.date(event.date)),
        ]
        return "<li>\(say("programme.copy.event", values))</li>"
    }
}
