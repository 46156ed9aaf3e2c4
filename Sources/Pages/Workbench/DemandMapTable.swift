import Domain
import HTML
import Localisation
import UseCases

/// Demand on the left bank, supply on the right, a row for each field: a table whose cells say their number and carry
/// the more of their bank's colour the larger it is. Each number leads to its list where the list can be narrowed so.
func demandMap(_ map: DemandMap, _ event: Event, _ reader: Reader) -> HTML {
    let say = reader.say
    guard !map.rows.isEmpty else { return HTML() }
    // What stands together under "other" would leave no colour for the rest.
    let named = map.rows.filter { $0.field.kind == .named }
    let steps = (
        DemandSteps(named.flatMap(\.needs)), DemandSteps(named.map(\.unanswered)), DemandSteps(named.flatMap(\.offers))
    )
    let needs = Address.needs(event.id)
    let offers = Address.offers(event.id)
    return """
        <section class="stack" aria-labelledby="map"><h2 id="map">\(say("workbench.map"))</h2>
        <p class="soft small">\(say("workbench.map.hint"))</p>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="map"><table class="table heat">
        <thead><tr><td></td>
        <th scope="colgroup" colspan="\(map.demand.count + 2)" class="need side">\(say("workbench.map.demand"))</th>
        <th scope="colgroup" colspan="\(map.supply.count + 1)" class="offer side">\(say("workbench.map.supply"))</th></tr>
        <tr><th scope="col">\(say("field.field"))</th>
        \(map.demand, { column(name($0, "unstatedPlace", reader)) })\(column(HTML(text: say("workbench.map.total"))))\(column(HTML(text: say("workbench.map.unanswered"))))
        \(map.supply, { column(name($0, "unstatedPlace", reader)) })\(column(HTML(text: say("workbench.map.total"))))</tr></thead>
        <tbody>\(map.rows, { row in
            """
            <tr><th scope="row">\(name(row.field, "unstatedField", reader))</th>
            \(zip(map.demand, row.needs), { place, count in
                heatCell("need", steps.0[count], count, narrowed(needs, row.field, place), say)
            })\(heatCell("", 0, row.allNeeds, narrowed(needs, row.field), say))\
            \(heatCell("warn", steps.1[row.unanswered], row.unanswered, narrowed(needs, row.field, also: [("confidence", "none")]), say))
            \(zip(map.supply, row.offers), { place, count in
                heatCell("offer", steps.2[count], count, narrowed(offers, row.field, place), say)
            })\(heatCell("", 0, row.allOffers, narrowed(offers, row.field), say))</tr>
            """
        })</tbody></table></div>
        \(legend(say))</section>
        """
}

private func column(_ name: HTML) -> HTML { "<th scope=\"col\" class=\"number\">\(name)</th>" }

private func name(_ name: DemandMap.Name, _ unstated: String, _ reader: Reader) -> HTML {
    switch name.kind {
    case .named: asWritten(name.label, reader)
    case .unstated: HTML(text: reader.say("workbench.map.\(unstated)"))
    case .other: HTML(text: reader.say("workbench.map.other"))
    }
}

/// The list behind a cell; `nil` where a list has no filter for it.
private func narrowed(
    _ list: Address, _ field: DemandMap.Name, _ place: DemandMap.Name? = nil, also more: [(String, String)] = []
) -> String? {
    guard field.kind == .named, place?.kind ?? .named == .named else { return nil }
    return list.with([("field", field.key), ("locality", place?.key ?? "")] + more)
}

private func heatCell(_ side: String, _ step: Int, _ count: Int, _ path: String?, _ say: Localiser) -> HTML {
    let number = say.number(count)
    let content: HTML =
        count > 0 ? path.map { "<a\(href: $0)>\(number)</a>" } ?? HTML(text: number) : HTML(text: number)
    return "<td class=\"number h\(step) \(side)\">\(content)</td>"
}

private func legend(_ say: Localiser) -> HTML {
    let sides = [("need", "legendNeeds"), ("warn", "legendUnanswered"), ("offer", "legendOffers")]
    return """
        <ul class="plain-list small soft">\(sides, { side, key in
            """
            <li class="row">\(1...DemandSteps.count, { "<span class=\"swatch h\($0) \(side)\" aria-hidden=\"true\"></span>" }) \(say("workbench.map.\(key)"))</li>
            """
        })</ul>
        """
}

/// Classes of colour for the cells of one bank: 0 for nothing, then steps of equal width up to the largest number;
/// what is beyond it has the last.
struct DemandSteps {
    static let count = 4
    private let most: Int

    init(_ numbers: [Int]) { most = max(1, numbers.max() ?? 1) }

    subscript(number: Int) -> Int { number <= 0 ? 0 : min(Self.count, 1 + (number - 1) * Self.count / most) }
}
