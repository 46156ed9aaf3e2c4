import Domain
import Exports
import Foundation
public import HTML
import Localisation
public import UseCases

/// What was done on the installation, newest first.
public struct AuditListPage: Page {
    let page: AuditPage

    public init(_ page: AuditPage) { self.page = page }

    public func title(_ reader: Reader) -> String { reader.say("audit.title") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="wrap stack wide">
            <h1>\(title(reader))</h1>
            <p class="prose">\(say("audit.lead"))</p>
            <form class="no-print" method="post"\(attribute: "action", Address.auditVerification.path)>\(formToken(reader))
            <p class="row"><button class="button">\(icon("check")) \(say("audit.verify"))</button>
            <span class="soft">\(say("audit.verify.hint"))</span></p></form>
            \(form(reader))
            \(page.entries.isEmpty ? none(say) : table(reader))
            \(pages(say))
            </div>
            """
    }

    private func form(_ reader: Reader) -> HTML {
        let (say, query) = (reader.say, page.query)
        let events = page.events.map { ($0.id.text, $0.name.text(for: reader.language)) }
        return """
            <form class="filters no-print" method="get" role="search"\(attribute: "action", Address.audit.path)>
            \(field("actor", say("audit.column.who"), query.actor, type: "search"))
            \(choice("kind", say("audit.filter.kind"), query.kind?.rawValue ?? "", Actor.Kind.allCases.map { ($0.rawValue, say("audit.actor.\($0.rawValue)")) }, say))
            \(choice("verb", say("audit.column.what"), query.verb, verbs(say), say))
            \(choice("event", say("audit.filter.event"), query.event?.text ?? "", events, say))
            \(field("subject", say("audit.column.subject"), query.subject, type: "search"))
            \(field("from", say("audit.filter.from"), pair("from"), type: "date"))
            \(field("until", say("audit.filter.until"), pair("until"), type: "date"))
            <p class="row"><button class="button main">\(icon("search")) \(say("profiles.filter.apply"))</button>
            \(if: query != AuditQuery(), "<a class=\"button plain\"\(href: Address.audit.path)>\(say("profiles.filter.clear"))</a>")</p>
            </form>
            """
    }

    /// By their sentences, as people look for them.
    private func verbs(_ say: Localiser) -> [(String, String)] {
        UseCases.auditVerbs.map { ($0, say("audit.verb.\($0)")) }.sorted { $0.1 < $1.1 }
    }

    private func field(_ name: String, _ label: String, _ value: String, type: String) -> HTML {
        """
        <div class="field"><label for="\(name)">\(label)</label>
        <input type="\(type)" id="\(name)" name="\(name)"\(attribute: "value", value)></div>
        """
    }

    private func choice(
        _ name: String, _ label: String, _ chosen: String, _ choices: [(String, String)], _ say: Localiser
    ) -> HTML {
        """
        <div class="field"><label for="\(name)">\(label)</label>
        <select id="\(name)" name="\(name)"><option value="">\(say("profiles.filter.any"))</option>
        \(choices, { "<option value=\"\($0.0)\"\(flag: "selected", $0.0 == chosen)>\($0.1)</option>" })</select></div>
        """
    }

    /// A value of the filter as it stands in the address.
    private func pair(_ name: String) -> String { page.query.pairs.first { $0.0 == name }?.1 ?? "" }

    private func none(_ say: Localiser) -> HTML {
        page.query == AuditQuery() ? empty(say("audit.none")) : empty(say("audit.noneFound"))
    }

    private func table(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(title(reader))"><table class="table cards">
            <thead><tr><th scope="col" class="number">\(say("audit.column.number"))</th><th scope="col">\(say("audit.column.when"))</th><th scope="col">\(say("audit.column.who"))</th><th scope="col">\(say("audit.column.what"))</th><th scope="col">\(say("audit.column.more"))</th></tr></thead>
            <tbody>\(page.entries, { row($0, reader) })</tbody></table></div>
            """
    }

    private func row(_ entry: AuditEntry, _ reader: Reader) -> HTML {
        let say = reader.say
        let event = page.events.first { $0.id == entry.event }
        return """
            <tr><td class="number" data-label="\(say("audit.column.number"))">\(entry.seal.map { String($0.number) } ?? say("audit.unsealed"))</td>
            <td data-label="\(say("audit.column.when"))">\(time(entry.at, event, say))</td>
            <td data-label="\(say("audit.column.who"))">\(say.name(of: entry.actor))\(if: !entry.client.isEmpty, "<br><span class=\"soft small\">\(entry.client)</span>")</td>
            <th scope="row">\(say.sentence(of: entry))\(if: !entry.subject.isEmpty && entry.subject != entry.event?.text, "<br><span class=\"soft\">\(entry.subject)</span>")\(event, { "<br><span class=\"soft small\">\(content($0.name, reader))</span>" })</th>
            <td data-label="\(say("audit.column.more"))">\(more(entry, say))</td></tr>
            """
    }

    /// In the event's time where it is about one, else in UTC; which, is said.
    private func time(_ date: Date, _ event: Event?, _ say: Localiser) -> HTML {
        let zone = event.flatMap { TimeZone(identifier: $0.zone) }
        let name = zone.map { say.zoneName($0) } ?? say("audit.utc")
        let shown = zone ?? .gmt
        return """
            <time datetime="\(date.ISO8601Format())">\(say.date(date, zone: shown)), \(say.time(date, zone: shown))</time> <span class="soft small">\(name)</span>
            """
    }

    private func more(_ entry: AuditEntry, _ say: Localiser) -> HTML {
        let details = entry.details.sorted { $0.key < $1.key }
        return """
            <details><summary>\(say("audit.details"))</summary><dl class="facts">
            \(details, { "<dt>\(say.detailName($0.key))</dt><dd>\($0.value)</dd>" })
            \(entry.seal, { "<dt>\(say("audit.detail.hash"))</dt><dd><code>\($0.hash)</code></dd>" })
            <dt>\(say("audit.detail.verb"))</dt><dd><code>\(entry.verb)</code></dd></dl></details>
            """
    }

    private func pages(_ say: Localiser) -> HTML {
        let here = page.query.pairs
        let isLater = page.query.before != nil
        guard isLater || page.next != nil else { return HTML() }
        return """
            <nav class="row no-print" aria-label="\(say("page.pages"))">
            \(if: isLater, "<a class=\"button\"\(href: Address.audit.with(here))>\(say("audit.newest"))</a>")
            \(page.next, { "<a class=\"button\"\(href: Address.audit.with(here + [("before", $0.text)]))>\(say("audit.older"))</a>" })
            </nav>
            """
    }
}
