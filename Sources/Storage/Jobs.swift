public import Domain
public import Foundation
import SQL

extension Store {
    public var jobs: Jobs { Jobs(store: self) }
}

/// Long work that was asked for, on whichever node it runs.
public struct Job: Sendable, Equatable {
    public enum State: String, Sendable { case running, done, failed }

    public var id: String
    public var event: Identifier<Event>
    /// What is done, in the words of who asked: "matching", "scheduling".
    public var kind: String
    public var state: State
    /// Why it failed, in the words of who asked; empty else.
    public var failure: String
    public var startedAt: Date
    /// When its node last said that it lives.
    public var beatAt: Date
    public var endedAt: Date?
}

public struct Jobs {
    let store: Store

    public func find(_ id: String) throws -> Job? {
        try store.sql.first("SELECT * FROM jobs WHERE id = \(id)").map(Job.init)
    }

    /// The work of a kind that is under way on an event: at most one, by constraint.
    public func running(_ kind: String, on event: Identifier<Event>) throws -> Job? {
        try store.sql.first("SELECT * FROM jobs WHERE event = \(event) AND kind = \(kind) AND state = 'running'")
            .map(Job.init)
    }

    public func start(_ id: String, _ kind: String, on event: Identifier<Event>) throws {
        try store.sql.run(
            """
            INSERT INTO jobs (id, event, kind, state, failure, started_at, beat_at, ended_at)
            VALUES (\(id), \(event), \(kind), 'running', '', \(store.now), \(store.now), NULL)
            """)
    }

    public func beat(_ id: String) throws {
        try store.sql.run("UPDATE jobs SET beat_at = \(store.now) WHERE id = \(id) AND state = 'running'")
    }

    public func end(_ id: String, _ state: Job.State, failure: String = "") throws {
        try store.sql.run(
            """
            UPDATE jobs SET state = \(state.rawValue), failure = \(failure), ended_at = \(store.now)
            WHERE id = \(id) AND state = 'running'
            """)
    }

    /// Ends what was under way as failed.
    public func abandonAll() throws {
        try store.sql.run("UPDATE jobs SET state = 'failed', ended_at = \(store.now) WHERE state = 'running'")
    }

    public func forget(endedBefore instant: Date) throws {
        try store.sql.run("DELETE FROM jobs WHERE ended_at < \(instant)")
    }
}

extension Job {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.string("id"), event: try row.id("event"), kind: try row.string("kind"),
            state: try row.choice("state"), failure: try row.string("failure"), startedAt: try row.date("started_at"),
            beatAt: try row.date("beat_at"), endedAt: try row.optionalDate("ended_at"))
    }
}
