public import Domain
import Storage
import Text

/// One page of a list with what it can be narrowed to.
public struct Listing<Row: Sendable>: Sendable {
    /// A value that a filter can take.
    public struct Choice: Equatable, Sendable {
        /// As it stands in the address.
        public var value: String
        /// As people wrote it; empty where the catalogue has the word.
        public var label: String
        public var count: Int?
    }

    public var event: Event
    /// Without the filters that this list does not know; its page is one that there is.
    public var query: ListQuery
    public var rows: [Row]
    /// How many there are with the query, and in all.
    public var total: Int
    public var overall: Int
    public var choices: [ListQuery.Filter: [Choice]]
    /// Whether anything has been suggested in the event.
    public var wasMatched: Bool

    public var pageCount: Int { max(1, (total + ListQuery.pageSize - 1) / ListQuery.pageSize) }
}

extension Listing {
    /// Narrows the query to the choices that there are.
    init(_ event: Event, _ query: ListQuery, overall: Int, wasMatched: Bool, _ choices: [ListQuery.Filter: [Choice]]) {
        self.event = event
        self.query = query
        self.query.filters = query.filters.filter { filter, value in
            choices[filter]?.contains { $0.value == value } == true
        }
        self.choices = choices
        self.overall = overall
        self.wasMatched = wasMatched
        rows = []
        total = 0
    }

    /// Counts, goes to the last page where the address names one beyond it, and reads that page.
    mutating func fill(_ total: Int, _ read: (_ limit: Int, _ offset: Int) throws -> [Row]) rethrows {
        self.total = total
        query.page = min(query.page, pageCount)
        rows = try read(ListQuery.pageSize, (query.page - 1) * ListQuery.pageSize)
    }
}

/// Spellings of one thing ("Chế biến thủy sản", "Che bien thuy san") as one choice.
struct SpellingChoices {
    private(set) var spellings: [String: Set<String>] = [:]
    private var labels: [String: (text: String, count: Int)] = [:]
    private var counts: [String: Int] = [:]

    /// - Parameter part: what is shown of the spelling.
    mutating func add(_ part: String, of spelling: String, count: Int) {
        let key = Self.key(of: part)
        guard !key.isEmpty else { return }
        spellings[key, default: []].insert(spelling)
        counts[key, default: 0] += count
        // With its marks a text takes more bytes than without: the fuller spelling names the choice.
        let best = labels[key]
        if best.map({ ($0.text.utf8.count, $0.count) < (part.utf8.count, count) }) ?? true {
            labels[key] = (part, count)
        }
    }

    func choices<Row>(atLeast least: Int = 1, orChosen chosen: String? = nil) -> [Listing<Row>.Choice] {
        counts.keys.sorted().filter { counts[$0] ?? 0 >= least || $0 == chosen }.map {
            Listing<Row>.Choice(value: $0, label: labels[$0]?.text.nfc ?? $0, count: counts[$0])
        }
    }

    init(_ counts: [(spelling: String, count: Int)] = []) {
        for one in counts { add(one.spelling, of: one.spelling, count: one.count) }
    }

    /// What a text stands under as a choice; empty where it says nothing.
    static func key(of spelling: String) -> String { spelling.folded.squeezed }

    /// The spelling that names a choice.
    func label(_ key: String) -> String { labels[key]?.text.nfc ?? key }

    func count(_ key: String) -> Int { counts[key] ?? 0 }

    /// The parts of "Mua thiết bị, chuyển giao công nghệ".
    static func parts(of cooperation: String) -> [String] {
        cooperation.split { ",;·/+".contains($0) }.map { String($0).squeezed }.filter { !$0.isEmpty }
    }
}

extension Listing.Choice {
    init(_ value: String) { self.init(value: value, label: "", count: nil) }
}

extension Profiles.Filter {
    /// What all lists of needs and offers have in common.
    init(_ query: ListQuery) {
        self.init()
        words = query.words
        confidence = query[.confidence].flatMap(Match.Confidence.init(rawValue:))
        isUnmatched = query[.confidence] == "none"
        hasAmount = query[.budget].map { $0 == "stated" }
        readiness = query[.readiness].flatMap { Int($0) }
        isUnrequested = query[.request] == "none"
    }
}
