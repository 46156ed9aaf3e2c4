public import Domain
import Foundation
import SQL

extension Store {
    public var ownRecords: OwnRecords { OwnRecords(store: self) }
}

/// Everything that is kept about a person and the firms they act for, table by table, as it is kept: but no secrets, and
/// nothing that was only made for finding.
public struct OwnRecords {
    let store: Store

    /// Rows as JSON objects, by table; for `JSONSerialization`.
    public func of(
        _ account: Account, firms: [Identifier<Organisation>]
    ) throws -> [String: [[String: Any]]] {
        var all: [String: [[String: Any]]] = [:]
        func take(_ name: String, _ condition: SQL, as title: String? = nil) throws {
            let rows = try store.sql.run("SELECT * FROM \(SQL(stringLiteral: name)) WHERE \(condition)")
            all[title ?? name] = try rows.map { try object($0) }
        }
        try take("accounts", "id = \(account.id)")
        try take("grants", "account = \(account.id)")
        try take("sessions", "account = \(account.id)")
        try take("invitations", "email = \(account.email)")
        try take("outbox", "recipient = \(account.email)", as: "mails")
        try take("privacy_requests", "account = \(account.id)")
        try take("drafts", "account = \(account.id)")
        try take("submissions", "account = \(account.id)")
        try take("audit", "actor_id = \(account.id)")
        let own = firms.map { "\($0)" as SQL }
        let firm: SQL = own.isEmpty ? "1 = 0" : "organisation IN (\(SQL.joined(own)))"
        let needs: SQL = "SELECT id FROM needs WHERE \(firm)"
        let seats: SQL = "SELECT id FROM participations WHERE \(firm)"
        try take("consents", "account = \(account.id) OR \(firm)")
        try take("organisations", own.isEmpty ? "1 = 0" : "id IN (\(SQL.joined(own)))")
        for table in ["organisation_names", "people", "participations", "needs", "offers"] { try take(table, firm) }
        try take("need_repeats", "need IN (\(needs))")
        try take("requests", "sender IN (\(seats)) OR receiver IN (\(seats))")
        try take("meetings", "first_side IN (\(seats)) OR second_side IN (\(seats))")
        try take(
            "placements",
            "meeting IN (SELECT id FROM meetings WHERE first_side IN (\(seats)) OR second_side IN (\(seats)))")
        return all
    }

    private static let left: Set = [
        "password", "second_factor", "used_step", "digest", "form_secret", "search", "title_key", "name_key", "key",
        "actor_search", "hash", "previous",
    ]

    private func object(_ row: SQLRow) throws -> [String: Any] {
        var object: [String: Any] = [:]
        for (name, value) in zip(row.names, row.all) where !Self.left.contains(name) {
            switch value {
            case .null, .blob: continue
            case .boolean(let flag): object[name] = flag
            case .integer(let number) where name == "at" || name.hasSuffix("_at") || name.hasSuffix("_by"):
                object[name] = Date(timeIntervalSince1970: Double(number) / 1_000).ISO8601Format()
            case .integer(let number): object[name] = number
            case .double(let number): object[name] = number
            case .text(let text):
                // Texts in several languages and lists are kept as JSON.
                let isJSON = text.hasPrefix("{") || text.hasPrefix("[")
                let parsed = isJSON ? try? JSONSerialization.jsonObject(with: Data(text.utf8)) : nil
                object[name] = parsed ?? text
            }
        }
        return object
    }
}
