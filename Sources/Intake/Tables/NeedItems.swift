import Domain
import Spreadsheets

/// Several needs in one cell: "1) … 2) …" in the title, and the other cells lined up with it by number.
struct NeedItems {
    /// The numbers and titles of the items, in order; one item without a number where the cell is not numbered.
    let titles: [(number: Int?, text: String)]

    init(title: String) {
        let items = splitItems(title)
        let numbered = items.filter { $0.number != nil && !$0.text.isEmpty }
        titles =
            numbered.count > 1 ? numbered : [(nil, numbered.count == 1 && items.count == 1 ? numbered[0].text : title)]
    }

    var isSeveral: Bool { titles.count > 1 }

    /// What a cell says of one item: its part; all of a cell without numbers; nothing where a numbered cell lacks it.
    func part(_ text: String, of number: Int?) -> String {
        guard isSeveral else { return text }
        let items = splitItems(text)
        guard items.contains(where: { $0.number != nil }) else { return text }
        let common = items.filter { $0.number == nil }.map(\.text)
        return (common + items.filter { $0.number == number }.map(\.text)).filter { !$0.isEmpty }.joined(
            separator: "\n")
    }

    /// The numbers of a cell that no title has.
    func strangers(_ text: String) -> [Int] {
        guard isSeveral else { return [] }
        let known = Set(titles.compactMap(\.number))
        return splitItems(text).compactMap(\.number).filter { !known.contains($0) }
    }
}
