import Domain
import Foundation
import SQL
import Storage

/// One visit: an event and something of each kind that it holds.
struct Sample: Sendable {
    var event: Event
    var need: String
    var offer: String
    var organisation: Identifier<Organisation>
    var participant: String
    var word: String
}

/// Visits to records at random, the same for the same installation and seed. Large events are visited more often, as
/// each need is as likely as another.
func samples(_ number: Int, of database: any SQLDatabase, seed: Int) async throws -> [Sample] {
    struct Codes: Sendable {
        var event: Event
        var needs: [String]
        var offers: [String]
        var organisations: [String]
        var participants: [String]
    }
    let all = try await database.read { transaction in
        try Store(transaction, now: .distantPast).events.all().map { event in
            func texts(_ column: String, _ table: String) throws -> [String] {
                try transaction.all(
                    """
                    SELECT \(SQL(stringLiteral: column)) AS text FROM \(SQL(stringLiteral: table))
                    WHERE event = \(event.id) ORDER BY code
                    """
                ) { try $0.string("text") }
            }
            return Codes(
                event: event, needs: try texts("code", "needs"), offers: try texts("code", "offers"),
                organisations: try texts("organisation", "participations"),
                participants: try texts("code", "participations"))
        }
    }
    let eventOfNeed = all.indices.flatMap { Array(repeating: $0, count: all[$0].needs.count) }
    var chance = Chance(seed: seed)
    return (0..<number).compactMap { _ in
        let codes = all[chance.one(of: eventOfNeed)]
        guard let organisation = Identifier<Organisation>(chance.one(of: codes.organisations)) else { return nil }
        return Sample(
            event: codes.event, need: chance.one(of: codes.needs), offer: chance.one(of: codes.offers),
            organisation: organisation, participant: chance.one(of: codes.participants), word: chance.one(of: searched))
    }
}
