public import Domain
import Foundation
public import HTML
public import Localisation
import Storage
public import UseCases

/// Who has which role in a programme, who is invited, and the form to invite.
public struct PeoplePage: Page {
    let people: ProgrammePeople
    let draft: InvitationDraft
    let refusal: (String, [String: Localiser.Value])?
    /// Of an invitation that was just made: to print or to read out.
    let code: String?

    public init(
        _ people: ProgrammePeople, draft: InvitationDraft = InvitationDraft(), code: String? = nil,
        refusal: (String, [String: Localiser.Value])? = nil
    ) {
        self.people = people
        self.draft = draft
        self.code = code
        self.refusal = refusal
    }

    public func title(_ reader: Reader) -> String { reader.say("people.title") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="wrap stack wide">
            \(programmeTrail("\(title(reader))", of: people.programme, reader))
            <header class="stack tight"><h1>\(title(reader))</h1><p class="soft">\(content(people.programme.name, reader))</p></header>
            \(refusal, { notice("bad", "<p>\(say($0.0, $0.1))</p>") })
            \(code, { notice("good", "<p>\(say("people.code"))</p><p><code>\($0)</code></p>") })
            \(invite(reader))
            \(members(reader))
            \(invitations(reader))
            </div>
            """
    }

    private func invite(_ reader: Reader) -> HTML {
        let say = reader.say
        let roles = Role.allCases.filter { role in reader.access.roles.contains { $0.grantable.contains(role) } }
        return """
            <form class="card span stack no-print" method="post"\(attribute: "action", Address.people(people.programme.id).path)>\(formToken(reader))\(onceToken())
            <h2>\(say("people.invite"))</h2>
            <div class="cols fields"><div class="field"><label for="email">\(say("signIn.email"))</label>\
            <input id="email" name="email" type="email" required value="\(draft.email)"></div>
            <div class="field"><label for="name">\(say("people.name"))</label><input id="name" name="name" value="\(draft.name)"></div>
            <div class="field"><label for="role">\(say("people.role"))</label><select class="input" id="role" name="role">\(roles, { role in
                "<option value=\"\(role.rawValue)\"\(flag: "selected", role == draft.role)>\(say("role.\(role.rawValue)"))</option>"
            })</select></div>
            <div class="field"><label for="country">\(say("people.country"))</label><select class="input" id="country" name="country">\
            <option value="">\(say("people.country.own"))</option>\(["VN", "KR"], { code in
                "<option value=\"\(code)\"\(flag: "selected", code == draft.country)>\(country(code, say))</option>"
            })</select></div>
            <div class="field"><label for="participation">\(say("people.participation"))</label>\
            <input id="participation" name="participation" value="\(draft.participation)" aria-describedby="participation-more">\
            <p id="participation-more" class="soft small">\(say("people.participation.more"))</p></div>
            \(if: !people.interpreters.isEmpty, interpreter(say))
            <div class="field"><label for="language">\(say("people.language"))</label><select class="input" id="language" name="language">\(Localiser.languages, { language in
                "<option value=\"\(language.rawValue)\"\(flag: "selected", language == draft.language) lang=\"\(language.rawValue)\">\(Localiser(language)("language.own"))</option>"
            })</select></div></div>
            <p><button class="button main">\(say("people.send"))</button></p></form>
            """
    }

    private func interpreter(_ say: Localiser) -> HTML {
        """
        <div class="field"><label for="interpreter">\(say("people.interpreter"))</label>\
        <select class="input" id="interpreter" name="interpreter" aria-describedby="interpreter-more">\
        <option value="">\(say("people.interpreter.none"))</option>\(people.interpreters, { one, event in
            "<option value=\"\(one.id.text)\"\(flag: "selected", one.id.text == draft.interpreter)>\(one.name) · \(one.code) · \(say.date(event.date))</option>"
        })</select>
        <p id="interpreter-more" class="soft small">\(say("people.interpreter.more"))</p></div>
        """
    }

    /// Who a member is in the lists of interpreters.
    private func record(of grant: Grant, _ say: Localiser) -> HTML {
        guard grant.role == .interpreter else { return HTML() }
        guard let one = people.interpreters.first(where: { $0.interpreter.id == grant.interpreter })?.interpreter else {
            return " · \(badge("warn", say("people.interpreter.missing"), icon: "alert"))"
        }
        return " · <span lang=\"und\">\(one.name)</span> · \(one.code)"
    }

    private func members(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <section class="card stack tight"><h2>\(say("people.members"))</h2>
            <ul class="plain-list rules">\(people.grants, { grant, account in
                """
                <li class="row apart"><span><b lang="und">\(account.name.isEmpty ? account.email : account.name)</b> · \(say("role.\(grant.role.rawValue)"))\
                \(if: !grant.country.isEmpty, " · \(country(grant.country, say))")\(grant.organisation.flatMap { people.firms[$0] }, { " · \(content($0, reader))" })\(record(of: grant, say))<br>\
                <small class="soft">\(account.email)</small></span>
                <form method="post"\(attribute: "action", Address.grantRemoval(people.programme.id, grant.id).path)>\(formToken(reader))\
                <button class="button plain">\(say("people.takeRole"))</button></form></li>
                """
            })</ul></section>
            """
    }

    private func invitations(_ reader: Reader) -> HTML {
        let say = reader.say
        let open = people.invitations.filter {
            $0.acceptedAt == nil && $0.withdrawnAt == nil && $0.expiresAt > reader.now
        }
        guard !open.isEmpty else { return HTML() }
        return """
            <section class="card stack tight"><h2>\(say("people.invited"))</h2>
            <ul class="plain-list rules">\(open, { one in
                """
                <li class="row apart"><span>\(one.email) · \(say("role.\(one.role.rawValue)"))</span>
                <form method="post"\(attribute: "action", Address.invitationWithdrawal(people.programme.id, one.id.text).path)>\(formToken(reader))\
                <button class="button plain">\(say("people.withdraw"))</button></form></li>
                """
            })</ul></section>
            """
    }
}

/// What an invitation opens: who invites to what, and a button.
public struct InvitationPage: Page {
    let code: String
    let role: Role?
    let programme: LocalisedText?
    let email: String

    public init(code: String, role: Role? = nil, programme: LocalisedText? = nil, email: String = "") {
        self.code = code
        self.role = role
        self.programme = programme
        self.email = email
    }

    public func title(_ reader: Reader) -> String { reader.say("invitation.title") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let way: HTML =
            role.map { role in
                """
                <form class="card stack" method="post"\(attribute: "action", Address.invitation(code).path)>\(formToken(reader))
                <p>\(programme, { content($0, reader) })</p><p>\(say("invitation.role")): <b>\(say("role.\(role.rawValue)"))</b></p>
                <p class="soft">\(say("invitation.more"))</p>
                <p><button class="button main big">\(say("invitation.accept"))</button></p></form>
                """
            } ?? """
                \(if: !code.isEmpty, notice("warn", "<p>\(say("error.invitationUnusable"))</p>"))
                <form class="card stack" method="get"\(attribute: "action", Address.invitationEntry.path)>
                <div class="field"><label for="code">\(say("invitation.code"))</label><input id="code" name="code" autocomplete="off" required></div>
                <p><button class="button main">\(say("invitation.open"))</button></p></form>
                """
        return """
            <div class="wrap stack wide prose-page"><h1>\(title(reader))</h1>\(way)</div>
            """
    }
}
