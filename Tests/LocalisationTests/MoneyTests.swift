import Domain
import Foundation
import Localisation
import Testing

private let (vi, ko, en) = (Localiser(.vi), Localiser(.ko), Localiser(.en))

private func each(_ say: (Localiser) -> String) -> [String] { [vi, ko, en].map(say) }

private func d(_ text: String) -> Decimal { Decimal(string: text) ?? .nan }

@Test func `numbers are grouped by point or comma`() {
    #expect(each { $0.number(1_250) } == ["1.250", "1,250", "1,250"])
    #expect(each { $0.number(-1_234_567) } == ["-1.234.567", "-1,234,567", "-1,234,567"])
    #expect(each { $0.number(0) } == ["0", "0", "0"])
    #expect(en.number(999) == "999" && en.number(1_000) == "1,000" && en.number(100_000) == "100,000")
    #expect(en.number(.min) == "-9,223,372,036,854,775,808")
    #expect(each { $0.decimal(d("1250.5")) } == ["1.250,5", "1,250.5", "1,250.5"])
    #expect(vi.decimal(d("-0.25")) == "-0,25" && vi.decimal(.nan) == "NaN")
}

/// The table of language.md, section 3, and the amounts that surveys hold.
@Test(arguments: [
    ("100000000000", Currency.vnd, ["100 tỷ đồng", "1,000억 동", "VND 100 billion"]),
    ("15000000", .krw, ["15 triệu won", "1,500만 원", "KRW 15 million"]),
    ("1250000000", .vnd, ["1,25 tỷ đồng", "12억 5,000만 동", "VND 1.25 billion"]),
    ("1000000000", .vnd, ["1 tỷ đồng", "10억 동", "VND 1 billion"]),
    ("500000000", .vnd, ["500 triệu đồng", "5억 동", "VND 500 million"]),
    ("1234567890", .vnd, ["1.234.567.890 đồng", "12억 3,456만 7,890동", "VND 1,234,567,890"]),
    ("1234567000", .vnd, ["1.234.567.000 đồng", "12억 3,456만 7,000동", "VND 1,234,567,000"]),
    ("2500000000000", .vnd, ["2.500 tỷ đồng", "2조 5,000억 동", "VND 2.5 trillion"]),
    ("12345000000000000000", .krw, ["12.345.000.000 tỷ won", "12,345,000조 원", "KRW 12,345,000 trillion"]),
    ("900000", .vnd, ["900 nghìn đồng", "90만 동", "VND 900,000"]),
    ("12500", .vnd, ["12.500 đồng", "1만 2,500동", "VND 12,500"]),
    ("5000", .krw, ["5 nghìn won", "5,000원", "KRW 5,000"]),
    ("100000", .usd, ["100.000 USD", "10만 달러", "USD 100,000"]),
    ("1200000", .usd, ["1,2 triệu USD", "120만 달러", "USD 1.2 million"]),
    ("99.5", .usd, ["99,5 USD", "99.5달러", "USD 99.5"]),
    ("0", .vnd, ["0 đồng", "0동", "VND 0"]),
    ("-15000000", .krw, ["-15 triệu won", "-1,500만 원", "KRW -15 million"]),
])
func `a sum is said in the units of its reader`(sum: String, currency: Currency, expected: [String]) {
    #expect(each { $0.money(d(sum), d(sum), currency) } == expected)
}

@Test func `a range says its unit once where both ends share it`() {
    #expect(
        each { $0.money(1_200_000_000, 1_500_000_000, .vnd) }
            == ["1,2–1,5 tỷ đồng", "12억~15억 동", "VND 1.2 to 1.5 billion"])
    #expect(
        each { $0.money(800_000_000, 1_200_000_000, .vnd) }
            == ["800 triệu – 1,2 tỷ đồng", "8억~12억 동", "VND 800 million to 1.2 billion"])
    #expect(each { $0.money(60_000, 80_000, .usd) } == ["60.000–80.000 USD", "6만~8만 달러", "USD 60,000 to 80,000"])
}

@Test func `a sum may be open above or below, or missing`() {
    #expect(
        each { $0.money(2_000_000_000, nil, .vnd) } == ["từ 2 tỷ đồng trở lên", "20억 동 이상", "VND 2 billion or more"])
    #expect(each { $0.money(nil, 2_000_000_000, .vnd) } == ["tối đa 2 tỷ đồng", "20억 동 이하", "up to VND 2 billion"])
    #expect(each { $0.money(nil, nil, .vnd) } == ["chưa rõ", "미확인", "not known"])
}

@Test func `an amount says what it is for, and what is still open`() {
    func amount(_ per: String?) -> Amount {
        Amount(original: "x", minimum: 50_000_000, maximum: 50_000_000, currency: .vnd, per: per)
    }
    #expect(each { $0.amount(amount(nil)) } == ["50 triệu đồng", "5,000만 동", "VND 50 million"])
    #expect(each { $0.amount(amount("month")) } == ["50 triệu đồng/tháng", "5,000만 동/월", "VND 50 million per month"])
    #expect(
        each { $0.amount(amount("vehicle-year")) }
            == ["50 triệu đồng/xe/năm", "5,000만 동/대/년", "VND 50 million per vehicle and year"])
    #expect(
        each { $0.amount(amount("4 vehicles")) }
            == ["50 triệu đồng cho 4 xe", "5,000만 동(차량 4대)", "VND 50 million for 4 vehicles"])
    #expect(en.amount(amount("1 vehicle")) == "VND 50 million for 1 vehicle")
    #expect(
        each { $0.amount(amount("both needs")) }
            == ["50 triệu đồng cho cả hai nhu cầu", "5,000만 동(기술수요 2건 합계)", "VND 50 million for both needs"])
    #expect(each { $0.amount(amount("lò nung")) }[0] == "50 triệu đồng/lò nung")
    #expect(
        each { $0.amount(Amount(original: "thoả thuận", isToBeAgreed: true)) } == [
            "theo thỏa thuận", "협의", "to be agreed",
        ])
    #expect(vi.amount(Amount(original: "tùy")) == "tùy" && vi.amount(Amount(original: "")) == "chưa rõ")
    #expect(vi.amount(Amount(original: "1,2", minimum: d("1.2"), maximum: d("1.2"))) == "1,2")
}

@Test func `lists and language pairs are joined as each language does`() {
    #expect(each { $0.list(["A", "B", "C"]) } == ["A, B và C", "A, B, C", "A, B and C"])
    #expect(each { $0.list(["A"]) } == ["A", "A", "A"] && en.list([]) == "")
    #expect(each { $0.pair(.ko, .vi) } == ["Việt – Hàn", "한–베", "Vietnamese–Korean"])
    #expect(each { $0.pair(.vi, .ko) } == each { $0.pair(.ko, .vi) })
}
