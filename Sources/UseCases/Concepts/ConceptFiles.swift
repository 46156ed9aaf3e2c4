import Foundation
public import Matching
import Storage

/// What importing a file of concepts did.
public struct ConceptImport: Sendable, Equatable {
    public var added: [String] = []
    public var changed: [String] = []
    /// Retired ones that are in the file.
    public var broughtBack: [String] = []
    public var unchanged = 0
}

extension UseCases {
    /// Adds and edits the concepts of a file in the form of the thesaurus's own, all or none.
    /// - Throws: `ThesaurusError` with lines of the file.
    public func importConcepts(_ file: Thesaurus.File) async throws -> ConceptImport {
        let placed = try file.placedConcepts()
        let lines = Dictionary(placed.map { ($0.concept.id, $0.line) }, uniquingKeysWith: { first, _ in first })
        return try await write(
            about: file.name, telling: { ["added": "\($0.added.count)", "changed": "\($0.changed.count)"] }
        ) { store in
            let installation = try installationThesaurus(store)
            var result = ConceptImport()
            var changed: [StoredConcept] = []
            for (_, concept) in placed {
                let entry = installation.entry(concept.id)
                switch entry {
                case nil: result.added.append(concept.id)
                case let entry? where entry.isRetired: result.broughtBack.append(concept.id)
                case let entry? where entry.concept == concept:
                    result.unchanged += 1
                    continue
                default: result.changed.append(concept.id)
                }
                changed.append(try StoredConcept(concept, isRetired: false))
            }
            guard !changed.isEmpty else { return result }
            do {
                try apply(changed, installation, store)
            } catch ConceptRefusal.unsound(let faults) {
                throw ThesaurusError.unsound(
                    file: file.name, faults: faults.map { .init(line: lines[$0.concept] ?? 1, fault: $0) })
            }
            return result
        }
    }

    /// What the organisers added and edited, as a file that can be imported elsewhere. Retired concepts are left out.
    public func exportConcepts() async throws -> Thesaurus.File {
        let installation = try await read { try installationThesaurus($0) }
        let own = installation.entries.filter { $0.origin != .builtIn && !$0.isRetired }.map(\.concept)
        return try Thesaurus.File(name: "concepts.json", branch: "organisers", concepts: own)
    }
}
