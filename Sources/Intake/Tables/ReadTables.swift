import Domain
import Spreadsheets
import Text

/// Finds the sheets of a workbook that hold a subject and reads the drafts out of each.
func readTables<Draft>(
    _ subject: Subject, in workbook: Workbook, _ options: IntakeOptions,
    _ read: (Table, inout Findings) -> [Draft]
) throws(IntakeError) -> TableReading<Draft> {
    try checkFields(options, subject)
    let chosen = try chosenSheets(workbook, options)
    var reading = TableReading<Draft>()
    var found: [Int: (grid: Grid, header: Header)] = [:]
    var nearest: Header?
    var finder = HeaderFinder(subject, overrides: options.overrides)
    for index in chosen {
        let grid = Grid(workbook.sheets[index])
        guard let header = finder.find(in: grid) else { continue }
        if header.missing.isEmpty {
            found[index] = (grid, withColumnsByContent(header, grid, subject))
        } else if header.score > (nearest?.score ?? -.infinity) {
            nearest = header
        }
    }
    let others = found.count > 1 ? sheetsOfOtherSubject(found, subject) : []
    for index in others { found[index] = nil }
    if options.sheet == nil { found = found.filter { !$0.value.grid.sheet.isHidden } }
    guard !found.isEmpty else {
        throw .headerNotFound(
            subject: subject, sheetsLookedAt: chosen.map { workbook.sheets[$0].name },
            missing: nearest?.missing ?? subject.required)
    }
    try checkColumns(options, found.sorted { $0.key < $1.key }.map(\.value.header))
    for (index, sheet) in workbook.sheets.enumerated() {
        guard let (grid, header) = found[index] else {
            let why: SheetMapping.LeftOut =
                !chosen.contains(index)
                ? .notChosen
                : sheet.isHidden
                    ? .hidden : Grid(sheet).lastRow == 0 ? .empty : others.contains(index) ? .otherSubject : .noHeader
            reading.sheets.append(SheetMapping(name: sheet.name, leftOut: why))
            if why == .hidden, Grid(sheet).lastRow > 0 {
                reading.problems.append(
                    ImportProblem(
                        sheet: sheet.name, row: 1, value: sheet.name, kind: .sheetLeftOut,
                        details: ["name": sheet.name, "why": why.rawValue]))
            }
            continue
        }
        let table = Table(grid, header)
        var findings = Findings()
        reading.drafts += read(table, &findings)
        reading.problems += findings.problems
        reading.skipped += findings.skipped
        reading.sheets.append(table.mapping(rows: findings.rows))
    }
    guard reading.sheets.contains(where: { $0.rows > 0 }) || !reading.problems.isEmpty else { throw .noRows }
    return reading
}

extension Table {
    /// The rows of data, one after another; the others are counted.
    func dataRows(titled: [String], _ findings: inout Findings) -> [TableRow] {
        var data: [TableRow] = []
        for number in rows ?? 1...1 where rows != nil {
            let row = row(number)
            guard row.kind(titled: titled) == .data else {
                findings.skipped += isOwnNumbering(number) ? 0 : 1
                continue
            }
            row.reportFormulas(&findings)
            data.append(row)
        }
        return data
    }

    /// The row `(1) (2) (3)` is part of the header, and not a row left out.
    private func isOwnNumbering(_ number: Int) -> Bool {
        number == header.next && grid.filled(number).count >= 2
            && grid.filled(number).allSatisfy { grid.cell(number, $0).text.contains { $0.isNumber } }
    }
}

private func checkFields(_ options: IntakeOptions, _ subject: Subject) throws(IntakeError) {
    for override in options.overrides where !override.ignores && !subject.fields.contains(override.field) {
        throw .unknownField(override.field, allowed: subject.fields)
    }
}

private func checkColumns(_ options: IntakeOptions, _ headers: [Header]) throws(IntakeError) {
    for override in options.overrides
    where !headers.contains(where: { HeaderFinder.place(of: override, in: $0.columns) != nil }) {
        throw .unknownColumn(override.column, available: headers.flatMap { HeaderFinder.titles(of: $0.columns) })
    }
}

private func chosenSheets(_ workbook: Workbook, _ options: IntakeOptions) throws(IntakeError) -> [Int] {
    guard let name = options.sheet else { return Array(workbook.sheets.indices) }
    let same =
        workbook.sheets.firstIndex { $0.name == name }
        ?? workbook.sheets.firstIndex { $0.name.folded.squeezed == name.folded.squeezed }
    guard let same else { throw .unknownSheet(name, available: workbook.sheets.map(\.name)) }
    return [same]
}

/// Of several sheets that fit, those that fit the opposite subject better: offers beside needs in one workbook.
private func sheetsOfOtherSubject(_ found: [Int: (grid: Grid, header: Header)], _ subject: Subject) -> Set<Int> {
    let opposite: Subject
    switch subject {
    case .needs: opposite = .offers
    case .offers: opposite = .needs
    default: return []
    }
    var finder = HeaderFinder(opposite, overrides: [])
    var other: Set<Int> = []
    for (index, sheet) in found {
        guard let header = finder.find(in: sheet.grid), header.missing.isEmpty else { continue }
        if header.score > sheet.header.score { other.insert(index) }
    }
    return other.count < found.count ? other : []
}

/// A column whose title says nothing, or that has none, but is full of addresses.
private func withColumnsByContent(_ header: Header, _ grid: Grid, _ subject: Subject) -> Header {
    var header = header
    let sample = header.next..<max(header.next, min(header.next + 60, grid.lastRow + 1))
    func share(_ column: Int, _ isOne: (String) -> Bool) -> Double {
        let texts = sample.map { grid.cell($0, column).text }.filter { !$0.isEmpty }
        return texts.count < 2 ? 0 : Double(texts.filter(isOne).count) / Double(texts.count)
    }
    let kinds: [(field: String, isOne: (String) -> Bool)] = [
        ("email", { $0.contains("@") && $0.contains(".") && $0.count < 100 && !$0.hasPrefix("@") }),
        ("link", { $0.contains("://") && !$0.contains(" ") }),
    ]
    for kind in kinds where subject.fields.contains(kind.field) {
        guard !header.columns.contains(where: { $0.field == kind.field }) else { continue }
        for index in 0..<grid.width where share(index, kind.isOne) >= 0.6 {
            if let place = header.columns.firstIndex(where: { $0.index == index }) {
                let taken = header.columns[place].field
                guard !header.columns[place].isIgnored, taken == nil || (taken == "address" && kind.field == "email")
                else { continue }
                header.columns[place].field = kind.field
            } else {
                header.columns.append(
                    Header.Column(index: index, title: columnName(index), parents: [], field: kind.field))
                header.columns.sort { $0.index < $1.index }
            }
            break
        }
    }
    return header
}
