import Domain
import Foundation
public import HTML
import Localisation
import Storage
public import UseCases

/// The mails that the system sends, newest first: to whom, how far, what kept them. Never a text or a link.
public struct OutboxListPage: Page {
    let page: OutboxPage
    /// Whether a mail server is set.
    let hasServer: Bool

    public init(_ page: OutboxPage, hasServer: Bool) {
        self.page = page
        self.hasServer = hasServer
    }

    public func title(_ reader: Reader) -> String { reader.say("outbox.title") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="wrap stack wide">
            <h1>\(title(reader))</h1>
            <p class="prose">\(say("outbox.lead"))</p>
            \(waiting(say))
            \(states(say))
            \(page.mails.isEmpty ? empty(say(page.state == nil ? "outbox.none" : "outbox.noneOfState")) : table(reader))
            \(pages(say))
            </div>
            """
    }

    /// How many wait, and for what.
    private func waiting(_ say: Localiser) -> HTML {
        let count = say("outbox.waiting", ["n": .number(page.counts[.waiting] ?? 0)])
        if !hasServer { return notice("warn", "<p>\(count)</p><p>\(say("outbox.noServer"))</p>") }
        guard let answer = page.serverRefusal else { return "<p>\(count)</p>" }
        return notice("bad", "<p>\(count)</p><p>\(say("outbox.barred", ["detail": .text(answer)]))</p>")
    }

    private func states(_ say: Localiser) -> HTML {
        """
        <nav class="row no-print" aria-label="\(say("outbox.states"))">
        <a\(href: Address.outbox.path)\(attribute: "aria-current", page.state == nil ? "true" : nil)>\(say("outbox.all"))</a>
        \(OutboxMail.State.allCases, { state in
            "<a\(href: Address.outbox.with([("state", state.rawValue)]))\(attribute: "aria-current", state == page.state ? "true" : nil)>\(say("outbox.state.\(state.rawValue)")) (\(page.counts[state] ?? 0))</a> "
        })</nav>
        """
    }

    private func table(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(title(reader))"><table class="table cards">
            <thead><tr><th scope="col">\(say("outbox.column.recipient"))</th><th scope="col">\(say("outbox.column.template"))</th><th scope="col">\(say("outbox.column.state"))</th><th scope="col" class="number">\(say("outbox.column.tries"))</th><th scope="col">\(say("outbox.column.when"))</th><th scope="col">\(say("outbox.column.change"))</th></tr></thead>
            <tbody>\(page.mails, { row($0, reader) })</tbody></table></div>
            """
    }

    private func row(_ one: OutboxMail, _ reader: Reader) -> HTML {
        let say = reader.say
        let name = one.template.map { say("outbox.template.\($0.rawValue)") } ?? one.mail.template
        return """
            <tr><th scope="row">\(one.mail.recipient)\(if: !one.mail.recipientName.isEmpty, "<br><span class=\"soft\">\(one.mail.recipientName)</span>")</th>
            <td data-label="\(say("outbox.column.template"))">\(name)</td>
            <td data-label="\(say("outbox.column.state"))">\(badge(side(one.state), say("outbox.state.\(one.state.rawValue)")))\(reason(one, say))</td>
            <td class="number" data-label="\(say("outbox.column.tries"))">\(one.tries)</td>
            <td data-label="\(say("outbox.column.when"))"><time datetime="\(one.createdAt.ISO8601Format())">\(say.date(one.createdAt, zone: .gmt)), \(say.time(one.createdAt, zone: .gmt))</time> <span class="soft small">\(say("audit.utc"))</span></td>
            <td data-label="\(say("outbox.column.change"))">\(changes(one, reader))</td></tr>
            """
    }

    private func reason(_ one: OutboxMail, _ say: Localiser) -> HTML {
        if one.carriedBy != nil { return "<br><span class=\"soft small\">\(say("outbox.carried"))</span>" }
        guard let failure = one.failure else { return HTML() }
        let text = say("outbox.failure.\(failure.rawValue)", ["detail": .text(one.detail)])
        return "<br><span class=\"soft small\">\(text)</span>"
    }

    private func side(_ state: OutboxMail.State) -> String {
        switch state {
        case .sent: "good"
        case .failed, .bounced: "bad"
        case .waiting, .sending: "warn"
        case .withdrawn: ""
        }
    }

    private func changes(_ one: OutboxMail, _ reader: Reader) -> HTML {
        guard one.carriedBy == nil else { return HTML() }
        let say = reader.say
        return """
            <div class="row">\
            \(if: one.canBePutBack, button(one, .retry, say("outbox.retry"), reader))\
            \(if: [.waiting, .failed].contains(one.state), button(one, .withdrawal, say("outbox.withdraw"), reader))\
            \(if: one.state == .sent, button(one, .bounce, say("outbox.bounce"), reader))</div>
            """
    }

    private func button(_ one: OutboxMail, _ change: MailChange, _ label: String, _ reader: Reader) -> HTML {
        """
        <form method="post"\(attribute: "action", Address.outboxMail(one.id, change).path)>\(formToken(reader))<button class="button">\(label)</button></form>
        """
    }

    private func pages(_ say: Localiser) -> HTML {
        let here = [("state", page.state?.rawValue ?? "")]
        return """
            \(if: page.before != nil || page.next != nil, "<nav class=\"row no-print\" aria-label=\"\(say("page.pages"))\">\(if: page.before != nil, "<a class=\"button\"\(href: Address.outbox.with(here))>\(say("outbox.newest"))</a>")\(page.next, { "<a class=\"button\"\(href: Address.outbox.with(here + [("before", $0)]))>\(say("outbox.older"))</a>" })</nav>")
            """
    }
}
