import Domain
import Foundation
import SQL
import Storage
import TestDatabases

/// A database with one event, two firms, a table, an interpreter and two slots.
struct Fixture {
    let database: any SQLDatabase
    let now = Date(timeIntervalSince1970: 1_669_000_000)
    let event = Event(
        name: LocalisedText("Ngày hội", in: .vi), date: "2022-11-25", place: "Hải Phòng", zone: "Asia/Ho_Chi_Minh",
        partnerZone: "Asia/Seoul", slotMinutes: 20)
    let buyer: Participation
    let seller: Participation
    let table: Place
    let interpreter: Interpreter
    let slots: [Slot]

    init() async throws {
        database = try await emptyDatabase()
        try await migrate(database, now: now)
        let firms = ["Bến Mẫu", "Mẫu Hàn"].map { Organisation(name: LocalisedText($0, in: .vi)) }
        buyer = Participation(event: event.id, organisation: firms[0].id, code: "VN001", role: .demand)
        seller = Participation(event: event.id, organisation: firms[1].id, code: "KR01", role: .supply)
        table = Place(event: event.id, code: "T01", name: "Bàn 1", kind: .table)
        interpreter = Interpreter(event: event.id, code: "PD01", name: "Mẫu", languages: [.vi, .ko])
        let event = event
        slots = (0..<2).map {
            let start = Date(timeIntervalSince1970: 1_669_344_000 + Double($0) * 1_200)
            return Slot(event: event.id, block: "B1", startsAt: start, endsAt: start + 1_200)
        }
        let all = (firms, buyer, seller, table, interpreter, slots)
        try await write { store in
            try store.events.save(event)
            for firm in all.0 { try store.organisations.save(firm) }
            try store.participations.save(all.1)
            try store.participations.save(all.2)
            try store.places.save(all.3)
            try store.interpreters.save(all.4)
            try store.slots.replace(of: event.id, with: all.5)
        }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (Store) throws -> T) async throws -> T {
        let now = now
        return try await database.write { try body(Store($0, now: now)) }
    }

    func plan(_ number: Int = 1) -> Plan {
        Plan(
            event: event.id, number: number, value: 1, bound: 2, meetingsBound: 2, isOptimal: false, seconds: 0,
            madeAt: now)
    }
}
