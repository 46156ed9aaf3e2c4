public import Foundation

/// A day or several on which organisations of two regions meet.
public struct Event: Equatable, Sendable, Identifiable {
    public let id: Identifier<Event>
    public var name: LocalisedText
    /// The first day, as a date in the event's zone: `2022-11-25`.
    public var date: String
    public var place: String
    /// IANA names.
    public var zone: String
    public var partnerZone: String
    public var slotMinutes: Int
    /// The link of online meetings whose place has none; `{meeting}` and `{place}` stand for their numbers.
    public var linkTemplate: String
    /// `nil` only for an event that was never saved.
    public var programme: Identifier<Programme>?

    public init(
        id: Identifier<Event> = .init(), name: LocalisedText, date: String, place: String, zone: String,
        partnerZone: String, slotMinutes: Int, linkTemplate: String = "", programme: Identifier<Programme>? = nil
    ) {
        self.id = id
        self.name = name
        self.date = date
        self.place = place
        self.zone = zone
        self.partnerZone = partnerZone
        self.slotMinutes = slotMinutes
        self.linkTemplate = linkTemplate
        self.programme = programme
    }
}

/// An item of an event's agenda.
public struct AgendaItem: Equatable, Sendable, Identifiable {
    public enum Kind: String, Codable, CaseIterable, Sendable {
        /// A block of one-to-one meetings: slots are cut from it.
        case meetings
        /// Everybody attends.
        case plenary
        case `break`
    }

    public let id: Identifier<AgendaItem>
    public var event: Identifier<Event>
    /// Unique within the event: `B1`, `opening`.
    public var code: String
    public var kind: Kind
    public var title: String
    public var place: String
    public var audience: String
    public var startsAt: Date
    public var endsAt: Date

    public init(
        id: Identifier<AgendaItem> = .init(), event: Identifier<Event>, code: String, kind: Kind, title: String,
        place: String = "", audience: String = "", startsAt: Date, endsAt: Date
    ) {
        self.id = id
        self.event = event
        self.code = code
        self.kind = kind
        self.title = title
        self.place = place
        self.audience = audience
        self.startsAt = startsAt
        self.endsAt = endsAt
    }
}

/// A span of an event in which each participant can have one meeting. Half-open.
public struct Slot: Equatable, Sendable, Identifiable, Hashable {
    public let id: Identifier<Slot>
    public var event: Identifier<Event>
    /// The agenda item that it was cut from.
    public var block: String
    public var startsAt: Date
    public var endsAt: Date

    public init(
        id: Identifier<Slot> = .init(), event: Identifier<Event>, block: String, startsAt: Date, endsAt: Date
    ) {
        self.id = id
        self.event = event
        self.block = block
        self.startsAt = startsAt
        self.endsAt = endsAt
    }

    /// Cuts slots of a length from the meeting blocks, leaving out what overlaps an item that everybody attends and
    /// what is shorter than a slot, ordered by time.
    public static func cut(from agenda: [AgendaItem], minutes: Int) -> [Slot] {
        let plenary = agenda.filter { $0.kind == .plenary }
        let length = TimeInterval(minutes * 60)
        var slots: [Slot] = []
        for block in agenda.filter({ $0.kind == .meetings }).sorted(by: { $0.startsAt < $1.startsAt }) {
            var start = block.startsAt
            while start + length <= block.endsAt {
                let end = start + length
                let isFree = plenary.allSatisfy { $0.endsAt <= start || $0.startsAt >= end }
                if isFree, slots.last.map({ $0.endsAt <= start }) ?? true {
                    slots.append(Slot(event: block.event, block: block.code, startsAt: start, endsAt: end))
                }
                start = end
            }
        }
        return slots
    }
}

/// Where meetings take place.
public struct Place: Equatable, Sendable, Identifiable {
    public enum Kind: String, Codable, CaseIterable, Sendable { case table, booth, room, online, hall }

    public let id: Identifier<Place>
    public var event: Identifier<Event>
    public var code: String
    public var name: String
    public var kind: Kind
    public var capacity: Int?
    /// Has a screen and a camera, so that one side can join by link.
    public var isHybrid: Bool
    /// Kept free by the organisers: a spare table, a technical room.
    public var isReserved: Bool
    public var link: String
    public var equipment: String
    public var note: String

    public init(
        id: Identifier<Place> = .init(), event: Identifier<Event>, code: String, name: String, kind: Kind,
        capacity: Int? = nil, isHybrid: Bool = false, isReserved: Bool = false, link: String = "",
        equipment: String = "", note: String = ""
    ) {
        self.id = id
        self.event = event
        self.code = code
        self.name = name
        self.kind = kind
        self.capacity = capacity
        self.isHybrid = isHybrid
        self.isReserved = isReserved
        self.link = link
        self.equipment = equipment
        self.note = note
    }
}
