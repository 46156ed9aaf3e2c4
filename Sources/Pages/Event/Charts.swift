import HTML
import Localisation

// Charts as inline SVG: numbers stand on the marks, patterns tell parts apart without colour, a table says the same.

/// One part of a stacked column.
struct ChartPart {
    enum Pattern: String { case full, hatched, dotted }

    var name: String
    var pattern: Pattern
}

/// A column of a chart: a value for each part, and two lines of label.
struct ChartColumn {
    var label: String
    var second: String
    var values: [Int]

    var total: Int { values.reduce(0, +) }
}

/// Columns side by side on one scale. `limit` draws a line that no column can pass.
func columns(
    _ columns: [ChartColumn], parts: [ChartPart], heads: (String, String), limit: Int? = nil, id: String, name: String,
    _ say: Localiser
) -> HTML {
    let top = max(limit ?? 0, columns.map(\.total).max() ?? 0, 1)
    let (left, height, step) = (120, 160, 52)
    let width = left + max(columns.count * step, 600)
    func scaled(_ value: Int) -> Int { value * height / top }
    return """
        \(if: parts.count > 1, legend(parts, id))
        <div class="scroll" tabindex="0" role="region" aria-label="\(name)"><svg class="chart" viewBox="0 -24 \(width) \(height + 76)" role="img" aria-label="\(name)">
        \(patterns(id))<path class="axis" d="M\(left) \(height)H\(width)"/>
        \(limit, { "<path class=\"limit\" d=\"M\(left) \(height - scaled($0))H\(width)\"/><text class=\"soft\" x=\"\(left - 8)\" y=\"\(height - scaled($0) + 4)\" text-anchor=\"end\">\(say.number($0))</text>" })
        <text class="need" x="\(left - 8)" y="\(height + 18)" text-anchor="end">\(heads.0)</text>\
        <text class="offer" x="\(left - 8)" y="\(height + 36)" text-anchor="end">\(heads.1)</text>
        \(columns.enumerated(), { index, column in
            let x = left + index * step + 8
            var y = height
            return """
                <g class="span">\(zip(column.values, parts), { value, part in
                    y -= scaled(value)
                    return "\(if: value > 0, "<rect class=\"\(part.style)\" x=\"\(x)\" y=\"\(y)\" width=\"36\" height=\"\(scaled(value))\"\(attribute: "fill", part.fill(id))/>")"
                })<text x="\(x + 18)" y="\(y - 6)" text-anchor="middle" font-weight="700">\(say.number(column.total))</text></g>\
                <text x="\(x + 18)" y="\(height + 18)" text-anchor="middle">\(column.label)</text>\
                <text class="soft" x="\(x + 18)" y="\(height + 36)" text-anchor="middle">\(column.second)</text>
                """
        })</svg></div>
        """
}

/// A row of a bar chart: what it counts, how many, out of how many.
struct ChartRow {
    var label: String
    var language: String?
    var value: Int
    var whole: Int?
    /// The number as it is written at the end of the bar.
    var text: String
}

/// Bars under one another, each with its label above: the text keeps its size whatever the width.
func bars(_ rows: [ChartRow], side: String, name: String) -> HTML {
    let top = max(rows.map { max($0.value, $0.whole ?? 0) }.max() ?? 0, 1)
    func share(_ value: Int) -> Int { value * 80 / top }
    return """
        <svg class="bars \(side)" width="100%" height="\(rows.count * 46)" role="img" aria-label="\(name)">
        \(rows.enumerated(), { index, row in
            """
            <text\(attribute: "lang", row.language) x="0" y="\(index * 46 + 15)">\(row.label)</text>\
            \(row.whole, { "<rect class=\"whole\" x=\"0\" y=\"\(index * 46 + 22)\" width=\"\(share($0))%\" height=\"16\"/>" })\
            <rect class="bar" x="0" y="\(index * 46 + 22)" width="\(share(row.value))%" height="16"/>\
            <text class="value" x="\(share(max(row.value, row.whole ?? 0)))%" dx="8" y="\(index * 46 + 35)">\(row.text)</text>
            """
        })</svg>
        """
}

/// The numbers of a chart, one press away.
func numbers(_ caption: String, _ heads: [String], _ rows: [[String]], _ say: Localiser) -> HTML {
    """
    <details><summary>\(say("figures.table"))</summary>\
    <div class="scroll" tabindex="0" role="region" aria-label="\(caption)"><table class="table"><caption>\(caption)</caption>\
    <thead><tr>\(heads.enumerated(), { "<th scope=\"col\"\(attribute: "class", $0 > 0 ? "number" : nil)>\($1)</th>" })</tr></thead>\
    <tbody>\(rows, { cells in
        "<tr>\(cells.enumerated(), { $0 == 0 ? "<th scope=\"row\">\($1)</th>" : "<td class=\"number\">\($1)</td>" })</tr>"
    })</tbody></table></div></details>
    """
}

private func legend(_ parts: [ChartPart], _ id: String) -> HTML {
    """
    <ul class="row plain-list small legend">\(parts, { part in
        """
        <li class="row"><svg class="chart span" viewBox="0 0 20 14" aria-hidden="true">\(patterns(id + part.pattern.rawValue))\
        <rect class="\(part.style)" x="1" y="1" width="18" height="12"\(attribute: "fill", part.fill(id + part.pattern.rawValue))/></svg> \(part.name)</li>
        """
    })</ul>
    """
}

private func patterns(_ id: String) -> HTML {
    """
    <defs><pattern id="\(id)-hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
    <path class="stroke" d="M0 0V6"/></pattern>\
    <pattern id="\(id)-dotted" width="6" height="6" patternUnits="userSpaceOnUse"><circle class="dot" cx="3" cy="3" r="1.4"/></pattern></defs>
    """
}

extension ChartPart {
    fileprivate var style: String { pattern == .full ? "bar" : pattern.rawValue }

    /// `nil`: the colour of the side.
    fileprivate func fill(_ id: String) -> String? { pattern == .full ? nil : "url(#\(id)-\(pattern.rawValue))" }
}
