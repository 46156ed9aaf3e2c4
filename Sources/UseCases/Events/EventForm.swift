public import Domain
import Foundation
import Storage

/// An event with the form of what it is.
public struct EventForm: Sendable {
    public var programme: Programme
    /// `nil` for a new one.
    public var event: Event?
    /// As the form shows it first.
    public var saved: FormDraft
    public var settled: EventSettled

    /// Which zones can be chosen, besides those that the event has.
    public static let zones = [
        "Asia/Ho_Chi_Minh", "Asia/Seoul", "Asia/Tokyo", "Asia/Taipei", "Asia/Singapore", "Asia/Shanghai",
        "Europe/Berlin",
    ]
}

/// What of an event stays as it is, for records stand on it.
///
/// The items of an agenda and the slots are instants, read in the event's zone on its day: another day or zone would
/// leave them where they were. Slots, and the meetings in them, have the length that they were cut with.
public struct EventSettled: Sendable, Equatable {
    public var day: Bool
    public var slotLength: Bool

    public init(day: Bool = false, slotLength: Bool = false) {
        self.day = day
        self.slotLength = slotLength
    }

    init(_ event: Identifier<Event>, _ store: Store) throws {
        // Also slots that only an earlier plan speaks of.
        slotLength = try !store.slots.everOf(event).isEmpty
        day = try slotLength || !store.agenda.of(event).isEmpty
    }
}

extension Event {
    /// Takes over what was typed.
    /// - Parameter isNew: the original language of its name is not decided yet.
    /// - Throws: `FormRefusal.unsound`.
    mutating func take(_ draft: FormDraft, settled: EventSettled = EventSettled(), isNew: Bool = false) throws {
        let before = self
        var checks = FieldChecks()
        for (field, path) in [("zone", \Event.zone), ("partnerZone", \Event.partnerZone)] {
            let typed = draft.line(field)
            if TimeZone(identifier: typed) == nil { checks.add(FieldFault(field, "choice")) }
            self[keyPath: path] = typed
        }
        if let typed = draft.name(after: isNew ? nil : name, of: timeZone.homeCountry, &checks) { name = typed }
        if draft.line("date").isEmpty { checks.add(FieldFault("date", "required")) }
        if let typed = draft.date("date", &checks) { date = typed }
        place = draft.line("place")
        checks.text(place, "place", atMost: 200)
        let minutes = draft.line("slotMinutes")
        if minutes.isEmpty { checks.add(FieldFault("slotMinutes", "required")) }
        slotMinutes = checks.number(minutes, "slotMinutes", in: Event.slotLengths) ?? slotMinutes
        if settled.day {
            if date != before.date { checks.add(FieldFault("date", "agendaStands")) }
            if zone != before.zone { checks.add(FieldFault("zone", "agendaStands")) }
            if partnerZone != before.partnerZone { checks.add(FieldFault("partnerZone", "agendaStands")) }
        }
        if settled.slotLength, slotMinutes != before.slotMinutes {
            checks.add(FieldFault("slotMinutes", "slotsStand"))
        }
        try checks.done()
    }
}

extension FormDraft {
    public init(_ event: Event, version: Int) {
        self.init(
            [
                "date": event.date, "place": event.place, "zone": event.zone, "partnerZone": event.partnerZone,
                "slotMinutes": String(event.slotMinutes),
            ], version: version)
        set("name", event.name)
    }

    /// What most events of a programme have: the host's zone, the other country's, slots of 20 minutes.
    init(eventOf programme: Programme) {
        let home = EventForm.zones.first { TimeZone(identifier: $0)?.homeCountry == programme.hostCountry }
        let own = home ?? EventForm.zones[0]
        self.init([
            "zone": own, "partnerZone": own == "Asia/Seoul" ? "Asia/Ho_Chi_Minh" : "Asia/Seoul", "slotMinutes": "20",
        ])
    }
}
