import Foundation
import Testing
import Text

@Suite struct `Guessing the language of a text` {
    @Test(arguments: [
        ("Xử lý nước thải chế biến thủy sản", WrittenLanguage.vi), ("Xu ly nuoc thai nha may det nhuom", .vi),
        ("수산가공 폐수 처리 설비", .ko), ("PLC 데이터 수집 게이트웨이", .ko),
        ("Cleaning of moulds with dry ice for the rubber industry", .en), ("Solar drying equipment", .en),
        ("Reinigung von Formen mit Trockeneis für die Industrie", .de), ("Abwasserbehandlung", .de),
        ("Kuehlanlage fuer Fischereihafen mit Waermepumpe", .de), ("Hot air drying of rice", .en),
        ("Can mua may say lanh cho xuong hai san", .vi), ("Schweißroboter", .de), ("Laser cutting machine", .en),
    ])
    func `a short title is enough`(text: String, language: WrittenLanguage) {
        #expect(LanguageGuess(of: text).language == language)
    }

    @Test func `a second language beside Korean is told`() {
        #expect(LanguageGuess(of: "드라이아이스 세척 장비 Dry ice blasting for industrial cleaning").latinLanguage == .en)
        #expect(LanguageGuess(of: "PLC 데이터 수집 게이트웨이").latinLanguage == nil)
        #expect(LanguageGuess(of: "xu ly nuoc thai").isBareVietnamese)
    }

    @Test func `Vietnamese marks are seen in either normal form`() {
        let text = "Xử lý nước thải"
        #expect(LanguageGuess(of: text).hasVietnameseMarks)
        #expect(LanguageGuess(of: text.decomposedStringWithCanonicalMapping).hasVietnameseMarks)
        #expect(!LanguageGuess(of: "Xu ly nuoc thai").hasVietnameseMarks)
    }

    @Test(arguments: ["", "12345", "🔧", "\0"])
    func `nothing is guessed from nothing`(text: String) {
        #expect(LanguageGuess(of: text).language == nil)
    }
}
