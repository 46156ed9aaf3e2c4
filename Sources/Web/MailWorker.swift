import Dispatch
import Exports
import Logging
import Mail
import Storage
import UseCases

/// Sends what waits in the outbox, one mail after the other.
///
/// Each node has one; a mail is sent by the one that claims it. A node that dies in the middle leaves at most the mail
/// that it was sending, which another takes over when the claim has run out: that one may arrive twice, with the same
/// number, and none is missed.
actor MailWorker {
    enum Step: Equatable, Sendable {
        /// One mail more is dealt with, whether it left or not.
        case dealt
        /// Nothing is due, or no server is named.
        case idle
        /// The server lets nobody in.
        case barred
    }

    private let useCases: UseCases
    private let setup: MailSetup
    private let logger: Logger

    /// Between two looks.
    private static let pause = Duration.seconds(2)
    /// After the server did not let us in, or the database could not be asked; doubled with each further time.
    private static let patience = Duration.seconds(5)
    private static let mostPatience = Duration.seconds(300)

    init(_ useCases: UseCases, _ setup: MailSetup, _ logger: Logger) {
        self.useCases = useCases
        self.setup = setup
        self.logger = logger
    }

    /// Sends until the task is cancelled; what is on its way then is brought to its end.
    func run() async {
        guard setup.transport != nil else { return }
        var failures = 0
        while !Task.isCancelled {
            // Not cancelled with us: that a mail has left must be written down.
            let result = await Task { () -> Result<Step, any Error> in
                do { return .success(try await self.step()) } catch { return .failure(error) }
            }.value
            switch result {
            case .success(.dealt): failures = 0
            case .success(.idle):
                failures = 0
                try? await Task.sleep(for: Self.pause)
            case .success(.barred), .failure:
                failures += 1
                try? await Task.sleep(for: Self.patience(after: failures))
            }
        }
    }

    /// Deals with one mail that is due.
    /// - Throws: what the database throws. The claim then runs out by itself.
    func step() async throws -> Step {
        guard let transport = setup.transport, let claimed = try await useCases.claimMail() else { return .idle }
        let settings = try await useCases.installation().settings
        let message: MailMessage
        do throws(MailCompositionError) {
            message = try composedMail(claimed.mail, setup, settings).message
        } catch {
            logger.error("mail \(claimed.id) cannot be written: \(error)")
            try await useCases.refuseMail(claimed, .unwritable, "\(error)")
            return .dealt
        }
        switch await send(message, by: transport) {
        case nil: try await useCases.finishMail(claimed)
        case .passing(let answer): try await useCases.postponeMail(claimed, answer)
        case .refused(let answer): try await useCases.refuseMail(claimed, .refused, answer)
        case .notAllowed(let answer):
            logger.error("the mail server does not let us in: \(answer)")
            try await useCases.holdMail(claimed, answer)
            return .barred
        }
        return .dealt
    }

    /// Off the few threads that answer requests: sending blocks.
    private func send(_ message: MailMessage, by transport: any MailTransport) async -> MailError? {
        await withCheckedContinuation { continuation in
            DispatchQueue.global(qos: .utility).async {
                do throws(MailError) {
                    try transport.send(message)
                    continuation.resume(returning: nil)
                } catch { continuation.resume(returning: error) }
            }
        }
    }

    private static func patience(after failures: Int) -> Duration {
        min(mostPatience, patience * (1 << min(max(failures - 1, 0), 10)))
    }
}
