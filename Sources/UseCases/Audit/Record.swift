public import Domain
import Foundation
import SQL
import Storage

extension UseCases {
    /// Keeps in the audit log what changes nothing and must be known all the same: an export, a look at confidential
    /// fields.
    /// - Parameter verb: one of `auditVerbs`.
    public func record(
        _ verb: String, about subject: String = "", in event: Identifier<Event>? = nil, details: [String: String] = [:]
    ) async throws {
        try await note { store in
            try store.audit.append(entry(verb, about: subject, in: event, details: details, at: store.now))
        }
    }

    func entry(
        _ verb: String, about subject: String, in event: Identifier<Event>?, details: [String: String], at now: Date
    ) -> AuditEntry {
        AuditEntry(
            at: now, actor: actor, client: client, verb: String(verb.prefix { $0 != "(" }), event: event,
            subject: subject, details: details)
    }

    /// Gives all entries their place in the chain that have none yet: only PostgreSQL leaves any. Some at a time, so
    /// that a long backlog does not hold the lock.
    /// - Returns: how many there were.
    @discardableResult
    public func sealAudit() async throws -> Int {
        var sealed = 0
        while true {
            let count = try await database.write(.readCommitted) { [now = now()] in
                try Store($0, now: now).audit.seal(limit: UseCases.sealedAtATime)
            }
            sealed += count
            if count < UseCases.sealedAtATime { return sealed }
        }
    }

    private static let sealedAtATime = 500

    /// Seals what is not sealed, then reads the whole chain.
    /// - Parameter known: a number with the hash that was written down for it earlier, elsewhere.
    public func verifyAudit(known: (number: Int, hash: String)? = nil) async throws -> AuditVerification {
        try await sealAudit()
        return try await read { try $0.audit.verify(known: known) }
    }
}
