public import Foundation
import SQL

extension Store {
    public var concepts: Concepts { Concepts(store: self) }
}

/// What the organisers say of one concept of the thesaurus.
public struct StoredConcept: Sendable, Equatable {
    public var id: String
    /// The concept as JSON, as the files of the thesaurus have it; `nil`: as it comes with the product.
    public var content: String?
    public var isRetired: Bool
    /// 1 with the first change, one more with each further one.
    public var version: Int
    public var changedAt: Date

    public init(id: String, content: String?, isRetired: Bool, version: Int = 0, changedAt: Date = .distantPast) {
        self.id = id
        self.content = content
        self.isRetired = isRetired
        self.version = version
        self.changedAt = changedAt
    }
}

/// The organisers' changes of the thesaurus.
public struct Concepts {
    let store: Store

    /// Which changes there are: equal states have equal changes, since rows stay and versions rise.
    public struct State: Sendable, Hashable {
        public var concepts: Int
        public var versions: Int
    }

    public func state() throws -> State {
        let row = try store.sql.first(
            "SELECT COUNT(*) AS concepts, CAST(COALESCE(SUM(version), 0) AS BIGINT) AS versions FROM concepts")
        return State(concepts: try row?.int("concepts") ?? 0, versions: try row?.int("versions") ?? 0)
    }

    /// In the order of their ids.
    public func all() throws -> [StoredConcept] {
        try store.sql.all("SELECT * FROM concepts ORDER BY id", StoredConcept.init)
    }

    public func find(_ id: String) throws -> StoredConcept? {
        try store.sql.first("SELECT * FROM concepts WHERE id = \(id)").map(StoredConcept.init)
    }

    /// Writes content and state, unless somebody changed the concept after it was read.
    /// - Parameter version: of the row that was read; 0 where there was none.
    /// - Returns: whether it was written.
    public func save(_ concept: StoredConcept, over version: Int) throws -> Bool {
        let written =
            version == 0
            ? try store.sql.run(
                """
                INSERT INTO concepts (id, content, is_retired, version, changed_at)
                VALUES (\(concept.id), \(concept.content), \(concept.isRetired), 1, \(store.now))
                ON CONFLICT (id) DO NOTHING RETURNING version
                """)
            : try store.sql.run(
                """
                UPDATE concepts SET content = \(concept.content), is_retired = \(concept.isRetired),
                    version = version + 1, changed_at = \(store.now)
                WHERE id = \(concept.id) AND version = \(version) RETURNING version
                """)
        return !written.isEmpty
    }
}

extension StoredConcept {
    fileprivate init(_ row: SQLRow) throws {
        self.init(
            id: try row.string("id"), content: try row.optionalString("content"),
            isRetired: try row.bool("is_retired"), version: try row.int("version"),
            changedAt: try row.date("changed_at"))
    }
}
