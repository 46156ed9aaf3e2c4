public import Domain
import Foundation
public import Matching
import Storage
import Text

/// A concept and where it comes from.
public struct ConceptEntry: Sendable, Equatable {
    public enum Origin: String, CaseIterable, Sendable {
        /// As it comes with the product.
        case builtIn
        /// The product's, changed by the organisers.
        case edited
        /// The organisers' own.
        case added
    }

    public var concept: Concept
    public var origin: Origin
    public var isRetired: Bool
}

/// What the list of concepts is narrowed to, as it stands in an address. Nothing fails: what cannot be meant is left out.
public struct ConceptQuery: Sendable, Equatable {
    public enum Kind: String, CaseIterable, Sendable { case own, builtIn, retired }

    public static let pageSize = 30

    public var search: String
    public var kind: Kind?
    /// From 1.
    public var page: Int

    public init(search: String = "", kind: Kind? = nil, page: Int = 1) {
        self.search = String(search.nfc.squeezed.prefix(200))
        self.kind = kind
        self.page = max(1, page)
    }

    public init(_ query: [String: String]) {
        self.init(
            search: query["q"] ?? "", kind: query["kind"].flatMap(Kind.init(rawValue:)),
            page: query["page"].flatMap { Int($0) } ?? 1)
    }

    public var isNarrowed: Bool { !search.isEmpty || kind != nil }

    /// The pairs of an address that shows the same, or another page of it.
    public func pairs(page other: Int? = nil) -> [(String, String)] {
        let page = other ?? page
        return [("q", search), ("kind", kind?.rawValue ?? ""), ("page", page > 1 ? String(page) : "")]
            .filter { !$0.1.isEmpty }
    }
}

/// One page of the concepts.
public struct ConceptList: Sendable {
    public var query: ConceptQuery
    public var rows: [ConceptEntry]
    /// How many there are with the query, and without.
    public var total: Int
    public var overall: Int
    /// How many the organisers added or edited.
    public var own: Int
    public var pageCount: Int { max(1, (total + ConceptQuery.pageSize - 1) / ConceptQuery.pageSize) }
}

extension UseCases {
    /// The concepts with all words of the search in their labels, synonyms or id, in whichever language; those whose
    /// label it is, or has it as a word, come first, then by the label in the reader's language. Retired ones only where they are asked for.
    public func concepts(_ query: ConceptQuery = ConceptQuery(), in language: Language = .en) async throws
        -> ConceptList
    {
        let installation = try await read { try installationThesaurus($0) }
        return try await offPool {
            let all = installation.entries
            let words = query.search.folded.split(whereSeparator: \.isWhitespace).prefix(8).map(String.init)
            let wanted = words.joined(separator: " ")
            let found = all.compactMap { entry -> (rank: Int, name: String, entry: ConceptEntry)? in
                guard entry.fits(query.kind) else { return nil }
                let name = entry.concept.label(in: language).folded
                if words.isEmpty { return (0, name, entry) }
                let labels = ThesaurusLanguage.allCases.compactMap { entry.concept.labels[$0]?.folded }
                if labels.contains(wanted) || entry.concept.id == query.search { return (0, name, entry) }
                if labels.contains(where: { " \($0) ".contains(" \(wanted) ") }) { return (1, name, entry) }
                if labels.contains(where: { $0.hasPrefix(wanted) }) { return (2, name, entry) }
                let texts =
                    labels + [entry.concept.id]
                    + ThesaurusLanguage.allCases.flatMap { entry.concept.synonyms[$0].map(\.folded) }
                return words.allSatisfy { word in texts.contains { $0.contains(word) } } ? (3, name, entry) : nil
            }.sorted { ($0.rank, $0.name, $0.entry.concept.id) < ($1.rank, $1.name, $1.entry.concept.id) }
            var list = ConceptList(
                query: query, rows: [], total: found.count, overall: all.count { !$0.isRetired },
                own: all.count { $0.origin != .builtIn && !$0.isRetired })
            list.query.page = min(query.page, list.pageCount)
            list.rows = found.dropFirst((list.query.page - 1) * ConceptQuery.pageSize).prefix(ConceptQuery.pageSize)
                .map(\.entry)
            return list
        }
    }
}

extension ConceptEntry {
    fileprivate func fits(_ kind: ConceptQuery.Kind?) -> Bool {
        switch kind {
        case nil: !isRetired
        case .own: !isRetired && origin != .builtIn
        case .builtIn: !isRetired && origin == .builtIn
        case .retired: isRetired
        }
    }
}

extension Concept {
    /// The label in a reader's language, or the English one.
    public func label(in language: Language) -> String {
        ThesaurusLanguage(rawValue: language.rawValue).flatMap { labels[$0] } ?? labels.en
    }
}
