/// `xl/workbook.xml`: the sheets in their order, and from which year days are counted.
final class WorkbookPart: ElementHandler {
    struct SheetEntry {
        let name: String
        let relationship: String
        let isHidden: Bool
    }

    private(set) var sheets: [SheetEntry] = []
    private(set) var countsFrom1904 = false
    private let path: String
    private let limits: ReadingLimits

    init(path: String, limits: ReadingLimits) {
        self.path = path
        self.limits = limits
    }

    func open(_ element: String, _ attributes: [String: String]) throws(SpreadsheetError) {
        switch element {
        case "workbookPr":
            countsFrom1904 = attributes.flag("date1904")
        case "sheet":
            let relationship = attributes.first { $0.key.hasSuffix(":id") }?.value ?? ""
            let state = attributes["state"] ?? "visible"
            let name = try cellText(decodingEscapes(attributes["name"] ?? ""), path: path, limits: limits)
            let isHidden = state == "hidden" || state == "veryHidden"
            sheets.append(SheetEntry(name: name, relationship: relationship, isHidden: isHidden))
        default:
            break
        }
    }

    func text(_ text: String) {}
    func close(_ element: String) {}
}

/// A `.rels` part: which part an identifier stands for.
final class RelationshipsPart: ElementHandler {
    struct Relationship {
        /// The last word of the type's address: `worksheet`, `sharedStrings`, `styles`, `chartsheet`.
        let type: String
        /// The part's name in the archive.
        let target: String
    }

    private(set) var relationships: [String: Relationship] = [:]
    private let folder: [Substring]

    /// Targets are relative to the folder of the part that refers.
    init(of part: String) { folder = part.split(separator: "/").dropLast() }

    func open(_ element: String, _ attributes: [String: String]) {
        guard element == "Relationship", attributes["TargetMode"] != "External",
            let id = attributes["Id"], let target = attributes["Target"], let type = attributes["Type"]
        else { return }
        let word = type.split(separator: "/").last.map(String.init) ?? ""
        relationships[id] = Relationship(type: word, target: resolve(target))
    }

    private func resolve(_ target: String) -> String {
        var parts = target.hasPrefix("/") ? [] : folder
        for part in target.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }

    func first(_ type: String) -> String? { relationships.values.first { $0.type == type }?.target }

    func text(_ text: String) {}
    func close(_ element: String) {}
}

/// `xl/sharedStrings.xml`: runs joined, phonetic guides left out.
final class SharedStringsPart: ElementHandler {
    private(set) var strings: [String] = []
    private var run = TextRuns()
    private let path: String
    private let limits: ReadingLimits

    init(path: String, limits: ReadingLimits) {
        self.path = path
        self.limits = limits
    }

    func open(_ element: String, _ attributes: [String: String]) {
        if element == "si" { run = TextRuns() }
        run.open(element)
    }

    func text(_ text: String) { run.add(text) }

    func close(_ element: String) throws(SpreadsheetError) {
        run.close(element)
        if element == "si" { strings.append(try cellText(run.joined, path: path, limits: limits)) }
    }
}

/// The text of `<si>` and `<is>`: all `<t>` outside `<rPh>`.
struct TextRuns {
    private var text = ""
    private var isInText = false
    private var isInPhonetic = false

    mutating func open(_ element: String) {
        if element == "rPh" { isInPhonetic = true }
        if element == "t" { isInText = true }
    }

    mutating func add(_ more: String) {
        if isInText && !isInPhonetic { text += more }
    }

    mutating func close(_ element: String) {
        if element == "rPh" { isInPhonetic = false }
        if element == "t" { isInText = false }
    }

    var joined: String { decodingEscapes(text) }
}

/// `xl/styles.xml`: for each cell style, what it makes of a number.
final class StylesPart: ElementHandler {
    private(set) var formats: [NumberFormat] = []
    private var custom: [Int: NumberFormat] = [:]
    private var isInCellFormats = false

    func open(_ element: String, _ attributes: [String: String]) {
        switch element {
        case "numFmt":
            if let id = attributes["numFmtId"].flatMap({ Int($0) }), let pattern = attributes["formatCode"] {
                custom[id] = NumberFormat(pattern: pattern)
            }
        case "cellXfs":
            isInCellFormats = true
        case "xf" where isInCellFormats:
            let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            formats.append(custom[id] ?? NumberFormat(builtIn: id))
        default:
            break
        }
    }

    func text(_ text: String) {}

    func close(_ element: String) {
        if element == "cellXfs" { isInCellFormats = false }
    }
}
