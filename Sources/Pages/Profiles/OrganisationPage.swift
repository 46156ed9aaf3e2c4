public import Domain
import Foundation
public import HTML
import Localisation
public import UseCases

/// One organisation: who it is, how it takes part, what it brings and whom it meets.
public struct OrganisationPage: Page {
    let detail: OrganisationDetail

    public init(_ detail: OrganisationDetail) { self.detail = detail }

    public var event: Event? { detail.event }
    public var section: Section? { .organisations }
    public func title(_ reader: Reader) -> String { detail.organisation.name.text(for: reader.language) }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let id = detail.organisation.id
        let (sent, received) = (
            detail.requests.filter { $0.sender.id == id }, detail.requests.filter { $0.sender.id != id }
        )
        let hasNothing =
            detail.needs.isEmpty && detail.offers.isEmpty && detail.requests.isEmpty
            && detail.meetings.isEmpty
        return """
            <div class="wrap stack">
            \(trail([(say("profiles.organisations.title"), .organisations(detail.event.id))], title(reader), say))
            <div class="stack need-page">\(card(reader))
            <div class="stack">
            \(detail.lookalikes, { lookalike($0, reader) })
            \(if: detail.isWithheld, notice("warn", "<p>\(say("profiles.withheld.notice"))</p>"))
            \(profiles("profiles.needs.title", detail.needs, reader) { need in
                ("need", need.label, .need(detail.event.id, need.label.code), need.best, need.isWithheld)
            })
            \(profiles("profiles.offers.title", detail.offers, reader) { offer in
                ("offer", offer.label, .offer(detail.event.id, offer.label.code), offer.best, offer.isWithheld)
            })
            \(meetingTable(detail.meetings, detail.event, reader, own: id))
            \(requestTable(sent, detail.event, reader, caption: say("profiles.requests.sent"), own: id))
            \(requestTable(received, detail.event, reader, caption: say("profiles.requests.received"), own: id))
            \(if: hasNothing, empty(say("profiles.organisation.nothing"), "<p>\(link(say("profiles.source.imports"), .imports(detail.event.id), for: .importLists, reader))</p>"))
            </div></div></div>
            """
    }

    private func card(_ reader: Reader) -> HTML {
        let say = reader.say
        let organisation = detail.organisation
        let names = organisation.name.versions.values.map(\.text)
        let others = detail.spellings.filter { !names.contains($0) }
        let role = detail.participations.first?.role
        return """
            <div class="card \(role == .demand ? "need" : role == .supply ? "offer" : "span") stack">
            <div class="row">\(roles(detail.participations, say))\(if: detail.isWithheld, " \(withheldBadge(say))")</div>
            <h1>\(content(organisation.name, reader))</h1>
            \(translations(organisation.name, reader))
            \(facts([
                (say("field.kind"), HTML(text: say("profiles.kind.\(organisation.kind.rawValue)"))),
                (say("field.country"), HTML(text: country(organisation.country, say))),
                (say("field.locality"), organisation.address.contains(organisation.locality) ? HTML() : fact(organisation.locality, reader)),
                (say("field.address"), fact(organisation.address, reader)),
                (say("field.tax_code"), HTML(text: organisation.taxCode)),
                (say("field.field"), fact(organisation.field, reader)),
                (say("profiles.spellings"), "\(others, { "\(asWritten($0, reader))<br>" })"),
            ]))
            \(detail.participations, { participation($0, reader) })
            \(if: !detail.people.isEmpty || isEditable(reader), contacts(reader))
            \(if: isEditable(reader), editing(reader))
            </div>
            """
    }

    private func isEditable(_ reader: Reader) -> Bool {
        reader.mayEdit(detail.organisation.id, of: detail.organisation.country)
    }

    /// The ways to change the firm and to add to it.
    private func editing(_ reader: Reader) -> HTML {
        let (event, firm) = (detail.event.id, detail.organisation.id)
        let ways: [(String, Address)] = [
            ("edit.organisation", .organisationForm(event, firm)), ("edit.need.new", .newNeed(event, firm)),
            ("edit.offer.new", .newOffer(event, firm)),
        ]
        return
            "<p class=\"row no-print\">\(ways, { "<a class=\"button\"\(href: $0.1.path)>\(reader.say($0.0))</a>" })</p>"
    }

    /// The name in the other languages.
    private func translations(_ name: LocalisedText, _ reader: Reader) -> HTML {
        let shown = name.text(for: reader.language)
        let others = Language.allCases.filter { name[$0] != nil && name[$0]?.text != shown }
        return "\(others, { "<p class=\"soft\" lang=\"\($0.rawValue)\">\(name[$0]?.text ?? "")</p>" })"
    }

    private func participation(_ one: Participation, _ reader: Reader) -> HTML {
        let say = reader.say
        let sharing = say("sharing.\(one.sharing.rawValue)")
        let person = [one.person, one.personTitle].filter { !$0.isEmpty }.joined(separator: ", ")
        return """
            <div class="stack tight"><h2 class="label">\(say("profiles.participation", ["code": .text(one.code)]))</h2>
            \(facts([
                (say("field.role"), HTML(text: say("role.\(one.role.rawValue)"))),
                (say("field.person"), fact(person, reader)),
                (say("field.mode"), HTML(text: say("mode.\(one.mode.rawValue)"))),
                (say("field.languages"), HTML(text: say.list(one.languages.map { say("language.\($0.rawValue)") }))),
                (say("field.availability"), availability(one.availability, reader)),
                (say("field.people"), HTML(text: String(one.people))),
                (say("field.parallel"), one.parallel > 1 ? HTML(text: String(one.parallel)) : HTML()),
                (say("field.sharing"), one.sharing == .refused ? badge("warn", sharing, icon: "lock") : HTML(text: sharing)),
            ]))
            \(if: one.role.meets, "<p>\(agendaLink(one.code, detail.event, say))</p>")</div>
            """
    }

    private func availability(_ availability: Availability, _ reader: Reader) -> HTML {
        if availability.isAbsent {
            return
                "\(badge("bad", reader.say("profiles.absent"), icon: "cross")) \(fact(availability.original, reader))"
        }
        return availability.original.isEmpty
            ? HTML(text: reader.say("profiles.wholeDay")) : asWritten(availability.original, reader)
    }

    private func contacts(_ reader: Reader) -> HTML {
        """
        <div class="stack tight"><h2 class="label">\(reader.say("field.contact"))</h2>
        <ul class="plain-list small">\(detail.people, { person in
            let title: HTML = person.title.isEmpty ? HTML() : ", \(asWritten(person.title, reader))"
            let mail: HTML = person.email.isEmpty ? HTML() : "<br><a\(href: "mailto:\(person.email)")>\(person.email)</a>"
            let phone: HTML = person.phone.isEmpty ? HTML() : "<br><a\(href: "tel:\(person.phone.filter { "+0123456789".contains($0) })")>\(person.phone)</a>"
            let edit: HTML = isEditable(reader) ? "<br>\(link(reader.say("edit.open"), .personForm(detail.event.id, detail.organisation.id, person.id)))" : HTML()
            return "<li><b>\(asWritten(person.name, reader))</b>\(title)\(mail)\(phone)\(edit)</li>"
        })</ul>\(if: isEditable(reader), "<p class=\"no-print\">\(link(reader.say("edit.person.new"), .personForm(detail.event.id, detail.organisation.id, nil)))</p>")</div>
        """
    }

    private func lookalike(_ question: OpenLookalike, _ reader: Reader) -> HTML {
        let key = !question.isBranch ? "alike" : question.otherIsMain ? "branchOf" : "hasBranch"
        return notice(
            "warn",
            "<p>\(reader.say("profiles.lookalike.\(key)")): \(organisationLink(question.other, detail.event, reader))</p>"
        )
    }

    private func profiles<Summary>(
        _ heading: String, _ summaries: [Summary], _ reader: Reader,
        _ parts: (Summary) -> (String, ProfileLabel, Address, BestMatch?, Bool)
    ) -> HTML {
        guard !summaries.isEmpty else { return HTML() }
        return """
            <section class="card stack tight"><h2>\(reader.say(heading))</h2><ul class="plain-list rules">\(summaries, { summary in
                let (side, label, address, best, isWithheld) = parts(summary)
                // What was suggested best, from the other bank.
                let other: HTML = isWithheld ? HTML() : best.map { best in
                    let (bank, page): (String, Address) = side == "need"
                        ? ("offer", .offer(detail.event.id, best.other.code))
                        : ("need", .need(detail.event.id, best.other.code))
                    return "<br><span class=\"small\">\(reader.say(side == "need" ? "profiles.bestMatch" : "profiles.bestNeed")): \(badge(bank, best.other.code)) \(opened(content(best.other.title, reader), page, reader.opensOthers))</span>"
                } ?? HTML()
                let state: HTML = isWithheld ? HTML() : best.map { reach($0.confidence, reader.say) }
                    ?? "<span class=\"soft small\">\(reader.say("confidence.none"))</span>"
                return """
                <li class="row apart"><span>\(badge(side, label.code)) <a\(href: address.path)>\(content(label.title, reader))</a>\(other)</span> \(state)</li>
                """
            })</ul></section>
            """
    }
}
