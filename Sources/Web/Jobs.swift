import Domain
import Foundation
import Localisation
import Pages
import UseCases

/// Long work that was started from a page, with its progress, kept for an hour after its end.
actor JobBoard {
    typealias Report = @Sendable (Double, String, [String: Localiser.Value]) -> Void

    private struct Entry {
        var state: JobState
        var event: Identifier<Event>
        var endedAt: Date?
    }

    private var jobs: [String: Entry] = [:]

    /// Starts work, unless the same kind of work on the event is under way; gives the id of the job to look at.
    func start(
        _ kind: JobState.Kind, on event: Identifier<Event>, result: Address, now: @escaping @Sendable () -> Date,
        _ work: @escaping @Sendable (@escaping Report) async throws -> Void
    ) -> String {
        jobs = jobs.filter { $0.value.endedAt.map { now().timeIntervalSince($0) < 3_600 } ?? true }
        if let running = jobs.first(where: {
            $0.value.event == event && $0.value.state.kind == kind && $0.value.endedAt == nil
        }) {
            return running.key
        }
        let id = Identifier<JobState>().text
        jobs[id] = Entry(state: JobState(id: id, kind: kind, resultAddress: result), event: event)
        Task {
            do {
                try await work { fraction, key, values in
                    Task { await self.progress(id, fraction, key, values) }
                }
                finish(id, .done, now())
            } catch { finish(id, .failed(error), now()) }
        }
        return id
    }

    /// The job of an event; another event's job is not found.
    func state(_ id: String, on event: Identifier<Event>) -> JobState? {
        jobs[id].flatMap { $0.event == event ? $0.state : nil }
    }

    private func progress(_ id: String, _ fraction: Double, _ key: String, _ values: [String: Localiser.Value]) {
        // Reports may overtake each other; progress never goes back.
        guard let entry = jobs[id], entry.endedAt == nil, fraction >= entry.state.fraction else { return }
        jobs[id]?.state.fraction = min(1, fraction)
        jobs[id]?.state.text = (key, values)
    }

    private func finish(_ id: String, _ state: JobState.State, _ now: Date) {
        jobs[id]?.state.state = state
        jobs[id]?.state.fraction = 1
        jobs[id]?.endedAt = now
    }
}
