public import Foundation

/// What a person asks about their data, with the deadlines of the law.
public struct PrivacyRequest: Equatable, Sendable, Identifiable {
    public enum Kind: String, Codable, CaseIterable, Sendable { case copy, correction, withdrawal, deletion }
    public enum State: String, Codable, CaseIterable, Sendable { case open, answered, done, refused }

    public let id: Identifier<PrivacyRequest>
    public var account: Identifier<Account>?
    /// The firm whose records are meant, and the event; `nil`: the account alone.
    public var organisation: Identifier<Organisation>?
    public var event: Identifier<Event>?
    public var kind: Kind
    public var state: State
    public var text: String
    /// What was answered: needed for a refusal.
    public var reason: String
    public var madeAt: Date
    /// Two working days later, at the end of the day in the event's zone.
    public var answerBy: Date
    /// Fifteen days later.
    public var doneBy: Date
    public var answeredAt: Date?
    public var endedAt: Date?

    public init(
        id: Identifier<PrivacyRequest> = .init(), account: Identifier<Account>?,
        organisation: Identifier<Organisation>? = nil, event: Identifier<Event>? = nil, kind: Kind,
        state: State = .open, text: String = "", reason: String = "", madeAt: Date, answerBy: Date, doneBy: Date,
        answeredAt: Date? = nil, endedAt: Date? = nil
    ) {
        self.id = id
        self.account = account
        self.organisation = organisation
        self.event = event
        self.kind = kind
        self.state = state
        self.text = text
        self.reason = reason
        self.madeAt = madeAt
        self.answerBy = answerBy
        self.doneBy = doneBy
        self.answeredAt = answeredAt
        self.endedAt = endedAt
    }

    public var isEnded: Bool { state == .done || state == .refused }

    public func isOverdue(at now: Date) -> Bool {
        (state == .open && now >= answerBy) || (!isEnded && now >= doneBy)
    }
}

/// The deadlines of the data protection law: an answer within 2 working days, what was asked for done within 15 days.
public enum PrivacyDeadlines {
    public static let workingDays = 2
    public static let days = 15

    /// The end of the second working day after a moment. Monday to Friday are working days; holidays are not known here,
    /// so that a deadline may lie earlier than the law asks, never later.
    public static func answer(after moment: Date, in zone: TimeZone) -> Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        var day = calendar.startOfDay(for: moment)
        var left = workingDays
        while left > 0 {
            day = calendar.date(byAdding: .day, value: 1, to: day) ?? day.addingTimeInterval(86_400)
            if !calendar.isDateInWeekend(day) { left -= 1 }
        }
        return calendar.date(byAdding: .day, value: 1, to: day) ?? day.addingTimeInterval(86_400)
    }

    public static func completion(after moment: Date) -> Date { moment.addingTimeInterval(Double(days) * 86_400) }
}
