import Domain
public import Exports
import Foundation
public import HTML
import Localisation
public import Storage

/// What a demonstration would send, with links that work: it sends no mail.
public struct DemoMailPage: Page {
    /// A mail, and its text unless that is forgotten.
    public typealias Entry = (mail: OutboxMail, composed: ComposedMail?)

    let entries: [Entry]

    public init(_ entries: [Entry]) { self.entries = entries }

    public func title(_ reader: Reader) -> String { reader.say("devMail.title") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="wrap stack wide">
            <h1>\(title(reader))</h1>
            <p class="prose">\(say("devMail.lead"))</p>
            \(if: entries.isEmpty, empty(say("devMail.none")))
            \(entries, { article($0, say) })
            </div>
            """
    }

    private func article(_ entry: Entry, _ say: Localiser) -> HTML {
        let mail = entry.mail
        let heading = entry.composed?.subject ?? mail.template.map { say("outbox.template.\($0.rawValue)") } ?? ""
        return """
            <article class="card stack tight">
            <h2\(attribute: "lang", mail.mail.language.rawValue)>\(heading)</h2>
            <p class="soft">\(say("devMail.to", ["name": .text(mail.mail.recipient)])) · <time datetime="\(mail.createdAt.ISO8601Format())">\(say.time(mail.createdAt, zone: .gmt))</time> \(say("audit.utc")) · \(say("outbox.state.\(mail.state.rawValue)"))</p>
            \(entry.composed, { texts($0, mail, say) })
            \(if: entry.composed == nil, "<p>\(say("devMail.forgotten"))</p>")
            </article>
            """
    }

    private func texts(_ composed: ComposedMail, _ mail: OutboxMail, _ say: Localiser) -> HTML {
        let language = mail.mail.language.rawValue
        return """
            \(composed.path, { "<p><a class=\"button main\"\(href: $0)>\(say("devMail.open"))</a></p>" })
            <details open><summary>\(say("devMail.text"))</summary><pre class="mail-text"\(attribute: "lang", language)>\(composed.text)</pre></details>
            <details><summary>\(say("devMail.chat"))</summary><pre class="mail-text"\(attribute: "lang", language)>\(composed.chat)</pre></details>
            <details><summary>\(say("devMail.markup"))</summary><pre class="mail-text"><code>\(composed.markup)</code></pre></details>
            """
    }
}
