import Foundation
import Matching
import Testing

private let json = """
    {"needs": [{"id": "1", "lang": "vi", "title": "Máy hàn", "text": ""}],
     "offers": [{"id": "1", "title": "용접기", "text": "자동 용접"}, {"id": "2", "lang": "xx", "title": "Tourism", "text": ""}]}
    """

@Suite struct `The neutral form of a set` {
    @Test func `a set is read, matched and written`() throws {
        let input = try JSONDecoder().decode(MatchInput.self, from: Data(json.utf8))
        let output = try input.matched(top: 20)
        #expect(output.engine.embedding == "none")
        #expect(output.matches.map(\.need) == ["1"])
        #expect(output.matches[0].offers.map(\.offer) == ["1"])
        #expect(output.matches[0].offers[0].reasons.first?.text == "hàn · 용접 · welding · Schweißen")
        let written = try JSONEncoder().encode(output)
        #expect(try JSONDecoder().decode(MatchOutput.self, from: written) == output)
    }

    @Test func `an id stands once among the needs and once among the offers`() {
        let entry = MatchInput.Entry(id: "x", title: "a", text: "b")
        #expect(throws: MatchInputError.repeatedNeed(id: "x")) {
            try MatchInput(needs: [entry, entry], offers: []).check()
        }
        #expect(throws: MatchInputError.repeatedOffer(id: "x")) {
            try MatchInput(needs: [entry], offers: [entry, entry]).matched(top: 1)
        }
    }
}
