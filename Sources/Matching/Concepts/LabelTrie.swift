/// Labels as paths of units, shared as far as they begin alike.
struct LabelTrie: Sendable {
    struct Entry: Sendable {
        /// `nil` marks an exception.
        let concept: Int?
        let language: ThesaurusLanguage
        /// The spelling with its marks, for labels that have any.
        let marked: String
        let isASCII: Bool
        /// A label of one or two letters ("AI") must be written in capitals: "ai" is a Vietnamese word.
        let needsCapitals: Bool
        /// Written in capitals only: CMMS, VOC.
        let isAbbreviation: Bool
        /// Each of its words could be a Vietnamese syllable without marks: "can", "tin".
        let readsAsVietnamese: Bool
    }

    private struct Step: Hashable, Sendable {
        let node: Int
        let unit: Int
    }

    private var numbers: [String: Int] = [:]
    private var steps: [Step: Int] = [:]
    private var ends: [Int: [Entry]] = [:]
    private var nodes = 1

    /// The number of a unit that some label contains.
    func number(_ unit: String) -> Int? { numbers[unit] }

    func next(_ node: Int, _ unit: Int) -> Int? { steps[Step(node: node, unit: unit)] }

    func entries(at node: Int) -> [Entry]? { ends[node] }

    /// The labels of one unit only.
    func entries(for unit: String) -> [Entry]? { numbers[unit].flatMap { next(0, $0) }.flatMap { ends[$0] } }

    mutating func add(_ path: [String], _ entry: Entry) {
        guard !path.isEmpty else { return }
        var node = 0
        for unit in path {
            let number = numbers[unit] ?? numbers.count
            numbers[unit] = number
            let step = Step(node: node, unit: number)
            if let next = steps[step] {
                node = next
            } else {
                steps[step] = nodes
                node = nodes
                nodes += 1
            }
        }
        let same = ends[node]?.contains {
            $0.concept == entry.concept && $0.marked == entry.marked && $0.language == entry.language
        }
        if same != true { ends[node, default: []].append(entry) }
    }
}
