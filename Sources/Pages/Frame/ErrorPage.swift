public import Domain
public import HTML
import Localisation

/// What stands in the place of a page that cannot be shown: what happened, what is kept, what to do next.
public struct ErrorPage: Page {
    public let status: Int
    /// Values of the sentences: `path` that was asked for, `limit` of an upload in words, `number` of a fault; and
    /// `reason` where the status alone does not say what to do: `diskFull`, `outcomeUnknown`; and `form`, the address
    /// of the form that is to be opened again.
    public let details: [String: String]
    public let event: Event?

    public init(status: Int, details: [String: String] = [:], event: Event? = nil) {
        self.status = status
        self.details = details
        self.event = event
    }

    /// The status whose sentences fit best.
    private var known: Int {
        let all = [400, 403, 404, 405, 413, 415, 500, 503]
        return all.contains(status) ? status : status < 500 ? 400 : 500
    }

    /// The family of sentences: of the reason where it has its own, else of the status.
    private var family: String { details["reason"] ?? String(known) }

    public func title(_ reader: Reader) -> String { reader.say("errorPage.\(family).title") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let values = details.mapValues { Localiser.Value.text($0) }
        return """
            <div class="wrap stack wide prose-page">
            <header class="stack tight"><p class="soft line">\(icon(known < 500 ? "info" : "alert")) <span>\(say("errorPage.status", ["n": .text(String(status))]))</span></p>
            <h1>\(title(reader))</h1><p class="prose">\(say("errorPage.\(family).text", values))</p></header>
            \(if: known == 404, missing(say))
            \(details["number"], { number in
                "\(if: known >= 500, "<p>\(say("errorPage.number", ["number": .text(number)]))</p>")"
            })
            \(if: known == 404 && event != nil, searches(say))
            <p class="row">\(ways(say))</p>
            </div>
            """
    }

    private func missing(_ say: Localiser) -> HTML {
        """
        <section class="stack tight"><h2>\(say("errorPage.404.why"))</h2><ul class="reasons plain-list">\(["typed", "gone", "event"], { reason in
            "<li>\(icon("arrow")) <span>\(say("errorPage.404.\(reason)"))</span></li>"
        })</ul>\(details["path"], { "<p class=\"soft small\">\(say("errorPage.404.path")) <code>\($0)</code></p>" })</section>
        """
    }

    private func searches(_ say: Localiser) -> HTML {
        event.map { event in
            """
            <div class="cols">\(search("need", .needs(event.id), say))\(search("offer", .offers(event.id), say))</div>
            """
        } ?? HTML()
    }

    private func search(_ side: String, _ address: Address, _ say: Localiser) -> HTML {
        """
        <form class="card \(side) stack tight" role="search" method="get"\(attribute: "action", address.path) aria-label="\(say("errorPage.search.\(side)"))">
        <div class="field"><label for="search-\(side)">\(say("errorPage.search.\(side)"))</label><input id="search-\(side)" name="q" type="search"></div>
        <p><button class="button">\(icon("search")) \(say("errorPage.search"))</button></p></form>
        """
    }

    private func ways(_ say: Localiser) -> HTML {
        let form = details["form"]
        let toEvent = form == nil ? "button main" : "button"
        let toHome = form == nil && event == nil ? "button main" : "button"
        return """
            \(form, { "<a class=\"button main\"\(href: $0)>\(say("errorPage.toForm"))</a>" }) \
            \(event, { "<a class=\"\(toEvent)\"\(href: Address.event($0.id).path)>\(say("errorPage.toEvent"))</a>" }) \
            <a class="\(toHome)"\(href: Address.home.path)>\(say("errorPage.toHome"))</a>
            """
    }
}
