import Spreadsheets
import Testing

import Intake

/// Titles of a whole table, as agencies write them, with the field that each stands for; `-` for none.
private struct Titles: Sendable, CustomStringConvertible {
    var description: String
    var subject: Subject
    var columns: [(String, String)]

    init(_ description: String, _ subject: Subject, _ columns: [(String, String)]) {
        self.description = description
        self.subject = subject
        self.columns = columns
    }
}

private let tables = [
    Titles(
        "English survey", .needs,
        [
            ("No.", "number"), ("Name of the enterprise", "organisation"), ("Tax code (MST)", "tax_code"),
            ("Registered address", "address"), ("Contact person's name", "contact"), ("Position", "contact_title"),
            ("Phone / Zalo", "phone"), ("E-mail address", "email"), ("Business sector", "field"),
            ("Technology need", "title"), ("Detailed description /\nproblem to be solved", "description"),
            ("Technical requirements", "requirements"), ("Desired form of cooperation", "cooperation"),
            ("Estimated budget (VND)", "budget"), ("Desired timing", "timing"), ("Form of attendance", "mode"),
            ("Working languages", "languages"), ("Date of submission", "submitted_on"), ("Remarks", "note"),
        ]),
    Titles(
        "Vietnamese survey of another agency", .needs,
        [
            ("TT", "number"), ("Tên đơn vị/DN (ghi đầy đủ)", "organisation"), ("MST", "tax_code"), ("Đ/c", "address"),
            ("Tỉnh/TP", "locality"), ("Họ và tên người liên hệ", "contact"), ("Chức vụ", "contact_title"),
            ("SĐT", "phone"), ("Thư điện tử (*)", "email"), ("Ngành nghề SXKD", "field"),
            ("Công nghệ, thiết bị cần tìm", "title"), ("Hiện trạng và vấn đề cần giải quyết", "description"),
            ("Yêu cầu về công nghệ", "requirements"), ("Phương thức hợp tác", "cooperation"),
            ("Kinh phí dự kiến (triệu đồng)", "budget"), ("Thời gian triển khai", "timing"),
            ("Trực tiếp/Online", "mode"), ("Ngoại ngữ", "languages"), ("Ngày nhận phiếu", "submitted_on"),
            ("Số lao động", "-"), ("Ý kiến khác", "note"),
        ]),
    Titles(
        "without diacritics", .needs,
        [
            ("stt", "number"), ("ten_doanh_nghiep", "organisation"), ("nguoi_lien_he", "contact"),
            ("dien_thoai", "phone"),
            ("NhuCauCongNghe", "title"), ("mo_ta", "description"), ("du_kien_kinh_phi", "budget"), ("ghi_chu", "note"),
        ]),
    Titles(
        "Korean survey", .needs,
        [
            ("연번", "number"), ("업체명", "organisation"), ("사업자 등록번호", "tax_code"), ("본사 주소", "address"),
            ("담당자 성함", "contact"), ("직위", "contact_title"), ("휴대전화", "phone"), ("이메일", "email"),
            ("업종", "field"), ("필요 기술", "title"), ("현황 및 문제점", "description"), ("요구사양", "requirements"),
            ("희망 협력방식", "cooperation"), ("예산(백만원)", "budget"), ("도입 희망시기", "timing"),
            ("참가방식(온/오프라인)", "mode"), ("신청일", "submitted_on"), ("비고", "note"),
        ]),
    Titles(
        "English catalogue", .offers,
        [
            ("No", "number"), ("Company", "organisation"), ("Country", "country"), ("City", "locality"),
            ("Contact person", "contact"), ("Job title", "contact_title"), ("E-mail", "email"), ("Mobile", "phone"),
            ("Technology title", "title"), ("Summary", "description"), ("Fields of application", "applications"),
            ("TRL (1-9)", "readiness"), ("Patents / certificates", "rights"), ("Type of cooperation", "cooperation"),
            ("Partner sought", "partner_sought"), ("Indicative price", "price"), ("Online or on-site", "mode"),
            ("Interpreter needed?", "interpreting"), ("Languages", "languages"), ("Notes", "note"),
        ]),
    Titles(
        "Vietnamese catalogue", .offers,
        [
            ("STT", "number"), ("Đơn vị sở hữu", "organisation"), ("Quốc gia", "country"), ("Tên công nghệ", "title"),
            ("Tên công nghệ (tiếng Anh)", "title_en"), ("Mô tả tóm tắt", "description"),
            ("Phạm vi ứng dụng", "applications"), ("Mức TRL", "readiness"), ("Tình trạng SHTT", "rights"),
            ("Hình thức chuyển giao", "cooperation"), ("Giá tham khảo (USD)", "price"),
        ]),
    Titles(
        "English participants", .participants,
        [
            ("Participant ID", "code"), ("Role", "role"), ("Organisation", "organisation"), ("Full name", "person"),
            ("Position", "person_title"), ("Country", "country"), ("Attendance mode", "mode"),
            ("Languages spoken", "languages"), ("Availability", "availability"), ("Number of people", "people"),
            ("Parallel meetings", "parallel"), ("Consent to share data", "sharing"), ("Survey ref", "reference"),
        ]),
    Titles(
        "Korean interpreters", .interpreters,
        [
            ("번호", "code"), ("성명", "name"), ("통역 언어", "languages"), ("전문분야", "specialities"),
            ("참석 가능 시간", "availability"), ("1일 최대 건수", "maximum"), ("연락처", "phone"), ("일당", "fee"),
        ]),
    Titles(
        "English places", .places,
        [
            ("Code", "code"), ("Name", "name"), ("Type", "kind"), ("Capacity", "capacity"), ("Equipment", "equipment"),
            ("Meeting link", "link"), ("Remarks", "note"),
        ]),
    Titles(
        "Korean agenda", .agenda,
        [
            ("일자", "date"), ("시작 (베트남시간)", "starts_at"), ("종료 (베트남시간)", "ends_at"),
            ("한국시간", "partner_time"), ("세부 프로그램", "title"), ("장소", "place"), ("참석대상", "audience"),
        ]),
    Titles(
        "English requests", .requests,
        [
            ("#", "number"), ("From (company)", "sender"), ("Wants to meet", "receiver"), ("Priority", "rank"),
            ("Need ID", "need"), ("Offer no.", "offer"), ("Reason for request", "message"), ("Sent at", "sent_at"),
            ("Status", "answer"),
        ]),
]

@Test(arguments: tables) private func `columns are understood by meaning`(_ table: Titles) throws {
    for columns in [table.columns, table.columns.reversed()] {
        var finder = HeaderFinder(table.subject, overrides: [])
        let found = finder.find(in: Grid(sheet([columns.map(\.0)])))
        let header = try #require(found)
        #expect(header.missing == [])
        for (column, expected) in zip(header.columns, columns) {
            #expect(column.field ?? "-" == expected.1, "\(column.title)")
        }
    }
}

@Test func `columns about something else stand for nothing`() throws {
    let others = [
        "Vốn điều lệ", "Doanh thu năm 2021", "Số lao động", "Năm thành lập", "Website", "Fax", "Loại hình DN", "Ký tên",
        "직원수", "매출액", "홈페이지", "설립연도", "자본금", "Employees", "Annual revenue", "Year founded", "Web page", "Fax no.",
        "Chữ ký", "Xếp loại A/B/C", "Số giấy phép", "Người duyệt", "검토 의견", "Reviewed by", "Score",
    ]
    for subject in [Subject.needs, .offers, .participants] {
        for other in others {
            let synonyms = Synonyms(subject)
            let best = synonyms.scores(for: other).enumerated().max { $0.element < $1.element }
            #expect(
                (best?.element ?? 0) < 0.5,
                "\(subject) \(other) \(synonyms.fields[best?.offset ?? 0]) \(best?.element ?? 0)")
        }
    }
}
