import Domain
import Foundation
public import Localisation
public import UseCases

/// The plan as JSON, for programs. Instants are in UTC; `id` of a meeting is its code, `uid` never changes.
public struct ScheduleDocument: Encodable, Sendable {
    public struct Participant: Encodable, Sendable {
        var code: String
        var organisation: String
        var person: String
        var mode: String
    }

    public struct Meeting: Encodable, Sendable {
        var id: String
        var uid: String
        var start: String
        var end: String
        var startLocal: String
        var startPartner: String
        var place: String
        var placeName: String
        var placeKind: String
        var interpreter: String?
        var interpreterName: String?
        var link: String?
        var status: String
        var need: String?
        var offer: String?
        var participants: [Participant]
    }

    public struct Unplaced: Encodable, Sendable {
        var sender: String
        var receiver: String
        var rank: Int?
        var kind: String
        var reason: String
    }

    public struct Plan: Encodable, Sendable {
        var number: Int
        var state: String
        var value: Int
        var bound: Int
        var meetingsBound: Int
        var optimal: Bool
    }

    public struct Event: Encodable, Sendable {
        var id: String
        var name: String
        var date: String
        var place: String
        var zone: String
        var partnerZone: String
    }

    var event: Event
    var plan: Plan
    var meetings: [Meeting]
    var unplaced: [Unplaced]

    /// The document as a file: keys in snake case, sorted.
    public func file() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self)) + [0x0A]
    }

    public init(_ day: DaySchedule, _ say: Localiser) {
        let own = TimeZone(identifier: day.event.zone) ?? .gmt
        let partner = TimeZone(identifier: day.event.partnerZone) ?? .gmt
        event = Event(
            id: day.event.id.text, name: day.event.name.text(for: say.language), date: day.event.date,
            place: day.event.place, zone: day.event.zone, partnerZone: day.event.partnerZone)
        plan = Plan(
            number: day.plan.number, state: day.plan.state.rawValue, value: day.plan.value, bound: day.plan.bound,
            meetingsBound: day.plan.meetingsBound, optimal: day.plan.isOptimal)
        meetings = day.lines.map { line in
            Meeting(
                id: line.meeting.code, uid: line.meeting.id.text, start: line.slot.startsAt.ISO8601Format(),
                end: line.slot.endsAt.ISO8601Format(), startLocal: local(line.slot.startsAt, own),
                startPartner: local(line.slot.startsAt, partner), place: line.place.code,
                placeName: line.place.name, placeKind: line.place.kind.rawValue,
                interpreter: line.interpreter?.code, interpreterName: line.interpreter?.name,
                link: line.link.isEmpty ? nil : line.link, status: line.isProvisional ? "provisional" : "confirmed",
                need: line.need?.code, offer: line.offer?.code,
                participants: [line.first, line.second].map {
                    Participant(
                        code: $0.code, organisation: $0.organisation.text(for: say.language), person: $0.person,
                        mode: $0.mode.rawValue)
                })
        }
        unplaced = day.unplaced.map {
            Unplaced(
                sender: $0.sender.code, receiver: $0.receiver.code, rank: $0.request.rank, kind: $0.reason,
                reason: $0.sentence(say))
        }
    }
}

/// `2022-11-25T09:40:00+07:00`
private func local(_ date: Date, _ zone: TimeZone) -> String {
    Date.ISO8601FormatStyle(timeZoneSeparator: .colon, timeZone: zone).format(date)
}
