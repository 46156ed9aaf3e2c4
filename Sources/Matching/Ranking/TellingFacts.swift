/// What may be said of the firms behind a pair: only what tells this pair from others.
///
/// Where nearly everybody sits in another country, "an interpreter is needed" stands under every suggestion and says
/// nothing; that two share a language does. So of place, languages, presence and disclosure nothing is said that holds
/// for more than half of the pairs in which both sides state it. Cooperation and budget belong to the profile itself and
/// are always said.
struct TellingFacts: Sendable {
    private struct Saying: Hashable {
        let kind: Reason.Kind
        let isWarning: Bool
        let values: [String]

        init(_ reason: Reason) {
            kind = reason.kind
            isWarning = reason.isWarning
            // One on site and one remote is the same hybrid meeting, whichever of the two is where.
            values = reason.kind == .presence && reason.isWarning ? [] : reason.values
        }
    }

    private var common: Set<Saying> = []

    /// With fewer pairs, what all have in common is no noise yet.
    private static let fewestPairs = 10

    init() {}

    init(needs: [Facts], offers: [Facts]) {
        guard needs.count * offers.count >= Self.fewestPairs else { return }
        count(needs.map(\.place), offers.map(\.place)) {
            Facts(place: $0)
        } isStated: {
            $0 != nil && $1 != nil
        }
        count(needs.map(\.languages), offers.map(\.languages)) {
            Facts(languages: $0)
        } isStated: {
            !$0.isEmpty && !$1.isEmpty
        }
        count(needs.map(\.presence), offers.map(\.presence)) {
            Facts(presence: $0)
        } isStated: {
            $0 != nil && $1 != nil
        }
        count(needs.map(\.disclosure), offers.map(\.disclosure)) {
            Facts(disclosure: $0)
        } isStated: {
            $0 != nil || $1 != nil
        }
    }

    func tells(_ reason: Reason) -> Bool { !common.contains(Saying(reason)) }

    /// One fact by itself: few values, whatever the number of firms.
    private mutating func count<Value: Hashable>(
        _ needs: [Value], _ offers: [Value], _ facts: (Value) -> Facts, isStated: (Value, Value) -> Bool
    ) {
        let needs = Dictionary(grouping: needs, by: \.self).mapValues(\.count)
        let offers = Dictionary(grouping: offers, by: \.self).mapValues(\.count)
        var stated = 0
        var said: [Saying: Int] = [:]
        for (need, needCount) in needs {
            for (offer, offerCount) in offers where isStated(need, offer) {
                let pairs = needCount * offerCount
                stated += pairs
                for reason in facts(need).reasons(for: facts(offer)) { said[Saying(reason), default: 0] += pairs }
            }
        }
        common.formUnion(said.filter { $0.value * 2 > stated }.keys)
    }
}
