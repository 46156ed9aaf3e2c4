public import Domain
import SQL

extension Events {
    /// 0 for an event that is not there.
    public func version(of id: Identifier<Event>) throws -> Int {
        try store.sql.first("SELECT version FROM events WHERE id = \(id)")?.int("version") ?? 0
    }

    /// - Parameter version: of the record as it was read.
    /// - Returns: whether it still was that version; nothing is written otherwise.
    public func save(_ event: Event, over version: Int) throws -> Bool {
        try store.sql.first(
            """
            UPDATE events SET name = \(try json(event.name)), date = \(event.date), place = \(event.place),
                zone = \(event.zone), partner_zone = \(event.partnerZone), slot_minutes = \(event.slotMinutes),
                version = version + 1
            WHERE id = \(event.id) AND version = \(version) RETURNING version
            """) != nil
    }
}
