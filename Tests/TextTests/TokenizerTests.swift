import Foundation
import Testing

import Text

private func words(_ text: String) -> [String] { text.tokens.map(\.text) }

@Suite struct `Reading a text into tokens` {
    @Test func `Vietnamese syllables lose their marks`() {
        #expect(words("Xử lý nước thải đô thị") == ["xu", "ly", "nuoc", "thai", "do", "thi"])
    }

    @Test func `a text in decomposed form gives the same tokens`() {
        let text = "Sấy lạnh nông sản, 세정기 건조"
        #expect(words(text.decomposedStringWithCanonicalMapping) == words(text.nfc))
    }

    @Test func `tokens are folded as String folded does it`() {
        for word in ["Đường", "ＡＢＣ", "Ölfilter", "Straße", "한글", "ﬁlter"] {
            #expect(words(word).first == word.folded)
        }
    }

    @Test func `a Korean word is kept whole and in pairs of syllables`() {
        #expect(words("초음파세정기") == ["초음파세정기", "초음", "음파", "파세", "세정", "정기"])
        #expect(words("세정") == ["세정"])
    }

    @Test func `Latin letters and Korean in one word are told apart`() {
        #expect(words("AI비전") == ["ai", "비전"])
    }

    @Test(arguments: [
        ("50 m3/ngày", "50 m3/d"), ("50㎥/일", "50 m3/d"), ("50 m³/day", "50 m3/d"), ("0.3초", "0.3 s"),
        ("0,3 giây", "0.3 s"), ("2.000 tấn/năm", "2000 t/year"), ("2,000톤/년", "2000 t/year"), ("30%", "30 %"),
        ("-18 °C", "18 °c"), ("5톤급", "5 t"), ("20 người", "20 person"), ("2000", "2000"), ("1.500,5 kg", "1500.5 kg"),
        ("1,500.5 kg", "1500.5 kg"),
    ])
    func `a number is kept with its unit, the same in every language`(text: String, token: String) {
        #expect(words(text).first == token)
    }

    @Test(arguments: [
        ("IP65", "ip65"), ("CO2", "co2"), ("ISO 9001", "iso 9001"), ("ISO9001", "iso9001"), ("3D", "3d"),
        ("QCVN 40:2011", "qcvn 40"),
    ])
    func `letters with digits are one code`(text: String, token: String) {
        #expect(text.tokens.first == Token(text: token, kind: .code, range: text.tokens[0].range))
    }

    @Test func `offsets lead back to the words as written`() {
        let text = "Đo  NƯỚC thải 50 m³/ngày, 초음파세정기".decomposedStringWithCanonicalMapping
        let tokens = text.tokens
        #expect(text.written(at: tokens[1].range).nfc == "NƯỚC")
        #expect(tokens.contains { text.written(at: $0.range) == "50 m³/ngày".decomposedStringWithCanonicalMapping })
        #expect(tokens.contains { $0.kind == .hangulBigram && $0.text == "세정" })
    }

    @Test func `offsets outside the text give nothing`() {
        #expect("abc".written(at: 2..<9) == "")
        #expect("abc".written(at: 7..<9) == "")
    }

    @Test(arguments: [
        "", " ", "\0", "\0a\0", "👩‍👩‍👧‍👦🔧", "\u{300}\u{301}", "%%%", "1.", ",5", "°", "3/", "ᅡᆨ", "\u{FEFF}", "ISO ",
    ])
    func `odd texts are read without harm`(text: String) {
        for token in text.tokens { #expect(!text.written(at: token.range).isEmpty) }
    }

    @Test(arguments: ["a", "1", "가", "ấ", "👍", "1,", "m3/"])
    func `a million of one sign is read fast`(sign: String) {
        let text = String(repeating: sign, count: 1_000_000)
        let time = ContinuousClock().measure { _ = text.tokens }
        #expect(time < .seconds(10))
    }
}
