public import Foundation

/// An organisation at an event.
public struct Participation: Equatable, Sendable, Identifiable {
    public enum Role: String, Codable, CaseIterable, Sendable {
        case demand, supply
        /// Organisers, staff, speakers, signatories, guests, press: present, without meetings.
        case organiser, staff, speaker, signatory, guest, press

        public var meets: Bool { self == .demand || self == .supply }
    }

    /// Whether the firm agreed that its data is shared with partners abroad.
    public enum Sharing: String, Codable, CaseIterable, Sendable { case agreed, refused, unknown }

    public let id: Identifier<Participation>
    public var event: Identifier<Event>
    public var organisation: Identifier<Organisation>
    /// Unique within the event: `VN001`.
    public var code: String
    public var role: Role
    /// Who comes.
    public var person: String
    public var personTitle: String
    public var email: String
    public var mode: AttendanceMode
    public var languages: [Language]
    public var availability: Availability
    /// How many people come.
    public var people: Int
    /// How many meetings the organisation can hold at the same time; 1 unless it says more.
    public var parallel: Int
    public var sharing: Sharing
    /// What the sheet wrote for `sharing`.
    public var sharingText: String

    public init(
        id: Identifier<Participation> = .init(), event: Identifier<Event>, organisation: Identifier<Organisation>,
        code: String, role: Role, person: String = "", personTitle: String = "", email: String = "",
        mode: AttendanceMode = .onSite, languages: [Language] = [], availability: Availability = .wholeDay,
        people: Int = 1, parallel: Int = 1, sharing: Sharing = .unknown, sharingText: String = ""
    ) {
        self.id = id
        self.event = event
        self.organisation = organisation
        self.code = code
        self.role = role
        self.person = person
        self.personTitle = personTitle
        self.email = email
        self.mode = mode
        self.languages = languages
        self.availability = availability
        self.people = people
        self.parallel = parallel
        self.sharing = sharing
        self.sharingText = sharingText
    }
}

/// Somebody who interprets at an event between two languages, in both directions.
public struct Interpreter: Equatable, Sendable, Identifiable {
    public let id: Identifier<Interpreter>
    public var event: Identifier<Event>
    /// Unique within the event: `PD01`.
    public var code: String
    public var name: String
    /// Two or more languages between which this person interprets.
    public var languages: [Language]
    public var mode: AttendanceMode
    public var specialities: String
    public var availability: Availability
    /// Most meetings in the event's day; `nil`: no limit.
    public var maximum: Int?
    /// Most meetings one after the other without a free slot; `nil`: no limit.
    public var maximumInRow: Int?
    public var phone: String
    public var fee: Amount

    public init(
        id: Identifier<Interpreter> = .init(), event: Identifier<Event>, code: String, name: String,
        languages: [Language], mode: AttendanceMode = .onSite, specialities: String = "",
        availability: Availability = .wholeDay, maximum: Int? = nil, maximumInRow: Int? = nil, phone: String = "",
        fee: Amount = Amount(original: "")
    ) {
        self.id = id
        self.event = event
        self.code = code
        self.name = name
        self.languages = languages
        self.mode = mode
        self.specialities = specialities
        self.availability = availability
        self.maximum = maximum
        self.maximumInRow = maximumInRow
        self.phone = phone
        self.fee = fee
    }
}

/// The wish of one organisation to talk with another at an event. Not yet a meeting.
public struct MeetingRequest: Equatable, Sendable, Identifiable {
    public enum Answer: String, Codable, CaseIterable, Sendable { case pending, accepted, declined }

    public let id: Identifier<MeetingRequest>
    public var event: Identifier<Event>
    public var sender: Identifier<Participation>
    public var receiver: Identifier<Participation>
    /// 1 is the sender's first wish.
    public var rank: Int?
    public var need: Identifier<Need>?
    public var offer: Identifier<Offer>?
    public var message: String
    public var sentAt: Date?
    public var answer: Answer

    public init(
        id: Identifier<MeetingRequest> = .init(), event: Identifier<Event>, sender: Identifier<Participation>,
        receiver: Identifier<Participation>, rank: Int? = nil, need: Identifier<Need>? = nil,
        offer: Identifier<Offer>? = nil, message: String = "", sentAt: Date? = nil, answer: Answer = .pending
    ) {
        self.id = id
        self.event = event
        self.sender = sender
        self.receiver = receiver
        self.rank = rank
        self.need = need
        self.offer = offer
        self.message = message
        self.sentAt = sentAt
        self.answer = answer
    }
}
