import Foundation
import Testing
import Text

import Matching

private let spotter = ConceptSpotter(.builtIn)

private func found(_ text: String) -> [String] {
    spotter.finds(in: text, tokens: text.tokens, rules: ReadingRules(LanguageGuess(of: text)))
        .map { Thesaurus.builtIn.concepts[$0.concept].id }
}

@Suite struct `Spotting concepts in a text` {
    @Test func `the longest label wins, and labels may overlap`() {
        #expect(found("bảo trì khuôn mẫu") == ["maintenance", "mould"])
        #expect(found("xử lý nước thải thủy sản") == ["waste-water", "organic-waste-water"])
        #expect(found("Máy sấy thăng hoa").last == "freeze-drying")
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
        #expect(found("자동 용접기").first == "robotic-welding")
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
        let time = ContinuousClock().measure {
            _ = spotter.finds(in: text, tokens: tokens, rules: ReadingRules(LanguageGuess(of: text)))
        }
        #expect(time < .seconds(5))
    }

    @Test func `a word of another language is not taken for a label`() {
        #expect(!found("Anlage für die Reinigung").contains("fur-clothing"))
        #expect(
            !found("lắp ráp tủ điện").contains("oilseed") && !found("lap rap tu dien tai xuong").contains("oilseed"))
        #expect(!found("cá vóc nhỏ").contains("voc") && found("Xử lý VOC trong khí thải").contains("voc"))
        #expect(found("Ứng dụng BIM").contains("bim"))
    }

    @Test func `a Korean label that joins two words is none`() {
        #expect(found("내부표면").isEmpty && found("지방산").allSatisfy { $0 != "defence" })
        #expect(found("고출력초음파세정기") == ["ultrasonic-cleaning"])
    }

    @Test(arguments: [
        ("Anlagen zur Reinigung von Abwässern in der Fischverarbeitung", "waste-water"),
        ("Wir suchen einen Schweißroboter für den Stahlbau", "robotic-welding"),
        ("Wir suchen Schweissroboter und Anlagen", "robotic-welding"),
        ("Abwasserbehandlung für die Lebensmittelindustrie", "waste-water"),
    ])
    func `German words are understood in any form and inside compounds`(text: String, concept: String) {
        #expect(found(text).contains(concept), "\(found(text))")
    }
}
