import Domain
import Foundation
import SQL
import Storage

/// How large the installation is.
struct Installation: Sendable {
    var firms: Int
    var events: Int
    var needs: Int
    var offers: Int

    /// The country at scale 1; both the number of events and their size shrink with it, so that each counts.
    init(scale: Double) {
        func scaled(_ number: Int, least: Int) -> Int { max(least, Int((Double(number) * scale).rounded())) }
        firms = scaled(50_000, least: 200)
        events = max(2, Int((100 * scale.squareRoot()).rounded()))
        needs = scaled(100_000, least: 20)
        offers = scaled(100_000, least: 20)
    }
}

/// Fills an empty installation through the rooms of the store, in a transaction for each event.
func fill(_ database: any SQLDatabase, with installation: Installation, seed: Int, now: Date) async throws {
    var chance = Chance(seed: seed)
    var ids = IdentifierSequence(seed: seed + 1)
    let firms = (0..<installation.firms).map { Firm(number: $0, &chance, &ids) }
    // Ids and dates of records rise with the events; who looks alike is asked of one firm in thirty.
    let alike = (0..<installation.firms / 30).map { _ in
        (firms[chance.below(firms.count)].organisation.id, firms[chance.below(firms.count)].organisation.id)
    }.filter { $0 != $1 }
    for start in stride(from: 0, to: firms.count, by: 10_000) {
        let some = firms[start..<min(start + 10_000, firms.count)]
        try await database.write { transaction in
            let store = Store(transaction, now: now)
            for firm in some { try firm.save(in: store) }
            try store.raiseRevision()
        }
    }
    try await database.write { transaction in
        let store = Store(transaction, now: now)
        for (one, other) in alike {
            try store.organisations.propose(.init(organisation: one, other: other, why: .alike))
        }
    }
    var maker = EventMaker(
        chance: chance, ids: ids, demanding: firms.filter { $0.organisation.country == "VN" },
        offering: firms.filter { $0.organisation.country == "KR" })
    let sizes = EventSize.all(events: installation.events, needs: installation.needs, offers: installation.offers)
    for (number, size) in sizes.enumerated() {
        let records = maker.event(number: number, size: size)
        try await database.write { transaction in
            let store = Store(transaction, now: now)
            try records.save(in: store)
            try store.raiseRevision()
        }
    }
}

/// How many records of some tables there are, for people to read.
func counts(of database: any SQLDatabase) async throws -> [(table: String, rows: Int)] {
    let tables: [StaticString] = [
        "organisations", "people", "events", "participations", "needs", "offers", "matches", "requests", "meetings",
        "unplaced", "sources",
    ]
    return try await database.read { transaction in
        try tables.map { table in
            let statement: SQL = "SELECT COUNT(*) AS number FROM \(SQL(stringLiteral: "\(table)"))"
            return ("\(table)", try transaction.first(statement)?.int("number") ?? 0)
        }
    }
}
