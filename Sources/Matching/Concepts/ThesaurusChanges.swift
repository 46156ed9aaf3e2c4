import Text

/// What the organisers of an installation say of one concept, beside the thesaurus that comes with the product.
public struct ThesaurusChange: Equatable, Sendable {
    public let id: String
    /// In place of the concept of that id, or as a new one; `nil`: the concept as it comes.
    public let concept: Concept?
    /// Retired concepts are not matched by; what stands below moves up to what stands above.
    public let isRetired: Bool

    public init(id: String, concept: Concept?, isRetired: Bool) {
        self.id = id
        self.concept = concept
        self.isRetired = isRetired
    }
}

extension Thesaurus {
    /// A thesaurus with an installation's changes.
    ///
    /// Nothing fails here: changes are checked when they are made, and should a later release of `base` claim a label
    /// that an organiser's concept has, both have it until somebody decides. `faults(of:)` says where that is so.
    public init(_ base: Thesaurus, changes: [ThesaurusChange]) {
        let edited = Dictionary(
            changes.compactMap { change in change.concept.map { (change.id, $0) } }, uniquingKeysWith: { $1 })
        let retired = Set(changes.filter(\.isRetired).map(\.id))
        let whole =
            base.concepts.map { edited[$0.id] ?? $0 }
            + changes.compactMap { base[$0.id] == nil ? $0.concept : nil }
        let above = Dictionary(whole.map { ($0.id, $0.broader) }, uniquingKeysWith: { first, _ in first })
        let concepts = whole.filter { !retired.contains($0.id) }.map { concept in
            guard concept.broader.contains(where: retired.contains) else { return concept }
            var concept = concept
            concept.broader = Self.standing(concept.broader, above, retired).filter { $0 != concept.id }
            return concept
        }
        var owners = base.owners
        for change in changes { if let old = base[change.id] { owners.remove(old) } }
        let live = changes.filter { !$0.isRetired }
        for change in live { if let concept = change.concept ?? base[change.id] { owners.add(concept) } }
        let own = live.count { $0.concept != nil }
        let said = [own > 0 ? "\(own) of the organisers" : nil, retired.isEmpty ? nil : "\(retired.count) retired"]
        self.init(
            concepts: concepts, owners: owners, files: base.files,
            version: (["\(concepts.count) concepts, \(base.files) files"] + said.compactMap(\.self))
                .joined(separator: ", "))
    }

    /// The concepts of a list that are not retired, with those above a retired one in its place.
    private static func standing(_ list: [String], _ above: [String: [String]], _ retired: Set<String>) -> [String] {
        var standing: [String] = []
        var seen: Set<String> = []
        var open = Array(list.reversed())
        while let id = open.popLast() {
            guard seen.insert(id).inserted else { continue }
            if retired.contains(id) { open += (above[id] ?? []).reversed() } else { standing.append(id) }
        }
        return standing
    }

    /// What is wrong with these concepts as parts of this thesaurus; those that it does not have are passed over.
    public func faults(of ids: some Sequence<String>) -> [ThesaurusFault] {
        check.faults(at: ids.compactMap { position(of: $0) }).map(\.fault)
    }

    /// The concepts that have this word as label or synonym in any language.
    public func concepts(named word: String) -> [Concept] {
        var ids: [String] = []
        for language in ThesaurusLanguage.allCases {
            for owner in owners.of(language, word) where !ids.contains(owner.concept) { ids.append(owner.concept) }
        }
        return ids.compactMap { self[$0] }
    }

    /// The concepts directly below, in the order of the thesaurus.
    public func narrower(than id: String) -> [Concept] { concepts.filter { $0.broader.contains(id) } }

    /// Everything above, nearest first, with the number of levels up.
    public func above(_ id: String) -> [(concept: Concept, levels: Int)] {
        guard let position = position(of: id) else { return [] }
        return lines[position].dropFirst().map { (concepts[$0.concept], $0.levels) }
    }
}
