import Domain
import Storage

/// Demand and supply by field and locality: the needs of each side against the offers that answer them well or fairly.
public struct DemandMap: Sendable {
    /// A field or a locality; the value of its filter in a list, and the name as most write it.
    public struct Name: Sendable, Hashable {
        public enum Kind: Sendable, Hashable {
            case named
            /// Nobody stated it.
            case unstated
            /// Several small ones.
            case other
        }

        public var kind: Kind
        public var key: String
        public var label: String
    }

    public struct Row: Sendable {
        public var field: Name
        /// Needs by the localities of the demand.
        public var needs: [Int]
        public var allNeeds: Int
        public var unanswered: Int
        /// Offers by the localities of the supply.
        public var offers: [Int]
        public var allOffers: Int

    }

    /// Where needs and where offers come from, the most frequent first.
    public var demand: [Name] = []
    public var supply: [Name] = []
    /// Fields, the most frequent first.
    public var rows: [Row] = []
}

extension DemandMap {
    static let mostFields = 15
    static let mostLocalities = 5

    /// - Parameter readSupply: offers by group of fields, for groups of spellings.
    init(
        _ cells: [WorkbenchRows.Demand], offers: [(locality: String, count: Int)],
        readSupply: ([[String]]) throws -> [WorkbenchRows.Supply]
    ) rethrows {
        let fields = Axis(cells.map { ($0.field, $0.needs) }, most: Self.mostFields)
        let places = Axis(cells.map { ($0.locality, $0.needs) }, most: Self.mostLocalities)
        let sources = Axis(offers.map { ($0.locality, $0.count) }, most: Self.mostLocalities)
        demand = places.names
        supply = sources.names
        rows = fields.names.map { field in
            Row(
                field: field, needs: places.names.map { _ in 0 }, allNeeds: 0, unanswered: 0,
                offers: sources.names.map { _ in 0 }, allOffers: 0)
        }
        for cell in cells {
            guard let row = fields.place(cell.field), let column = places.place(cell.locality) else { continue }
            rows[row].needs[column] += cell.needs
            rows[row].allNeeds += cell.needs
            rows[row].unanswered += cell.unanswered
        }
        let spellings = Set(cells.map(\.field)).sorted()
        let groups = rows.indices.map { row in spellings.filter { fields.place($0) == row } }
        for answer in try readSupply(groups) {
            guard let row = answer.group, let column = sources.place(answer.locality) else { continue }
            rows[row].offers[column] += answer.offers
            rows[row].allOffers += answer.offers
        }
    }

    /// The names along one side of the map: the most frequent, then the rest together, then what nobody stated.
    private struct Axis {
        let names: [Name]
        private let places: [String: Int]

        init(_ counts: [(spelling: String, count: Int)], most: Int) {
            let choices = SpellingChoices(counts)
            let keys = choices.spellings.keys.sorted { (-choices.count($0), $0) < (-choices.count($1), $1) }
            // One that would stand alone under "other" keeps its name.
            let named = keys.count <= most + 1 ? keys : Array(keys.prefix(most))
            var names = named.map { Name(kind: .named, key: $0, label: choices.label($0)) }
            var places = Dictionary(uniqueKeysWithValues: named.enumerated().map { ($1, $0) })
            if keys.count > named.count {
                for key in keys.dropFirst(named.count) { places[key] = names.count }
                names.append(Name(kind: .other, key: "", label: ""))
            }
            if counts.contains(where: { SpellingChoices.key(of: $0.spelling).isEmpty && $0.count > 0 }) {
                places[""] = names.count
                names.append(Name(kind: .unstated, key: "", label: ""))
            }
            self.names = names
            self.places = places
        }

        func place(_ spelling: String) -> Int? { places[SpellingChoices.key(of: spelling)] }
    }
}
