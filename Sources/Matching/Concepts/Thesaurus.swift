public import Foundation

/// Concepts of industry in four languages, checked, in the order of their files.
public struct Thesaurus: Sendable {
    public let concepts: [Concept]
    /// Names the state of the thesaurus in results: number of concepts and files.
    public let version: String
    private let positions: [String: Int]
    /// For each concept itself (0) and everything above it with the number of levels up, nearest first.
    let lines: [[(concept: Int, levels: Int)]]

    /// One JSON file: `{"branch", "themes"?, "concepts": […]}`.
    public struct File: Sendable {
        public let name: String
        public let content: Data

        public init(name: String, content: Data) {
            self.name = name
            self.content = content
        }
    }

    public init(files: [File]) throws(ThesaurusError) {
        let branches = try files.map { file throws(ThesaurusError) in try Branch(file) }
        try ThesaurusCheck(branches).run()
        concepts = branches.flatMap(\.concepts)
        version = "\(concepts.count) concepts, \(files.count) files"
        positions = Dictionary(zip(concepts.map(\.id), concepts.indices), uniquingKeysWith: { first, _ in first })
        lines = Self.lines(of: concepts, positions)
    }

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

/// The content of one file of the thesaurus.
struct Branch {
    let file: String
    let concepts: [Concept]

    private struct Content: Decodable {
        let branch: String
        let themes: [String]?
        let concepts: [Concept]
    }

    init(_ file: Thesaurus.File) throws(ThesaurusError) {
        self.file = file.name
        do {
            let content = try JSONDecoder().decode(Content.self, from: file.content)
            concepts = content.concepts.map { concept in
                var concept = concept
                if concept.themes.isEmpty { concept.themes = content.themes ?? [] }
                return concept
            }
        } catch {
            throw .unreadable(file: file.name, reason: String(describing: error))
        }
    }
}
