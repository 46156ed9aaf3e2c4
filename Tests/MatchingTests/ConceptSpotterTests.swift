import Foundation
import Testing
import Text

import Matching

private let spotter = ConceptSpotter(.builtIn)

private func found(_ text: String) -> [String] {
    let guess = LanguageGuess(of: text)
    let marksCount = guess.hasVietnameseMarks || (guess.language ?? .vi) != .vi
    return spotter.finds(in: text, tokens: text.tokens, marksCount: marksCount)
        .map { Thesaurus.builtIn.concepts[$0.concept].id }
}

@Suite struct `Spotting concepts in a text` {
    @Test func `the longest label wins, and labels may overlap`() {
        #expect(found("bảo dưỡng khuôn mẫu") == ["maintenance", "mould"])
        #expect(found("xử lý nước thải thủy sản") == ["waste-water", "organic-waste-water"])
        #expect(found("Máy sấy thăng hoa") == ["drying", "freeze-drying"])
    }

    @Test func `English words are not read as Vietnamese without marks`() {
        #expect(found("The printing of labels in an enterprise") == ["printing", "labelling"])
    }

    @Test func `a text without marks or in decomposed form is understood`() {
        #expect(found("he thong xu ly nuoc thai").contains("waste-water"))
        #expect(found("Hệ thống sấy thăng hoa".decomposedStringWithCanonicalMapping) == ["freeze-drying"])
    }

    @Test func `marks are respected where they are written`() {
        #expect(found("hận thù và lành mạnh trong xưởng").isEmpty)
    }

    @Test func `the tone may stand on either vowel`() {
        #expect(found("bộ khung máy bơm thuỷ lực hoá chất") == found("bộ khung máy bơm thủy lực hóa chất"))
    }

    @Test func `Hàn Quốc is no welding`() {
        #expect(!found("Đối tác Hàn Quốc, doanh nghiệp Hàn").contains("welding"))
        #expect(found("Máy hàn tự động").contains("welding"))
    }

    @Test func `Korean labels are found inside words and across spaces`() {
        #expect(found("자동 용접기") == ["robotic-welding"])
        #expect(found("고출력초음파세정기용 진동자") == ["ultrasonic-cleaning"])
        #expect(found("초음파 세정 설비") == ["ultrasonic-cleaning"])
        #expect(found("초음파 세정 설비".decomposedStringWithCanonicalMapping) == ["ultrasonic-cleaning"])
    }

    @Test func `one Korean syllable counts only as a word`() {
        #expect(!found("얼굴").contains("shellfish"))
        #expect(found("굴 양식").contains("shellfish"))
    }

    @Test func `short abbreviations are whole words, the shortest in capitals`() {
        #expect(found("Phần mềm MES và PLC") == ["mes", "plc"])
        #expect(found("mesh wires in an enterprise").isEmpty)
        #expect(found("Ứng dụng AI") == ["artificial-intelligence"])
        #expect(found("ai cũng cần").isEmpty)
    }

    @Test func `English plurals and American spelling are understood`() {
        #expect(found("molds and compressors for air compressors") == ["mould", "compressed-air"])
        #expect(found("anodizing") == ["anodising"])
    }

    @Test func `a text of one repeated label is read fast`() {
        let text = String(repeating: "hàn ", count: 100_000)
        let tokens = text.tokens
        let time = ContinuousClock().measure { _ = spotter.finds(in: text, tokens: tokens, marksCount: true) }
        #expect(time < .seconds(5))
    }
}
