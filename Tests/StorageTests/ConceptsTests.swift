import Foundation
import Storage
import Testing

@Suite struct `Concepts of the organisers in the database` {
    @Test func `a change is kept with its version, and another state with each`() async throws {
        let fixture = try await Fixture()
        let change = StoredConcept(id: "robot", content: #"{"id":"robot"}"#, isRetired: false)
        let (written, states, kept) = try await fixture.write { store in
            var retired = change
            retired.isRetired = true
            retired.content = nil
            var states = [try store.concepts.state()]
            var written: [Bool] = []
            for (version, concept) in [change, retired].enumerated() {
                written.append(try store.concepts.save(concept, over: version))
                states.append(try store.concepts.state())
            }
            return (written, states, try store.concepts.all())
        }
        #expect(written == [true, true])
        #expect(Set(states).count == 3)
        #expect(kept.count == 1 && kept[0].version == 2 && kept[0].isRetired && kept[0].content == nil)
        #expect(kept[0].changedAt == fixture.now)
    }

    @Test func `who did not see the last change writes nothing`() async throws {
        let fixture = try await Fixture()
        let change = StoredConcept(id: "robot", content: "{}", isRetired: false)
        let (written, version) = try await fixture.write { store in
            let written = try [0, 0, 1, 1].map { try store.concepts.save(change, over: $0) }
            return (written, try store.concepts.find("robot")?.version)
        }
        #expect(written == [true, false, true, false])
        #expect(version == 2)
    }
}
