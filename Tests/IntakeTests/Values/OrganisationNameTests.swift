import Intake
import Testing

struct OrganisationNameTests {
    @Test(arguments: [
        ("Công ty TNHH MTV Gốm Sứ Bình Lục", "CTY TNHH GOM SU BINH LUC"),
        ("Công ty Cổ phần XNK Thuỷ sản Vân Đồn", "CTCP Xuất nhập khẩu Thủy sản Vân Đồn"),
        ("C.ty TNHH SX & TM An Lộc", "Công ty TNHH Sản xuất và Thương mại An Lộc"), ("(주)가람정밀", "㈜ 가람정밀"),
        ("주식회사 가람정밀", "가람정밀(주)"),
        ("Garam Precision Co., Ltd.", "GARAM PRECISION"), ("HTX Rau Sạch Đông Triều", "Hợp tác xã Rau sạch Đông Triều"),
        ("An Loc JSC", "Công ty CP An Lộc"), ("Muster GmbH", "Muster"),
    ])
    func `one firm has one key`(_ left: String, _ right: String) {
        #expect(OrganisationName(left).key == OrganisationName(right).key)
        #expect(!OrganisationName(left).key.isEmpty)
    }

    @Test(
        arguments: [
            ("C.ty TNHH Gỗ Vân Sơn (xưởng 2)", "go van son", "xưởng 2"),
            ("Công ty CP Vân Sơn - Chi nhánh Hà Nội", "van son", "Chi nhánh Hà Nội"),
            ("Chi nhánh Hà Nội - Công ty CP Vân Sơn", "van son", "Chi nhánh Hà Nội"),
            ("Công ty CP Vân Sơn nhà máy 2", "van son", "nhà máy 2"),
            ("(주)가람정밀 하이퐁공장", "가람정밀", "하이퐁공장"), ("Van Son Co., Ltd. Plant 2", "van son", "Plant 2"),
            ("Công ty CP Nhà máy Nước Vân Sơn", "nha may nuoc van son", nil), ("Công ty CP Sạch 24h", "sach 24h", nil),
        ] as [(String, String, String?)])
    func `what marks a part of a firm is taken out of its key`(_ written: String, _ key: String, _ branch: String?) {
        let name = OrganisationName(written)
        #expect(name.key == key)
        #expect(name.branch == branch)
    }

    @Test func `the legal form stays readable`() {
        #expect(OrganisationName("Công ty TNHH An Lộc").legalForm == "Công ty TNHH")
        #expect(OrganisationName("㈜가람정밀").legalForm == "(주)")
        #expect(OrganisationName("Công ty TNHH").key == "cong ty tnhh")
        #expect(OrganisationName("").key == "")
    }

    @Test func `similar names are close and names that differ in one syllable are not`() {
        func similarity(_ left: String, _ right: String) -> Double {
            OrganisationName(left).similarity(to: OrganisationName(right))
        }
        #expect(similarity("Thuỷ sản Cát Bà", "Thủy sản Cát Bà") == 1)
        #expect(similarity("Kỹ thuật Vân Sơn", "Kĩ thuật Vân Sơn") == 1)
        #expect(similarity("Cơ khí Vân Sơn", "Vân Sơn Cơ khí") > 0.95)
        #expect(similarity("Vận tải & Xếp dỡ Vân Sơn", "Vận tải Xếp dỡ Vân Sơn") == 1)
        #expect(similarity("Cơ khí Đúc Vân Sơn Phát", "Cơ khí Vân Sơn Phát") > 0.9)
        #expect(similarity("비전 가람", "비전가람") > 0.95)
        #expect(similarity("Hải Minh An", "Hải Minh Anh") < 0.9)
        #expect(similarity("Vận tải và Xếp dỡ Hải Minh An", "Vận tải và Xếp dỡ Hải Minh Anh") < 0.9)
        #expect(similarity("Nhựa Vân Sơn 1", "Nhựa Vân Sơn 2") < 0.9)
        #expect(similarity("Vân Sơn", "가람정밀") == 0)
        #expect(similarity("", "") == 0)
    }
}
