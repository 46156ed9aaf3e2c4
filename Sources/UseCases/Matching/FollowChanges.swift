public import Domain
import Foundation
import Storage

extension UseCases {
    /// Events whose matches do not know all changes yet, those that wait longest first. One cheap query.
    public func eventsToMatch() async throws -> [Identifier<Event>] {
        try await read { try $0.matching.events() }
    }

    /// Matches an event again if it was changed since; whoever calls it holds the event's `matching` job.
    ///
    /// A change that comes meanwhile leaves the event due. Where needs or offers are missing there is nothing to match:
    /// the next one that comes makes the event due again.
    /// - Parameter progress: how many of how many needs are done.
    /// - Returns: whether there was anything to do.
    @discardableResult
    public func followChanges(
        of event: Identifier<Event>, progress: (@Sendable (Int, Int) -> Void)? = nil
    ) async throws -> Bool {
        let stand = try await read { try $0.matching.stand(of: event) }
        guard !stand.changes.isEmpty else { return false }
        do {
            _ = try await matchEvent(try await self.event(event), progress: progress)
        } catch let error as UseCaseError where error == .noNeeds || error == .noOffers {
            try await note { store in
                // Run for what is due only: where nothing was matched, there is still nothing that was.
                try store.matching.forget(stand.changes, of: event)
            }
        }
        return true
    }

    /// Sees to it that an event's matches know all changes made so far, by this process or by waiting for another.
    /// Gives up waiting after some seconds; who serves then follows.
    func catchUp(_ event: Identifier<Event>) async throws {
        let end = ContinuousClock.now + Self.longestWait
        while try await read({ try $0.matching.isDue(event) }), ContinuousClock.now < end {
            let (job, isNew) = try await startJob(Self.matchingJob, on: event)
            guard isNew else {
                try await Task.sleep(for: .milliseconds(40))
                continue
            }
            let beats = Task {
                while !Task.isCancelled {
                    try await Task.sleep(for: .seconds(10))
                    try? await beatJob(job)
                }
            }
            defer { beats.cancel() }
            do {
                try await followChanges(of: event)
                try await endJob(job, .done)
            } catch {
                try? await endJob(job, .failed)
                throw error
            }
        }
    }

    /// The kind of job that matching is.
    static let matchingJob = "matching"
    private static let longestWait = Duration.seconds(10)
}
