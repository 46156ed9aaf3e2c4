import Domain
import Foundation
import HTML
import Localisation
import Storage
import UseCases

/// The part of one's own account that says how one signs in: password, second factor, recovery codes. Each change asks
/// for the current password or, where there is none, for a session that was begun just now. The password itself is also
/// changed in a session that a mailed link or code began just now: for who forgot it.
struct SignInWays {
    private let account: Account
    private let newFactor: (secret: String, address: String, picture: HTML)?
    private let sessions: [String: Session]

    init(of page: AccountPage) {
        account = page.account
        newFactor = page.newFactor
        sessions = Dictionary(page.sessions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func password(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <section class="card stack tight"><h2>\(say("account.password"))</h2>
            <p class="soft">\(say(account.hasPassword ? "account.password.set" : "account.password.none"))</p>
            \(mayProve(reader) ? passwordForm(reader) : signInAgain(say))</section>
            """
    }

    private func passwordForm(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <form class="stack tight" method="post"\(attribute: "action", Address.accountPassword.path)>\(formToken(reader))
            <input type="hidden" name="email" autocomplete="username" value="\(account.email)">
            \(isByMail(reader) ? insteadOfPassword(say) : current("current-password", say))
            <div class="field"><label for="new-password">\(say("account.password.new"))</label>\
            <input id="new-password" name="password" type="password" autocomplete="new-password" required minlength="12"></div>
            <p class="soft small">\(say("account.change.more"))</p>
            <p class="row"><button class="button" name="step" value="save">\(say("account.password.save"))</button> \
            \(if: account.hasPassword, "<button class=\"button plain\" name=\"step\" value=\"remove\" formnovalidate>\(say(account.hasSecondFactor ? "account.password.removeBoth" : "account.password.remove"))</button>")</p></form>
            """
    }

    func factor(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <section class="card stack tight"><h2>\(say("account.factor"))</h2>
            <p class="soft">\(say(account.hasSecondFactor ? "account.factor.set" : "account.factor.none"))</p>
            \(newFactor.map { confirmation($0.secret, $0.picture, reader) } ?? factorForm(reader))</section>
            """
    }

    private func confirmation(_ secret: String, _ picture: HTML, _ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <p>\(say("account.factor.scan"))</p>\(picture)
            <p class="small"><code>\(secret)</code></p>
            <form class="stack tight" method="post"\(attribute: "action", Address.accountSecondFactor.path)>\(formToken(reader))
            <input type="hidden" name="secret" value="\(secret)">
            <div class="field"><label for="factor-code">\(say("account.factor.code"))</label>\
            <input id="factor-code" name="code" inputmode="numeric" autocomplete="one-time-code" required></div>
            \(current("factor-password", say))
            <p class="soft small">\(say("account.change.more"))</p>
            <p><button class="button main">\(say("account.factor.confirm"))</button></p></form>
            """
    }

    private func factorForm(_ reader: Reader) -> HTML {
        let say = reader.say
        guard account.hasSecondFactor else {
            return """
                <form method="post"\(attribute: "action", Address.accountSecondFactor.path)>\(formToken(reader))\
                <button class="button" name="step" value="begin">\(say("account.factor.begin"))</button></form>
                """
        }
        return """
            <form class="stack tight" method="post"\(attribute: "action", Address.accountSecondFactor.path)>\(formToken(reader))
            \(current("factor-password", say))
            <p class="soft small">\(say("account.change.more"))</p>
            <p class="row"><button class="button" name="step" value="codes">\(say("account.factor.codes"))</button> \
            <button class="button plain" name="step" value="remove">\(say("account.factor.remove"))</button></p></form>
            """
    }

    /// The field for the password that is set; nothing where none is.
    private func current(_ id: String, _ say: Localiser) -> HTML {
        guard account.hasPassword else { return HTML() }
        return """
            <div class="field"><label for="\(id)">\(say("account.password.current"))</label>\
            <input id="\(id)" name="current" type="password" autocomplete="current-password" required></div>
            """
    }

    /// Whoever came by mail just now need not know the password that is set; a second factor stays to be shown.
    private func insteadOfPassword(_ say: Localiser) -> HTML {
        """
        <p>\(say("account.proof.byMail", ["n": .number(UseCases.proofMinutes)]))</p>
        \(if: account.hasSecondFactor, """
        <div class="field"><label for="password-code">\(say("account.proof.code"))</label>\
        <input id="password-code" name="code" autocomplete="one-time-code" autocapitalize="none" required></div>
        """)
        """
    }

    private func isByMail(_ reader: Reader) -> Bool {
        guard account.hasPassword, let session = reader.viewer.session.flatMap({ sessions[$0] }) else { return false }
        return session.provesMailbox(at: reader.now)
    }

    private func mayProve(_ reader: Reader) -> Bool {
        guard !account.hasPassword else { return true }
        guard let session = reader.viewer.session.flatMap({ sessions[$0] }) else { return false }
        return reader.now.timeIntervalSince(session.createdAt) <= Double(UseCases.proofMinutes * 60)
    }

    private func signInAgain(_ say: Localiser) -> HTML {
        """
        <p>\(say("account.proof.sessionTooOld", ["n": .number(UseCases.proofMinutes)]))</p>
        <p><a class="button"\(href: Address.signIn.with([("to", Address.account.path)]))>\(say("account.proof.signIn"))</a></p>
        """
    }
}
