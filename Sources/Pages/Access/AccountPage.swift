public import Domain
import Foundation
public import HTML
public import Localisation
public import Storage

/// One's own account: roles, where one is signed in, password and second factor.
public struct AccountPage: Page {
    let account: Account
    let sessions: [Session]
    let programmes: [Programme]
    /// Forms that were left unsent.
    let drafts: [KeptDraft]
    /// Codes that were just made: shown this once.
    let recoveryCodes: [String]
    /// A second factor that waits for its first code: its secret, the address for an authenticator, a picture of it.
    let newFactor: (secret: String, address: String, picture: HTML)?
    let refusal: (String, [String: Localiser.Value])?

    public init(
        _ account: Account, sessions: [Session], programmes: [Programme], drafts: [KeptDraft] = [],
        recoveryCodes: [String] = [],
        newFactor: (secret: String, address: String, picture: HTML)? = nil,
        refusal: (String, [String: Localiser.Value])? = nil
    ) {
        self.account = account
        self.sessions = sessions
        self.programmes = programmes
        self.drafts = drafts
        self.recoveryCodes = recoveryCodes
        self.newFactor = newFactor
        self.refusal = refusal
    }

    public func title(_ reader: Reader) -> String { reader.say("account.title") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="wrap stack wide">
            <header class="stack tight"><h1>\(title(reader))</h1><p class="soft"><span lang="und">\(account.name)</span> · \(account.email)</p></header>
            \(refusal, { notice("bad", "<p>\(say($0.0, $0.1))</p>") })
            \(if: !recoveryCodes.isEmpty, codes(say))
            \(draftList(drafts, reader))
            \(roles(reader))
            <p><a class="button"\(href: Address.ownPrivacy(nil).path)>\(icon("lock")) \(say("account.privacy"))</a></p>
            \(whereSignedIn(reader))
            \(if: !isDelegateAlone(reader), SignInWays(of: self).password(reader))
            \(if: account.hasPassword, SignInWays(of: self).factor(reader))
            </div>
            """
    }

    private func isDelegateAlone(_ reader: Reader) -> Bool {
        reader.viewer.grants.allSatisfy { [.delegate, .interpreter].contains($0.role) }
    }

    private func codes(_ say: Localiser) -> HTML {
        notice(
            "good",
            """
            <div class="stack tight"><p>\(say("account.recoveryCodes"))</p>
            <ul class="plain-list">\(recoveryCodes, { "<li><code>\($0)</code></li>" })</ul></div>
            """)
    }

    private func roles(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <section class="card stack tight"><h2>\(say("account.roles"))</h2>
            \(if: reader.viewer.grants.isEmpty, "<p>\(say("account.roles.none"))</p>")
            <ul class="plain-list rules">\(reader.viewer.grants, { grant in
                let programme = programmes.first { $0.id == grant.programme }
                return "<li class=\"row apart\"><b>\(say("role.\(grant.role.rawValue)"))</b> \(programme, { content($0.name, reader) })</li>"
            })</ul></section>
            """
    }

    private func whereSignedIn(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <section class="card stack tight"><h2>\(say("account.sessions"))</h2>
            <ul class="plain-list rules">\(sessions, { session in
                let isThis = session.id == reader.viewer.session
                return """
                <li class="row apart"><span>\(session.device.isEmpty ? say("account.device.unknown") : session.device)<br>\
                <small class="soft">\(session.client) · <time datetime="\(session.seenAt.ISO8601Format())">\(say.date(session.seenAt, zone: .gmt)) \(say.time(session.seenAt, zone: .gmt)) GMT</time></small></span>
                <form class="row" method="post"\(attribute: "action", Address.accountSessions.path)>\(formToken(reader))\
                \(if: isThis, badge("good", say("account.thisSession")))\
                <button class="button plain" name="session" value="\(session.id)">\(say("account.endSession"))</button></form></li>
                """
            })</ul>
            <form method="post"\(attribute: "action", Address.accountSessions.path)>\(formToken(reader))\
            <button class="button" name="session" value="all">\(say("account.endAllSessions"))</button></form></section>
            """
    }
}
