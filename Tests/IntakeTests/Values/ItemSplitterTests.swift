import Intake
import Testing

struct ItemSplitterTests {
    @Test(arguments: [
        ("1) Sấy mực\n2) Đóng gói", ["Sấy mực", "Đóng gói"]), ("1) Sấy mực; 2) Đóng gói", ["Sấy mực", "Đóng gói"]),
        ("1. Sấy\n2. Đóng gói\n3. Dán nhãn", ["Sấy", "Đóng gói", "Dán nhãn"]), ("a) Sấy b) Gói", ["Sấy", "Gói"]),
        ("① 건조 ② 포장", ["건조", "포장"]), ("(1) Sấy (2) Gói", ["Sấy", "Gói"]),
        ("1) 1,2 tỷ 2) 1.500.000", ["1,2 tỷ", "1.500.000"]),
        ("1/ Sấy\n2/ Gói", ["Sấy", "Gói"]), ("Cần:\n1) Sấy\n2) Gói", ["Cần: Sấy", "Gói"]),
    ])
    func `numbered parts are split`(_ text: String, _ parts: [String]) {
        let items = splitItems(text)
        #expect(items.map(\.text) == parts)
        #expect(items.map(\.number) == Array(1...parts.count))
    }

    @Test(arguments: [
        "1,2 tỷ", "1.500.000", "2.1 system", "1.5 tỷ", "Hệ thống 2) loa", "2) chỉ phần hai",
        "tiêu chuẩn 1) và 2) của QCVN", "",
        "1/2023", "30/6/2023", "Máy (loại a) và (loại b)", "🙂",
    ])
    func `other texts stay whole`(_ text: String) {
        let items = splitItems(text)
        #expect(items.map(\.text) == [text])
        #expect(items.map(\.number) == [nil])
    }

    @Test func `a single numbered part keeps its number`() {
        #expect(splitItems("1) Mua thiết bị").map(\.text) == ["Mua thiết bị"])
        #expect(splitItems("1) Mua thiết bị").map(\.number) == [1])
    }
}
