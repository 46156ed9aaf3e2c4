import Spreadsheets
import Text

/// The row of titles of a table, and what its columns stand for.
package struct Header {
    package struct Column {
        /// Counted from 0.
        var index: Int
        package var title: String
        var parents: [String]
        package var field: String?
        var isIgnored = false
    }

    /// The row of the leaf titles.
    var row: Int
    /// How many rows belong to the header, up to and with `row`.
    var depth: Int
    package var columns: [Column]
    var score: Double
    package var missing: [String]

    /// Nothing is missing and most columns are understood: no better row need be sought further down.
    var isClear: Bool {
        missing.isEmpty && columns.count { $0.field != nil } * 3 >= columns.count * 2
    }

    /// The first row below the header.
    var next: Int { row + 1 }
}

/// Finds the row of titles of a subject among the first rows of a sheet: the one whose texts stand for most fields.
package struct HeaderFinder {
    let subject: Subject
    let overrides: [IntakeOptions.Override]
    private let synonyms: Synonyms
    private var known: [String: [Double]] = [:]

    /// A match that is worth less is none.
    private static let threshold = 0.5

    package init(_ subject: Subject, overrides: [IntakeOptions.Override]) {
        self.subject = subject
        self.overrides = overrides
        synonyms = Synonyms(subject)
    }

    /// The best header; its `missing` names the required fields that it lacks.
    package mutating func find(in grid: Grid) -> Header? {
        var best: Header?
        guard grid.lastRow >= 1 else { return nil }
        for row in 1...min(grid.lastRow, Grid.headerDepth) where grid.filled(row).count >= 2 {
            for depth in 1...min(3, row) {
                let candidate = header(grid, row, depth)
                guard candidate.columns.contains(where: { $0.field != nil }) else { continue }
                if candidate.score > (best?.score ?? 0) + 0.001 { best = candidate }
            }
            if let best, best.isClear, row >= best.row + 3 { break }
        }
        guard var found = best else { return nil }
        while let repeated = repeatedBelow(found, grid) { found = repeated }
        return found
    }

    private mutating func header(_ grid: Grid, _ row: Int, _ depth: Int) -> Header {
        var columns = (0..<grid.width).compactMap { column(grid, row, depth, $0) }
        var score = assign(&columns)
        score -= 0.02 * Double(depth - 1)
        for index in grid.filled(row) {
            switch grid.cell(row, index) {
            case .text: break
            default: score -= 0.6
            }
        }
        let fields = Set(columns.compactMap(\.field))
        var missing = subject.required.filter { !fields.contains($0) }
        if missing == ["ends_at"], timesAreRanges(grid, row, columns) { missing = [] }
        score += Double(subject.required.count - missing.count)
        return Header(row: row, depth: depth, columns: columns, score: score, missing: missing)
    }

    /// The lowest text over a column within the rows of the header, and the texts above it.
    private func column(_ grid: Grid, _ row: Int, _ depth: Int, _ index: Int) -> Header.Column? {
        let own = grid.cell(row, index)
        if !own.isBlank || depth == 1 {
            guard !own.isBlank else { return nil }
            return Header.Column(index: index, title: own.text, parents: parents(grid, row, depth, index, own.text))
        }
        for above in stride(from: row - 1, through: row - depth + 1, by: -1) {
            let cell = grid.cell(above, index)
            guard !cell.isBlank, grid.span(above, index) == 1 else { continue }
            return Header.Column(index: index, title: cell.text, parents: parents(grid, above, depth, index, cell.text))
        }
        return nil
    }

    private func parents(_ grid: Grid, _ row: Int, _ depth: Int, _ index: Int, _ title: String) -> [String] {
        guard depth > 1 else { return [] }
        var parents: [String] = []
        for above in stride(from: row - 1, through: max(1, row - depth + 1), by: -1) {
            var text = grid.headerText(above, index)
            if text.isEmpty, let left = (0..<index).last(where: { !grid.headerText(above, $0).isEmpty }) {
                text = grid.headerText(above, left)
            }
            if !text.isEmpty, text != title, text.count <= ColumnLabel.longest { parents.append(text) }
        }
        return parents
    }

    /// Gives each field to the column that fits it best, and returns the sum of the fits.
    private mutating func assign(_ columns: inout [Header.Column]) -> Double {
        var score = 0.0
        var taken: Set<Int> = []
        for override in overrides {
            guard let place = HeaderFinder.place(of: override, in: columns) else { continue }
            columns[place].isIgnored = override.ignores
            if !override.ignores {
                columns[place].field = override.field
                if override.field != "note" {
                    taken.formUnion(subject.fields.firstIndex(of: override.field).map { [$0] } ?? [])
                }
                score += 1
            }
        }
        var fits: [(score: Double, column: Int, field: Int)] = []
        for (place, column) in columns.enumerated() where column.field == nil && !column.isIgnored {
            for (field, score) in scores(column).enumerated() where score >= HeaderFinder.threshold {
                fits.append((score, place, field))
            }
        }
        fits.sort { ($0.score, $1.column, $1.field) > ($1.score, $0.column, $0.field) }
        for fit in fits where columns[fit.column].field == nil && !taken.contains(fit.field) {
            let field = subject.fields[fit.field]
            columns[fit.column].field = field
            if field != "note" { taken.insert(fit.field) }
            score += min(fit.score, 1)
        }
        promote("organisation_en", to: "organisation", &columns)
        promote("title_en", to: "title", &columns)
        return score
    }

    /// Where a name stands in English only, it is the name.
    private func promote(_ field: String, to required: String, _ columns: inout [Header.Column]) {
        guard subject.required.contains(required), !columns.contains(where: { $0.field == required }),
            let place = columns.firstIndex(where: { $0.field == field })
        else { return }
        columns[place].field = required
    }

    private mutating func scores(_ column: Header.Column) -> [Double] {
        let key = ([column.title] + column.parents).joined(separator: "\u{1F}")
        if let scores = known[key] { return scores }
        var scores = known[column.title] ?? synonyms.scores(for: column.title)
        known[column.title] = scores
        if !column.parents.isEmpty { synonyms.addJoined(column.title, column.parents, to: &scores) }
        known[key] = scores
        return scores
    }

    /// The column that an override names: by its title, else by its letter.
    static func place(of override: IntakeOptions.Override, in columns: [Header.Column]) -> Int? {
        let wanted = ColumnLabel.key(override.column)
        let named = titles(of: columns)
        return named.firstIndex { $0 == override.column }
            ?? columns.firstIndex { !wanted.isEmpty && ColumnLabel.key($0.title) == wanted }
            ?? named.firstIndex { !wanted.isEmpty && ColumnLabel.key($0) == wanted }
            ?? columns.firstIndex { columnName($0.index) == override.column.uppercased() }
    }

    /// The titles as shown: on one line, and told apart by what stands above, or by the letter.
    static func titles(of columns: [Header.Column]) -> [String] {
        let plain = columns.map { $0.title.squeezed }
        let counts = Dictionary(plain.map { ($0, 1) }, uniquingKeysWith: +)
        let joined = zip(columns, plain).map { column, title in
            guard counts[title, default: 0] > 1, let parent = column.parents.first else { return title }
            return parent.squeezed + " – " + title
        }
        let still = Dictionary(joined.map { ($0, 1) }, uniquingKeysWith: +)
        return zip(columns, joined).map { column, title in
            still[title, default: 0] > 1 ? "\(title) (\(columnName(column.index)))" : title
        }
    }

    /// A second row of titles in another language right below: it belongs to the header.
    private mutating func repeatedBelow(_ header: Header, _ grid: Grid) -> Header? {
        let row = header.row + 1
        guard row <= grid.lastRow, header.depth < 4, grid.filled(row).count >= 2 else { return nil }
        let texts = grid.filled(row).filter { if case .text = grid.cell(row, $0) { true } else { false } }
        let same = texts.filter { index in
            guard let field = header.columns.first(where: { $0.index == index })?.field,
                let place = subject.fields.firstIndex(of: field)
            else { return false }
            return synonyms.scores(for: grid.cell(row, index).text)[place] >= 0.85
        }
        guard same.count >= 2, same.count * 2 >= grid.filled(row).count else { return nil }
        var longer = header
        longer.row = row
        longer.depth += 1
        return longer
    }

    /// One column holds both ends: `08:00-08:30`.
    private func timesAreRanges(_ grid: Grid, _ row: Int, _ columns: [Header.Column]) -> Bool {
        guard let column = columns.first(where: { $0.field == "starts_at" })?.index else { return false }
        let texts = (row + 1..<max(row + 1, min(row + 30, grid.lastRow + 1))).map { grid.cell($0, column).text }
        return texts.contains { readTimeRange($0) != nil }
    }
}
