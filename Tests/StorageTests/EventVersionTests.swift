import Domain
import SQL
import Testing

import Storage

@Suite struct EventVersionTests {
    @Test func `an event saved over another version stays as it is`() async throws {
        let fixture = try await Fixture()
        var changed = fixture.event
        changed.place = "Đà Nẵng"
        let (event, read) = (changed, fixture.event.id)
        let first = try await fixture.write { try $0.events.save(event, over: 2) }
        #expect(!first)
        #expect(try await fixture.write { try $0.events.find(read) } == fixture.event)
        let second = try await fixture.write { try $0.events.save(event, over: 1) }
        #expect(second)
        #expect(try await fixture.write { try $0.events.find(read) } == event)
        #expect(try await fixture.write { try $0.events.version(of: read) } == 2)
    }

    @Test func `whatever saves an event makes it another version`() async throws {
        let fixture = try await Fixture()
        let event = fixture.event
        try await fixture.write { try $0.events.save(event) }
        #expect(try await fixture.write { try $0.events.version(of: event.id) } == 2)
    }
}
