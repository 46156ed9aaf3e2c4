public import Foundation

/// A schedule of an event's meetings: a draft that organisers look at, or what was published.
public struct Plan: Equatable, Sendable, Identifiable {
    public enum State: String, Codable, CaseIterable, Sendable {
        case draft, published
        /// Was published; a later one took its place.
        case superseded
    }

    public let id: Identifier<Plan>
    public var event: Identifier<Event>
    /// 1 for the event's first plan.
    public var number: Int
    public var state: State
    /// The sum of the weights of the meetings placed, and what no plan can exceed.
    public var value: Int
    public var bound: Int
    /// The most meetings that any plan could place.
    public var meetingsBound: Int
    public var isOptimal: Bool
    public var seconds: Double
    public var madeAt: Date
    public var publishedAt: Date?

    public init(
        id: Identifier<Plan> = .init(), event: Identifier<Event>, number: Int, state: State = .draft, value: Int,
        bound: Int, meetingsBound: Int, isOptimal: Bool, seconds: Double, madeAt: Date, publishedAt: Date? = nil
    ) {
        self.id = id
        self.event = event
        self.number = number
        self.state = state
        self.value = value
        self.bound = bound
        self.meetingsBound = meetingsBound
        self.isOptimal = isOptimal
        self.seconds = seconds
        self.madeAt = madeAt
        self.publishedAt = publishedAt
    }
}

/// A scheduled talk of two organisations at an event. Its id stays through all plans; a plan says when and where.
public struct Meeting: Equatable, Sendable, Identifiable {
    public let id: Identifier<Meeting>
    public var event: Identifier<Event>
    /// Unique within the event: `M007`.
    public var code: String
    /// The side that looks for a technology, where there is one.
    public var first: Identifier<Participation>
    public var second: Identifier<Participation>

    public init(
        id: Identifier<Meeting> = .init(), event: Identifier<Event>, code: String,
        first: Identifier<Participation>, second: Identifier<Participation>
    ) {
        self.id = id
        self.event = event
        self.code = code
        self.first = first
        self.second = second
    }
}

/// Where a plan puts a meeting.
public struct Placement: Equatable, Sendable {
    public var plan: Identifier<Plan>
    public var meeting: Identifier<Meeting>
    public var slot: Identifier<Slot>
    public var place: Identifier<Place>
    public var interpreter: Identifier<Interpreter>?
    /// Nobody has answered the request yet.
    public var isProvisional: Bool
    /// Where somebody who attends remotely joins; empty where both are on site.
    public var link: String
    /// Which of its parallel meetings this is for each side, from 0.
    public var firstLane: Int
    public var secondLane: Int

    public init(
        plan: Identifier<Plan>, meeting: Identifier<Meeting>, slot: Identifier<Slot>, place: Identifier<Place>,
        interpreter: Identifier<Interpreter>? = nil, isProvisional: Bool = false, link: String = "",
        firstLane: Int = 0, secondLane: Int = 0
    ) {
        self.plan = plan
        self.meeting = meeting
        self.slot = slot
        self.place = place
        self.interpreter = interpreter
        self.isProvisional = isProvisional
        self.link = link
        self.firstLane = firstLane
        self.secondLane = secondLane
    }
}

/// A wish that a plan could not fulfil, with the reason as a key and the values of its sentence.
public struct Unplaced: Equatable, Sendable {
    public var plan: Identifier<Plan>
    public var request: Identifier<MeetingRequest>
    public var reason: String
    public var details: [String: String]

    public init(
        plan: Identifier<Plan>, request: Identifier<MeetingRequest>, reason: String, details: [String: String]
    ) {
        self.plan = plan
        self.request = request
        self.reason = reason
        self.details = details
    }
}
