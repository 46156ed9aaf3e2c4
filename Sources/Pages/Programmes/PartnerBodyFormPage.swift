public import Domain
public import HTML
import Localisation
import UseCases

/// The form of a new or a known partner body.
public struct PartnerBodyFormPage: Page {
    public let programme: Programme
    /// `nil` for a new one.
    public let body: PartnerBody?
    public let contents: FormContents
    /// It was to be removed after somebody else had changed it.
    public let isStale: Bool

    public init(_ programme: Programme, _ body: PartnerBody?, _ contents: FormContents, isStale: Bool = false) {
        self.programme = programme
        self.body = body
        self.contents = contents
        self.isStale = isStale
    }

    public func title(_ reader: Reader) -> String {
        reader.say(body == nil ? "programme.body.add" : "programme.body.editTitle")
    }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let names = localisedFields("name", contents, say)
        let fields = [
            countryField("country", say("programme.body.country"), contents, say),
            FormField(
                "role", say("programme.body.role"),
                .choice(PartnerBody.Role.allCases.map { ($0.rawValue, say("programme.body.role.\($0.rawValue)")) }),
                contents, isRequired: true),
            FormField("website", say("programme.website"), .address, contents),
            FormField(
                "position", say("programme.body.position"), hint: say("programme.body.position.hint"), .number,
                contents),
        ]
        let address = body.map { Address.partnerBody(programme.id, $0.id) } ?? .partnerBodies(programme.id)
        let way = Address.programme(programme.id)
        return """
            <div class="wrap stack">
            \(programmeTrail("\(title(reader))", of: programme, reader))
            <h1>\(title(reader))</h1>
            \(if: isStale, notice("warn", "<p>\(say("programme.body.stale"))</p>"))
            \(formNotices(names + fields, say))
            <form class="stack wide" method="post"\(attribute: "action", address.path)>\(formToken(reader))\(if: body == nil, onceToken())
            <input type="hidden" name="version" value="\(contents.version)">
            <p class="soft small">\(say("programme.name.hint"))</p>
            <div class="stack">\(names, { formField($0, say) })</div>
            <div class="cols fields">\(fields, { formField($0, say) })</div>
            <p class="row"><button class="button main">\(say("programme.body.save"))</button>
            <a class="button plain"\(href: way.path)>\(say("form.back"))</a></p>
            </form>
            \(body, { removal($0, reader) })
            </div>
            """
    }

    private func removal(_ body: PartnerBody, _ reader: Reader) -> HTML {
        """
        <details class="no-print"><summary>\(reader.say("programme.body.remove"))</summary>
        <form class="stack tight" method="post"\(attribute: "action", Address.partnerBodyRemoval(programme.id, body.id).path)>\(formToken(reader))
        <input type="hidden" name="version" value="\(contents.version)">
        <p class="prose">\(reader.say("programme.body.remove.sure"))</p><p>\(content(body.name, reader, tag: "b"))</p>
        <p><button class="button">\(icon("cross")) \(reader.say("programme.body.remove.do"))</button></p></form></details>
        """
    }
}
