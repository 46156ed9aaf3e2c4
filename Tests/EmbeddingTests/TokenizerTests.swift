import Foundation
import Testing

@testable import Embedding

@Suite struct `Cutting texts into pieces` {
    private let model = TinyModel()

    private func tokenizer() throws -> Tokenizer {
        let bytes = ModelBytes(copying: model.bytes())
        var reader = ModelReader(bytes.raw)
        let shape = try ModelShape(&reader)
        let vocabulary = try Vocabulary(&reader, owner: bytes, words: shape.words)
        return Tokenizer(vocabulary: vocabulary, normalisation: try Normalisation(&reader))
    }

    private func cut(_ text: String) throws -> [String] {
        try tokenizer().pieces(of: text).map { model.pieces[Int($0)].text }
    }

    @Test func `the most likely row of pieces wins, not the longest piece`() throws {
        // ▁a + b costs 6.5, ▁ + ab 8, ▁ab 9.
        #expect(try cut("ab") == ["▁a", "b"])
        #expect(try cut("cab") == ["▁", "c", "ab"])
        #expect(try cut("nước nước") == ["▁nước", "▁nước"])
    }

    @Test func `blanks of all kinds and rows of them are one`() throws {
        #expect(try cut("  a \t\u{3000} b ") == ["▁a", "▁", "b", "▁"])
        #expect(try cut("") == ["▁"])
        #expect(try cut("    ") == ["▁"])
    }

    @Test func `code points are replaced by one, several or none`() throws {
        #expect(try cut("ａ\u{200B}b") == ["▁a", "b"])
        #expect(try tokenizer().pieces(of: "½").count == 4)
    }

    @Test func `what no piece covers is unknown, one code point at a time`() throws {
        #expect(try cut("물👩🏽x") == ["▁", "물", "<unk>", "<unk>", "<unk>"])
        #expect(try cut("a\0b") == ["▁a", "<unk>", "b"])
        // Half of a surrogate pair becomes the sign of replacement when the text is made.
        #expect(try cut(String(decoding: [0x61, 0xD83D, 0x62] as [UInt16], as: UTF16.self)) == ["▁a", "<unk>", "b"])
    }

    @Test func `a megabyte of one letter takes no more than its share of time`() throws {
        let tokenizer = try tokenizer()
        let text = String(repeating: "a", count: 1_000_000)
        let start = ContinuousClock.now
        #expect(tokenizer.pieces(of: text).count == 1_000_000)
        #expect(ContinuousClock.now - start < .seconds(20))
        #expect(tokenizer.pieces(of: text, limit: 100).count == 99)
    }
}
