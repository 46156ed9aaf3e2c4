import Foundation
import SQL

/// A Markdown table with both engines' figures side by side.
func table(_ lines: [(read: Read, sqlite: Figures, postgres: Figures?)]) -> String {
    var text = """
        | read | statements | SQLite p50 | p95 | at once | PostgreSQL p50 | p95 | at once |
        | --- | --- | --- | --- | --- | --- | --- | --- |

        """
    for (read, sqlite, postgres) in lines {
        let (least, most) = (sqlite.statements.lowerBound, sqlite.statements.upperBound)
        let cells =
            [read.name, least == most ? "\(most)" : "\(least)–\(most)"] + sqlite.cells
            + (postgres?.cells ?? ["–", "–", "–"])
        text += "| \(cells.joined(separator: " | ")) |\n"
    }
    return text
}

extension Figures {
    fileprivate var cells: [String] { [milliseconds(median), milliseconds(p95), grouped(Int(perSecond))] }
}

/// 0.24, 2.4, 24: as many digits as mean something.
private func milliseconds(_ time: Double) -> String {
    String(format: time < 1 ? "%.2f" : time < 10 ? "%.1f" : "%.0f", time)
}

func grouped(_ number: Int) -> String {
    var text = String(number)
    var index = text.count - 3
    while index > 0 {
        text.insert(",", at: text.index(text.startIndex, offsetBy: index))
        index -= 3
    }
    return text
}

/// The slowest statement of a read with the engine's plan, where it takes too long.
func plan(of figures: Figures, on database: any SQLDatabase, above limit: Duration) async throws -> String? {
    guard let slowest = figures.slowest, slowest.time > limit else { return nil }
    let lines = try await database.read { transaction in
        switch transaction.dialect {
        case .sqlite:
            try transaction.all("EXPLAIN QUERY PLAN \(slowest.statement)") { try $0.string("detail") }
        case .postgres:
            try transaction.all("EXPLAIN (ANALYZE, BUFFERS) \(slowest.statement)") { try $0.string("QUERY PLAN") }
        }
    }
    let code = slowest.statement.rendered(for: database.dialect).code
    return "\(slowest.time / .milliseconds(1)) ms\n\(code)\n  \(lines.joined(separator: "\n  "))"
}

/// The mean number of processes that want to run, over the last minute; `nil` where the system does not say.
func load() -> String? {
    (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8))?.split(separator: " ").first.map(String.init)
}
