import Foundation
public import Matching
import Storage

/// Why a change of the thesaurus was not made; nothing was written.
public enum ConceptRefusal: Error, Sendable {
    /// What is wrong with it, field by field.
    case unsound([ThesaurusFault])
    /// Somebody changed the concept after it was read: as it is now.
    case stale(ConceptDetail)
}

extension UseCases {
    /// Adds a concept of the organisers; its id is made of the English label.
    /// - Throws: `ConceptRefusal.unsound`.
    public func addConcept(_ draft: ConceptDraft) async throws -> String {
        try await write(telling: { ["id": $0] }) { store in
            let installation = try installationThesaurus(store)
            let id = draft.newID { installation.entry($0) != nil }
            try save(draft, id, installation, store)
            return id
        }
    }

    /// Saves what was made of a concept, the product's or the organisers'.
    /// - Throws: `ConceptRefusal`, `UseCaseError.notFound`.
    public func saveConcept(_ id: String, _ draft: ConceptDraft) async throws {
        try await write(about: id) { store in
            let installation = try installationThesaurus(store)
            guard installation.entry(id) != nil else { throw UseCaseError.notFound }
            try refuseStale(draft.version, id, installation)
            try save(draft, id, installation, store)
        }
    }

    /// Takes a concept out of matching; what stands below it moves up.
    /// - Parameter version: of the change that was seen; `nil`: whatever there is.
    public func retireConcept(_ id: String, version: Int? = nil) async throws {
        try await setState(id, version) { $0.isRetired = true }
    }

    /// Brings a retired concept back.
    /// - Throws: `ConceptRefusal.unsound` where another concept has its label by now.
    public func restoreConcept(_ id: String, version: Int? = nil) async throws {
        try await setState(id, version) { $0.isRetired = false }
    }

    /// Makes a concept of the product again what it was.
    public func revertConcept(_ id: String, version: Int? = nil) async throws {
        guard Thesaurus.builtIn[id] != nil else { throw UseCaseError.notFound }
        try await setState(id, version) { $0.content = nil }
    }

    private func setState(
        _ id: String, _ version: Int?, verb: String = #function,
        _ change: @escaping @Sendable (inout StoredConcept) -> Void
    ) async throws {
        try await write(verb, about: id) { store in
            let installation = try installationThesaurus(store)
            guard installation.entry(id) != nil else { throw UseCaseError.notFound }
            if let version { try refuseStale(version, id, installation) }
            let before =
                installation.changes[id]?.stored ?? StoredConcept(id: id, content: nil, isRetired: false, version: 0)
            var after = before
            change(&after)
            if after != before { try apply([after], installation, store) }
        }
    }

    private func refuseStale(_ version: Int, _ id: String, _ installation: InstallationThesaurus) throws {
        guard installation.version(of: id) == version else {
            throw ConceptRefusal.stale(try detail(of: id, in: installation))
        }
    }

    private func save(
        _ draft: ConceptDraft, _ id: String, _ installation: InstallationThesaurus, _ store: Store
    ) throws {
        let (concept, faults) = draft.read(id: id, in: installation.thesaurus)
        let entry = installation.entry(id)
        // A retired concept is edited without being brought back.
        let changed = try StoredConcept(concept, isRetired: entry?.isRetired == true)
        if faults.isEmpty, entry?.concept == concept { return }
        try apply([changed], installation, store, besides: faults)
    }

    /// Checks changed concepts against the whole thesaurus as it will be, and writes them: the one way in which the
    /// thesaurus changes.
    func apply(
        _ changed: [StoredConcept], _ installation: InstallationThesaurus, _ store: Store,
        besides found: [ThesaurusFault] = []
    ) throws {
        let after = installation.with(
            try changed.map { stored in
                .init(
                    stored: stored,
                    concept: try stored.content.map { try JSONDecoder().decode(Concept.self, from: Data($0.utf8)) })
            })
        // What is retired claims no label; it is checked when it is brought back.
        let faults = found + after.thesaurus.faults(of: changed.map(\.id))
        guard faults.isEmpty else { throw ConceptRefusal.unsound(faults) }
        for concept in changed {
            guard try store.concepts.save(concept, over: installation.version(of: concept.id)) else {
                throw ConceptRefusal.stale(try detail(of: concept.id, in: installation))
            }
        }
        try matchesFollow(store)
    }

    /// The suggestions of every event rest on the thesaurus, so all events are to be matched again: they are marked as
    /// due in the transaction of the change.
    private func matchesFollow(_ store: Store) throws { try store.matching.markDue(nil) }
}

extension StoredConcept {
    /// A concept that equals the product's is kept as that one.
    init(_ concept: Concept, isRetired: Bool) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let content =
            Thesaurus.builtIn[concept.id] == concept
            ? nil : String(decoding: try encoder.encode(concept), as: UTF8.self)
        self.init(id: concept.id, content: content, isRetired: isRetired)
    }
}
