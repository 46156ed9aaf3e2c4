public import Domain
import SQL

extension Store {
    public var profiles: Profiles { Profiles(store: self) }
}

/// What pages list and show of needs, offers and organisations: only the columns they need, joined in one statement.
///
/// Suggestions to and from firms that refused to share their data are left out here, whenever they refused.
public struct Profiles {
    let store: Store

    /// What a list is narrowed to. Texts are compared exactly; words are folded and all must occur.
    public struct Filter: Sendable {
        public var words: [String] = []
        /// `nil`: any.
        public var fields: [String]?
        public var cooperations: [String]?
        /// Where the organisation is, as written.
        public var localities: [String]?
        public var confidence: Match.Confidence?
        /// Only those for which nothing was suggested.
        public var isUnmatched = false
        /// Whether a sum is stated.
        public var hasAmount: Bool?
        public var readiness: Int?
        public var organisation: Identifier<Organisation>?
        /// Only offers that no request names.
        public var isUnrequested = false

        public init() {}

        var needsMatches: Bool { confidence != nil || isUnmatched }
    }

    /// One spelling of what can be filtered by, with how many records have it.
    public struct Spelling: Sendable, Equatable {
        public var field: String
        public var cooperation: String
        public var readiness: Int?
        public var count: Int
    }

    /// Whether matching was run for the event and suggested anything.
    public func wereMatched(in event: Identifier<Event>) throws -> Bool {
        try store.sql.first(
            """
            SELECT 1 AS found FROM needs WHERE event = \(event)
                AND EXISTS (SELECT 1 FROM matches WHERE matches.need = needs.id) LIMIT 1
            """) != nil
    }

    /// Localities of the organisations with needs, or with offers, with how many they have.
    public func localities(ofOffers: Bool, in event: Identifier<Event>) throws -> [(locality: String, count: Int)] {
        let table: SQL = ofOffers ? "offers" : "needs"
        return try store.sql.all(
            """
            SELECT o.locality, COUNT(*) AS number FROM \(table) t JOIN organisations o ON o.id = t.organisation
            WHERE t.event = \(event) AND \(store.reaches("o.id", at: event)) GROUP BY o.locality ORDER BY o.locality
            """
        ) { (try $0.string("locality"), try $0.int("number")) }
    }

    /// The organisations whose participation says no to sharing, as a list to compare with. One statement: a handful of
    /// bound ids costs less in the statements that use it than a subquery for each row.
    ///
    /// For a reader who does not see everything, those too who may not be named to this reader.
    func refusing(_ event: Identifier<Event>) throws -> SQL {
        let refused: SQL =
            "SELECT DISTINCT organisation FROM participations WHERE event = \(event) AND sharing = 'refused'"
        let unnamed: SQL =
            """
            SELECT o.id AS organisation FROM organisations o
            WHERE \(isKnown("o.id", to: event)) AND NOT \(store.introduces("o.id", at: event))
            """
        let ids = try store.sql.all(store.scope == .everything ? refused : "\(refused) UNION \(unnamed)") {
            try $0.string("organisation")
        }
        return "(\(SQL.joined((ids.isEmpty ? [""] : ids).map { "\($0)" })))"
    }

    /// Where a record was read from, newest file last.
    public func sources(of record: String, in event: Identifier<Event>) throws -> [RowSource] {
        try store.sql.all(
            """
            SELECT DISTINCT file, sheet, row_number FROM sources WHERE record = \(record) AND event = \(event)
            ORDER BY file, sheet, row_number
            """
        ) { RowSource(file: try $0.string("file"), sheet: try $0.string("sheet"), row: try $0.int("row_number")) }
    }
}

// Fragments that several statements share.

/// Each word must occur in the folded text.
func found(_ words: [String], in text: SQL) -> [SQL] {
    words.map { "\(text) LIKE \($0.likePattern) ESCAPE '\\'" }
}

func oneOf(_ column: SQL, _ texts: [String]) -> SQL {
    guard !texts.isEmpty else { return "1 = 0" }
    return "\(column) IN (\(SQL.joined(texts.map { "\($0)" })))"
}

func all(_ conditions: [SQL]) -> SQL { SQL.joined(conditions, by: " AND ") }

extension String {
    /// For `LIKE … ESCAPE '\'`: the text anywhere, its own wildcards as plain characters.
    var likePattern: String {
        var pattern = "%"
        for scalar in unicodeScalars {
            if "%_\\".unicodeScalars.contains(scalar) { pattern.unicodeScalars.append("\\") }
            pattern.unicodeScalars.append(scalar)
        }
        return pattern + "%"
    }
}

extension SQLRow {
    /// Columns `<prefix>_id`, `_name`, `_country`, `_locality`, `_code`, `_mode`.
    func organisationLabel(_ prefix: String) throws -> OrganisationLabel {
        OrganisationLabel(
            id: try id(prefix + "_id"), name: try text(prefix + "_name"), country: try string(prefix + "_country"),
            locality: try string(prefix + "_locality"), code: try optionalString(prefix + "_code") ?? "",
            mode: try optionalString(prefix + "_mode").flatMap(AttendanceMode.init(rawValue:)))
    }

    /// Columns `<prefix>_code`, `_title`; `nil` where there is none.
    func profileLabel(_ prefix: String) throws -> ProfileLabel? {
        guard let code = try optionalString(prefix + "_code") else { return nil }
        return ProfileLabel(code: code, title: try text(prefix + "_title"))
    }

    /// Columns `confidence`, `other_code`, `other_title`.
    func bestMatch() throws -> BestMatch? {
        guard let confidence = try optionalString("confidence").flatMap(Match.Confidence.init(rawValue:)),
            let other = try profileLabel("other")
        else { return nil }
        return BestMatch(confidence: confidence, other: other)
    }
}
