public import Domain
public import HTML
import Localisation
public import UseCases

/// Everybody an event knows.
public struct OrganisationsPage: Page {
    let list: Listing<OrganisationSummary>

    public init(_ list: Listing<OrganisationSummary>) { self.list = list }

    public var event: Event? { list.event }
    public var section: Section? { .organisations }
    public func title(_ reader: Reader) -> String { reader.say("profiles.organisations.title") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let address = Address.organisations(list.event.id)
        return """
            <div class="wrap stack"><h1>\(title(reader))</h1>
            \(filterForm(
                list, address,
                [(.role, say("field.role")), (.mode, say("field.mode")), (.country, say("field.country"))], reader
            ) { name($0, $1.value, say) })
            \(count(list, "organisations", say))
            \(results(
                list, address, "organisations", reader,
                columns: [
                    say("profiles.organisation"), say("field.role"), say("field.mode"),
                    say("profiles.needs.title"), say("profiles.offers.title"),
                ]
            ) { row($0, reader) })
            </div>
            """
    }

    private func name(_ filter: ListQuery.Filter, _ value: String, _ say: Localiser) -> String {
        switch (filter, value) {
        case (.role, "demand"), (.role, "supply"): say("role.\(value)")
        case (.role, _): say("profiles.role.\(value)")
        case (.mode, _): say("mode.\(value)")
        default: country(value, say)
        }
    }

    private func row(_ organisation: OrganisationSummary, _ reader: Reader) -> HTML {
        let say = reader.say
        let label = organisation.label
        let place = [label.locality, country(label.country, say)].filter { !$0.isEmpty }
        let modes = organisation.participations.map(\.mode).reduce(into: [AttendanceMode]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        return """
            <tr><td><b>\(organisationLink(label, list.event, reader))</b>\(if: organisation.isWithheld, " \(withheldBadge(say))")<br>
            <span class="soft">\(say("profiles.kind.\(organisation.kind.rawValue)"))\(place, { " · \(asWritten($0, reader))" })</span></td>
            \(cell(say("field.role"), roles(organisation.participations, say)))
            \(cell(say("field.mode"), HTML(text: modes.isEmpty ? "–" : say.list(modes.map { say("mode.\($0.rawValue)") }))))
            \(cell(say("profiles.needs.title"), HTML(text: String(organisation.needs))))
            \(cell(say("profiles.offers.title"), HTML(text: String(organisation.offers))))</tr>
            """
    }
}

/// "VN001 Bên cầu", one for each participation.
func roles(_ participations: [Participation], _ say: Localiser) -> HTML {
    guard !participations.isEmpty else {
        return "<span class=\"soft\">\(say("profiles.role.none"))</span>"
    }
    return """
        <span class="row">\(participations, { one in
            badge(
                one.role == .demand ? "need" : one.role == .supply ? "offer" : "",
                "\(one.code) \(say("role.\(one.role.rawValue)"))")
        })</span>
        """
}
