public import Domain
import Foundation
import Secrets
public import Storage

extension UseCases {
    /// Who a cookie belongs to, with all roles as they are now; a visitor where it is none of ours.
    public func viewer(cookie: String) async throws -> Viewer {
        let digest = Token.digest(of: cookie)
        let found = try await read { store in
            try store.sessions.find(digest: digest).map { session, account in
                (session, account, try store.programmes.roles(of: account.id))
            }
        }
        guard let (session, account, roles) = found else { return Viewer() }
        // A page a minute is enough to say when somebody was last there.
        if now().timeIntervalSince(session.seenAt) > 60 { try? await note { try $0.sessions.touch(session.id) } }
        return Viewer(
            account: account, grants: roles.map(\.grant), session: session.id, formSecret: session.formSecret,
            programmes: Dictionary(roles.map { ($0.grant.programme, $0.programme) }) { first, _ in first })
    }

    /// The latest first.
    public func sessions(of account: Identifier<Account>) async throws -> [Session] {
        try await read { try $0.sessions.of(account) }
    }

    public func endSession(_ id: String, of account: Identifier<Account>) async throws {
        try await write(details: ["account": account.text]) { try $0.sessions.remove(id, of: account) }
    }

    public func endAllSessions(of account: Identifier<Account>) async throws {
        try await write(details: ["account": account.text]) { try $0.sessions.removeAll(of: account) }
    }
}
