import Foundation
import Text

/// What a list is narrowed to and which page of it is shown, as it stands in the address.
///
/// Anything can stand in an address, so nothing here fails: what cannot be meant is left out.
public struct ListQuery: Equatable, Sendable {
    public enum Filter: String, CaseIterable, Sendable {
        case field, cooperation, confidence, budget, readiness, role, mode, country, locality, request
    }

    public static let pageSize = 20

    /// As typed, in normalisation form C, without doubled spaces.
    public var search: String
    public var filters: [Filter: String]
    /// From 1.
    public var page: Int

    private static let mostSearched = 200
    private static let mostWords = 8

    public init(search: String = "", filters: [Filter: String] = [:], page: Int = 1) {
        self.search = String(search.nfc.squeezed.prefix(Self.mostSearched))
        self.filters = filters
        self.page = max(1, page)
    }

    /// Reads `q`, `page` and the names of the filters; anything else in the address belongs to somebody else.
    public init(_ query: [String: String]) {
        var filters: [Filter: String] = [:]
        for filter in Filter.allCases {
            let value = (query[filter.rawValue] ?? "").nfc.squeezed
            if !value.isEmpty, value.utf8.count <= 2 * Self.mostSearched { filters[filter] = value }
        }
        self.init(search: query["q"] ?? "", filters: filters, page: query["page"].flatMap { Int($0) } ?? 1)
    }

    public subscript(filter: Filter) -> String? {
        get { filters[filter] }
        set { filters[filter] = newValue }
    }

    /// What is searched for: folded, so that marks, case and the form of Unicode make no difference.
    public var words: [String] {
        Array(search.folded.split(whereSeparator: \.isWhitespace).map(String.init).prefix(Self.mostWords))
    }

    public var isNarrowed: Bool { !search.isEmpty || !filters.isEmpty }

    /// The pairs of an address that shows the same, or another page of it. The first page says nothing.
    public func pairs(page other: Int? = nil) -> [(String, String)] {
        let page = other ?? page
        return [("q", search)] + Filter.allCases.map { ($0.rawValue, filters[$0] ?? "") }.filter { !$0.1.isEmpty }
            + (page > 1 ? [("page", String(page))] : [])
    }
}
