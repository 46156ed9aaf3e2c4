/// One XML part of a workbook, in UTF-8, after a first look at its bytes.
///
/// The look costs milliseconds where a parser takes seconds, and it refuses what no spreadsheet program writes:
/// document types, entities, encodings in which such a thing could hide, tags without end.
struct XMLPart {
    let name: String
    let bytes: [UInt8]
    /// How often an element of this name opens.
    private(set) var counts: [String: Int] = [:]

    /// All elements.
    private(set) var elements = 0

    private static let longestTag = 100_000
    /// Parsers compare the attributes of a tag with each other.
    private static let mostAttributes = 100

    /// Counts the elements of the names given while it looks.
    init(_ raw: [UInt8], name: String, path: String, counting names: [String] = []) throws(SpreadsheetError) {
        self.name = name
        let damaged = SpreadsheetError.damaged(path: path, detail: "\(name) is not well-formed")
        if let form = UnicodeForm(raw), form != .utf8 {
            guard let text = form.decode(raw) else { throw damaged }
            bytes = XMLPart.droppingDeclaration(Array(text.utf8))
        } else if raw.contains(0) {
            throw damaged
        } else {
            bytes = raw
        }
        guard let found = XMLPart.look(at: bytes, counting: names.map { Array($0.utf8) }) else {
            throw .suspicious(path: path, detail: "\(name) declares a document type or has an endless tag")
        }
        elements = found.elements
        for (name, count) in zip(names, found.counts) { counts[name] = count }
        guard XMLPart.hasPlainEncoding(bytes) else {
            throw .suspicious(path: path, detail: "\(name) is in an unusual encoding")
        }
    }

    /// All elements and those of each name; nil when the part must not be parsed.
    private static func look(at bytes: [UInt8], counting names: [[UInt8]]) -> (elements: Int, counts: [Int])? {
        var counts = [Int](repeating: 0, count: names.count)
        var elements = 0
        let isClean = bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                guard bytes[index] == UInt8(ascii: "<") else {
                    index += 1
                    continue
                }
                index += 1
                guard index < bytes.count else { return true }
                if bytes[index] == UInt8(ascii: "!") {
                    // Only comments and CDATA may begin so.
                    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
                    if next != UInt8(ascii: "-") && next != UInt8(ascii: "[") { return false }
                    continue
                }
                var start = index
                let limit = min(bytes.count, index + longestTag)
                while index < limit, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">"),
                    bytes[index] != UInt8(ascii: "/") || index == start
                {
                    index += 1
                    if bytes[index - 1] == UInt8(ascii: ":") { start = index }
                }
                for (place, name) in names.enumerated()
                where name.count == index - start && bytes[start..<index].elementsEqual(name) {
                    counts[place] += 1
                }
                if start < index, bytes[start] != UInt8(ascii: "/") { elements += 1 }
                var attributes = 0
                while index < limit, bytes[index] != UInt8(ascii: ">") {
                    if bytes[index] == UInt8(ascii: "=") { attributes += 1 }
                    index += 1
                }
                if index == limit && limit < bytes.count || attributes > mostAttributes { return false }
            }
            return true
        }
        return isClean ? (elements, counts) : nil
    }

    /// True for encodings that agree with ASCII where it matters, so that nothing was hidden from the look.
    private static func hasPlainEncoding(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(300), as: UTF8.self).lowercased()
        guard head.drop(while: { $0 == "\u{FEFF}" }).hasPrefix("<?xml"), let end = head.firstIndex(of: ">"),
            let label = head[..<end].firstRange(of: "encoding")
        else { return true }
        let value = head[label.upperBound..<end].drop { $0.isWhitespace || $0 == "=" || $0 == "\"" || $0 == "'" }
        return ["utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1"].contains {
            value.hasPrefix($0) && !(value.dropFirst($0.count).first?.isLetter ?? false)
                && !(value.dropFirst($0.count).first?.isNumber ?? false)
        }
    }

    /// Leaves out `<?xml … ?>`, which names an encoding that no longer holds.
    private static func droppingDeclaration(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.starts(with: "<?xml".utf8), let end = bytes.firstIndex(of: UInt8(ascii: ">")) else { return bytes }
        return Array(bytes[(end + 1)...])
    }
}
