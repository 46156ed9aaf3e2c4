import Foundation
import Storage
import Testing

@Suite struct `Concepts of the organisers in the database` {
    @Test func `a change is kept with its version, and another state with each`() async throws {
        let fixture = try await Fixture()
        let change = StoredConcept(id: "robot", content: #"{"id":"robot"}"#, isRetired: false)
        let (states, kept) = try await fixture.write { store in
            var states = [try store.concepts.state()]
            #expect(try store.concepts.save(change, over: 0))
            states.append(try store.concepts.state())
            var next = change
            next.isRetired = true
            next.content = nil
            #expect(try store.concepts.save(next, over: 1))
            states.append(try store.concepts.state())
            return (states, try store.concepts.all())
        }
        #expect(Set(states).count == 3)
        #expect(kept.count == 1 && kept[0].version == 2 && kept[0].isRetired && kept[0].content == nil)
        #expect(kept[0].changedAt == fixture.now)
    }

    @Test func `who did not see the last change writes nothing`() async throws {
        let fixture = try await Fixture()
        let change = StoredConcept(id: "robot", content: "{}", isRetired: false)
        try await fixture.write { store in
            #expect(try store.concepts.save(change, over: 0))
            #expect(try !store.concepts.save(change, over: 0))
            #expect(try store.concepts.save(change, over: 1))
            #expect(try !store.concepts.save(change, over: 1))
            #expect(try store.concepts.find("robot")?.version == 2)
            #expect(try store.concepts.find("cobot") == nil)
        }
    }
}
