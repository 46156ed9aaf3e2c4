import Domain
import Spreadsheets
import Text

extension TableRow {
    /// The sum in a field, or in a part of its cell. A unit in the title ("Kinh phí (triệu đồng)") counts for bare numbers.
    func amount(_ field: String, part: String? = nil, _ findings: inout Findings) -> Amount {
        let cell = cell(field)
        let written = part ?? cell.text
        guard !written.allSatisfy(\.isWhitespace) else { return Amount(original: "", isToBeAgreed: true) }
        let unit = AmountUnit(title: table.title(of: field))
        let currency = unit.currency ?? table.language.currency
        var reading: Reading<Amount>
        if let word = unit.word, written.allSatisfy({ $0.isNumber || ".,-–~ ".contains($0) }) {
            reading = readAmount(written + " " + word, language: table.language, currency: currency)
            reading.value.original = written
        } else if let part {
            reading = readAmount(part, language: table.language, currency: currency)
        } else {
            reading = readAmount(cell, language: table.language, currency: currency)
        }
        if isOwn(field) { for problem in reading.problems { report(problem, field, cell.text, &findings) } }
        return reading.value
    }
}

/// What the title of a column of money says of its numbers.
struct AmountUnit: Equatable {
    /// To be put behind a bare number.
    var word: String?
    var currency: Currency?

    init(title: String) {
        let folded = title.folded.squeezed
        let brackets = ColumnLabel.brackets(in: folded).inside.joined(separator: " ")
        let words = Set(folded.split(whereSeparator: { !$0.isLetter }).map(String.init))
        if words.contains("usd") || folded.contains("$") || folded.contains("달러") {
            currency = .usd
        } else if words.contains("krw") || words.contains("won") || brackets.contains("원") {
            currency = .krw
        } else if words.contains("vnd") || words.contains("dong") || brackets.hasPrefix("d/") || brackets == "d" {
            currency = .vnd
        }
        let inBrackets = Set(brackets.split(whereSeparator: { !$0.isLetter }).map(String.init))
        if inBrackets.contains("trieu") || inBrackets.contains("tr") || inBrackets.contains("trd") {
            word = "triệu"
        } else if inBrackets.contains("ty") || inBrackets.contains("ti") {
            word = "tỷ"
        } else if inBrackets.contains("nghin") || inBrackets.contains("ngan") {
            word = "nghìn"
        } else if inBrackets.contains("million") || inBrackets.contains("mil") {
            word = "million"
        } else if inBrackets.contains("billion") || inBrackets.contains("bil") {
            word = "billion"
        } else if inBrackets.contains("thousand") {
            word = "thousand"
        } else if let korean = ["백만원", "천만원", "억원", "만원", "천원"].first(where: { brackets.contains($0) }) {
            word = korean
        }
    }
}
