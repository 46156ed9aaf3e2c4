public import Domain
public import Foundation
public import Matching
import Storage

/// A concept with what stands around it.
public struct ConceptDetail: Sendable {
    /// How many needs and offers of an event speak of the concept, or of one below it.
    public struct Use: Sendable {
        public var event: Event
        public var needs: Int
        public var offers: Int
    }

    public var entry: ConceptEntry
    /// Of the organisers' change; 0 where there is none.
    public var version: Int
    public var changedAt: Date?
    /// The product's own where the organisers changed it.
    public var builtIn: Concept?
    /// One level up, and everything beyond that, nearest first.
    public var broader: [Concept]
    public var further: [Concept]
    public var narrower: [Concept]
    /// Labels that another concept has too, with that concept.
    public var shared: [(label: String, others: [Concept])]
    /// What is wrong with it since the product's own thesaurus changed.
    public var faults: [ThesaurusFault]
    /// All themes that there are.
    public var themes: [String]
    public var uses: [Use]
    /// Too many needs and offers to count them for one page.
    public var isUseUncounted = false

    public var concept: Concept { entry.concept }
}

extension UseCases {
    /// Profiles of all events together that are read for one page.
    private static let mostCounted = 3_000

    /// - Throws: `UseCaseError.notFound`.
    public func concept(_ id: String) async throws -> ConceptDetail {
        let (installation, events) = try await read { store in
            let installation = try installationThesaurus(store)
            guard installation.entry(id) != nil else { throw UseCaseError.notFound }
            var left = Self.mostCounted
            var events: [(event: Event, needs: [Profile], offers: [Profile])] = []
            for event in try store.events.all().sorted(by: { $0.date > $1.date }) {
                left -=
                    try store.profiles.countNeeds(of: event.id, .init())
                    + store.profiles.countOffers(of: event.id, .init())
                guard left >= 0 else {
                    return (installation, nil as [(event: Event, needs: [Profile], offers: [Profile])]?)
                }
                events.append(
                    (
                        event, try store.needs.of(event.id).map({ Profile($0, nil) }),
                        try store.offers.of(event.id).map({ Profile($0, nil) })
                    ))
            }
            return (installation, events)
        }
        var detail = try detail(of: id, in: installation)
        guard let events else {
            detail.isUseUncounted = true
            return detail
        }
        guard !detail.entry.isRetired, events.contains(where: { !$0.needs.isEmpty || !$0.offers.isEmpty }) else {
            return detail
        }
        detail.uses = try await offPool {
            let mentions = ConceptMentions(installation.thesaurus)
            return events.map { event, needs, offers in
                ConceptDetail.Use(
                    event: event, needs: mentions.count(of: id, in: needs), offers: mentions.count(of: id, in: offers))
            }.filter { $0.needs + $0.offers > 0 }
        }
        return detail
    }

    /// What the form of a concept shows besides what was typed. Reads no profiles.
    public func conceptForm(_ id: String) async throws -> ConceptDetail {
        let installation = try await read { try installationThesaurus($0) }
        return try detail(of: id, in: installation)
    }

    /// The form of a concept as it is saved.
    public func conceptDraft(_ detail: ConceptDetail, in language: Language) async throws -> ConceptDraft {
        ConceptDraft(detail.concept, version: detail.version, in: language, of: try await thesaurus())
    }

    /// All themes of the thesaurus.
    public func conceptThemes() async throws -> [String] { try await thesaurus().themes }

    func detail(of id: String, in installation: InstallationThesaurus) throws -> ConceptDetail {
        guard let entry = installation.entry(id) else { throw UseCaseError.notFound }
        let thesaurus = installation.thesaurus
        let concept = entry.concept
        let words = ThesaurusLanguage.allCases.flatMap { language in
            (concept.labels[language].map { [$0] } ?? []) + concept.synonyms[language]
        }
        var shared: [(label: String, others: [Concept])] = []
        for word in words where !shared.contains(where: { $0.label == word }) {
            let others = thesaurus.concepts(named: word).filter { $0.id != id }
            if !others.isEmpty { shared.append((word, others)) }
        }
        return ConceptDetail(
            entry: entry, version: installation.version(of: id), changedAt: installation.changes[id]?.stored.changedAt,
            builtIn: entry.origin == .edited ? Thesaurus.builtIn[id] : nil,
            broader: concept.broader.compactMap { installation.entry($0)?.concept },
            further: thesaurus.above(id).filter { $0.levels > 1 }.map(\.concept),
            narrower: thesaurus.narrower(than: id), shared: shared, faults: thesaurus.faults(of: [id]),
            themes: thesaurus.themes, uses: [])
    }
}

extension Thesaurus {
    /// Every theme that a concept has, sorted.
    var themes: [String] { Set(concepts.flatMap(\.themes)).sorted() }
}
