public import Domain
public import HTML
import Localisation

/// The first page: the events of the installation.
public struct HomePage: Page {
    public let events: [Event]

    public init(_ events: [Event]) { self.events = events }

    public func title(_ reader: Reader) -> String { reader.say("home.title") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="wrap stack wide">
            <header class="stack tight"><h1>\(say("home.title"))</h1><p class="soft prose">\(say("home.lead"))</p></header>
            \(if: events.isEmpty && reader.viewer.programmes.count <= 1, nothing(say))
            \(reader.viewer.programmes.count > 1 ? byProgramme(reader) : list(events, reader))
            </div>
            """
    }

    /// The latest programme first.
    private func byProgramme(_ reader: Reader) -> HTML {
        "\(reader.viewer.programmes.sorted { $0.key > $1.key }, { programme($0.key, $0.value, reader) })"
    }

    private func programme(_ id: Identifier<Programme>, _ name: LocalisedText, _ reader: Reader) -> HTML {
        let own = events.filter { $0.programme == id }
        let none: HTML = "<p class=\"soft\">\(reader.say("home.programme.empty"))</p>"
        return """
            <section class="stack tight"><h2><a\(href: Address.programme(id).path)>\(content(name, reader))</a></h2>
            \(own.isEmpty ? none : list(own, reader, under: true))</section>
            """
    }

    private func list(_ events: [Event], _ reader: Reader, under: Bool = false) -> HTML {
        guard !events.isEmpty else { return HTML() }
        return "<ul class=\"cols plain-list\">\(events.sorted { $0.date > $1.date }, { card($0, reader, under) })</ul>"
    }

    private func card(_ event: Event, _ reader: Reader, _ isUnderHeading: Bool) -> HTML {
        let say = reader.say
        let name: HTML = "<a\(href: Address.event(event.id).path)>\(content(event.name, reader))</a>"
        let countdown = Countdown(to: event, now: reader.now)
        return """
            <li class="card span stack tight"><p class="row apart"><b><time datetime="\(event.date)">\(say.date(event.date))</time></b> \
            \(badge(countdown.side, countdown.text(say), icon: "clock"))</p>
            \(isUnderHeading ? "<h3>\(name)</h3>" : "<h2>\(name)</h2>")
            <p class="soft line">\(icon("map")) <span\(attribute: "lang", foreignLanguage(of: event.place, reader))>\(event.place)</span></p></li>
            """
    }

    private func nothing(_ say: Localiser) -> HTML {
        empty(
            say("home.empty"),
            """
            <dl class="stack commands"><div><dt>\(say("home.empty.demo"))</dt><dd><code>caunoi demo</code></dd></div>\
            <div><dt>\(say("home.empty.create"))</dt><dd><code>caunoi event create --name "\(say("home.empty.name"))" --date 2026-11-25</code></dd></div></dl>
            """)
    }
}
