import Foundation
import Testing
import Text

import Matching

private let offers = [
    Profile(id: "dry", title: "히트펌프 건조기", text: "농산물·수산물 저온 건조, 에너지 30% 절감"),
    Profile(
        id: "vision", title: "AI vision inspection",
        text: "Detects scratches and foreign matter on moulded parts, 0.3 s per part"),
    Profile(id: "water", title: "고농도 유기폐수 처리 설비", text: "식품공장 폐수, MBR 분리막, 50㎥/일 규모"),
    Profile(id: "weld", title: "협동로봇 용접 셀", text: "철골 구조물 자동용접, ISO 3834"),
    Profile(id: "wms", title: "Phần mềm quản lý kho", text: "Kiểm kê bằng mã vạch, nối với ERP"),
]

private let matcher = Matcher(offers: offers)

private func best(_ title: String, _ text: String = "") -> String? {
    matcher.rank(Profile(id: "need", title: title, text: text), top: 3).first?.offer
}

@Suite struct `Ranking offers for a need` {
    @Test(arguments: [
        ("Máy sấy lạnh cho nông sản", "dry"), ("Xử lý nước thải nhà máy thực phẩm", "water"),
        ("Xu ly nuoc thai nha may thuc pham", "water"), ("Robot hàn kết cấu thép", "weld"),
        ("Kiểm tra ngoại quan sản phẩm nhựa bằng camera AI", "vision"), ("용접 자동화", "weld"), ("창고 재고관리", "wms"),
        ("Welding of steel structures", "weld"), ("Warehouse stocktaking with barcodes", "wms"),
    ])
    func `the fitting offer comes first in whatever language`(title: String, offer: String) {
        #expect(best(title) == offer)
    }

    @Test func `nothing is suggested where nothing fits`() {
        #expect(matcher.rank(Profile(id: "n", title: "Đào tạo phi công", text: ""), top: 5).isEmpty)
        #expect(Matcher(offers: []).rank(offers[0], top: 5).isEmpty)
        #expect(matcher.rank(offers[0], top: 0).isEmpty && matcher.rank(offers[0], top: -1).isEmpty)
    }

    @Test func `a shared concept is told with the words of both sides`() throws {
        let need = Profile(id: "n", title: "Xử lý nước thải thực phẩm", text: "Công suất 50 m3/ngày")
        let suggestion = try #require(matcher.rank(need, top: 1).first)
        let reason = try #require(
            suggestion.reasons.first { $0.concept == "waste-water" || $0.concept == "organic-waste-water" })
        #expect(reason.labels?.ko.isEmpty == false)
        #expect(reason.inNeed.first?.field == .title)
        #expect(reason.inNeed.contains { need.title.written(at: $0.range) == $0.words })
        #expect(!reason.inOffer.isEmpty)
    }

    @Test func `a shared number with its unit is told`() throws {
        let need = Profile(id: "n", title: "Xử lý nước thải thực phẩm", text: "Công suất 50 m3/ngày")
        let words = try #require(matcher.rank(need, top: 1).first).reasons.filter { $0.kind == .words }
        #expect(words.contains { $0.inNeed.first?.words == "50 m3/ngày" && $0.inOffer.first?.words == "50㎥/일" })
    }

    @Test func `a related concept counts less than the same one`() throws {
        let two = Matcher(offers: [
            Profile(id: "arc", title: "아크용접", text: ""), Profile(id: "laser", title: "레이저용접", text: ""),
        ])
        let ranking = two.rank(Profile(id: "n", title: "Hàn laser", text: ""), top: 2)
        #expect(ranking.map(\.offer) == ["laser", "arc"])
        #expect(ranking[0].reasons.first?.kind == .concept)
        #expect(ranking[1].reasons.map(\.kind) == [.broader])
        #expect(ranking[1].reasons.first?.concept == "welding")
    }

    @Test func `a title counts more than the text`() {
        let two = Matcher(offers: [
            Profile(id: "a", title: "설비 안내", text: "용접"), Profile(id: "b", title: "용접", text: "설비 안내"),
        ])
        #expect(two.rank(Profile(id: "n", title: "Hàn", text: "mối hàn"), top: 2).map(\.offer) == ["b", "a"])
    }

    @Test func `equal offers stand in the order of their ids`() {
        let same = ["c", "a", "b"].map { Profile(id: $0, title: "용접", text: "") }
        #expect(Matcher(offers: same).rank(offers[3], top: 3).map(\.offer) == ["a", "b", "c"])
    }

    @Test func `the same input gives the same answer`() {
        let once = Matcher(offers: offers)
        for need in offers { #expect(once.rank(need, top: 5) == matcher.rank(need, top: 5)) }
    }

    @Test(arguments: [("", 0), ("\0", 1), ("👩‍👩‍👧‍👦", 1_000), ("a", 1_000_000), ("가", 300_000), ("hàn ", 200_000)])
    func `odd profiles neither stop nor slow the matcher`(sign: String, times: Int) {
        let text = String(repeating: sign, count: times)
        let odd = Profile(id: "odd", title: text, text: text)
        let time = ContinuousClock().measure { _ = Matcher(offers: offers + [odd]).rank(odd, top: 5) }
        #expect(time < .seconds(5))
    }

    @Test func `thirteen hundred needs meet 380 offers within seconds`() {
        let many = (0..<380).map { Profile(id: "o\($0)", title: offers[$0 % 5].title, text: offers[$0 % 5].text) }
        let needs = (0..<1_300).map { Profile(id: "n\($0)", title: "Robot hàn kết cấu thép", text: "Xử lý nước thải") }
        let time = ContinuousClock().measure { _ = Matcher.matches(needs: needs, offers: many, top: 20) }
        #expect(time < .seconds(8))
    }
}
