import Domain
import SQL
import Testing

import Storage

@Suite struct ProgrammesTests {
    private func programme() -> Programme {
        var name = LocalisedText("Việt–Hàn 2022", in: .vi)
        name[.ko] = .init(text: "한·베트남 2022")
        return Programme(
            name: name, description: LocalisedText("Chuyển đổi xanh\nvà số", in: .vi), hostCountry: "VN",
            themes: ["green", "digital"], startsOn: "2022-03-01", endsOn: "2022-12-31",
            website: "https://example.org/vh")
    }

    @Test func `a programme is read as it was written`() async throws {
        let (fixture, programme) = (try await Fixture(), programme())
        let read = try await fixture.write { store in
            try store.programmes.insert(programme)
            return try store.programmes.find(programme.id)
        }
        #expect(read == programme)
    }

    @Test func `a save over another version writes nothing`() async throws {
        let (fixture, programme) = (try await Fixture(), programme())
        var changed = programme
        changed.website = ""
        changed.description = nil
        let second = changed
        let (saves, read) = try await fixture.write { store in
            try store.programmes.insert(programme)
            let saves = [
                try store.programmes.save(second, over: 1), try store.programmes.save(programme, over: 1),
            ]
            return (saves, try store.programmes.find(programme.id))
        }
        #expect(saves == [true, false])
        #expect(read?.version == 2 && read?.website == "" && read?.description == nil)
    }

    @Test func `a programme does not end before it starts`() async throws {
        let fixture = try await Fixture()
        var backwards = programme()
        backwards.endsOn = "2022-02-28"
        let refused = backwards
        await #expect(throws: SQLError.self) { try await fixture.write { try $0.programmes.insert(refused) } }
    }

    @Test func `bodies stand in the order of protocol, and belong to their programme alone`() async throws {
        let (fixture, programme) = (try await Fixture(), programme())
        let other = Programme(name: LocalisedText("Khác", in: .vi), hostCountry: "VN")
        let bodies = [(2, "VN"), (1, "KR"), (1, "VN")].map { position, country in
            PartnerBody(
                programme: programme.id, name: LocalisedText("Sở Mẫu", in: .vi), country: country, role: .host,
                position: position)
        }
        let (read, elsewhere, removals) = try await fixture.write { store in
            try store.programmes.insert(programme)
            try store.programmes.insert(other)
            for body in bodies { try store.partnerBodies.insert(body) }
            let read = try store.partnerBodies.of(programme.id)
            let elsewhere = try store.partnerBodies.find(bodies[0].id, of: other.id)
            let removals = [
                try store.partnerBodies.remove(bodies[0].id, of: other.id, over: 1),
                try store.partnerBodies.remove(bodies[0].id, of: programme.id, over: 2),
                try store.partnerBodies.remove(bodies[0].id, of: programme.id, over: 1),
            ]
            return (read, elsewhere, removals)
        }
        #expect(read.map(\.id) == [bodies[1].id, bodies[2].id, bodies[0].id])
        #expect(elsewhere == nil)
        #expect(removals == [false, false, true])
    }

    @Test func `a body needs a country`() async throws {
        let (fixture, programme) = (try await Fixture(), programme())
        let body = PartnerBody(
            programme: programme.id, name: LocalisedText("Sở Mẫu", in: .vi), country: "", role: .host)
        await #expect(throws: SQLError.self) {
            try await fixture.write { store in
                try store.programmes.insert(programme)
                try store.partnerBodies.insert(body)
            }
        }
    }
}
