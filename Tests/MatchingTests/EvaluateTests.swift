import Foundation
import Matching
import Testing
import Text

@Suite struct `Holding rankings against judgements` {
    private let relevance = Relevance([
        (need: "a", offer: "x", grade: 3), (need: "a", offer: "y", grade: 1), (need: "b", offer: "y", grade: 2),
        (need: "b", offer: "z", grade: 0),
    ])

    @Test func `a perfect ranking has all ones`() throws {
        let report = evaluate([("a", ["x", "y"]), ("b", ["y"]), ("c", [])], relevance)
        let all = try #require(report.parts.first)
        #expect(all.first.mean == 1 && all.recall.mean == 1 && all.gain.mean == 1 && all.gain.low == 1)
        #expect(report.answerless == 1 && report.leftEmpty == 1 && report.missed == 0)
    }

    @Test func `gain is discounted by place`() throws {
        let report = evaluate([("a", ["q", "x"]), ("b", [])], relevance)
        let all = try #require(report.parts.first)
        let second: Double = log2(3.0)
        let expected = 7 / second / (7 + 1 / second) / 2
        #expect(abs(all.gain.mean - expected) < 1e-9)
        #expect(all.first.mean == 0 && report.missed == 1)
    }

    @Test func `languages are told apart, and the same input gives the same intervals`() {
        let languages = (["a": WrittenLanguage.vi, "b": .ko], ["x": WrittenLanguage.ko, "y": .ko])
        let ranking: [(need: String, offers: [String])] = [("a", ["x", "y"]), ("b", ["q"])]
        let report = evaluate(ranking, relevance, languages: languages)
        #expect(report.parts.map(\.name) == ["all", "same", "across", "ko-ko", "vi-ko"])
        #expect(report == evaluate(ranking, relevance, languages: languages))
        #expect(report.parts[0].gain.low <= report.parts[0].gain.mean)
    }

    @Test func `nothing to judge gives zeros`() {
        #expect(evaluate([], Relevance([(need: String, offer: String, grade: Int)]())).parts[0].needs == 0)
    }
}
