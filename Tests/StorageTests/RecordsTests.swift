import Domain
import Foundation
import SQL
import TestDatabases
import Storage
import Testing

@Suite struct RecordsTests {
    @Test func `records come back as they were saved`() async throws {
        let fixture = try await Fixture()
        let need = Need(
            code: "TR-VN-2022-0001", organisation: fixture.buyer.organisation,
            title: LocalisedText("Xử lý nước thải", in: .vi), description: LocalisedText("", in: .vi),
            requirements: LocalisedText("≥ 50%", in: .vi),
            budget: Amount(
                original: "1,2 - 1,5 tỷ", minimum: 1_200_000_000, maximum: 1_500_000_000, currency: .vnd),
            reference: "1.1")
        let price = Amount(original: "0.24/Wp", minimum: Decimal(string: "0.24"), currency: .usd, per: "Wp")
        var offer = Offer(
            code: "TO-KR-2022-0001", organisation: fixture.seller.organisation,
            title: LocalisedText("폐수 처리", in: .ko), description: LocalisedText("", in: .ko),
            applications: LocalisedText("", in: .ko), price: price)
        offer.title[.en] = .init(text: "Waste water")
        let saved = offer

        let read = try await fixture.write { store in
            try store.needs.save(need, of: fixture.event.id)
            try store.offers.save(saved, of: fixture.event.id)
            return (
                try store.needs.of(fixture.event.id), try store.offers.of(fixture.event.id),
                try store.participations.of(fixture.event.id), try store.needs.lastNumber(prefix: "TR-VN-2022-")
            )
        }

        #expect(read.0 == [need])
        #expect(read.1 == [saved])
        #expect(read.2 == [fixture.seller, fixture.buyer])
        #expect(read.3 == 1)
    }

    @Test func `after number 9,999 comes 10,000`() async throws {
        let fixture = try await Fixture()
        let owner = fixture.buyer.organisation
        let (event, codes) = (fixture.event.id, ["0002", "9999", "10000"])

        let last = try await fixture.write { store in
            for code in codes {
                let need = Need(
                    code: "TR-VN-2022-" + code, organisation: owner, title: LocalisedText(code, in: .vi),
                    description: LocalisedText("", in: .vi), requirements: LocalisedText("", in: .vi),
                    budget: Amount(original: ""))
                try store.needs.save(need, of: event)
            }
            return (
                try store.needs.lastNumber(prefix: "TR-VN-2022-"), try store.needs.lastNumber(prefix: "TR-KR-2022-")
            )
        }

        #expect(last == (10_000, 0))
    }

    @Test func `an agenda that moves keeps the slots that a plan speaks of`() async throws {
        let fixture = try await Fixture()
        let plan = fixture.plan()
        let meeting = Meeting(event: fixture.event.id, code: "M001", first: fixture.buyer.id, second: fixture.seller.id)

        let (inUse, ever) = try await fixture.write { store in
            try store.plans.insert(plan)
            try store.meetings.insert(meeting)
            try store.plans.insert(
                Placement(plan: plan.id, meeting: meeting.id, slot: fixture.slots[0].id, place: fixture.table.id),
                of: meeting)
            let later = fixture.slots[1].startsAt + 1_200
            try store.slots.replace(
                of: fixture.event.id,
                with: [Slot(event: fixture.event.id, block: "B2", startsAt: later, endsAt: later + 1_200)])
            return (try store.slots.of(fixture.event.id), try store.slots.everOf(fixture.event.id))
        }

        #expect(inUse.map(\.block) == ["B2"])
        #expect(ever.map(\.block) == ["B1", "B2"])
    }

    @Test func `a request of an organisation to itself is refused by the database`() async throws {
        let fixture = try await Fixture()
        let request = MeetingRequest(event: fixture.event.id, sender: fixture.buyer.id, receiver: fixture.buyer.id)

        await #expect {
            try await fixture.write { try $0.requests.save(request) }
        } throws: {
            ($0 as? SQLError)?.kind == .check
        }
    }

    @Test func `an error in the middle leaves nothing behind`() async throws {
        let fixture = try await Fixture()
        struct Stop: Error {}

        await #expect(throws: Stop.self) {
            try await fixture.write { store in
                try store.organisations.save(Organisation(name: LocalisedText("Dở dang", in: .vi)))
                throw Stop()
            }
        }

        #expect(try await fixture.write { try $0.organisations.all().count } == 2)
    }

    @Test func `a schema made by a newer program is left alone`() async throws {
        let fixture = try await Fixture()
        let now = fixture.now
        _ = try await fixture.database.write {
            try $0.run("INSERT INTO schema_migrations (number, name, applied_at) VALUES (999, 'later', 0)")
        }

        await #expect {
            try await migrate(fixture.database, now: now)
        } throws: { error in
            if case StorageError.schemaIsNewer(found: 999, known: 1..<999) = error { true } else { false }
        }
    }
}
