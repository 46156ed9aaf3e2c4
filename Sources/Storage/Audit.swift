public import Domain
import Foundation
import SQL
import Secrets
import Text

extension Store {
    public var audit: AuditLog { AuditLog(store: self) }
}

/// What was done, in the order in which it was sealed. Only ever added to; triggers refuse the rest.
public struct AuditLog {
    let store: Store

    /// Adds an entry in the transaction of the change that it tells of.
    ///
    /// On SQLite, which has one writer, it is sealed at once. On PostgreSQL writers would wait for each other at the end
    /// of the chain, so `seal` does it afterwards.
    public func append(_ entry: AuditEntry) throws {
        var account: Identifier<Account>?
        if case .account(let id, _) = entry.actor { account = id }
        let details = Dictionary(
            entry.details.map { ($0.clipped, $1.clipped) }, uniquingKeysWith: { first, _ in first })
        try store.sql.run(
            """
            INSERT INTO audit (id, at, actor_kind, actor_id, actor_name, actor_search, client, verb, event, subject,
                details, number, previous, hash)
            VALUES (\(entry.id), \(entry.at), \(entry.actor.kind.rawValue), \(account), \(entry.actor.name.clipped),
                \(entry.actor.name.clipped.folded), \(entry.client.clipped), \(entry.verb.clipped), \(entry.event),
                \(entry.subject.clipped), \(try json(details)), NULL, NULL, NULL)
            """)
        if store.sql.dialect == .sqlite { _ = try seal() }
    }

    /// Gives up to `limit` entries their numbers and hashes, those made first before others.
    ///
    /// One at a time on a server, by a lock that ends with the transaction, which must be read committed: what is read
    /// after the wait is what the one before has left.
    /// - Returns: how many were sealed; fewer than `limit`: all are.
    public func seal(limit: Int = 500) throws -> Int {
        try store.sql.takeTurn(.audit)
        let rows = try store.sql.run("SELECT * FROM audit WHERE number IS NULL ORDER BY id LIMIT \(limit)")
        guard !rows.isEmpty else { return 0 }
        var (number, hash) = try head()
        for row in rows {
            let previous = hash
            number += 1
            hash = try row.link(number: number, previous: previous)
            try store.sql.run(
                """
                UPDATE audit SET number = \(number), previous = \(previous), hash = \(hash)
                WHERE id = \(try row.string("id"))
                """)
        }
        try store.sql.run(
            """
            INSERT INTO audit_head (id, number, hash) VALUES (1, \(number), \(hash))
            ON CONFLICT (id) DO UPDATE SET number = excluded.number, hash = excluded.hash
            """)
        return rows.count
    }

    /// The last seal as it is noted; 0 and empty where there is none.
    func head() throws -> (number: Int, hash: String) {
        guard let row = try store.sql.first("SELECT number, hash FROM audit_head WHERE id = 1") else { return (0, "") }
        return (try row.int("number"), try row.string("hash"))
    }

    /// The newest entries first.
    /// - Parameter limit: most entries; ask for one more than is shown to know whether there are older ones.
    public func entries(_ query: AuditQuery = AuditQuery(), limit: Int) throws -> [AuditEntry] {
        var conditions: [SQL] = ["1 = 1"]
        if let kind = query.kind { conditions.append("actor_kind = \(kind.rawValue)") }
        if !query.actor.isEmpty {
            conditions.append("actor_search LIKE \(query.actor.folded.likePattern) ESCAPE '\\'")
        }
        if !query.verb.isEmpty { conditions.append("verb = \(query.verb)") }
        if let event = query.event { conditions.append("event = \(event)") }
        if !query.subject.isEmpty { conditions.append("subject LIKE \(query.subject.likePattern) ESCAPE '\\'") }
        if let from = query.from { conditions.append("at >= \(from)") }
        if let until = query.until { conditions.append("at < \(until)") }
        if let before = query.before { conditions.append("id < \(before)") }
        return try store.sql.all(
            "SELECT * FROM audit WHERE \(SQL.joined(conditions, by: " AND ")) ORDER BY id DESC LIMIT \(limit)",
            AuditEntry.init)
    }
}

extension AuditEntry {
    init(_ row: SQLRow) throws {
        let kind: Actor.Kind = try row.choice("actor_kind")
        let name = try row.string("actor_name")
        let actor: Actor =
            switch kind {
            case .system: .system
            case .nobody: .nobody
            case .commandLine: .commandLine(user: name)
            case .account: .account(try row.id("actor_id"), name: name)
            }
        var seal: Seal?
        if let number = try row.optionalInt("number") {
            seal = Seal(number: number, previous: try row.string("previous"), hash: try row.string("hash"))
        }
        self.init(
            id: try row.id("id"), at: try row.date("at"), actor: actor, client: try row.string("client"),
            verb: try row.string("verb"), event: try row.optionalID("event"), subject: try row.string("subject"),
            details: try row.json("details"), seal: seal)
    }
}

extension SQLRow {
    /// The hash of an entry as this row has it, in a place of the chain. What is hashed are the columns as they are kept,
    /// so that nothing of how values are read matters later.
    func link(number: Int, previous: String) throws -> String {
        HashChain.link(
            previous: previous,
            content: [
                String(number), try string("id"), String(try int("at")), try string("actor_kind"),
                try optionalString("actor_id"), try string("actor_name"), try string("client"), try string("verb"),
                try optionalString("event"), try string("subject"), try string("details"),
            ])
    }
}

extension String {
    /// One line of at most 300 characters: names of files and codes, as others have sent them.
    fileprivate var clipped: String {
        String(
            String.UnicodeScalarView(unicodeScalars.filter { $0.properties.generalCategory != .control }).prefix(300))
    }
}
