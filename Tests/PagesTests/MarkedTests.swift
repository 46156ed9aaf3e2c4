import Foundation
import Domain
import HTML
import Testing

@testable import Pages

@Test func `a shared word carries the letter of its concept`() {
    #expect(
        marked("Khuôn lốp bị tắc", words: [("a", ["lốp"]), ("b", ["Khuôn"])]).source
            == "<mark data-c=\"b\">Khuôn</mark> <mark data-c=\"a\">lốp</mark> bị tắc")
}

@Test func `the longest words come first and nothing is marked twice`() {
    #expect(
        marked("Vệ sinh khuôn lốp", words: [("a", ["khuôn"]), ("b", ["Vệ sinh khuôn"])]).source
            == "<mark data-c=\"b\">Vệ sinh khuôn</mark> lốp")
}

@Test func `a spot of two concepts carries both letters in their order`() {
    #expect(
        marked("3D AOI", words: [("a", ["AOI"]), ("b", ["AOI", "AOI"])]).source
            == "3D <mark data-c=\"b\"><mark data-c=\"a\">AOI</mark></mark>")
}

@Test func `every occurrence is marked, but no part of a Latin word`() {
    #expect(
        marked("AI, MAIN, AI3, ai, AI", words: [("a", ["AI"])]).source
            == "<mark data-c=\"a\">AI</mark>, MAIN, AI3, ai, <mark data-c=\"a\">AI</mark>")
}

@Test func `Hangul takes particles and compounds`() {
    #expect(
        marked("고무금형의 AOI를", words: [("a", ["금형"]), ("b", ["AOI"])]).source
            == "고무<mark data-c=\"a\">금형</mark>의 <mark data-c=\"b\">AOI</mark>를")
}

@Test func `the text and the marked words are escaped`() {
    #expect(
        marked("<b>R&D</b> \"x\"", words: [("a", ["R&D"]), ("b", ["<b>"])]).source
            == "<mark data-c=\"b\">&lt;b&gt;</mark><mark data-c=\"a\">R&amp;D</mark>&lt;/b&gt; &quot;x&quot;")
    #expect(
        marked("x", words: [("\"><script>", ["x"])]).source
            == "<mark data-c=\"&quot;&gt;&lt;script&gt;\">x</mark>")
}

@Test func `both forms of Unicode are one text, and no letter is cut from its mark`() {
    let decomposed = "kho\u{0302}ng khuo\u{0302}n"
    #expect(marked(decomposed, words: [("a", ["khuôn"])]).source == "không <mark data-c=\"a\">khuôn</mark>")
    #expect(marked("q\u{0307}", words: [("a", ["q"])]).source == "q\u{0307}")
    #expect(marked("\"\u{0301}<\u{0338}", words: [("a", ["<"])]).source.contains("<mark") == false)
}

@Test func `nothing to mark leaves the text`() {
    #expect(marked("", words: [("a", ["x"])]).source == "")
    #expect(marked("abc", words: []).source == "abc")
    #expect(marked("abc", words: [("a", ["", "abcd"])]).source == "abc")
}

@Test func `a concept has one letter in all cards`() {
    func match(_ reasons: [(String, [String])]) -> Domain.Match {
        Domain.Match(
            need: .init(), offer: .init(), rank: 1, score: 0.5, confidence: .high,
            reasons: reasons.map { Domain.Match.Reason(kind: "concept", names: ["en": $0], inNeed: $1) }, engine: "",
            madeAt: .distantPast)
    }
    let matches = [
        match([("mould", ["khuôn"]), ("tyre", ["lốp"])]), match([("robot", ["robot"]), ("tyre", ["lốp xe"])]),
    ]
    let letters = ConceptLetters(matches)
    #expect(matches.flatMap(\.reasons).map { letters[$0] } == ["a", "b", "c", "b"])
    let words = letters.words(matches, \.inNeed)
    #expect(words.map(\.letter) == ["a", "b", "c"])
    #expect(words[1].words == ["lốp", "lốp xe"])
    #expect([0, 25, 26, 51, 52].map(ConceptLetters.letter) == ["a", "z", "aa", "az", "ba"])
}
