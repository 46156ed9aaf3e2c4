import Domain
public import Foundation
public import Storage

extension UseCases {
    /// Seconds for which a node that sends a mail has it; no sending takes longer.
    public static let mailLease: TimeInterval = 180

    /// The next mail that is due, for whoever asks alone. Mails that came too late are ended on the way.
    public func claimMail() async throws -> OutboxMail? {
        while true {
            let claimed = try await note { store -> (mail: OutboxMail, isLate: Bool)? in
                guard let mail = try store.outbox.claim(for: Self.mailLease) else { return nil }
                let age = store.now.timeIntervalSince(mail.createdAt)
                guard let useful = mail.template?.usefulFor, age > useful else { return (mail, false) }
                try store.outbox.refuse(mail, .tooLate)
                return (mail, true)
            }
            guard let claimed else { return nil }
            if !claimed.isLate { return claimed.mail }
        }
    }

    public func finishMail(_ claimed: OutboxMail) async throws {
        try await note { _ = try $0.outbox.finish(claimed) }
    }

    /// - Parameter detail: what the server said.
    public func postponeMail(_ claimed: OutboxMail, _ detail: String) async throws {
        try await note { _ = try $0.outbox.postpone(claimed, detail) }
    }

    public func refuseMail(_ claimed: OutboxMail, _ failure: OutboxMail.Failure, _ detail: String) async throws {
        try await note { _ = try $0.outbox.refuse(claimed, failure, detail) }
    }

    /// The server lets nobody in: the mail waits as if it had not been tried.
    public func holdMail(_ claimed: OutboxMail, _ detail: String) async throws {
        try await note { _ = try $0.outbox.hold(claimed, detail) }
    }
}
