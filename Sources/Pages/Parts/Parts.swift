public import Domain
public import Foundation
public import HTML
public import Localisation

// The parts of which pages are made; `/dev/design` shows each of them.

/// A symbol of `icons.svg`; it says nothing by itself, a word stands beside it.
public func icon(_ name: String) -> HTML {
    "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"\(Asset.icons.address)#\(name)\"/></svg>"
}

public func link(_ text: String, _ address: Address) -> HTML { "<a\(href: address.path)>\(text)</a>" }

/// A state or a bank in one word; `side` is `need`, `offer`, `span`, `good`, `warn`, `bad` or empty.
public func badge(_ side: String, _ text: String, icon name: String? = nil) -> HTML {
    "<span class=\"badge \(side)\">\(name, { icon($0) })\(name == nil ? "" : " ")\(text)</span>"
}

/// How far the deck gets across: a confidence that reads in black and white.
public func reach(_ confidence: Domain.Match.Confidence, _ say: Localiser) -> HTML {
    let figure = confidence == .high ? 3 : confidence == .medium ? 2 : 1
    return """
        <span class="reach"><svg aria-hidden="true"><use href="\(Asset.icons.address)#reach\(figure)"/></svg> \(say("confidence.\(confidence.rawValue)"))</span>
        """
}

/// A sentence that wants attention; `side` as in `badge`.
public func notice(_ side: String, _ content: HTML) -> HTML {
    let symbol = ["good": "check", "bad": "cross", "warn": "alert"][side] ?? "info"
    return
        "<div class=\"notice \(side)\" role=\"\(side == "bad" ? "alert" : "status")\">\(icon(symbol)) <div>\(content)</div></div>"
}

/// What will stand here, why nothing does yet, one way forward.
public func empty(_ text: String, _ way: HTML = HTML()) -> HTML {
    "<div class=\"empty\">\(icon("empty"))<p>\(text)</p>\(way)</div>"
}

/// Where the page stands: links from the top down, the page itself last.
public func trail(_ steps: [(String, Address)], _ here: String, _ say: Localiser) -> HTML {
    """
    <nav class="soft small no-print" aria-label="\(say("page.trail"))">\(steps, { "\(link($0.0, $0.1)) › " })<span aria-current="page">\(here)</span></nav>
    """
}

/// Content that a person wrote, in the reader's language where there is a version, marked with its language otherwise.
public func content(_ text: LocalisedText, _ reader: Reader, tag: String = "span") -> HTML {
    let isForeign = text[reader.language] == nil
    let name = HTML(trusted: tag)
    return """
        <\(name)\(attribute: "lang", isForeign ? text.original.rawValue : nil)>\
        \(unbroken(text.text(for: reader.language)))</\(name)>
        """
}

/// A text in which the sign of a Korean firm stays on the line of its name.
private func unbroken(_ text: String) -> HTML {
    guard text.contains("㈜") else { return HTML(text: text) }
    var whole = HTML()
    for (index, word) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { whole += " " }
        whole += word.contains("㈜") && word.count <= 16 ? "<span class=\"keep\">\(word)</span>" : "\(word)"
    }
    return whole
}

/// A time in the event's zone and the partner's, both named, as machine-readable `<time>`.
public func bothTimes(_ start: Date, _ end: Date?, _ event: Event, _ reader: Reader) -> HTML {
    let own = TimeZone(identifier: event.zone) ?? .gmt
    let partner = TimeZone(identifier: event.partnerZone) ?? .gmt
    return
        "<time datetime=\"\(start.ISO8601Format())\">\(reader.say.bothZones(start, end, own: own, partner: partner))</time>"
}

/// Pages of a list, kept in the address. `address` gives the address of a page number.
public func pager(_ current: Int, of count: Int, _ say: Localiser, _ address: (Int) -> String) -> HTML {
    guard count > 1 else { return HTML() }
    let shown = (1...count).filter { $0 == 1 || $0 == count || abs($0 - current) <= 2 }
    var items = HTML()
    var last = 0
    for number in shown {
        if number > last + 1 { items += "<li><span aria-hidden=\"true\">…</span></li>" }
        last = number
        items +=
            number == current
            ? "<li><span aria-current=\"page\">\(number)</span></li>"
            : "<li><a\(href: address(number)) aria-label=\"\(say("page.number", ["n": .number(number)]))\">\(number)</a></li>"
    }
    return "<nav aria-label=\"\(say("page.pages"))\"><ul class=\"pages\">\(items)</ul></nav>"
}
