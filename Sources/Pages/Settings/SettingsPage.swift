public import Domain
public import HTML
import Localisation
import UseCases

/// Settings of the whole installation: each with what it does, what is in force and where that comes from.
public struct SettingsPage: Page {
    let settings: InstallationSettings
    let server: SettingsServer
    /// A form that was sent and not saved; the others show what is saved.
    let open: (group: SettingGroup, contents: FormContents)?
    let logoRefusal: LogoRefusal?

    public init(
        _ settings: InstallationSettings, server: SettingsServer,
        open: (group: SettingGroup, contents: FormContents)? = nil, logoRefusal: LogoRefusal? = nil
    ) {
        self.settings = settings
        self.server = server
        self.open = open
        self.logoRefusal = logoRefusal
    }

    public func title(_ reader: Reader) -> String { reader.say("settings.title") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="wrap stack wide prose-page">
            <header class="stack tight"><h1>\(title(reader))</h1><p class="soft prose">\(say("settings.lead"))</p>
            <nav aria-label="\(say("settings.groups"))"><ul class="plain-list row">\(SettingGroup.allCases, { group in
                "<li><a class=\"touch\" href=\"#\(group.rawValue)\">\(say("settings.group.\(group.rawValue)"))</a></li>"
            })</ul></nav></header>
            \(SettingGroup.allCases, { section($0, reader) })
            </div>
            """
    }

    private func section(_ group: SettingGroup, _ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <section class="card stack" id="\(group.rawValue)"><h2>\(say("settings.group.\(group.rawValue)"))</h2>
            <p class="soft prose">\(say("settings.group.\(group.rawValue).more"))</p>
            \(before(group, reader))
            \(form(group, reader))
            \(after(group, reader))
            </section>
            """
    }

    private func form(_ group: SettingGroup, _ reader: Reader) -> HTML {
        let say = reader.say
        let contents =
            open.flatMap { $0.group == group ? $0.contents : nil } ?? FormContents(settings.draft(of: group))
        let fields = settingFields(group, contents, say)
        return """
            <form class="stack" method="post"\(attribute: "action", Address.settings(.save(group)).path)>\(formToken(reader))
            <input type="hidden" name="version" value="\(contents.version)">
            \(formNotices(fields.map(\.field), say))
            \(fields, { setting, field in
                "<div class=\"stack tight\">\(formField(field, say))\(setting, { inForce($0, reader) })</div>"
            })
            <p><button class="button main">\(say("settings.save.\(group.rawValue)"))</button></p></form>
            """
    }

    private func inForce(_ setting: InstallationSetting, _ reader: Reader) -> HTML {
        let say = reader.say
        let found = settings.inForce(setting, start: server.start)
        let value = shownSetting(setting, found.value, say)
        let sentence =
            switch found.origin {
            case .builtIn: say("settings.inForce.builtIn", ["value": .text(value)])
            case .saved: say("settings.inForce.saved", ["value": .text(value)])
            case .start(let source):
                say("settings.inForce.start", ["value": .text(value), "source": .text(source)])
            }
        let isHidden = setting.yieldsToStart && server.start.values[setting] != nil
        return """
            <p class="soft small">\(sentence)\(if: isHidden, " \(say("settings.yields"))")</p>
            """
    }

    /// What stands between the lead of a group and its form.
    private func before(_ group: SettingGroup, _ reader: Reader) -> HTML {
        let say = reader.say
        switch group {
        case .address:
            let address = settings.inForce(.baseAddress, start: server.start).value
            guard !address.isEmpty, !server.origins.contains(address) else { return HTML() }
            return notice(
                "warn",
                "<p>\(say("settings.unserved", ["value": .text(address), "known": .text(server.origins.joined(separator: ", "))]))</p><p><code>caunoi serve --address \(address)</code></p>"
            )
        case .mail:
            return """
                <dl class="facts"><dt>\(say("settings.mail.server"))</dt>\
                <dd>\(server.mailServer.isEmpty ? HTML(text: say("settings.value.none")) : "<code>\(server.mailServer)</code>")</dd></dl>
                <p class="soft small prose">\(say("settings.mail.server.why"))</p>
                """
        case .languages, .retention, .branding: return HTML()
        }
    }

    /// What stands behind the form of a group.
    private func after(_ group: SettingGroup, _ reader: Reader) -> HTML {
        switch group {
        case .mail: testMail(reader)
        case .branding:
            "\(brandingPreview(settings, reader))\(logoForm(settings, logoRefusal, reader))"
        case .address, .languages, .retention: HTML()
        }
    }

    private func testMail(_ reader: Reader) -> HTML {
        let say = reader.say
        guard !server.mailServer.isEmpty else { return notice("warn", "<p>\(say("outbox.noServer"))</p>") }
        return """
            <form class="stack tight" method="post"\(attribute: "action", Address.settings(.testMail).path)>\(formToken(reader))\(onceToken())
            <p class="soft small">\(say("settings.testMail.more", ["address": .text(reader.viewer.account?.email ?? "")]))</p>
            <p><button class="button">\(say("settings.testMail"))</button></p></form>
            """
    }
}

/// What the page of settings needs to know of the server that shows it.
public struct SettingsServer: Sendable {
    public var start: StartSettings
    /// The addresses under which the server answers.
    public var origins: [String]
    /// The mail server without its password; empty: none is named.
    public var mailServer: String

    public init(start: StartSettings = StartSettings(), origins: [String] = [], mailServer: String = "") {
        self.start = start
        self.origins = origins
        self.mailServer = mailServer
    }
}
