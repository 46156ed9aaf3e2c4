import Foundation
import FoundationXML

/// Takes the elements of a part one after the other. Names come without their namespace prefix.
protocol ElementHandler: AnyObject {
    func open(_ element: String, _ attributes: [String: String]) throws(SpreadsheetError)
    func text(_ text: String)
    func close(_ element: String) throws(SpreadsheetError)
}

extension XMLPart {
    /// Parses the part; stops at the handler's first error. XML that is not well-formed is `.damaged`.
    func parse(into handler: any ElementHandler, path: String) throws(SpreadsheetError) {
        let events = ParserEvents(handler)
        let line = bytes.withUnsafeBytes { buffer in
            // The parser only reads, and only within this closure: no second copy of what may be large.
            let start = UnsafeMutableRawPointer(mutating: buffer.baseAddress)
            let data = start.map { Data(bytesNoCopy: $0, count: buffer.count, deallocator: .none) } ?? Data()
            let parser = XMLParser(data: data)
            parser.shouldResolveExternalEntities = false
            parser.delegate = events
            // What parse() returns is no help: on Linux it is true for many a text that is not well-formed.
            _ = parser.parse()
            return parser.lineNumber
        }
        if let failure = events.failure { throw failure }
        guard events.isComplete && !events.foundErrors else {
            throw .damaged(path: path, detail: "\(name) is not well-formed in line \(line)")
        }
    }
}

/// Hands XMLParser's events on.
private final class ParserEvents: NSObject, XMLParserDelegate {
    private let handler: any ElementHandler
    private(set) var failure: SpreadsheetError?
    private var depth = 0
    /// The outermost element was opened and closed.
    private(set) var isComplete = false
    private(set) var foundErrors = false

    init(_ handler: any ElementHandler) { self.handler = handler }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        depth += 1
        attempt(parser) { () throws(SpreadsheetError) in try handler.open(localName(element), attributes) }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { handler.text(string) }

    func parser(_ parser: XMLParser, foundCDATA CDATABlock: Data) {
        handler.text(String(decoding: CDATABlock, as: UTF8.self))
    }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
        depth -= 1
        isComplete = depth == 0
        attempt(parser) { () throws(SpreadsheetError) in try handler.close(localName(element)) }
    }

    func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
        // Over 10 MB libxml2 gives every element and then reports an internal error (1) at the very end.
        if isComplete && (parseError as NSError).code == 1 { return }
        foundErrors = true
        parser.abortParsing()
    }

    private func attempt(_ parser: XMLParser, _ step: () throws(SpreadsheetError) -> Void) {
        guard failure == nil else { return }
        do throws(SpreadsheetError) {
            try step()
        } catch {
            failure = error
            parser.abortParsing()
        }
    }
}

/// `row` for `x:row`.
private func localName(_ name: String) -> String {
    guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name }
    return String(name[name.index(after: colon)...])
}

extension [String: String] {
    /// A yes as XML writes it: `1`, `true`, `on`.
    func flag(_ name: String) -> Bool {
        guard let value = self[name] else { return false }
        return value == "1" || value == "true" || value == "on"
    }
}
