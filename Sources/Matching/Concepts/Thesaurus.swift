/// Concepts of industry in four languages, checked, in the order of their files.
public struct Thesaurus: Sendable {
    public let concepts: [Concept]
    /// Names the state of the thesaurus in results: number of concepts and files.
    public let version: String
    private let positions: [String: Int]
    /// For each concept itself (0) and everything above it with the number of levels up, nearest first.
    let lines: [[(concept: Int, levels: Int)]]

    /// How many files it was made of, those of an installation's changes left out.
    let files: Int
    let owners: LabelOwners

    public init(files: [File]) throws(ThesaurusError) {
        let branches = try files.map { file throws(ThesaurusError) in try Branch(file) }
        let concepts = branches.flatMap(\.concepts)
        self.init(
            concepts: concepts, owners: LabelOwners(concepts), files: files.count,
            version: "\(concepts.count) concepts, \(files.count) files")
        var check = check
        check.contested = owners.contested
        try Self.refuse(check.faults(at: concepts.indices), in: branches)
    }

    init(concepts: [Concept], owners: LabelOwners, files: Int, version: String) {
        self.concepts = concepts
        self.owners = owners
        self.files = files
        self.version = version
        positions = Dictionary(zip(concepts.map(\.id), concepts.indices), uniquingKeysWith: { first, _ in first })
        lines = Self.lines(of: concepts, positions)
    }

    var check: ThesaurusCheck { ThesaurusCheck(concepts: concepts, positions: positions, owners: owners) }

    /// Throws the faults of the first file that has any, each with its line.
    private static func refuse(
        _ faults: [(place: Int, fault: ThesaurusFault)], in branches: [Branch]
    ) throws(ThesaurusError) {
        var first = 0
        for branch in branches {
            let own = faults.filter { branch.concepts.indices.contains($0.place - first) }
            if !own.isEmpty {
                let lines = branch.lines()
                throw .unsound(
                    file: branch.file.name,
                    faults: own.map { .init(line: lines[$0.place - first], fault: $0.fault) })
            }
            first += branch.concepts.count
        }
    }

    func position(of id: String) -> Int? { positions[id] }

    public subscript(id: String) -> Concept? { positions[id].map { concepts[$0] } }

    /// The thesaurus that comes with the product.
    public static let builtIn: Thesaurus = {
        do {
            return try Thesaurus(files: builtInFiles)
        } catch {
            // A test loads it, so no build that ships gets here.
            fatalError("The embedded thesaurus is broken: \(error)")
        }
    }()

    private static func lines(of concepts: [Concept], _ positions: [String: Int]) -> [[(concept: Int, levels: Int)]] {
        concepts.indices.map { start in
            var line = [(concept: start, levels: 0)]
            var next = 0
            while next < line.count {
                let (concept, levels) = line[next]
                for above in concepts[concept].broader.compactMap({ positions[$0] })
                where !line.contains(where: { $0.concept == above }) { line.append((above, levels + 1)) }
                next += 1
            }
            return line
        }
    }
}
