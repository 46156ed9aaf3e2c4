public import Domain
public import HTML
public import Localisation

/// Somebody as whom the demo lets anyone in.
public struct DemoIdentity: Sendable {
    public var email: String
    public var name: String
    public var role: Role

    public init(email: String, name: String, role: Role) {
        self.email = email
        self.name = name
        self.role = role
    }
}

/// The door: a link by mail, or a password; at the demo one press.
public struct SignInPage: Page {
    let destination: String
    let identities: [DemoIdentity]
    let hasAccounts: Bool
    let email: String
    /// A catalogue key of what went wrong, with its values.
    let refusal: (String, [String: Localiser.Value])?

    public init(
        destination: String, identities: [DemoIdentity], hasAccounts: Bool, email: String = "",
        refusal: (String, [String: Localiser.Value])? = nil
    ) {
        self.destination = destination
        self.identities = identities
        self.hasAccounts = hasAccounts
        self.email = email
        self.refusal = refusal
    }

    public func title(_ reader: Reader) -> String { reader.say("signIn.title") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="wrap stack wide prose-page">
            \(if: reader.branding.settings.logo != nil, "<p class=\"door\">\(logo(reader.branding)) <b>\(reader.branding.name(in: reader.language))</b></p>")\
            <header class="stack tight"><h1>\(title(reader))</h1><p class="soft prose">\(say("signIn.lead"))</p></header>
            \(refusal, { notice("bad", "<p>\(say($0.0, $0.1))</p>") })
            \(if: !hasAccounts, nobody(say))
            \(if: !identities.isEmpty, demo(reader))
            <form class="card stack" method="post"\(attribute: "action", Address.signIn.path)>\(formToken(reader))
            \(target)<div class="field"><label for="email">\(say("signIn.email"))</label>\
            <input id="email" name="email" type="email" autocomplete="username" required value="\(email)"></div>
            <p><button class="button main big">\(say("signIn.send"))</button></p>
            <p class="soft small">\(say("signIn.send.more"))</p></form>
            <details class="card"><summary>\(say("signIn.withPassword"))</summary>
            <form class="stack" method="post"\(attribute: "action", Address.signInPassword.path)>\(formToken(reader))
            \(target)<div class="field"><label for="password-email">\(say("signIn.email"))</label>\
            <input id="password-email" name="email" type="email" autocomplete="username" required value="\(email)"></div>
            <div class="field"><label for="password">\(say("signIn.password"))</label>\
            <input id="password" name="password" type="password" autocomplete="current-password" required></div>
            <div class="field"><label for="code">\(say("signIn.secondFactor"))</label>\
            <input id="code" name="code" autocomplete="one-time-code" aria-describedby="code-more">\
            <p id="code-more" class="soft small">\(say("signIn.secondFactor.more"))</p></div>
            <p><button class="button">\(say("signIn.enter"))</button></p></form></details>
            </div>
            """
    }

    private var target: HTML { "<input type=\"hidden\" name=\"to\" value=\"\(destination)\">" }

    private func nobody(_ say: Localiser) -> HTML {
        empty(
            say("signIn.nobody"),
            "<p>\(say("signIn.nobody.more"))</p><p><code>caunoi user create name@example.org --role owner</code></p>")
    }

    private func demo(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <section class="card span stack" aria-labelledby="demo"><h2 id="demo">\(say("signIn.demo"))</h2>
            <p class="soft">\(say("signIn.demo.more"))</p>
            <form class="row" method="post"\(attribute: "action", Address.demoSignIn.path)>\(formToken(reader))\(target)\
            \(identities, { "<button class=\"button\" name=\"email\" value=\"\($0.email)\"><b>\(say("role.\($0.role.rawValue)"))</b> <span lang=\"und\">\($0.name)</span></button>" })\
            </form></section>
            """
    }
}

/// After a link was asked for: look into the mail, or type the code from it.
public struct SignInSentPage: Page {
    let attempt: String
    let email: String
    let refusal: (String, [String: Localiser.Value])?

    public init(attempt: String, email: String, refusal: (String, [String: Localiser.Value])? = nil) {
        self.attempt = attempt
        self.email = email
        self.refusal = refusal
    }

    public func title(_ reader: Reader) -> String { reader.say("signIn.sent.title") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="wrap stack wide prose-page">
            <header class="stack tight"><h1>\(title(reader))</h1>
            <p class="prose">\(say("signIn.sent.text", ["n": 10]))</p></header>
            \(refusal, { notice("bad", "<p>\(say($0.0, $0.1))</p>") })
            <form class="card stack" method="post"\(attribute: "action", Address.signInCode.path)>\(formToken(reader))
            <input type="hidden" name="attempt" value="\(attempt)">
            <div class="field"><label for="code">\(say("signIn.code"))</label>\
            <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required></div>
            <p><button class="button main">\(say("signIn.enter"))</button></p></form>
            <p>\(link(say("signIn.again"), .signIn))</p>
            </div>
            """
    }
}

/// What a mailed link opens: a button. Opening uses nothing up, since programs that look at mail open links too.
public struct SignInLinkPage: Page {
    let token: String
    let isUsable: Bool

    public init(token: String, isUsable: Bool) {
        self.token = token
        self.isUsable = isUsable
    }

    public func title(_ reader: Reader) -> String { reader.say("signIn.title") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        let way: HTML =
            isUsable
            ? """
            <form class="card stack" method="post"\(attribute: "action", Address.signInLink(token).path)>\(formToken(reader))
            <p>\(say("signIn.link.text"))</p><p><button class="button main big">\(say("signIn.enter"))</button></p></form>
            """
            : "\(notice("warn", "<p>\(say("error.signInRefused"))</p>"))<p><a class=\"button main\"\(href: Address.signIn.path)>\(say("signIn.again"))</a></p>"
        return """
            <div class="wrap stack wide prose-page"><h1>\(title(reader))</h1>\(way)</div>
            """
    }
}
