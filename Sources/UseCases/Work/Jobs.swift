public import Domain
import Foundation
import SQL
public import Storage

extension UseCases {
    /// Without a word from its node for so long, in seconds, work counts as lost.
    static let longestSilence = 60.0

    /// Notes that work begins, unless the same kind of work is under way on the event; gives its id, and whether it is
    /// new and thus to be done. Work whose node was silent for too long gives way.
    public func startJob(_ kind: String, on event: Identifier<Event>) async throws -> (id: String, isNew: Bool) {
        let id = Identifier<Job>().text
        do {
            return try await note { store in
                try store.jobs.forget(endedBefore: store.now.addingTimeInterval(-3_600))
                if let running = try store.jobs.running(kind, on: event) {
                    guard running.isLost(at: store.now) else { return (running.id, false) }
                    try store.jobs.end(running.id, .failed)
                }
                try store.jobs.start(id, kind, on: event)
                return (id, true)
            }
        } catch let error as SQLError where error.kind == .unique {
            // Another node was first.
            guard let running = try await read({ try $0.jobs.running(kind, on: event) }) else { throw error }
            return (running.id, false)
        }
    }

    /// The work of an event; another event's is not found. Work of a silent node has failed.
    public func job(_ id: String, on event: Identifier<Event>) async throws -> Job? {
        try await read { store in
            guard var job = try store.jobs.find(id), job.event == event else { return nil }
            if job.isLost(at: store.now) { job.state = .failed }
            return job
        }
    }

    /// Says that the node which does the work lives.
    public func beatJob(_ id: String) async throws {
        try await note { try $0.jobs.beat(id) }
    }

    public func endJob(_ id: String, _ state: Job.State, failure: String = "") async throws {
        try await note { try $0.jobs.end(id, state, failure: failure) }
    }

    /// Ends the work that an earlier run of the only node left behind. Not for an installation of several nodes.
    public func abandonJobs() async throws {
        try await note { try $0.jobs.abandonAll() }
    }

    /// A change that no page is made from: pages made before it stay good.
    func note<T: Sendable>(_ body: @escaping @Sendable (Store) throws -> T) async throws -> T {
        let now = now()
        return try await database.write(.readCommitted) { try body(Store($0, now: now)) }
    }
}

extension Job {
    fileprivate func isLost(at now: Date) -> Bool {
        state == .running && now.timeIntervalSince(beatAt) > UseCases.longestSilence
    }
}
