public import Domain
import SQL

extension Store {
    public var plans: Plans { Plans(store: self) }
    public var meetings: Meetings { Meetings(store: self) }
}

public struct Plans {
    let store: Store

    public func of(_ event: Identifier<Event>) throws -> [Plan] {
        try store.sql.all("SELECT * FROM plans WHERE event = \(event) ORDER BY number", Plan.init)
    }

    public func draft(of event: Identifier<Event>) throws -> Plan? {
        try store.sql.first("SELECT * FROM plans WHERE event = \(event) AND state = 'draft'").map(Plan.init)
    }

    public func published(of event: Identifier<Event>) throws -> Plan? {
        try store.sql.first("SELECT * FROM plans WHERE event = \(event) AND state = 'published'").map(Plan.init)
    }

    /// The draft, or what is published where there is no draft.
    public func current(of event: Identifier<Event>) throws -> Plan? {
        try draft(of: event) ?? published(of: event)
    }

    public func lastNumber(of event: Identifier<Event>) throws -> Int {
        try store.sql.first("SELECT COALESCE(MAX(number), 0) AS number FROM plans WHERE event = \(event)")?
            .int("number") ?? 0
    }

    public func insert(_ plan: Plan) throws {
        try store.sql.run(
            """
            INSERT INTO plans (id, event, number, state, value, bound, meetings_bound, is_optimal, seconds, made_at,
                published_at)
            VALUES (\(plan.id), \(plan.event), \(plan.number), \(plan.state.rawValue), \(plan.value), \(plan.bound),
                \(plan.meetingsBound), \(plan.isOptimal), \(plan.seconds), \(plan.madeAt), \(plan.publishedAt))
            """)
    }

    public func deleteDraft(of event: Identifier<Event>) throws {
        try store.sql.run("DELETE FROM plans WHERE event = \(event) AND state = 'draft'")
    }

    /// Makes the draft what is published; what was published until now is superseded.
    public func publish(_ draft: Plan) throws {
        try store.sql.run(
            "UPDATE plans SET state = 'superseded' WHERE event = \(draft.event) AND state = 'published'")
        try store.sql.run(
            "UPDATE plans SET state = 'published', published_at = \(store.now) WHERE id = \(draft.id)")
    }

    public func placements(of plan: Identifier<Plan>) throws -> [Placement] {
        var lanes: [String: Int] = [:]
        for row in try store.sql.run("SELECT meeting, participation, lane FROM seats WHERE plan = \(plan)") {
            lanes[try row.string("meeting") + (try row.string("participation"))] = try row.int("lane")
        }
        return try store.sql.all(
            """
            SELECT placements.*, meetings.first_side, meetings.second_side
            FROM placements JOIN meetings ON meetings.id = placements.meeting
            JOIN slots ON slots.id = placements.slot
            WHERE placements.plan = \(plan) ORDER BY slots.starts_at, meetings.code
            """
        ) { row in
            let meeting = try row.string("meeting")
            return Placement(
                plan: plan, meeting: try row.id("meeting"), slot: try row.id("slot"), place: try row.id("place"),
                interpreter: try row.optionalID("interpreter"), isProvisional: try row.bool("is_provisional"),
                link: try row.string("link"), firstLane: lanes[meeting + (try row.string("first_side"))] ?? 0,
                secondLane: lanes[meeting + (try row.string("second_side"))] ?? 0)
        }
    }

    /// - Throws: `SQLError` of kind `unique` where a participant, place or interpreter would be booked twice.
    public func insert(_ placement: Placement, of meeting: Meeting) throws {
        try store.sql.run(
            """
            INSERT INTO placements (plan, meeting, slot, place, interpreter, is_provisional, link)
            VALUES (\(placement.plan), \(placement.meeting), \(placement.slot), \(placement.place),
                \(placement.interpreter), \(placement.isProvisional), \(placement.link))
            """)
        for (side, lane) in [(meeting.first, placement.firstLane), (meeting.second, placement.secondLane)] {
            try store.sql.run(
                """
                INSERT INTO seats (plan, meeting, slot, participation, lane)
                VALUES (\(placement.plan), \(placement.meeting), \(placement.slot), \(side), \(lane))
                """)
        }
    }

    public func unplaced(of plan: Identifier<Plan>) throws -> [Unplaced] {
        try store.sql.all("SELECT * FROM unplaced WHERE plan = \(plan) ORDER BY request") { row in
            Unplaced(
                plan: plan, request: try row.id("request"), reason: try row.string("reason"),
                details: try row.json("details"))
        }
    }

    public func insert(_ unplaced: Unplaced) throws {
        try store.sql.run(
            """
            INSERT INTO unplaced (plan, request, reason, details)
            VALUES (\(unplaced.plan), \(unplaced.request), \(unplaced.reason), \(try json(unplaced.details)))
            """)
    }
}

public struct Meetings {
    let store: Store

    public func of(_ event: Identifier<Event>) throws -> [Meeting] {
        try store.sql.all("SELECT * FROM meetings WHERE event = \(event) ORDER BY code", Meeting.init)
    }

    public func insert(_ meeting: Meeting) throws {
        try store.sql.run(
            """
            INSERT INTO meetings (id, event, code, first_side, second_side, created_at)
            VALUES (\(meeting.id), \(meeting.event), \(meeting.code), \(meeting.first), \(meeting.second),
                \(store.now))
            """)
    }
}

extension Plan {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"), event: try row.id("event"), number: try row.int("number"),
            state: try row.choice("state"), value: try row.int("value"), bound: try row.int("bound"),
            meetingsBound: try row.int("meetings_bound"), isOptimal: try row.bool("is_optimal"),
            seconds: try row.double("seconds"), madeAt: try row.date("made_at"),
            publishedAt: try row.optionalDate("published_at"))
    }
}

extension Meeting {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"), event: try row.id("event"), code: try row.string("code"),
            first: try row.id("first_side"), second: try row.id("second_side"))
    }
}
