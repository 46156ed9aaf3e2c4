import Domain
import Foundation
import Spreadsheets
import Testing

import Intake

private let options = IntakeOptions(year: 2022)

@Test func `offers of an organisation follow its merged name with their own numbers`() throws {
    let rows = [
        ["2022 기술 리스트"], ["번호", "기업명", "소재지", "담당자", "기술명", "TRL", "참고가격", "통역 필요"],
        ["7", "㈜한빛소재", "인천광역시 남동구", "김하늘", "저온 접착제", "8", "협의", "영어 가능"],
        ["3", "", "", "", "방수 필름", "9", "2,800만원"], ["5", "대나무식품", "경기도 안양시", "이도윤", "저온 건조", "", ""],
    ]
    let merges = [1, 2, 3].map { merge(3, $0, 4, $0) }
    let reading = try readOffers(workbook(sheet(rows, merges: merges)), options: options)
    #expect(reading.drafts.map(\.offers.count) == [2, 1])
    let entry = try #require(reading.drafts.first)
    #expect(entry.offers.map(\.number) == ["7", "3"])
    #expect(entry.offers.map(\.source.row) == [3, 4])
    #expect(entry.offers.last?.price.minimum == 28_000_000)
    #expect(entry.organisation.locality == "인천광역시")
    #expect(entry.organisation.country == "KR")
    #expect(entry.organisation.note == "통역 필요: 영어 가능")
}

@Test func `participants keep their words`() throws {
    let rows = [
        ["Mã đại biểu", "Vai trò", "Đơn vị", "Hình thức", "Ngôn ngữ", "Sẵn sàng", "Đồng ý chia sẻ", "Số người"],
        ["VN7", "Cầu", "Cty Chè Mộc", "trực tiếp", "vi,en", "sáng", "không", "2"],
        ["VN7", "Cầu", "Cty Tơ Tằm", "online", "vi", "cả ngày", "x", "1"],
        ["", "Cung", "㈜한빛소재", "online", "ko", "", "x", "1"],
    ]
    let reading = try readParticipants(workbook(sheet(rows)), options: options)
    let draft = try #require(reading.drafts.first)
    #expect(reading.drafts.count == 1)
    #expect(draft.role == .demand)
    #expect(draft.mode == .onSite)
    #expect(draft.languages == [.vi, .en])
    #expect(draft.availability.dayPart == .morning)
    #expect((draft.sharing, draft.sharingText, draft.people) == (.refused, "không", 2))
    #expect(reading.problems.map(\.kind) == [.duplicateCode, .missingValue])
    #expect(reading.skipped == 2)
}

@Test func `interpreters that cannot come are kept as absent`() throws {
    let rows = [
        ["Mã", "Họ tên", "Cặp ngôn ngữ", "Thời gian có thể làm", "Tối đa số ca/ngày", "Đơn giá (đ/buổi)"],
        ["P1", "Lê Thu", "ko-vi", "cả ngày", "6", "1.500.000"], ["P2", "Vũ An", "vi-en", "HỦY (ốm)", "0", "–"],
    ]
    let reading = try readInterpreters(workbook(sheet(rows)), options: options)
    #expect(reading.drafts.first?.languages == [.ko, .vi] || reading.drafts.first?.languages == [.vi, .ko])
    #expect(reading.drafts.map(\.maximum) == [6, 0])
    #expect(reading.drafts.map(\.availability.isAbsent) == [false, true])
    #expect(reading.drafts.first?.fee.minimum == 1_500_000)
    #expect(reading.problems.contains { $0.kind == .interpreterAbsent && $0.row == 3 })
}

@Test func `places tell what they have`() throws {
    let rows = [
        ["ma", "ten", "loai", "suc_chua", "thiet_bi", "ghi_chu"],
        ["T1", "Bàn 1", "bàn", "6", "màn hình + webcam (họp lai)", ""],
        ["T2", "Bàn 2", "bàn", "6", "không có màn hình", "bàn dự phòng"],
        ["O1", "Phòng 1", "online", "10", "https://meet.example.org/1", "phòng kỹ thuật, không xếp lịch"],
        ["T3", "Bàn 3", "bàn", "4", "không có webcam, có màn hình", ""],
    ]
    let reading = try readPlaces(workbook(sheet(rows)), options: options)
    #expect(reading.drafts.map(\.isHybrid) == [true, false, false, false])
    #expect(reading.drafts.map(\.isReserved) == [false, true, true, false])
    #expect(reading.drafts.map(\.kind) == [.table, .table, .online, .table])
    #expect(reading.drafts[2].link == "https://meet.example.org/1")
}

@Test func `an agenda knows meetings, breaks and plenaries`() throws {
    let rows = [
        ["Ngày", "Bắt đầu (GMT+7)", "Kết thúc (GMT+7)", "Giờ Hàn Quốc", "Nội dung", "Mã"],
        ["25/11/2022", "08:30", "09:00", "10:30~11:00", "Khai mạc", "open"],
        ["", "09:00", "10:00", "11:00~12:00", "Phiên kết nối 1:1", "B1"],
        ["", "10:00", "10:15", "12:30~12:45", "Giải lao", ""], ["", "11:00", "10:15", "", "Tham quan", ""],
        ["", "10:15", "11:15", "12:15~13:15", "Phiên kết nối 1:1", ""],
    ]
    let reading = try readAgenda(workbook(sheet(rows)), options: options)
    #expect(reading.drafts.map(\.kind) == [.plenary, .meetings, .break, .meetings])
    #expect(reading.drafts.map(\.code) == ["open", "B1", "A1", "B2"])
    #expect(reading.drafts.map(\.date) == Array(repeating: "2022-11-25", count: 4))
    #expect(reading.drafts.first?.zone == "GMT+7")
    #expect(reading.drafts.first?.startsAt == ClockTime(hour: 8, minute: 30))
    #expect(reading.problems.map(\.kind) == [.endsBeforeStart, .zoneTimesDisagree])
    #expect(reading.problems.map(\.row) == [5, 4])
}

@Test func `a heading between the rows of an agenda names the day`() throws {
    let rows = [
        ["Thời gian", "Nội dung", "Địa điểm"], ["25/11/2022"], ["08:00-09:00", "Khai mạc", "Hội trường"],
        ["26/11/2022"],
        ["08:00-09:00", "1:1", "Bàn"],
    ]
    let reading = try readAgenda(workbook(sheet(rows, merges: [merge(4, 0, 4, 2)])), options: options)
    #expect(reading.drafts.map(\.date) == ["2022-11-25", "2022-11-26"])
    #expect(reading.problems.isEmpty)
    #expect(reading.skipped == 2)
}

@Test func `one column of times may hold both ends, as text or as a cell of time`() throws {
    var ranges = sheet([["시간", "내용"], ["09:00~10:00", "1:1 상담"], ["10:00~10:20", "휴식"]])
    let reading = try readAgenda(workbook(ranges), options: options)
    #expect(reading.drafts.map(\.kind) == [.meetings, .break])
    ranges = sheet([["Start", "End", "Session"], ["", "", "1:1 meetings"]])
    ranges.rows[1][0] = .date(SheetDate(year: 1899, month: 12, day: 31, hour: 9, minute: 30))
    ranges.rows[1][1] = .number(0.5)
    let times = try readAgenda(workbook(ranges), options: options).drafts.first
    #expect(times?.startsAt.minutes == 570)
    #expect(times?.endsAt.minutes == 720)
}

@Test func `requests are read as written`() throws {
    let rows = [
        ["stt", "ben_de_nghi", "muon_gap", "thu_tu_uu_tien", "ma_nhu_cau", "so_cong_nghe", "ly_do", "thoi_diem_gui"],
        ["1", "VN1", "KR2", "1", "D003.1", "24", "@gặp sớm", "08/11/2022 10:46"], ["2", "VN1", "", "2"],
    ]
    let reading = try readRequests(workbook(sheet(rows)), options: options)
    let draft = try #require(reading.drafts.first)
    #expect((draft.sender, draft.receiver, draft.rank) == ("VN1", "KR2", 1))
    #expect((draft.need, draft.offer, draft.message) == ("D003.1", "24", "@gặp sớm"))
    #expect(draft.sentAt == "2022-11-08 10:46")
    #expect(reading.problems.map(\.kind) == [.missingValue])
}

@Test func `odd sheets are read without harm`() throws {
    let odd = Sheet(
        name: "",
        rows: [
            [], [.error("#REF!"), .boolean(true)], [.text("Company"), .text("Need")], [.number(1), .number(.nan)],
        ],
        merges: [merge(1, 0, 1_000_000, 16_000), merge(4, 1, 2, 0), merge(0, -1, 3, 3)])
    _ = try? readNeeds(workbook(odd), options: options)
    for subject in Subject.allCases { _ = try? readAny(subject, workbook(odd)) }
}

private func readAny(_ subject: Subject, _ book: Workbook) throws {
    switch subject {
    case .needs: _ = try readNeeds(book, options: options)
    case .offers: _ = try readOffers(book, options: options)
    case .participants: _ = try readParticipants(book, options: options)
    case .interpreters: _ = try readInterpreters(book, options: options)
    case .places: _ = try readPlaces(book, options: options)
    case .agenda: _ = try readAgenda(book, options: options)
    case .requests: _ = try readRequests(book, options: options)
    }
}
