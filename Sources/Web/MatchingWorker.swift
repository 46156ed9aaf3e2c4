import Domain
import Localisation
import Logging
import Pages
import UseCases

/// Lets an event's matches follow every change by themselves, whichever process or node made it.
///
/// Each node looks at the list of changed events. Whoever is first to note the work as a job does it; the others leave
/// it alone until it ends, or until its node was silent for too long.
actor MatchingWorker {
    private struct Rest {
        var until: ContinuousClock.Instant
        /// In a row.
        var failures = 0
    }

    private let useCases: UseCases
    private let jobs: JobBoard
    private let logger: Logger
    private var rests: [Identifier<Event>: Rest] = [:]

    /// Between two looks: a change is seen this soon.
    private static let pause = Duration.milliseconds(200)
    /// Between two matchings of an event.
    private static let mostRest = Duration.milliseconds(300)
    /// After a first failure; doubled with each further one.
    private static let patience = Duration.milliseconds(500)
    private static let mostPatience = Duration.seconds(300)

    init(_ useCases: UseCases, _ jobs: JobBoard, _ logger: Logger) {
        self.useCases = useCases
        self.jobs = jobs
        self.logger = logger
    }

    /// Follows until the task is cancelled.
    func follow() async {
        var failures = 0
        while !Task.isCancelled {
            do {
                _ = try await look()
                failures = 0
            } catch {
                // The database cannot be asked: who serves pages says so.
                failures += 1
            }
            try? await Task.sleep(for: failures == 0 ? Self.pause : Self.patience(after: failures))
        }
    }

    /// Matches what was changed, one event after the other, but for those that rest.
    /// - Returns: how many events were matched.
    @discardableResult
    func look() async throws -> Int {
        let events = try await useCases.eventsToMatch()
        let now = ContinuousClock.now
        rests = rests.filter { $0.value.until > now || events.contains($0.key) }
        var matched = 0
        for event in events where rests[event].map({ $0.until <= now }) ?? true {
            if await match(event) { matched += 1 }
        }
        return matched
    }

    private func match(_ event: Identifier<Event>) async -> Bool {
        let started = ContinuousClock.now
        do {
            let isDone = try await jobs.perform(.matching, on: event) { [useCases] report in
                try await useCases.followChanges(of: event) { done, all in
                    report(
                        Double(done) / Double(max(1, all)), "job.matching.running",
                        ["done": .number(done), "all": .number(all)])
                }
            }
            // Changes that come one after the other are taken together; one that comes alone does not wait for long.
            let ended = ContinuousClock.now
            if isDone { rests[event] = Rest(until: ended + min(ended - started, Self.mostRest)) }
            return isDone
        } catch {
            let failures = (rests[event]?.failures ?? 0) + 1
            let pause = Self.patience(after: failures)
            rests[event] = Rest(until: ContinuousClock.now + pause, failures: failures)
            if !Task.isCancelled {
                logger.warning("matching \(event) failed, tried again in \(pause): \(error)")
            }
            return false
        }
    }

    private static func patience(after failures: Int) -> Duration {
        min(mostPatience, patience * (1 << min(max(failures - 1, 0), 10)))
    }
}
