public import Domain
public import HTML
import Localisation
import UseCases

/// The form of a new or a known programme.
public struct ProgrammeFormPage: Page {
    /// The programme as it is; `nil` for a new one.
    public let programme: Programme?
    public let contents: FormContents
    /// Those that can be chosen.
    public let themes: [String]

    public init(_ programme: Programme?, _ contents: FormContents, themes: [String]) {
        self.programme = programme
        self.contents = contents
        self.themes = themes
    }

    public func title(_ reader: Reader) -> String {
        reader.say(programme == nil ? "programme.add" : "programme.edit")
    }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let names = localisedFields("name", contents, say)
        let descriptions = localisedFields("description", contents, say, .lines(5))
        let facts =
            [countryField("hostCountry", say("programme.hostCountry"), contents, say)] + dateFields(contents, say)
            + [FormField("website", say("programme.website"), .address, contents)]
        let kept = (programme?.themes ?? []).filter { !themes.contains($0) }
        let chosen = (themes + kept).map { FormField("theme.\($0)", themeName($0, say), .check, contents) }
        let address = programme.map { Address.programme($0.id) } ?? .programmes
        return """
            <div class="wrap stack">
            \(programmeTrail("\(title(reader))", of: programme, reader))
            <h1>\(title(reader))</h1>
            \(formNotices(names + descriptions + facts + chosen, say))
            <form class="stack wide" method="post"\(attribute: "action", address.path)>\(formToken(reader))\(if: programme == nil, onceToken())
            <input type="hidden" name="version" value="\(contents.version)">
            <p class="soft small">\(say("programme.name.hint"))</p>
            <div class="stack">\(names, { formField($0, say) })</div>
            <div class="cols fields">\(facts, { formField($0, say) })</div>
            <fieldset class="stack tight"><legend>\(say("programme.themes"))</legend><div class="cols">\(chosen, { formField($0, say) })</div></fieldset>
            <div class="cols">\(descriptions, { formField($0, say) })</div>
            <p class="row"><button class="button main">\(say("programme.save"))</button>
            <a class="button plain"\(href: address.path)>\(say("form.back"))</a></p>
            </form></div>
            """
    }
}
