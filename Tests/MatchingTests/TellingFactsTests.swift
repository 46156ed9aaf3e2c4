import Testing
import Text

import Matching

@Suite struct `What is said of the firms behind a pair` {
    private func profile(_ id: String, _ title: String, _ facts: Facts) -> Profile {
        Profile(id: id, title: title, text: "", facts: facts)
    }

    @Test func `what holds for most pairs is left out, and what tells one from the others is said`() throws {
        let needs = (0..<8).map {
            profile(
                "n\($0)", "Hàn", Facts(place: "Hải Phòng", languages: $0 == 0 ? [.vi, .ko] : [.vi], presence: .onSite))
        }
        let offers = (0..<4).map {
            profile("o\($0)", "용접", Facts(place: "서울", languages: [.ko], presence: $0 == 0 ? .onSite : .remote))
        }
        let matcher = Matcher(offers: offers, needs: needs)
        func kinds(_ need: Profile, _ offer: String) throws -> [Reason.Kind] {
            let suggestion = try #require(matcher.rank(need, top: 4).first { $0.offer == offer })
            return suggestion.reasons.map(\.kind).filter { [.place, .language, .presence].contains($0) }
        }

        #expect(try kinds(needs[0], "o0") == [.language, .presence])
        #expect(try kinds(needs[0], "o1") == [.language])
        #expect(try kinds(needs[1], "o0") == [.presence])
        #expect(try kinds(needs[1], "o1") == [])
    }

    @Test func `budget and cooperation are said whatever the others say`() throws {
        let need = Facts(cooperation: [.licence], budget: .init(minimum: nil, maximum: 1, currency: "USD"))
        let offer = Facts(cooperation: [.licence], budget: .init(minimum: 2, maximum: nil, currency: "USD"))
        let needs = (0..<5).map { profile("n\($0)", "Hàn", need) }
        let matcher = Matcher(offers: (0..<5).map { profile("o\($0)", "용접", offer) }, needs: needs)
        let kinds = try #require(matcher.rank(needs[0], top: 1).first).reasons.map(\.kind)
        #expect(kinds.contains(.cooperation) && kinds.contains(.budget))
    }
}
