import Domain
import Foundation

/// How large an event is.
struct EventSize: Sendable {
    var needs: Int
    var offers: Int

    /// Sizes whose sums are exactly the given numbers, the largest five times the smallest.
    static func all(events: Int, needs: Int, offers: Int) -> [EventSize] {
        let weights = (0..<events).map { 0.4 + 1.6 * Double(($0 * 37) % events) / Double(max(1, events - 1)) }
        let sum = weights.reduce(0, +)
        var upTo = 0.0
        var before = EventSize(needs: 0, offers: 0)
        return weights.map { weight in
            upTo += weight
            let all = EventSize(
                needs: Int((Double(needs) * upTo / sum).rounded()),
                offers: Int((Double(offers) * upTo / sum).rounded()))
            defer { before = all }
            return EventSize(needs: all.needs - before.needs, offers: all.offers - before.offers)
        }
    }
}

/// Makes events from one seed.
struct EventMaker: Sendable {
    var chance: Chance
    var ids: IdentifierSequence
    /// The register's firms of the two banks.
    var demanding: [Firm]
    var offering: [Firm]

    /// An event of a day with 24 slots, its people, needs, offers, matches, requests and a published plan.
    mutating func event(number: Int, size: EventSize) -> EventRecords {
        var records = day(number: number)
        // Firms state two or three needs or offers each.
        records.demand = participants(
            chance.some(max(1, size.needs * 45 / 100), of: &demanding), .demand, code: "VN", in: records.event.id)
        records.supply = participants(
            chance.some(max(1, size.offers * 45 / 100), of: &offering), .supply, code: "KR", in: records.event.id)
        addProfiles(to: &records, number: number, size: size)
        addMatches(to: &records)
        addRequests(to: &records)
        addPlan(to: &records)
        return records
    }

    /// The first instant of the event: eight in the morning in Hà Nội, one event a week.
    private func start(_ number: Int) -> Date { Date(timeIntervalSince1970: 1_669_338_000 + Double(number) * 604_800) }

    private mutating func day(number: Int) -> EventRecords {
        let start = start(number)
        let topic = chance.one(of: topics)
        var name = LocalisedText("Kết nối cung cầu công nghệ \(topic.field) lần \(number + 1)", in: .vi)
        name[.ko] = .init(text: "제\(number + 1)회 기술 교류회: \(topic.name(in: .ko))")
        name[.en] = .init(text: "Technology meeting \(number + 1): \(topic.name(in: .en))")
        let date = start.formatted(.iso8601.year().month().day())
        let event = Event(
            id: ids.next(), name: name, date: date, place: chance.one(of: vietnamesePlaces), zone: "Asia/Ho_Chi_Minh",
            partnerZone: "Asia/Seoul", slotMinutes: 20, linkTemplate: "https://meet.example/{meeting}")
        var records = EventRecords(event: event)
        func item(
            _ code: String, _ kind: AgendaItem.Kind, _ title: String, from: Double, to: Double,
            _ ids: inout IdentifierSequence
        ) -> AgendaItem {
            AgendaItem(
                id: ids.next(), event: event.id, code: code, kind: kind, title: title, startsAt: start + from * 60,
                endsAt: start + to * 60)
        }
        records.agenda = [
            item("opening", .plenary, "Khai mạc", from: 0, to: 60, &ids),
            item("B1", .meetings, "Gặp gỡ buổi sáng", from: 60, to: 300, &ids),
            item("lunch", .break, "Ăn trưa", from: 300, to: 360, &ids),
            item("B2", .meetings, "Gặp gỡ buổi chiều", from: 360, to: 600, &ids),
        ]
        records.slots = Slot.cut(from: records.agenda, minutes: event.slotMinutes).map { cut in
            Slot(id: ids.next(), event: event.id, block: cut.block, startsAt: cut.startsAt, endsAt: cut.endsAt)
        }
        return records
    }

    private mutating func participants(
        _ firms: [Firm], _ role: Participation.Role, code: String, in event: Identifier<Event>
    ) -> [EventRecords.Participant] {
        firms.enumerated().map { index, firm in
            let person = firm.people[0]
            let sharing: Participation.Sharing = chance.happens(4) ? .refused : chance.happens(80) ? .agreed : .unknown
            let languages: [Language] = chance.happens(30) ? [firm.language, .en] : [firm.language]
            let participation = Participation(
                id: ids.next(), event: event, organisation: firm.organisation.id,
                code: code + padded(index + 1), role: role, person: person.name, personTitle: person.title,
                email: person.email, mode: chance.happens(20) ? .remote : .onSite, languages: languages,
                availability: Availability(original: "cả ngày"), people: 1 + chance.below(3), sharing: sharing,
                sharingText: sharing == .refused ? "Không" : "Có")
            return EventRecords.Participant(participation: participation, firm: firm)
        }
    }
}

/// At least three digits: `VN007`.
func padded(_ number: Int, _ digits: Int = 3) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}
