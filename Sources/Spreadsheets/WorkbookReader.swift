/// Reads an .xlsx archive part by part, one budget of cells and merged ranges over all sheets.
struct WorkbookReader {
    let archive: ZipArchive
    let workbookName: String
    let path: String
    let limits: ReadingLimits

    init(archive: ZipArchive, workbookName: String, path: String, limits: ReadingLimits) {
        self.archive = archive
        self.workbookName = workbookName
        self.path = path
        self.limits = limits
    }

    mutating func read() throws(SpreadsheetError) -> Workbook {
        let workbook = WorkbookPart(path: path, limits: limits)
        try parse(workbookName, into: workbook)
        guard workbook.sheets.count <= limits.entries else {
            throw .suspicious(path: path, detail: "\(workbook.sheets.count) sheets")
        }
        let relationships = RelationshipsPart(of: workbookName)
        try parse(relationshipsName, into: relationships)
        let context = SheetContext(
            path: path, limits: limits, strings: try sharedStrings(relationships), formats: try formats(relationships),
            countsFrom1904: workbook.countsFrom1904)

        var budget = SheetBudget(cells: limits.cells, merges: limits.merges)
        var sheets: [Sheet] = []
        for entry in workbook.sheets {
            guard let target = relationships.relationships[entry.relationship] else {
                throw .damaged(path: path, detail: "the sheet \(entry.name) refers to nothing")
            }
            guard target.type == "worksheet" else { continue }
            sheets.append(try sheet(entry, part: target.target, context: context, budget: &budget))
        }
        return Workbook(sheets: sheets, format: "xlsx")
    }

    private var relationshipsName: String {
        var parts = workbookName.split(separator: "/").map(String.init)
        let file = parts.popLast() ?? ""
        return (parts + ["_rels", file + ".rels"]).joined(separator: "/")
    }

    private func sharedStrings(_ relationships: RelationshipsPart) throws(SpreadsheetError) -> [String] {
        guard let name = relationships.first("sharedStrings"), archive.contains(name) else { return [] }
        let part = try self.part(name, counting: ["si", "t"])
        guard part.counts["si", default: 0] <= limits.cells, part.counts["t", default: 0] <= 2 * limits.cells else {
            throw .tooManyCells(path: path, limit: limits.cells)
        }
        let strings = SharedStringsPart(path: path, limits: limits)
        try part.parse(into: strings, path: path)
        return strings.strings
    }

    private func formats(_ relationships: RelationshipsPart) throws(SpreadsheetError) -> [NumberFormat] {
        guard let name = relationships.first("styles"), archive.contains(name) else { return [] }
        let styles = StylesPart()
        try parse(name, into: styles)
        return styles.formats
    }

    private func sheet(
        _ entry: WorkbookPart.SheetEntry, part name: String, context: SheetContext, budget: inout SheetBudget
    ) throws(SpreadsheetError) -> Sheet {
        let part = try self.part(name, counting: ["c", "mergeCell"])
        guard part.counts["c", default: 0] <= limits.cells else {
            throw .tooManyCells(path: path, limit: limits.cells)
        }
        guard part.counts["mergeCell", default: 0] <= budget.merges else {
            throw .tooManyMerges(path: path, limit: limits.merges)
        }
        let reader = SheetPart(context: context, budget: budget)
        try part.parse(into: reader, path: path)
        budget = reader.budget
        return reader.sheet(name: entry.name, isHidden: entry.isHidden)
    }

    private func parse(_ name: String, into handler: any ElementHandler) throws(SpreadsheetError) {
        try part(name).parse(into: handler, path: path)
    }

    private func part(_ name: String, counting names: [String] = []) throws(SpreadsheetError) -> XMLPart {
        guard let bytes = try archive.part(name) else { throw .damaged(path: path, detail: "\(name) is missing") }
        let part = try XMLPart(bytes, name: name, path: path, counting: names)
        // A cell takes up to four elements: itself, formula, value or text in its two layers.
        guard part.elements <= 4 * limits.cells + 1_000 else { throw .tooManyCells(path: path, limit: limits.cells) }
        return part
    }
}
