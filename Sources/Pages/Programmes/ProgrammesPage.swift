import Domain
public import HTML
import Localisation
public import UseCases

/// The programmes in which the reader has a role.
public struct ProgrammesPage: Page {
    public let programmes: [ProgrammeSummary]

    public init(_ programmes: [ProgrammeSummary]) { self.programmes = programmes }

    public func title(_ reader: Reader) -> String { reader.say("programmes.title") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="wrap stack wide">
            <header class="stack tight"><h1>\(title(reader))</h1><p class="soft prose">\(say("programmes.lead"))</p></header>
            \(if: programmes.isEmpty, empty(say("programmes.none")))
            \(if: !programmes.isEmpty, "<ul class=\"cols plain-list\">\(programmes, { card($0, reader) })</ul>")
            \(if: reader.viewer.may(.startProgrammes), "<p class=\"no-print\"><a class=\"button main\"\(href: Address.newProgramme.path)>\(say("programme.add"))</a></p>")
            </div>
            """
    }

    private func card(_ one: ProgrammeSummary, _ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <li class="card span stack tight"><h2><a\(href: Address.programme(one.programme.id).path)>\(content(one.programme.name, reader))</a></h2>
            \(programmeDates(one.programme, say), { "<p>\($0)</p>" })
            <p class="soft">\(say("programme.events.count", ["n": .number(one.events.count)])) · \(say.list(one.roles.map { say("role.\($0.rawValue)") }))</p>
            \(if: !one.programme.themes.isEmpty, "<p class=\"row tight\">\(one.programme.themes, { "\(badge("", themeName($0, say))) " })</p>")</li>
            """
    }
}
