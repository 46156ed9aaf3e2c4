import Domain
import SQL
import Storage
import Testing

/// No double booking, by the database itself.
@Suite struct PlansTests {
    struct Pair {
        var meeting: Meeting
        var placement: Placement
    }

    /// Places two meetings in the first slot; `change` makes the second one collide or not.
    func placingTwo(_ change: @escaping @Sendable (Fixture, inout Pair) -> Void) async throws {
        let fixture = try await Fixture()
        let plan = fixture.plan()
        let third = Organisation(name: LocalisedText("Ba", in: .vi))
        let fourth = Organisation(name: LocalisedText("Bốn", in: .vi))
        let others = [third, fourth].enumerated().map {
            Participation(
                event: fixture.event.id, organisation: $1.id, code: "X\($0)", role: $0 == 0 ? .demand : .supply)
        }
        let second = Place(event: fixture.event.id, code: "T02", name: "Bàn 2", kind: .table)
        let first = Meeting(event: fixture.event.id, code: "M001", first: fixture.buyer.id, second: fixture.seller.id)
        try await fixture.write { store in
            try store.organisations.save(third)
            try store.organisations.save(fourth)
            for other in others { try store.participations.save(other) }
            try store.places.save(second)
            try store.plans.insert(plan)
            try store.meetings.insert(first)
            try store.plans.insert(
                Placement(
                    plan: plan.id, meeting: first.id, slot: fixture.slots[0].id, place: fixture.table.id,
                    interpreter: fixture.interpreter.id), of: first)
            let meeting = Meeting(
                event: fixture.event.id, code: "M002", first: others[0].id, second: others[1].id)
            var pair = Pair(
                meeting: meeting,
                placement: Placement(
                    plan: plan.id, meeting: meeting.id, slot: fixture.slots[0].id, place: second.id))
            change(fixture, &pair)
            try store.meetings.insert(pair.meeting)
            try store.plans.insert(pair.placement, of: pair.meeting)
        }
    }

    @Test func `two meetings of other people at other places are fine`() async throws {
        try await placingTwo { _, _ in }
    }

    @Test func `a place is not booked twice in a slot`() async throws {
        await #expect { try await placingTwo { $1.placement.place = $0.table.id } } throws: { isUnique($0) }
    }

    @Test func `an interpreter is not booked twice in a slot`() async throws {
        await #expect { try await placingTwo { $1.placement.interpreter = $0.interpreter.id } } throws: { isUnique($0) }
    }

    @Test func `a participant is not booked twice in a slot`() async throws {
        await #expect { try await placingTwo { $1.meeting.first = $0.seller.id } } throws: { isUnique($0) }
    }

    @Test func `a firm that meets in parallel takes another lane`() async throws {
        try await placingTwo {
            $1.meeting.first = $0.seller.id
            $1.placement.firstLane = 1
        }
    }

    @Test func `another slot is free again`() async throws {
        try await placingTwo {
            $1.placement.place = $0.table.id
            $1.placement.interpreter = $0.interpreter.id
            $1.placement.slot = $0.slots[1].id
        }
    }

    @Test func `an event has one draft and one published plan`() async throws {
        let fixture = try await Fixture()
        let (first, second) = (fixture.plan(1), fixture.plan(2))
        try await fixture.write { store in
            try store.plans.insert(first)
            try store.plans.publish(first)
            try store.plans.insert(second)
            try store.plans.publish(second)
        }

        let states = try await fixture.write { try $0.plans.of(fixture.event.id).map(\.state) }
        #expect(states == [.superseded, .published])
        let (third, fourth) = (fixture.plan(3), fixture.plan(4))
        await #expect {
            try await fixture.write { store in
                try store.plans.insert(third)
                try store.plans.insert(fourth)
            }
        } throws: { isUnique($0) }
        #expect(try await fixture.write { try $0.plans.of(fixture.event.id).count } == 2)
    }
}

func isUnique(_ error: any Error) -> Bool { (error as? SQLError)?.kind == .unique }
