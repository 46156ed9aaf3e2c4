import Domain
import Foundation
import Intake
import Spreadsheets
import Testing

struct AmountReaderTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var text: String
        var minimum: Decimal?
        var maximum: Decimal?
        var currency: Currency?
        var per: String?
        var testDescription: String { text }

        init(
            _ text: String, _ minimum: Decimal?, _ maximum: Decimal?, _ currency: Currency? = .vnd, _ per: String? = nil
        ) {
            (self.text, self.minimum, self.maximum, self.currency, self.per) = (text, minimum, maximum, currency, per)
        }
    }

    private func check(_ sample: Case, _ language: Language, _ currency: Currency?) {
        let amount = readAmount(sample.text, language: language, currency: currency).value
        #expect(amount.original == sample.text)
        #expect(amount.minimum == sample.minimum)
        #expect(amount.maximum == sample.maximum)
        #expect(amount.currency == sample.currency)
        #expect(amount.per == sample.per)
    }

    @Test(arguments: [
        Case("2,75 tỷ", 2_750_000_000, 2_750_000_000), Case("3 ti", 3_000_000_000, 3_000_000_000),
        Case("3 ty ruoi", 3_500_000_000, 3_500_000_000), Case("4 tỷ 3", 4_300_000_000, 4_300_000_000),
        Case("1tr7", 1_700_000, 1_700_000), Case("2 tỷ 350 triệu", 2_350_000_000, 2_350_000_000),
        Case("5 trăm triệu", 500_000_000, 500_000_000), Case("2 nghìn tỷ", 2_000_000_000_000, 2_000_000_000_000),
        Case("hai tỷ", 2_000_000_000, 2_000_000_000), Case("450k", 450_000, 450_000),
        Case("640 tr.đ", 640_000_000, 640_000_000), Case("khoảng 85 triệu đồng", 85_000_000, 85_000_000),
        Case("từ 2 đến 3 tỷ", 2_000_000_000, 3_000_000_000), Case("900 - 1 tỷ", 900_000_000, 1_000_000_000),
        Case("trên 4 tỷ", 4_000_000_000, nil), Case("đầu tư 4 tỷ", 4_000_000_000, 4_000_000_000),
        Case("không quá 700tr", nil, 700_000_000),
        Case("2.340.000.000", 2_340_000_000, 2_340_000_000), Case("12 000 000 đ", 12_000_000, 12_000_000),
        Case("35tr/ao/năm", 35_000_000, 35_000_000, .vnd, "pond-year"),
        Case("900tr/3 dây chuyền", 900_000_000, 900_000_000, .vnd, "3 lines"),
        Case("1,4 tỷ cho cả hai", 1_400_000_000, 1_400_000_000, .vnd, "both needs"),
        Case("mỗi xe 18 triệu", 18_000_000, 18_000_000, .vnd, "vehicle"),
        Case("45.000 USD", 45_000, 45_000, .usd), Case("USD 2.4M", 2_400_000, 2_400_000, .usd),
        Case("30k-45k usd/năm", 30_000, 45_000, .usd, "year"), Case("20 triệu won", 20_000_000, 20_000_000, .krw),
        Case("camera 4K, quét 3D: 210tr (hỗ trợ 40%)", 210_000_000, 210_000_000),
        Case("công suất 2 triệu sản phẩm/năm, 6 tỷ", 6_000_000_000, 6_000_000_000),
    ])
    func `Vietnamese sums are read in all the ways they are written`(_ sample: Case) { check(sample, .vi, .vnd) }

    @Test(arguments: [
        Case("1,700만원", 17_000_000, 17_000_000, .krw), Case("2억 5천만원", 250_000_000, 250_000_000, .krw),
        Case("1억 5천", 150_000_000, 150_000_000, .krw), Case("3조 1,000억원", 3_100_000_000_000, 3_100_000_000_000, .krw),
        Case("3천~5천만원", 30_000_000, 50_000_000, .krw), Case("2~3억", 200_000_000, 300_000_000, .krw),
        Case("7,400만원~", 74_000_000, nil, .krw), Case("500만원 이상", 5_000_000, nil, .krw),
        Case("8억 이하", nil, 800_000_000, .krw), Case("별도 협의(3.2억 내외)", 320_000_000, 320_000_000, .krw),
        Case("연 240만원(10대 기준)", 2_400_000, 2_400_000, .krw, "year"),
        Case("척당 1,150만원", 11_500_000, 11_500_000, .krw, "boat"), Case("1인 35만원", 350_000, 350_000, .krw, "person"),
        Case("20톤/일 기준 4.3억원", 430_000_000, 430_000_000, .krw), Case("100억 동", 10_000_000_000, 10_000_000_000, .vnd),
        Case("USD 0.31/Wp", Decimal(string: "0.31"), Decimal(string: "0.31"), .usd, "Wp"),
        Case("2 tỷ", 2_000_000_000, 2_000_000_000, .vnd), Case("₩9,000,000", 9_000_000, 9_000_000, .krw),
    ])
    func `Korean prices are read by ten-thousands`(_ sample: Case) { check(sample, .ko, .krw) }

    @Test(arguments: [
        Case("$1.5 million per year", 1_500_000, 1_500_000, .usd, "year"), Case("USD 10-20k", 10_000, 20_000, .usd),
        Case("up to US$ 3,250", nil, 3_250, .usd), Case("2bn VND", 2_000_000_000, 2_000_000_000, .vnd),
        Case("1,234.50 USD", Decimal(string: "1234.5"), Decimal(string: "1234.5"), .usd),
    ])
    func `English sums are read`(_ sample: Case) { check(sample, .en, nil) }

    @Test(arguments: ["thỏa thuận", "theo dự án", "chưa xác định", "–", "-", "", "협의", "별도 문의", "to be agreed", "TBD"])
    func `words instead of a sum leave it to the talks`(_ text: String) {
        let reading = readAmount(text, language: .vi, currency: .vnd)
        #expect(reading.value == Amount(original: text, isToBeAgreed: true))
        #expect(reading.problems.isEmpty)
    }

    @Test func `a point that could be either is read by the language of the sheet, and said`() {
        for (language, value) in [(Language.vi, Decimal(1_250)), (.ko, Decimal(1.25)), (.en, Decimal(1.25))] {
            let reading = readAmount("1.250", language: language, currency: .usd)
            #expect(reading.value.minimum == value)
            #expect(reading.problems.map(\.kind) == [.amountPointAmbiguous])
        }
        #expect(readAmount("80.000 USD", language: .vi, currency: .vnd).problems.isEmpty)
        #expect(readAmount("2,800만원", language: .ko, currency: .krw).problems.isEmpty)
        #expect(readAmount("1.250 tỷ", language: .vi, currency: .vnd).problems.map(\.kind) == [.amountPointAmbiguous])
    }

    @Test func `a number so small that its unit must be missing is unclear`() {
        for text in ["1,2", "khoảng 500", "vài trăm triệu"] {
            let reading = readAmount(text, language: .vi, currency: .vnd)
            #expect(reading.value.minimum == nil)
            #expect(reading.problems.map(\.kind) == [.amountUnclear])
        }
    }

    @Test func `further sums and unknown currencies are said`() {
        let two = readAmount("대당 410만원 / 월임대 12만원", language: .ko, currency: .krw)
        #expect(two.value.maximum == 4_100_000)
        #expect(two.problems == [ValueProblem(.amountUnclear, details: ["other": "12만원"])])
        let euro = readAmount("EUR 5,000", language: .en, currency: .usd)
        #expect(euro.value.currency == nil)
        #expect(euro.problems == [ValueProblem(.amountCurrencyMissing, details: ["currency": "EUR"])])
    }

    @Test func `number cells take the currency of the sheet`() {
        let reading = readAmount(.number(640_000_000), language: .vi, currency: .vnd)
        #expect(
            reading.value == Amount(original: "640000000", minimum: 640_000_000, maximum: 640_000_000, currency: .vnd))
        let formula = Cell.formula(source: "=A1*2", result: .number(9_000_000))
        #expect(readAmount(formula, language: .ko, currency: .krw).value.minimum == 9_000_000)
    }

    @Test func `odd cells are unclear and harmless`() {
        let cells: [Cell] = [
            .number(.nan), .number(.infinity), .number(-5), .number(1e300), .boolean(true), .error("#REF!"),
            .text(String(repeating: "9", count: 1_000_000)), .text("🙂 tỷ 🙂 3"), .text("1.2.3.4 tỷ"), .text("1,,2"),
            .text(String(repeating: "1 tỷ ", count: 5_000)), .text("만억조천"), .text("/ / / ~ - ("),
        ]
        for cell in cells { _ = readAmount(cell, language: .vi, currency: .vnd) }
        #expect(readAmount(cells[6], language: .vi, currency: .vnd).value.minimum == nil)
        #expect(readAmount(cells[6], language: .vi, currency: .vnd).value.original.count == 1_000_000)
    }
}
