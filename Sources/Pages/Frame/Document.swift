import Domain
import Foundation
public import HTML
import Localisation

/// A whole document around a page: masthead, tabs, flash message, footer.
public func document(_ page: some Page, _ reader: Reader) -> HTML {
    let say = reader.say
    return """
        <!doctype html>
        <html lang="\(reader.language.rawValue)"\(flag: "data-frozen", reader.isFrozen)>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(page.title(reader)) – \(reader.branding.name(in: reader.language))</title>
        <link rel="icon"\(href: Asset.mark.address)>
        <link rel="stylesheet"\(href: Asset.stylesheet.address)>\(reader.branding.styles, { "<link rel=\"stylesheet\"\(href: $0)>" })
        \(page.reloadsAfter, { "<noscript><meta http-equiv=\"refresh\" content=\"\($0)\"></noscript>" })
        \([Asset.clocks] + page.scripts, { "<script type=\"module\" src=\"\($0.address)\"></script>" })
        </head>
        <body>
        <a class="skip" href="#main">\(say("page.skip"))</a>
        \(masthead(page, reader))
        \(printHead(reader))
        \(page.hero(reader))
        <main id="main"\(attribute: "class", page.mainClass.isEmpty ? nil : page.mainClass)>
        \(reader.flash, { flash($0, reader) })
        \(page.main(reader))
        </main>
        <footer class="footer"><div class="wrap row apart"><p>\(say("page.footer"))</p>
        <p class="row">\(link(say("privacy.title"), .privacy)) \(if: !reader.viewer.programmes.isEmpty, link(say("programmes.title"), .programmes)) \(people(page, reader))\(if: reader.viewer.may(.teach), link(say("concepts.heading"), .concepts))\
        \(if: reader.viewer.may(.seeAudit), link(say("audit.title"), .audit))\
        \(if: reader.viewer.may(.seeOutbox), link(say("outbox.title"), .outbox)) \(if: reader.viewer.may(.administer), link(say("settings.title"), .settings(nil))) \(link(say("page.design"), .design))</p></div></footer>
        </body>
        </html>
        """
}

private func masthead(_ page: some Page, _ reader: Reader) -> HTML {
    let name: HTML =
        page.event.map { event in
            let text = event.name.text(for: reader.language)
            let isForeign = event.name[reader.language] == nil
            return "<span\(attribute: "lang", isForeign ? event.name.original.rawValue : nil)>\(text)</span>"
        } ?? HTML()
    let home = page.event.map { Address.event($0.id) } ?? .home
    return """
        <header class="masthead"><div class="wrap row apart">
        <a class="brand"\(href: home.path)>\(logo(reader.branding)) \(reader.branding.name(in: reader.language)) \(name)</a>
        <div class="row">\(page.event, { clocks($0, reader) })\(languages(reader))\(account(reader))</div>
        </div>\(page.event, { programmeLine($0, reader) })\(page.event, { tabs($0, page.section, reader) })</header>
        """
}

private func clocks(_ event: Event, _ reader: Reader) -> HTML {
    let zones = [event.zone, event.partnerZone].reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return """
        <p class="row clocks">\(zones, { name in
            let zone = TimeZone(identifier: name) ?? .gmt
            return "<span>\(reader.say.zoneName(zone)) <time data-clock=\"\(name)\" datetime=\"\(reader.now.ISO8601Format())\">\(reader.say.time(reader.now, zone: zone))</time></span>"
        })</p>
        """
}

/// Buttons, not links: choosing a language is remembered, and following a link changes nothing.
private func languages(_ reader: Reader) -> HTML {
    """
    <form method="post"\(attribute: "action", Address.language.path) aria-label="\(reader.say("page.languages"))">\(formToken(reader))
    <input type="hidden" name="back" value="\(reader.address)"><ul class="languages plain">
    \(reader.branding.languages, { language in
        "<li><button name=\"language\" value=\"\(language.rawValue)\" lang=\"\(language.rawValue)\"\(attribute: "aria-current", language == reader.language ? "true" : nil)>\(Localiser(language)("language.own"))</button></li>"
    })</ul></form>
    """
}

/// The way to those who work on the event's programme.
private func people(_ page: some Page, _ reader: Reader) -> HTML {
    guard reader.may(.invite), let programme = page.event?.programme else { return HTML() }
    return "\(link(reader.say("people.title"), .people(programme))) "
}

/// Who is signed in, and the way out.
private func account(_ reader: Reader) -> HTML {
    guard let account = reader.viewer.account else { return HTML() }
    let name = account.name.isEmpty ? account.email : account.name
    return """
        <form class="row tight" method="post"\(attribute: "action", Address.signOut.path)>\(formToken(reader))
        <a class="line"\(href: Address.account.path)>\(icon("person")) <span\(attribute: "lang", "und")>\(name)</span></a>
        <button class="button plain">\(reader.say("signOut"))</button></form>
        """
}

private func tabs(_ event: Event, _ current: Section?, _ reader: Reader) -> HTML {
    let say = reader.say
    return """
        <div class="wrap"><nav class="tabs" aria-label="\(say("page.tabs"))">
        \(Section.allCases.filter { reader.may($0.permission) }, { section in
            "<a\(href: section.address(event.id).path)\(attribute: "aria-current", section == current ? "page" : nil)>\(say("tab.\(section.rawValue)"))</a>"
        })</nav></div>
        """
}

private func flash(_ flash: Flash, _ reader: Reader) -> HTML {
    let text = reader.say(flash.key, flash.values.mapValues { .text($0) })
    return "<div class=\"wrap\">\(notice(flash.kind.rawValue, "<span>\(text)</span>"))</div>"
}
