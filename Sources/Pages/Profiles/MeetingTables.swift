import Domain
import Foundation
import HTML
import Localisation
import UseCases

/// Requests with who asks whom, what about and how it stands; on an organisation's own page without itself. Nothing
/// where there is none.
func requestTable(
    _ requests: [RequestSummary], _ event: Event, _ reader: Reader, caption: String,
    own: Identifier<Organisation>? = nil
) -> HTML {
    guard !requests.isEmpty else { return HTML() }
    let say = reader.say
    let sides: [(label: String, side: KeyPath<RequestSummary, OrganisationLabel>)] = [
        (say("field.sender"), \.sender), (say("field.receiver"), \.receiver),
    ].filter { side in own == nil || requests.contains { $0[keyPath: side.1].id != own } }
    let columns = ["profiles.about", "field.rank", "field.answer"].map { say($0) }
    return """
        <table class="table cards"><caption>\(caption)</caption>
        <thead><tr>\(sides.map(\.label) + columns, { "<th scope=\"col\">\($0)</th>" })</tr></thead><tbody>\(requests, { one in
            """
            <tr>\(sides, { cell($0.label, organisationLink(one[keyPath: $0.side], event, reader)) })
            \(cell(columns[0], about(one, event, reader)))
            \(cell(columns[1], HTML(text: one.request.rank.map(String.init) ?? "–")))
            \(cell(columns[2], answer(one.request, event, reader)))</tr>
            """
        })</tbody></table>
        """
}

private func about(_ one: RequestSummary, _ event: Event, _ reader: Reader) -> HTML {
    let need: HTML =
        one.need.map { need in
            "\(opened("\(badge("need", need.code)) \(content(need.title, reader))", .need(event.id, need.code), reader.opensOthers))<br>"
        } ?? HTML()
    let offer: HTML =
        one.offer.map { offer in
            "\(opened("\(badge("offer", offer.code)) \(content(offer.title, reader))", .offer(event.id, offer.code), reader.opensOthers))<br>"
        } ?? HTML()
    let message: HTML = one.request.message.isEmpty ? HTML() : asWritten(one.request.message, reader)
    let all = need + offer + message
    return all.isEmpty ? "–" : all
}

private func answer(_ request: MeetingRequest, _ event: Event, _ reader: Reader) -> HTML {
    let say = reader.say
    let text = say("answer.\(request.answer.rawValue)")
    let state =
        switch request.answer {
        case .accepted: badge("good", text, icon: "check")
        case .declined: badge("bad", text, icon: "cross")
        case .pending: badge("", text, icon: "clock")
        }
    guard let sentAt = request.sentAt else { return state }
    return
        "\(state)<br><span class=\"soft\">\(say("field.sent_at")): \(day(of: sentAt, event, say))\(bothTimes(sentAt, nil, event, reader))</span>"
}

/// The date, where it is one in both zones; otherwise the time says both.
private func day(of date: Date, _ event: Event, _ say: Localiser) -> String {
    let own = say.date(date, zone: TimeZone(identifier: event.zone) ?? .gmt)
    return own == say.date(date, zone: TimeZone(identifier: event.partnerZone) ?? .gmt) ? own + ", " : ""
}

/// Meetings of the current plan, each with both zones and the way to the agendas; on an organisation's own page without
/// itself. Nothing where there is none.
func meetingTable(
    _ meetings: [MeetingSummary], _ event: Event, _ reader: Reader, own: Identifier<Organisation>? = nil
) -> HTML {
    guard let plan = meetings.first?.plan else { return HTML() }
    let say = reader.say
    let columns = ["export.start", "export.place", "export.interpreter", "export.status"].map { say($0) }
    let sides = own == nil ? [say("export.demand"), say("export.supply")] : [say("export.partner")]
    return """
        <table class="table cards"><caption>\(say("profiles.meetings")) \(badge(plan == .draft ? "warn" : "good", say("status.\(plan.rawValue)")))</caption>
        <thead><tr>\([columns[0]] + sides + columns.dropFirst(), { "<th scope=\"col\">\($0)</th>" })</tr></thead>
        <tbody>\(meetings, { one in
            let place = "\(say("place.kind.\(one.placeKind.rawValue)")): \(one.place)"
            return """
            <tr><td><b>\(one.code)</b><br>\(day(of: one.startsAt, event, say))\(bothTimes(one.startsAt, one.endsAt, event, reader))</td>
            \(zip(sides, [one.first, one.second].filter { $0.id != own }), { cell($0, meetingSide($1, event, reader)) })
            \(cell(columns[1], HTML(text: place)))
            \(cell(columns[2], HTML(text: one.interpreter ?? "–")))
            \(cell(columns[3], badge(one.isProvisional ? "warn" : "good", say("status.\(one.isProvisional ? "provisional" : "confirmed")"), icon: one.isProvisional ? "clock" : "check")))</tr>
            """
        })</tbody></table>
        """
}

private func meetingSide(_ side: OrganisationLabel, _ event: Event, _ reader: Reader) -> HTML {
    """
    \(organisationLink(side, event, reader))<br>\(if: reader.may(.seeSchedule) || reader.opens(side.id), agendaLink(side.code, event, reader.say))
    """
}

/// The way to one participant's day; the code stands in the link, so that each link names its target.
func agendaLink(_ code: String, _ event: Event, _ say: Localiser) -> HTML {
    code.isEmpty ? HTML() : link(say("profiles.agendaOf", ["code": .text(code)]), .agenda(event.id, code))
}
