public import Domain
import SQL

extension Store {
    public var events: Events { Events(store: self) }
    public var agenda: Agenda { Agenda(store: self) }
    public var slots: Slots { Slots(store: self) }
    public var places: Places { Places(store: self) }
}

public struct Events {
    let store: Store

    public func all() throws -> [Event] { try store.sql.all("SELECT * FROM events ORDER BY id", Event.init) }

    public func find(_ id: Identifier<Event>) throws -> Event? {
        try store.sql.first("SELECT * FROM events WHERE id = \(id)").map(Event.init)
    }

    public func save(_ event: Event) throws {
        try store.sql.run(
            """
            INSERT INTO events (id, name, date, place, zone, partner_zone, slot_minutes, link_template,
                programme, created_at)
            VALUES (\(event.id), \(try json(event.name)), \(event.date), \(event.place), \(event.zone),
                \(event.partnerZone), \(event.slotMinutes), \(event.linkTemplate), \(event.programme), \(store.now))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, date = excluded.date, place = excluded.place,
                zone = excluded.zone, partner_zone = excluded.partner_zone, slot_minutes = excluded.slot_minutes,
                link_template = excluded.link_template, programme = excluded.programme,
                version = events.version + 1
            """)
    }
}

public struct Agenda {
    let store: Store

    public func of(_ event: Identifier<Event>) throws -> [AgendaItem] {
        try store.sql.all(
            "SELECT * FROM agenda_items WHERE event = \(event) ORDER BY starts_at, code", AgendaItem.init)
    }

    public func save(_ item: AgendaItem) throws {
        try store.sql.run(
            """
            INSERT INTO agenda_items (id, event, code, kind, title, place, audience, starts_at, ends_at, created_at)
            VALUES (\(item.id), \(item.event), \(item.code), \(item.kind.rawValue), \(item.title), \(item.place),
                \(item.audience), \(item.startsAt), \(item.endsAt), \(store.now))
            ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, title = excluded.title, place = excluded.place,
                audience = excluded.audience, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
                version = agenda_items.version + 1
            """)
    }
}

public struct Slots {
    let store: Store

    /// The slots in use, by time.
    public func of(_ event: Identifier<Event>) throws -> [Slot] {
        try store.sql.all(
            "SELECT * FROM slots WHERE event = \(event) AND NOT is_retired ORDER BY starts_at", Slot.init)
    }

    /// Also those that only an earlier plan speaks of.
    public func everOf(_ event: Identifier<Event>) throws -> [Slot] {
        try store.sql.all("SELECT * FROM slots WHERE event = \(event) ORDER BY starts_at", Slot.init)
    }

    /// Makes these the event's slots. A slot with the same times keeps its id; one that is gone is retired, and
    /// deleted where no plan speaks of it.
    public func replace(of event: Identifier<Event>, with slots: [Slot]) throws {
        try store.sql.run("UPDATE slots SET is_retired = \(true) WHERE event = \(event)")
        for slot in slots {
            try store.sql.run(
                """
                INSERT INTO slots (id, event, block, starts_at, ends_at, is_retired)
                VALUES (\(slot.id), \(event), \(slot.block), \(slot.startsAt), \(slot.endsAt), \(false))
                ON CONFLICT (event, starts_at, ends_at) DO UPDATE SET block = excluded.block, is_retired = \(false)
                """)
        }
        try store.sql.run(
            """
            DELETE FROM slots WHERE event = \(event) AND is_retired
                AND NOT EXISTS (SELECT 1 FROM placements WHERE placements.slot = slots.id)
            """)
    }
}

public struct Places {
    let store: Store

    public func of(_ event: Identifier<Event>) throws -> [Place] {
        try store.sql.all("SELECT * FROM places WHERE event = \(event) ORDER BY code", Place.init)
    }

    public func save(_ place: Place) throws {
        try store.sql.run(
            """
            INSERT INTO places (id, event, code, name, kind, capacity, is_hybrid, is_reserved, link, equipment, note,
                created_at)
            VALUES (\(place.id), \(place.event), \(place.code), \(place.name), \(place.kind.rawValue),
                \(place.capacity), \(place.isHybrid), \(place.isReserved), \(place.link), \(place.equipment),
                \(place.note), \(store.now))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, capacity = excluded.capacity,
                is_hybrid = excluded.is_hybrid, is_reserved = excluded.is_reserved, link = excluded.link,
                equipment = excluded.equipment, note = excluded.note, version = places.version + 1
            """)
    }
}

extension Event {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"), name: try row.text("name"), date: try row.string("date"),
            place: try row.string("place"), zone: try row.string("zone"), partnerZone: try row.string("partner_zone"),
            slotMinutes: try row.int("slot_minutes"), linkTemplate: try row.string("link_template"),
            programme: try row.optionalID("programme"))
    }
}

extension AgendaItem {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"), event: try row.id("event"), code: try row.string("code"),
            kind: try row.choice("kind"), title: try row.string("title"), place: try row.string("place"),
            audience: try row.string("audience"), startsAt: try row.date("starts_at"), endsAt: try row.date("ends_at"))
    }
}

extension Slot {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"), event: try row.id("event"), block: try row.string("block"),
            startsAt: try row.date("starts_at"), endsAt: try row.date("ends_at"))
    }
}

extension Place {
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"), event: try row.id("event"), code: try row.string("code"),
            name: try row.string("name"), kind: try row.choice("kind"), capacity: try row.optionalInt("capacity"),
            isHybrid: try row.bool("is_hybrid"), isReserved: try row.bool("is_reserved"),
            link: try row.string("link"), equipment: try row.string("equipment"), note: try row.string("note"))
    }
}
