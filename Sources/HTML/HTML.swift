/// A fragment of HTML that is safe to send to a browser.
///
/// The literal is markup, what is interpolated is text: it is escaped. Only another `HTML` value goes in as it is.
///
///     "<h1>\(title)</h1>"
///
/// Attribute values stand in double quotes; `href(_:)` writes links, which take only addresses that are no script.
public struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
    public private(set) var source: String

    public init(stringLiteral value: String) { source = value }
    public init(stringInterpolation: Interpolation) { source = stringInterpolation.source }
    /// Wraps markup that other trusted code produced. The one exit: search for it to review every use.
    public init(trusted source: String) { self.source = source }
    public init() { source = "" }

    /// Text, escaped.
    public init(text: String) {
        source = ""
        HTML.escape(text, into: &source)
    }

    public var isEmpty: Bool { source.isEmpty }

    public static func + (left: HTML, right: HTML) -> HTML { HTML(trusted: left.source + right.source) }
    public static func += (left: inout HTML, right: HTML) { left.source += right.source }

    public struct Interpolation: StringInterpolationProtocol {
        var source = ""

        public init(literalCapacity: Int, interpolationCount: Int) {
            source.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        public mutating func appendLiteral(_ literal: String) { source += literal }
        public mutating func appendInterpolation(_ html: HTML) { source += html.source }
        public mutating func appendInterpolation(_ text: String) { HTML.escape(text, into: &source) }
        public mutating func appendInterpolation(_ text: Substring) { HTML.escape(String(text), into: &source) }
        public mutating func appendInterpolation(_ number: Int) { source += String(number) }

        /// The markup of each item, one after the other.
        public mutating func appendInterpolation<Items: Sequence>(_ items: Items, _ each: (Items.Element) -> HTML) {
            for item in items { source += each(item).source }
        }

        /// The markup only where the condition holds.
        public mutating func appendInterpolation(if condition: Bool, _ html: @autoclosure () -> HTML) {
            if condition { source += html().source }
        }

        /// The markup of a value where there is one. A bare optional does not compile.
        public mutating func appendInterpolation<Value>(_ value: Value?, _ html: (Value) -> HTML) {
            if let value { source += html(value).source }
        }

        /// ` href="…"` with the space before it. An address that could run a script becomes `#`.
        public mutating func appendInterpolation(href address: String) {
            source += " href=\""
            HTML.escape(HTML.isSafe(address) ? address : "#", into: &source)
            source += "\""
        }

        /// ` name="value"` with the space before it; nothing for `nil`.
        public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            source += " \(name)=\""
            HTML.escape(value, into: &source)
            source += "\""
        }

        /// ` name` with the space before it, where the condition holds: `selected`, `checked`, `disabled`.
        public mutating func appendInterpolation(flag name: StaticString, _ condition: Bool) {
            if condition { source += " \(name)" }
        }
    }

    /// Own paths, addresses of the web and of mail.
    static func isSafe(_ address: String) -> Bool {
        if address.hasPrefix("//") || address.hasPrefix("/\\") { return false }
        if address.hasPrefix("/") || address.hasPrefix("#") || address.hasPrefix("?") { return true }
        let scheme = address.prefix { $0 != ":" }.lowercased()
        return ["http", "https", "mailto", "tel"].contains(scheme) && address.count > scheme.count
    }

    /// By bytes of UTF-8, where the five characters stand for themselves alone, so a combining mark hides no quote.
    static func escape(_ text: String, into source: inout String) {
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            for index in 0..<bytes.count {
                let replacement: StaticString
                switch bytes[index] {
                case UInt8(ascii: "&"): replacement = "&amp;"
                case UInt8(ascii: "<"): replacement = "&lt;"
                case UInt8(ascii: ">"): replacement = "&gt;"
                case UInt8(ascii: "\""): replacement = "&quot;"
                case UInt8(ascii: "'"): replacement = "&#39;"
                case 0: replacement = "\u{FFFD}"
                default: continue
                }
                source += String(decoding: bytes[start..<index], as: UTF8.self)
                source += "\(replacement)"
                start = index + 1
            }
            source += String(decoding: bytes[start...], as: UTF8.self)
        }
    }
}
