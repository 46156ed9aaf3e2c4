import Domain
import Testing

@Suite struct IdentifierTests {
    @Test func `ids made one after the other rise`() {
        let ids = (0..<2_000).map { _ in Identifier<Need>() }

        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
    }

    @Test func `an id comes back from its text and nothing else does`() {
        let id = Identifier<Need>()

        #expect(Identifier<Need>(id.text) == id)
        #expect(Identifier<Need>("") == nil)
        #expect(Identifier<Need>(String(repeating: "I", count: 26)) == nil)
        #expect(Identifier<Need>(id.text.lowercased()) == nil)
        #expect(Identifier<Need>(id.text + "0") == nil)
    }
}
