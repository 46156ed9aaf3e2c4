public import Domain
import Foundation
public import HTML
import Localisation
public import UseCases

/// For staff: what each firm decided and where that was read, requests with their deadlines, how long data is kept.
public struct EventPrivacyPage: Page {
    public let privacy: EventPrivacy
    /// Whether this reader may make figures of a firm and say how long data is kept.
    public let mayErase: Bool

    public init(_ privacy: EventPrivacy, mayErase: Bool) {
        self.privacy = privacy
        self.mayErase = mayErase
    }

    public var event: Event? { privacy.event }
    public var section: Section? { .work }
    public func title(_ reader: Reader) -> String { reader.say("privacy.event") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="wrap stack">
            \(trail([(say("tab.work"), .work(privacy.event.id))], title(reader), say))
            <h1>\(title(reader))</h1>
            \(requests(reader))
            \(firms(reader))
            \(retention(reader))
            </div>
            """
    }

    private func requests(_ reader: Reader) -> HTML {
        let say = reader.say
        let zone = privacy.event.zone
        return """
            <section class="stack tight"><h2>\(say("privacy.queue"))</h2>
            \(if: privacy.requests.isEmpty, "<p class=\"soft\">\(say("privacy.queue.none"))</p>")
            <ul class="plain-list">\(privacy.requests, { request in
                """
                <li class="card stack tight"><h3>\(say("privacy.request.\(request.kind.rawValue)")) \(requestBadge(request, reader))</h3>
                <p>\(who(request, reader))</p>\(if: !request.text.isEmpty, "<p>\(request.text)</p>")\(if: !request.reason.isEmpty, "<p>\(say("privacy.reason")): \(request.reason)</p>")
                \(if: !request.isEnded, "<p class=\"soft small\">\(say("privacy.answerBy", ["date": .text(privacyDate(request.answerBy.addingTimeInterval(-1), say, zone: zone))])) \(say("privacy.doneBy", ["date": .text(privacyDate(request.doneBy, say, zone: zone))]))</p>\(answer(request, reader))")</li>
                """
            })</ul></section>
            """
    }

    private func who(_ request: PrivacyRequest, _ reader: Reader) -> HTML {
        let firm = privacy.firms.first { $0.organisation.id == request.organisation }
        let name = request.account.flatMap { privacy.names[$0] } ?? reader.say("privacy.accountGone")
        return "\(name)\(firm, { " – \(content($0.organisation.name, reader))" })"
    }

    private func answer(_ request: PrivacyRequest, _ reader: Reader) -> HTML {
        let say = reader.say
        let states = PrivacyRequest.State.allCases.filter { $0 != .open && $0 != request.state }
        return """
            <form class="stack tight no-print" method="post"\(attribute: "action", Address.eventPrivacy(privacy.event.id, .requests).path)>\(formToken(reader))\(onceToken())
            <input type="hidden" name="request" value="\(request.id.text)">
            <div class="field"><label for="reason-\(request.id.text)">\(say("privacy.reason.label"))</label><input id="reason-\(request.id.text)" name="reason" maxlength="2000"></div>
            <p class="row">\(states, { "<button class=\"button\" name=\"state\" value=\"\($0.rawValue)\">\(say("privacy.answer.\($0.rawValue)"))</button> " })</p></form>
            """
    }

    private func firms(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <section class="stack tight"><h2>\(say("privacy.firms"))</h2>
            <p class="soft">\(say("privacy.firms.count", ["n": .number(privacy.firms.count), "refused": .text(say.number(privacy.firms.count { $0.sharing == .refused }))]))</p>
            <table class="table cards"><thead><tr><th scope="col">\(say("field.organisation"))</th><th scope="col">\(say("field.sharing"))</th>\
            <th scope="col">\(say("privacy.source"))</th><th scope="col" class="no-print">\(say("privacy.change"))</th></tr></thead><tbody>\(privacy.firms, { firm in
                """
                <tr><th scope="row">\(firm.codes.joined(separator: ", ")) <a\(href: Address.organisation(privacy.event.id, firm.organisation.id).path)>\(content(firm.organisation.name, reader))</a></th>
                \(cell(say("field.sharing"), firm.isAnonymised ? badge("", say("privacy.anonymised")) : badge(firm.sharing == .refused ? "warn" : firm.sharing == .agreed ? "good" : "", say("sharing.\(firm.sharing.rawValue)"))))
                \(cell(say("privacy.source"), "\(firm.decisions, { "<p>\(purposeName($0.purpose, say)): \(consentBadge($0.state, say)) \(consentOrigin($0, reader))</p>" })\(if: firm.decisions.isEmpty, "–")"))
                <td class="no-print">\(if: !firm.isAnonymised, change(firm, reader))</td></tr>
                """
            })</tbody></table></section>
            """
    }

    private func change(_ firm: EventPrivacy.Firm, _ reader: Reader) -> HTML {
        let say = reader.say
        let id = firm.organisation.id.text
        return """
            <details><summary>\(say("privacy.change"))</summary>
            <form class="stack tight" method="post"\(attribute: "action", Address.eventPrivacy(privacy.event.id, .consents).path)>\(formToken(reader))\(onceToken())
            <input type="hidden" name="organisation" value="\(id)">
            <div class="field"><label for="purpose-\(id)">\(say("privacy.purpose"))</label><select id="purpose-\(id)" name="purpose">\(privacy.notices.filter(\.purpose.isOfFirm), { one in
                "<option value=\"\(one.purpose.rawValue) \(one.version)\">\(purposeName(one.purpose, say))</option>"
            })</select></div>
            <div class="field"><label for="note-\(id)">\(say("privacy.note"))</label><input id="note-\(id)" name="note" required maxlength="500"></div>
            <p class="row"><button class="button" name="state" value="given">\(say("privacy.desk.given"))</button>
            <button class="button" name="state" value="withdrawn">\(say("privacy.desk.withdrawn"))</button></p></form>
            \(if: mayErase, """
                <form class="stack tight" method="post"\(attribute: "action", Address.eventPrivacy(privacy.event.id, .anonymisation).path)>\(formToken(reader))
                <input type="hidden" name="organisation" value="\(id)"><p class="small">\(say("privacy.anonymise.why"))</p>
                <label class="choice"><input type="checkbox" name="sure" value="1" required> \(say("privacy.anonymise.sure"))</label>
                <p><button class="button">\(say("privacy.anonymise"))</button></p></form>
                """)</details>
            """
    }

    private func retention(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <section class="card stack tight"><h2>\(say("privacy.retention"))</h2>
            <p>\(privacy.keptUntil.map { say("privacy.retention.until", ["date": .text(privacyDate($0, say, zone: privacy.event.zone))]) } ?? say("privacy.retention.none"))</p>
            \(if: mayErase, """
                <form class="stack tight no-print" method="post"\(attribute: "action", Address.eventPrivacy(privacy.event.id, .retention).path)>\(formToken(reader))
                <div class="field"><label for="months">\(say("privacy.retention.months"))</label>
                <input id="months" name="months" type="number" min="1" max="120"\(attribute: "value", privacy.months.map(String.init) ?? "")></div>
                <p><button class="button">\(say("privacy.retention.save"))</button></p></form>
                """)</section>
            """
    }
}
