public import Domain
import Foundation
import Storage

/// One page of the audit log, newest first.
public struct AuditPage: Sendable {
    public var query: AuditQuery
    public var entries: [AuditEntry]
    /// Where older entries begin, as `AuditQuery.before`; `nil` on the last page.
    public var next: Identifier<AuditEntry>?
    /// The events of the installation, to choose from and to name.
    public var events: [Event]
}

extension UseCases {
    static let auditPageSize = 50

    public func audit(_ query: AuditQuery = AuditQuery(), limit: Int? = nil) async throws -> AuditPage {
        let size = max(1, min(limit ?? UseCases.auditPageSize, 1_000))
        return try await read { store in
            let found = try store.audit.entries(query, limit: size + 1)
            let shown = Array(found.prefix(size))
            return AuditPage(
                query: query, entries: shown, next: found.count > size ? shown.last?.id : nil,
                events: try store.events.all())
        }
    }
}
