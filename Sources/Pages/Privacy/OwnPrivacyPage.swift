import Domain
import Foundation
public import HTML
import Localisation
public import UseCases

/// What a person agreed to, each box by itself; receipts; the own data as a file; requests.
public struct OwnPrivacyPage: Page {
    public let own: OwnPrivacy

    public init(_ own: OwnPrivacy) { self.own = own }

    public func title(_ reader: Reader) -> String { reader.say("privacy.own") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="wrap stack">
            \(trail([(say("privacy.title"), .privacy)], title(reader), say))
            <header class="stack tight"><h1>\(title(reader))</h1><p class="soft prose">\(say("privacy.own.lead"))</p></header>
            <section class="stack tight"><h2>\(say("privacy.own.person"))</h2>\(own.boxes, { box($0, reader) })</section>
            \(own.firms, { firm in
                """
                <section class="stack tight"><h2>\(content(firm.organisation.name, reader)) – \(content(firm.event.name, reader))</h2>
                <p>\(say("field.sharing")): \(badge(firm.sharing == .refused ? "warn" : "", say("sharing.\(firm.sharing.rawValue)")))</p>
                \(firm.boxes, { box($0, reader) })</section>
                """
            })
            \(data(reader))
            \(requests(reader))
            </div>
            """
    }

    /// Unticked, whatever was decided: a tick is always this person's.
    private func box(_ box: OwnPrivacy.Box, _ reader: Reader) -> HTML {
        let say = reader.say
        let purpose = box.notice.purpose
        let isGiven = box.latest?.state == .given && box.latest?.notice == box.notice.version
        return """
            <div class="card stack tight"><h3>\(purposeName(purpose, say)) \(consentBadge(box.latest?.state, say))</h3>
            \(noticeText(box.notice, reader))
            \(if: box.latest?.state == .given && !isGiven, "<p>\(say("privacy.newVersion"))</p>")
            \(if: !isGiven, form(box, reader, """
                <label class="choice"><input type="checkbox" name="given" value="1" required> \(say("privacy.agree.\(purpose.rawValue)"))</label>
                <p><button class="button main">\(say("privacy.give"))</button></p>
                """))
            \(if: box.latest == nil || box.latest?.state == .given, form(box, reader, """
                <p><button class="button" name="withdrawn" value="1">\(say(box.latest == nil ? "privacy.refuse" : "privacy.withdraw"))</button></p>
                """))
            \(if: !box.decisions.isEmpty, """
                <details><summary>\(say("privacy.receipts", ["n": .number(box.decisions.count)]))</summary><ul class="plain-list">\(box.decisions, { one in
                    "<li>\(consentBadge(one.state, say)) \(consentOrigin(one, reader))</li>"
                })</ul></details>
                """)</div>
            """
    }

    private func form(_ box: OwnPrivacy.Box, _ reader: Reader, _ controls: HTML) -> HTML {
        """
        <form class="stack tight no-print" method="post"\(attribute: "action", Address.ownPrivacy(.consents).path)>\(formToken(reader))\(onceToken())\
        <input type="hidden" name="purpose" value="\(box.notice.purpose.rawValue)">\
        <input type="hidden" name="notice" value="\(box.notice.version)">\(subject(box.subject))\(controls)</form>
        """
    }

    private func subject(_ subject: ConsentSubject) -> HTML {
        guard case .firm(let organisation, let event) = subject else { return HTML() }
        return """
            <input type="hidden" name="organisation" value="\(organisation.text)"><input type="hidden" name="event" value="\(event.text)">
            """
    }

    private func data(_ reader: Reader) -> HTML {
        """
        <section class="card stack tight no-print"><h2>\(reader.say("privacy.data"))</h2><p>\(reader.say("privacy.data.lead"))</p>
        <form method="post"\(attribute: "action", Address.ownPrivacy(.data).path)>\(formToken(reader))\
        <button class="button">\(icon("file")) \(reader.say("privacy.data.take"))</button></form></section>
        """
    }

    private func requests(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <section class="stack tight"><h2>\(say("privacy.requests"))</h2>
            \(if: !own.requests.isEmpty, """
                <ul class="plain-list">\(own.requests, { request in
                    """
                    <li class="card stack tight"><p><b>\(say("privacy.request.\(request.kind.rawValue)"))</b> \(requestBadge(request, reader))</p>
                    \(if: !request.text.isEmpty, "<p>\(request.text)</p>")\(if: !request.reason.isEmpty, "<p>\(say("privacy.reason")): \(request.reason)</p>")
                    \(if: !request.isEnded, "<p class=\"soft small\">\(say("privacy.answerBy", ["date": .text(privacyDate(request.answerBy.addingTimeInterval(-1), say))])) \(say("privacy.doneBy", ["date": .text(privacyDate(request.doneBy, say))]))</p>")</li>
                    """
                })</ul>
                """)
            <form class="card stack tight no-print" method="post"\(attribute: "action", Address.ownPrivacy(.requests).path)>\(formToken(reader))\(onceToken())
            <div class="field"><label for="kind">\(say("privacy.request.kind"))</label><select id="kind" name="kind">\(PrivacyRequest.Kind.allCases, { kind in
                "<option value=\"\(kind.rawValue)\">\(say("privacy.request.\(kind.rawValue)"))</option>"
            })</select></div>
            <div class="field"><label for="about">\(say("privacy.request.about"))</label><select id="about" name="about"><option value="">\(say("privacy.request.self"))</option>\(own.firms, { firm in
                "<option value=\"\(firm.organisation.id.text) \(firm.event.id.text)\">\(firm.organisation.name.text(for: reader.language)) – \(firm.event.name.text(for: reader.language))</option>"
            })</select></div>
            <div class="field"><label for="text">\(say("privacy.request.text"))</label><textarea id="text" name="text" rows="3" maxlength="2000"></textarea></div>
            <p><button class="button main">\(say("privacy.request.send"))</button></p></form></section>
            """
    }
}
