import Domain
import Foundation
import Localisation
import Pages
import SQL
import Storage
import UseCases

/// How far work is, as the node that does it tells the others.
struct JobMessage: Codable, Sendable {
    static let channel = SQLChannel<JobMessage>("jobs")

    var id: String
    /// From 0 to 1.
    var fraction: Double
    /// A catalogue key with its values.
    var key: String
    var values: [String: Localiser.Value]
    var isEnded: Bool
}

/// Long work that was started from a page. That it runs, and how it ended, is in the database, so that every node knows;
/// how far it is goes from node to node as messages.
actor JobBoard {
    typealias Report = @Sendable (Double, String, [String: Localiser.Value]) -> Void

    private struct Entry {
        var last: JobMessage
        /// Whether the work is done by this node.
        var isOwn: Bool
        var job: Job?
        var readAt = ContinuousClock.now
        var sentAt: ContinuousClock.Instant?
    }

    private let useCases: UseCases
    private var entries: [String: Entry] = [:]
    /// Entries kept at most: those of the latest jobs.
    private static let most = 500

    init(_ useCases: UseCases) { self.useCases = useCases }

    /// Listens to the other nodes until the task is cancelled.
    func follow() async {
        for await message in JobMessage.channel.messages(of: useCases.database) { hear(message) }
    }

    /// Starts work, unless the same kind of work on the event is under way on any node; gives the id of the job to look at.
    func start(
        _ kind: JobState.Kind, on event: Identifier<Event>,
        _ work: @escaping @Sendable (@escaping Report) async throws -> Void
    ) async throws -> String {
        let (id, isNew) = try await useCases.startJob(kind.rawValue, on: event)
        if isNew { Task { try? await carryOut(id, work) } }
        return id
    }

    /// Does work and waits for its end, unless the same kind of work on the event is under way on any node.
    /// - Returns: whether it was done.
    /// - Throws: what the work throws.
    func perform(
        _ kind: JobState.Kind, on event: Identifier<Event>,
        _ work: @escaping @Sendable (@escaping Report) async throws -> Void
    ) async throws -> Bool {
        let (id, isNew) = try await useCases.startJob(kind.rawValue, on: event)
        if isNew { try await carryOut(id, work) }
        return isNew
    }

    private func carryOut(
        _ id: String, _ work: @escaping @Sendable (@escaping Report) async throws -> Void
    ) async throws {
        keep(Entry(last: JobMessage(id: id, fraction: 0, key: "", values: [:], isEnded: false), isOwn: true))
        let beats = Task { [useCases] in
            while !Task.isCancelled {
                try await Task.sleep(for: .seconds(10))
                try? await useCases.beatJob(id)
            }
        }
        defer { beats.cancel() }
        do {
            try await work { fraction, key, values in
                Task { await self.progress(id, fraction, key, values) }
            }
        } catch {
            var failure: Failed?
            if case .failed(let key, let values) = JobState.State.failed(error) {
                failure = Failed(key: key, values: values)
            }
            await finish(id, failure)
            throw error
        }
        await finish(id, nil)
    }

    /// The job of an event; another event's job is not found.
    func state(_ id: String, on event: Identifier<Event>) async throws -> JobState? {
        let now = ContinuousClock.now
        if entries[id]?.job == nil || (entries[id]?.job?.state == .running && isDue(id, at: now)) {
            guard let job = try await useCases.job(id, on: event) else { return nil }
            let unheard = JobMessage(id: id, fraction: 0, key: "", values: [:], isEnded: false)
            var entry = entries[id] ?? Entry(last: unheard, isOwn: false)
            entry.job = job
            entry.readAt = now
            keep(entry)
        }
        guard let entry = entries[id], let job = entry.job, job.event == event else { return nil }
        return JobState(job, entry.last)
    }

    /// Running work is looked up again once a second, at once when it is said to have ended.
    private func isDue(_ id: String, at now: ContinuousClock.Instant) -> Bool {
        guard let entry = entries[id] else { return true }
        return entry.last.isEnded || now - entry.readAt > .seconds(1)
    }

    private func hear(_ message: JobMessage) {
        guard entries[message.id]?.isOwn != true else { return }
        var entry = entries[message.id] ?? Entry(last: message, isOwn: false)
        if message.isEnded || message.fraction >= entry.last.fraction { entry.last = message }
        keep(entry)
    }

    private func progress(_ id: String, _ fraction: Double, _ key: String, _ values: [String: Localiser.Value]) {
        // Reports may overtake each other; progress never goes back.
        guard var entry = entries[id], !entry.last.isEnded, fraction >= entry.last.fraction else { return }
        entry.last = JobMessage(id: id, fraction: min(1, fraction), key: key, values: values, isEnded: false)
        let now = ContinuousClock.now
        let isDue = entry.sentAt.map { now - $0 > .milliseconds(150) } ?? true
        if isDue { entry.sentAt = now }
        entries[id] = entry
        if isDue { tell(entry.last) }
    }

    private func finish(_ id: String, _ failure: Failed?) async {
        // A job whose end cannot be written down counts as lost after a minute.
        try? await useCases.endJob(id, failure == nil ? .done : .failed, failure: failure?.text ?? "")
        guard var entry = entries[id] else { return }
        entry.last.isEnded = true
        entries[id] = entry
        tell(entry.last)
    }

    private func tell(_ message: JobMessage) {
        Task { [useCases] in try? await JobMessage.channel.send(message, through: useCases.database) }
    }

    private func keep(_ entry: Entry) {
        entries[entry.last.id] = entry
        guard entries.count > Self.most else { return }
        // Ids sort by time.
        for id in entries.filter({ !$0.value.isOwn || $0.value.last.isEnded }).keys.sorted().prefix(entries.count / 2) {
            entries[id] = nil
        }
    }
}

/// Why work failed: a catalogue key with its values.
private struct Failed: Codable {
    var key: String
    var values: [String: Localiser.Value]

    var text: String { (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "" }
}

extension JobState {
    fileprivate init?(_ job: Job, _ last: JobMessage) {
        guard let kind = Kind(rawValue: job.kind) else { return nil }
        let result: Address =
            switch kind {
            case .matching: .needs(job.event)
            case .scheduling, .repair: .schedule(job.event)
            }
        let failed = try? JSONDecoder().decode(Failed.self, from: Data(job.failure.utf8))
        let state: State =
            switch job.state {
            case .running: .running
            case .done: .done
            // Nobody wrote down why: its node is gone.
            case .failed: .failed(failed?.key ?? "work.failed.lost", failed?.values ?? [:])
            }
        self.init(
            id: job.id, kind: kind, fraction: job.state == .running ? last.fraction : 1,
            text: last.key.isEmpty ? nil : (last.key, last.values), state: state, resultAddress: result)
    }
}
