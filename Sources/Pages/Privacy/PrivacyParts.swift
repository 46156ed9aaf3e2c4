import Domain
import Foundation
import HTML
import Localisation
import UseCases

// What the pages of consents have in common.

/// The text of a notice, in the reader's language, with its version.
func noticeText(_ one: PrivacyNotice, _ reader: Reader) -> HTML {
    let say = reader.say
    let key = "privacy.notice.\(one.purpose.rawValue)"
    return """
        <p class="prose">\(one.text.map { content($0, reader) } ?? HTML(text: say(key)))</p>
        <p class="soft small">\(say("privacy.version", ["n": .number(one.version)]))\(one.validFrom, { ", \(say("privacy.validFrom", ["date": .text(privacyDate($0, say))]))" })</p>
        """
}

func purposeName(_ purpose: ConsentPurpose, _ say: Localiser) -> String { say("privacy.purpose.\(purpose.rawValue)") }

/// Pages of a person stand in no event's zone: dates are those of the programme's host.
func privacyDate(_ date: Date, _ say: Localiser, zone name: String = "Asia/Ho_Chi_Minh") -> String {
    say.date(date, zone: TimeZone(identifier: name) ?? .gmt)
}

func consentBadge(_ state: Consent.State?, _ say: Localiser) -> HTML {
    switch state {
    case .given: badge("good", say("privacy.state.given"), icon: "check")
    case .refused: badge("warn", say("privacy.state.refused"), icon: "lock")
    case .withdrawn: badge("warn", say("privacy.state.withdrawn"), icon: "lock")
    case nil: badge("", say("privacy.state.none"))
    }
}

/// "RC-2022-0007, 25/11/2022 – in the list participants.csv, Sheet1, row 12: “không”".
func consentOrigin(_ consent: Consent, _ reader: Reader) -> HTML {
    let say = reader.say
    let origin: HTML =
        switch consent.source {
        case .form: HTML(text: say("privacy.source.form"))
        case .desk(let note): "\(say("privacy.source.desk"))\(if: !note.isEmpty, ": \(note)")"
        case .sheet(let file, let sheet, let row, let value):
            file.isEmpty
                ? HTML(text: say("privacy.source.list"))
                : HTML(
                    text: say(
                        "privacy.source.sheet",
                        [
                            "file": .text(file), "sheet": .text(sheet), "row": .number(row), "value": .text(value),
                        ]))
        }
    return
        "<span class=\"small\"><code>\(consent.receipt)</code>, \(privacyDate(consent.madeAt, say)) – \(origin)</span>"
}

func requestBadge(_ request: PrivacyRequest, _ reader: Reader) -> HTML {
    let say = reader.say
    let side = request.state == .done ? "good" : request.isOverdue(at: reader.now) ? "bad" : ""
    return """
        \(badge(side, say("privacy.request.state.\(request.state.rawValue)")))\(if: request.isOverdue(at: reader.now), " \(badge("bad", say("privacy.overdue"), icon: "alert"))")
        """
}
