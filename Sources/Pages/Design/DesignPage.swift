import Domain
public import HTML
import Localisation

/// Every part of which pages are made, in the reader's language, light and dark.
public struct DesignPage: Page {
    public init() {}

    public func title(_ reader: Reader) -> String { reader.say("page.design") }

    public func main(_ reader: Reader) -> HTML {
        let say = reader.say
        return """
            <div class="wrap stack"><h1>\(say("page.design"))</h1><p class="soft prose">\(say("design.lead"))</p></div>
            \(["light", "dark"], { theme in
                """
                <section class="\(theme) theme" aria-labelledby="\(theme)"><div class="wrap stack wide">
                <h2 id="\(theme)">\(say("design.\(theme)"))</h2>
                \(DesignParts(prefix: theme, reader: reader).all)
                </div></section>
                """
            })
            """
    }
}

/// The samples of one theme; `prefix` keeps ids apart.
struct DesignParts {
    let prefix: String
    let reader: Reader
    var say: Localiser { reader.say }

    var all: HTML {
        """
        \(buttons)\(states)<div class="cols">\(notices)\(quick)</div>\(numbers)\(form)\(navigation)\(agenda)\(tables)\(matching)\(board)\(charts)\(icons)
        """
    }

    func part(_ name: String, _ content: HTML) -> HTML {
        "<section class=\"card stack\" aria-labelledby=\"\(prefix)-\(name)\"><h3 id=\"\(prefix)-\(name)\">\(say("design.\(name)"))</h3>\(content)</section>"
    }

    private var buttons: HTML {
        part(
            "buttons",
            """
            <p class="row"><button class="button main" type="button">\(say("design.button.main"))</button>
            <button class="button" type="button">\(say("design.button.other"))</button>
            <button class="button danger" type="button">\(say("design.button.danger"))</button>
            <button class="button plain" type="button">\(say("design.button.plain"))</button>
            <button class="button" type="button" disabled>\(say("design.button.disabled"))</button>
            <button class="button main big" type="button">\(icon("video")) \(say("design.button.big"))</button>
            <a href="#\(prefix)">\(say("design.button.link"))</a></p>
            """)
    }

    private var states: HTML {
        part(
            "states",
            """
            <p class="row">\(badge("need", say("role.demand"))) \(badge("offer", say("role.supply"))) \
            \(badge("span", say("indicator.pairs"))) \(badge("good", say("status.confirmed"), icon: "check")) \
            \(badge("warn", say("status.provisional"), icon: "clock")) \(badge("bad", say("status.cancelled"), icon: "cross")) \
            \(badge("", say("sharing.refused"), icon: "lock"))</p>
            <p class="row">\(Domain.Match.Confidence.allCases, { "\(reach($0, say)) " })</p>
            """)
    }

    private var notices: HTML {
        part(
            "notices",
            """
            \(notice("span", "<span>\(say("design.notice.info"))</span>"))\(notice("good", "<span>\(say("design.notice.good"))</span>"))
            \(notice("warn", "<span>\(say("design.notice.warn"))</span>"))\(notice("bad", "<span>\(say("design.notice.bad"))</span>"))
            """)
    }

    private var quick: HTML {
        part(
            "quick",
            """
            <p class="toast">\(icon("check")) <span>\(say("design.toast"))</span> <a href="#\(prefix)">\(say("design.undo"))</a></p>
            \(empty(say("design.empty"), "<a class=\"button\" href=\"#\(prefix)\">\(say("design.empty.way"))</a>"))
            <div class="stack tight" aria-hidden="true"><div class="skeleton"></div><div class="skeleton"></div></div>
            """)
    }

    private var numbers: HTML {
        let figures = [
            ("need", "needs", 131), ("offer", "offers", 38), ("span", "meetings", 58),
            ("span", "requestsUnplaced", 112),
        ]
        return part(
            "figures",
            """
            <dl class="figures">\(figures, { side, key, value in
                "<div class=\"\(side)\"><dt><a href=\"#\(prefix)\">\(say("indicator.\(key)"))</a></dt><dd>\(say.number(value))</dd></div>"
            })</dl>
            """)
    }

    private var form: HTML {
        part(
            "form",
            """
            <form class="stack" action="#\(prefix)" method="get">
            <div class="notice bad">\(icon("alert")) <div><b>\(say("design.form.summary", ["n": .number(1)]))</b><br>\
            <a href="#\(prefix)-mail">\(say("field.email")): \(say("design.form.error"))</a></div></div>
            <div class="cols">
            <div class="field"><label for="\(prefix)-name">\(say("field.organisation"))</label><input id="\(prefix)-name" autocomplete="organization"></div>
            <div class="field"><label for="\(prefix)-mail">\(say("field.email"))</label><span class="error" id="\(prefix)-mail-e">\(icon("cross")) \(say("design.form.error"))</span>\
            <input id="\(prefix)-mail" value="kythuat at nhom.example" aria-invalid="true" aria-describedby="\(prefix)-mail-e"></div>
            <div class="field"><label for="\(prefix)-mode">\(say("field.mode"))</label><select id="\(prefix)-mode">\(AttendanceMode.allCases, { "<option>\(say("mode.\($0.rawValue)"))</option>" })</select>\
            <span class="hint">\(say("design.form.hint"))</span></div></div>
            <fieldset class="stack tight"><legend>\(say("field.role"))</legend><div class="cols">\
            <label class="choice"><input type="radio" name="\(prefix)-role" checked> \(say("role.demand"))</label>\
            <label class="choice"><input type="radio" name="\(prefix)-role"> \(say("role.supply"))</label>\
            <label class="choice"><input type="checkbox"> \(say("field.interpreting"))</label></div></fieldset></form>
            """)
    }
}
