import HTML
import Testing

@Suite struct HTMLTests {
    @Test func `text is escaped, markup is not`() {
        let name = "<b>\"A\" & 'B'</b>"
        let inner: HTML = "<i>\(name)</i>"

        let page: HTML = "<p title=\"\(name)\">\(inner)</p>"

        let escaped = "&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;"
        #expect(page.source == "<p title=\"\(escaped)\"><i>\(escaped)</i></p>")
    }

    @Test func `a combining mark hides no quote`() {
        let nasty = "\"\u{301} onclick=\u{22}x"

        #expect(!("<a title=\"\(nasty)\">" as HTML).source.dropFirst(10).dropLast(2).contains("\u{22}"))
        #expect(("\(nasty)" as HTML).source.utf8.contains(UInt8(ascii: "\"")) == false)
    }

    @Test func `links take no scripts and no foreign hosts in disguise`() {
        for address in [
            "javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "//evil.example", "/\\evil", " javascript:x", "",
        ] {
            #expect(("<a\(href: address)>" as HTML).source == "<a href=\"#\">", "\(address)")
        }
        for address in ["/events/1?q=a&b=c", "https://example.org/", "mailto:a@example.org", "#top", "?page=2"] {
            #expect(!("<a\(href: address)>" as HTML).source.contains("\"#\""), "\(address)")
        }
    }

    @Test func `conditions, lists and attributes`() {
        let html: HTML = """
            \(if: false, "no")<input\(flag: "checked", true)\(attribute: "value", nil)\(attribute: "name", "x\"y")>
            """

        #expect(html.source.contains("<input checked name=\"x&quot;y\">"))
        let list: HTML = "<ul>\(["a", "<"], { "<li>\($0)</li>" })</ul>"
        #expect(list.source == "<ul><li>a</li><li>&lt;</li></ul>")
    }
}
