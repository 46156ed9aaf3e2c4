import Foundation
import Matching
import Testing
import Text

/// Places a text on one axis for each word that it knows, in any language.
private struct WordEmbedder: TextEmbedder {
    let name = "words"
    let dimension = 32
    private let meanings = [["mèo", "고양이", "cat"], ["chó", "개집", "dog"], ["chim", "참새", "bird"]]

    func vectors(of texts: [String]) throws -> [[Float]] {
        texts.map { text in
            var vector = Array(repeating: Float(0.1), count: dimension)
            for (axis, words) in meanings.enumerated() where words.contains(where: text.lowercased().contains) {
                vector[axis] = 1
            }
            return vector
        }
    }
}

private let offers = [
    Profile(id: "cat", title: "고양이", text: ""), Profile(id: "dog", title: "개집", text: ""),
    Profile(id: "bird", title: "참새", text: ""), Profile(id: "weld", title: "용접", text: ""),
]

@Suite struct `Ranking by meaning, concepts and words together` {
    @Test func `without a shared concept or word the meaning decides, and says so`() throws {
        let need = Profile(id: "n", title: "con mèo", text: "")
        let matcher = try Matcher(offers: offers, needs: [need], embedder: WordEmbedder())
        #expect(matcher.embedding == "words")
        let vector = try WordEmbedder().vectors(of: [need], matcher.restorer).byID["n"]
        let answer = matcher.answer(need, vector: vector, top: 3)
        let first = try #require((answer.suggestions + answer.nearest).first)
        #expect(first.offer == "cat")
        #expect(first.reasons.map(\.kind) == [.meaning])
        #expect(Matcher(offers: offers).embedding == "none")
    }

    @Test func `a need without a good match says why, and the nearest are kept apart`() {
        let answer = Matcher(offers: offers).answer(Profile(id: "n", title: "Đào tạo phi công", text: ""), top: 3)
        #expect(answer.suggestions.isEmpty && answer.absence == .noneNearEnough)
        #expect(Matcher(offers: []).answer(offers[0], top: 3).absence == .noOffers)
        #expect(Matcher(offers: offers).answer(Profile(id: "n", title: "", text: ""), top: 3).absence == .nothingSaid)
        #expect(answer.nearest.allSatisfy { $0.confidence == .low })
    }

    @Test func `of the first five suggestions at most two are of one organisation`() {
        let many = (0..<8).map {
            Profile(id: "o\($0)", title: "용접기", text: $0 < 6 ? "용접 자동 용접" : "설비", organisation: $0 < 6 ? "A" : "B\($0)")
        }
        let ranking = Matcher(offers: many).rank(Profile(id: "n", title: "Máy hàn", text: ""), top: 8)
        #expect(ranking.count == 8)
        #expect(ranking.prefix(4).count { $0.offer < "o6" } == 2)
    }

    @Test func `an offer is added, replaced and removed while the matcher lives`() {
        var matcher = Matcher(offers: offers)
        let need = Profile(id: "n", title: "Máy hàn", text: "")
        matcher.put(Profile(id: "new", title: "용접 로봇", text: ""))
        #expect(Set(matcher.rank(need, top: 5).map(\.offer)) == ["weld", "new"])
        matcher.put(Profile(id: "weld", title: "참새", text: ""))
        #expect(matcher.rank(need, top: 5).map(\.offer) == ["new"] && matcher.count == 5)
        matcher.remove("new")
        matcher.remove("unknown")
        #expect(matcher.rank(need, top: 5).isEmpty && matcher.count == 4)
    }

    @Test func `a matcher that grew answers as one that was built at once`() {
        var grown = Matcher(offers: [offers[3], Profile(id: "x", title: "용접", text: "삭제")])
        grown.remove("x")
        for offer in offers.reversed() { grown.put(offer) }
        let need = Profile(id: "n", title: "Máy hàn tự động", text: "")
        #expect(grown.rank(need, top: 5) == Matcher(offers: offers, restorer: grown.restorer).rank(need, top: 5))
    }
}

@Suite struct `Facts beside the subject` {
    private func reasons(_ need: Facts, _ offer: Facts) -> [Reason] {
        let matcher = Matcher(offers: [Profile(id: "o", title: "용접", text: "", facts: offer)])
        let ranking = matcher.rank(Profile(id: "n", title: "Hàn", text: "mối hàn", facts: need), top: 1)
        return (ranking.first?.reasons ?? []).filter { ![.concept, .broader, .words].contains($0.kind) }
    }

    @Test func `what does not fit is explained and not hidden`() {
        let found = reasons(
            Facts(
                cooperation: [.licence], budget: .init(minimum: nil, maximum: 100, currency: "USD"), languages: [.vi],
                presence: .onSite, disclosure: .open),
            Facts(
                cooperation: [.purchase], budget: .init(minimum: 200, maximum: nil, currency: "USD"), languages: [.ko],
                presence: .remote, disclosure: .afterAgreement))
        #expect(found.map(\.kind) == [.cooperation, .budget, .language, .presence, .disclosure])
        #expect(found.allSatisfy { $0.isWarning })
    }

    @Test func `what fits is said, and what is open is passed over`() {
        let facts = Facts(cooperation: [.licence, .trial], place: "Hải Phòng", languages: [.en, .ko])
        let found = reasons(facts, Facts(cooperation: [.trial], place: "Hải Phòng", languages: [.en]))
        #expect(found.map(\.kind) == [.cooperation, .place, .language] && !found.contains { $0.isWarning })
        #expect(found[0].values == ["trial"])
        #expect(reasons(facts, Facts()).isEmpty)
    }

    @Test(arguments: [
        ("Mua thiết bị", Cooperation.purchase), ("합작, 현지 조립", .jointVenture), ("현지 조립", .localProduction),
        ("Technology licensing", .licence), ("Vertrieb und Service", .distribution),
    ])
    func `kinds of cooperation are read from free text`(text: String, kind: Cooperation) {
        #expect(Cooperation.named(in: text).contains(kind))
    }
}

@Suite struct `Learning from verdicts` {
    private let set = (0..<4).map { Profile(id: "o\($0)", title: "용접기", text: "") }
    private let needs = (0..<6).map { Profile(id: "n\($0)", title: "Máy hàn", text: "") }

    @Test func `confirmed pairs come first and rejected ones last, with the reason said`() throws {
        var matcher = Matcher(offers: set)
        let verdicts = [Verdict(need: "n0", offer: "o0", rejection: .tooCostly), Verdict(need: "n0", offer: "o3")]
        matcher.learn(Verdicts(verdicts), needs: needs)
        let ranking = matcher.rank(needs[0], top: 4)
        #expect(ranking.first?.offer == "o3" && ranking.first?.reasons.first?.kind == .confirmed)
        #expect(ranking.last?.offer == "o0" && ranking.last?.reasons.first?.values == ["tooCostly"])
    }

    @Test func `an offer rejected by several needs as not their field moves down a little for others`() {
        let verdicts = ["n0", "n1", "n2"].map { Verdict(need: $0, offer: "o0", rejection: .notOurField) }
        let matcher = Matcher(offers: set, needs: [], verdicts: Verdicts(verdicts))
        let ranking = matcher.rank(needs[5], top: 4)
        #expect(ranking.map(\.offer) == ["o1", "o2", "o3", "o0"])
        #expect(ranking.last?.reasons.contains { $0.kind == .learned && $0.isWarning } == true)
    }

    @Test func `one rejection, or one for other reasons, teaches nothing about others`() {
        for verdicts in [
            [Verdict(need: "n0", offer: "o0", rejection: .notOurField)],
            ["n0", "n1", "n2"].map { Verdict(need: $0, offer: "o0", rejection: .tooEarly) },
        ] {
            let matcher = Matcher(offers: set, needs: needs, verdicts: Verdicts(verdicts))
            #expect(matcher.rank(needs[5], top: 4).first?.offer == "o0")
        }
    }

    @Test func `a confirmed offer is suggested even where nothing else speaks for it`() {
        let odd = Profile(id: "odd", title: "참새", text: "")
        let matcher = Matcher(offers: set + [odd], verdicts: Verdicts([Verdict(need: "n0", offer: "odd")]))
        #expect(matcher.rank(needs[0], top: 2).first?.offer == "odd")
    }
}
