import Foundation
public import Matching
import Storage
import Synchronization

extension UseCases {
    /// The thesaurus that this installation matches by: the product's with the organisers' changes.
    public func thesaurus() async throws -> Thesaurus {
        try await read { try installationThesaurus($0).thesaurus }
    }

    /// As it is in a transaction. Built anew only where the changes are others than last time.
    func installationThesaurus(_ store: Store) throws -> InstallationThesaurus {
        let state = try store.concepts.state()
        if let kept = keptThesaurus[state] { return kept }
        let built = try InstallationThesaurus(store.concepts.all())
        keptThesaurus[state] = built
        return built
    }
}

/// The product's thesaurus with the organisers' changes, and these by themselves.
struct InstallationThesaurus: Sendable {
    struct Change: Sendable {
        var stored: StoredConcept
        var concept: Concept?
    }

    let thesaurus: Thesaurus
    /// By the ids of their concepts.
    private(set) var changes: [String: Change]
    /// In the order in which the concepts were first changed or, where that is the same, of their ids.
    private let order: [String]

    /// - Throws: `DecodingError` for content that is no concept: nobody but a program writes it.
    init(_ stored: [StoredConcept]) throws {
        let changes = try stored.map { stored in
            Change(
                stored: stored,
                concept: try stored.content.map { try JSONDecoder().decode(Concept.self, from: Data($0.utf8)) })
        }
        self.init(changes)
    }

    private init(_ changes: [Change]) {
        self.changes = Dictionary(changes.map { ($0.stored.id, $0) }, uniquingKeysWith: { $1 })
        order = changes.map(\.stored.id)
        thesaurus =
            changes.isEmpty
            ? .builtIn
            : Thesaurus(
                .builtIn,
                changes: changes.map {
                    ThesaurusChange(id: $0.stored.id, concept: $0.concept, isRetired: $0.stored.isRetired)
                })
    }

    /// The same with further changes in place of those that there are.
    func with(_ further: [Change]) -> InstallationThesaurus {
        let ids = Set(further.map(\.stored.id))
        return InstallationThesaurus(order.filter { !ids.contains($0) }.compactMap { changes[$0] } + further)
    }

    /// 0 where the organisers said nothing of the concept.
    func version(of id: String) -> Int { changes[id]?.stored.version ?? 0 }

    /// Every concept, retired ones last.
    var entries: [ConceptEntry] {
        thesaurus.concepts.compactMap { entry($0.id) }
            + order.filter { changes[$0]?.stored.isRetired == true }.compactMap(entry)
    }

    /// A concept as it is, or was when it was retired.
    func entry(_ id: String) -> ConceptEntry? {
        let change = changes[id]
        let builtIn = Thesaurus.builtIn[id]
        guard let concept = thesaurus[id] ?? change?.concept ?? builtIn else { return nil }
        return ConceptEntry(
            concept: concept, origin: builtIn == nil ? .added : change?.concept == nil ? .builtIn : .edited,
            isRetired: change?.stored.isRetired == true)
    }
}

/// The thesaurus that was built last.
final class KeptThesaurus: Sendable {
    private let kept = Mutex<(state: Concepts.State, thesaurus: InstallationThesaurus)?>(nil)

    subscript(state: Concepts.State) -> InstallationThesaurus? {
        get { kept.withLock { $0?.state == state ? $0?.thesaurus : nil } }
        set { kept.withLock { kept in kept = newValue.map { (state, $0) } } }
    }
}
