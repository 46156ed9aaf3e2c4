import Testing
import UseCases

@Test func `a query is read from an address, normalised, and written back`() {
    let query = ListQuery(["q": "  la\u{0300}m   sạch ", "page": "3", "confidence": "high", "other": "x"])
    #expect(query.search == "làm sạch")
    #expect(query.words == ["lam", "sach"])
    #expect(query.pairs().map { "\($0.0)=\($0.1)" } == ["q=làm sạch", "confidence=high", "page=3"])
    #expect(query.pairs(page: 1).map(\.0) == ["q", "confidence"])
}

@Test(arguments: ["abc", "-1", "0", "", "9999999999999999999999", "1.5"])
func `a page that cannot be is the first`(page: String) {
    #expect(ListQuery(["page": page]).page == 1)
}

@Test func `search is cut where nobody types on`() {
    #expect(ListQuery(["q": String(repeating: "a b ", count: 1_000)]).search.count == 200)
    #expect(ListQuery(["q": String(repeating: "a b ", count: 1_000)]).words.count == 8)
}
