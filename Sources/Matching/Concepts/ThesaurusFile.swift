public import Foundation

extension Thesaurus {
    /// One JSON file: `{"branch", "themes"?, "concepts": […]}`.
    public struct File: Sendable {
        public let name: String
        public let content: Data

        public init(name: String, content: Data) {
            self.name = name
            self.content = content
        }

        /// A file of these concepts, one a line.
        public init(name: String, branch: String, concepts: [Concept]) throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let lines = try concepts.map { "    " + String(decoding: try encoder.encode($0), as: UTF8.self) }
            let title = String(decoding: try encoder.encode(branch), as: UTF8.self)
            let list = lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n  ]"
            self.init(name: name, content: Data("{\n  \"branch\": \(title),\n  \"concepts\": \(list)\n}\n".utf8))
        }
    }
}

/// The content of one file of the thesaurus.
struct Branch {
    let file: Thesaurus.File
    let concepts: [Concept]

    private struct Content: Decodable {
        let branch: String
        let themes: [String]?
        let concepts: [Concept]
    }

    init(_ file: Thesaurus.File) throws(ThesaurusError) {
        self.file = file
        do {
            let content = try JSONDecoder().decode(Content.self, from: file.content)
            concepts = content.concepts.map { concept in
                var concept = concept
                if concept.themes.isEmpty { concept.themes = content.themes ?? [] }
                return concept
            }
        } catch {
            throw Self.unreadable(file, error)
        }
    }

    private static func unreadable(_ file: Thesaurus.File, _ error: any Error) -> ThesaurusError {
        let places = JSONPlaces(file.content)
        if let fault = places.fault {
            return .unreadable(file: file.name, line: fault.line, reason: .syntax(column: fault.column))
        }
        let (path, reason): ([any CodingKey], ThesaurusError.Reason) =
            switch error {
            case DecodingError.keyNotFound(let key, let context):
                (context.codingPath, .missing(key: name(context.codingPath + [key])))
            case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
                DecodingError.dataCorrupted(let context):
                (context.codingPath, .wrongKind(key: name(context.codingPath)))
            default: ([], .wrongKind(key: ""))
            }
        let steps = path.map { key in key.intValue.map { JSONPlaces.Step.index($0) } ?? .key(key.stringValue) }
        return .unreadable(file: file.name, line: places.line(of: steps), reason: reason)
    }

    /// The keys on the way, without the places in lists: "labels.ko".
    private static func name(_ path: [any CodingKey]) -> String {
        let keys = path.filter { $0.intValue == nil }.map(\.stringValue)
        return (keys.count > 1 && keys.first == "concepts" ? Array(keys.dropFirst()) : keys).joined(separator: ".")
    }

    /// For each concept the line on which it begins.
    func lines() -> [Int] {
        let places = JSONPlaces(file.content)
        return concepts.indices.map { places.line(of: [.key("concepts"), .index($0)]) }
    }
}

extension Thesaurus.File {
    /// The concepts of a file that people wrote, each with the line on which it begins: what the program's own files
    /// are tested for is refused here, such as a key that no concept has.
    public func placedConcepts() throws(ThesaurusError) -> [(line: Int, concept: Concept)] {
        let branch = try Branch(self)
        let places = JSONPlaces(content)
        // The decoder lets a comma after the last item pass.
        if let fault = places.fault {
            throw .unreadable(file: name, line: fault.line, reason: .syntax(column: fault.column))
        }
        let unknown = places.lines.filter { !Self.isKnown($0.key) }.min { $0.value < $1.value }
        if let unknown, case .key(let key)? = unknown.key.last {
            throw .unreadable(file: name, line: unknown.value, reason: .unknownKey(key))
        }
        let lines = branch.lines()
        var seen: [String: Concept] = [:]
        var twice: [ThesaurusError.Placed] = []
        for (line, concept) in zip(lines, branch.concepts) {
            if let first = seen.updateValue(concept, forKey: concept.id) {
                let fault = ThesaurusFault(.duplicateID, concept.id, .id, concept.id, others: [first])
                twice.append(ThesaurusError.Placed(line: line, fault: fault))
            }
        }
        guard twice.isEmpty else { throw .unsound(file: name, faults: twice) }
        return Array(zip(lines, branch.concepts).map { (line: $0, concept: $1) })
    }

    private static let languages: Set = ["vi", "ko", "en", "de"]

    private static func isKnown(_ path: [JSONPlaces.Step]) -> Bool {
        let keys = path.compactMap { step -> String? in if case .key(let key) = step { key } else { nil } }
        // An index at the end belongs to the key before it.
        guard let last = keys.last, path.last == .key(last) else { return true }
        return switch keys.count {
        case 1: ["branch", "themes", "concepts"].contains(last)
        case 2: ["id", "labels", "synonyms", "broader", "themes", "except", "isic", "notes"].contains(last)
        case 3: keys[1] == "notes" || languages.contains(last)
        default: false
        }
    }
}
