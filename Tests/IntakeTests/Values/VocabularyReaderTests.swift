import Domain
import Intake
import Spreadsheets
import Testing

struct VocabularyReaderTests {
    @Test(arguments: [
        ("Tiếng Việt, tiếng Anh", [Language.vi, .en]), ("Viet, Han (co phien dich rieng)", [.vi, .ko]), ("VN", [.vi]),
        ("Anh", [.en]), ("vi,en", [.vi, .en]), ("ko-vi", [.ko, .vi]), ("한국어/영어", [.ko, .en]), ("영어 가능", [.en]),
        ("Việt và Hàn, Việt", [.vi, .ko]), ("", []), ("Deutsch, English", [.de, .en]),
    ])
    func `languages are read in the order written`(_ text: String, _ languages: [Language]) {
        let reading = readLanguages(.text(text))
        #expect(reading.value == languages)
        #expect(reading.problems.isEmpty)
    }

    @Test func `an unknown language is said and the others kept`() {
        let reading = readLanguages(.text("Việt, tiếng Trung"))
        #expect(reading.value == [.vi])
        #expect(reading.problems == [ValueProblem(.languageUnknown, details: ["language": "tieng trung"])])
    }

    @Test(
        arguments: [
            ("Trực tiếp", AttendanceMode.onSite, nil), ("tham du truc tiep 2 nguoi", .onSite, 2),
            ("Online (Zoom)", .remote, nil),
            ("Cả hai", .both, nil), ("현장참가 3명", .onSite, 3), ("온라인", .remote, nil), ("비대면", .remote, nil),
            ("onsite", .onSite, nil), ("hybrid", .both, nil), ("trực tiếp hoặc online", .both, nil),
            ("trực tuyến", .remote, nil),
        ] as [(String, AttendanceMode, Int?)])
    func `the mode is read with the number of people`(_ text: String, _ mode: AttendanceMode, _ people: Int?) {
        let reading = readMode(.text(text))
        #expect(reading.value.mode == mode)
        #expect(reading.value.people == people)
    }

    @Test(arguments: [
        ("x", Participation.Sharing.agreed), ("có", .agreed), ("yes", .agreed), ("동의", .agreed), ("동의함", .agreed),
        ("O", .agreed),
        ("✓", .agreed), ("TRUE", .agreed), ("đồng ý", .agreed), ("không", .refused), ("no", .refused),
        ("미동의", .refused),
        ("không đồng ý", .refused), ("동의하지 않음", .refused), ("", .unknown), ("X", .unknown),
        ("có, nhưng không gửi giá", .unknown),
        ("để xem", .unknown),
    ])
    func `consent is taken only where it is plain`(_ text: String, _ sharing: Participation.Sharing) {
        let reading = readSharing(.text(text))
        #expect(reading.value == sharing)
        #expect(reading.problems.isEmpty == (sharing != .unknown || text.isEmpty))
    }

    @Test func `a ticked cell is a yes`() {
        #expect(readSharing(.boolean(true)).value == .agreed)
        #expect(readSharing(.boolean(false)).value == .refused)
        #expect(readSharing(.empty).value == .unknown)
    }

    @Test(arguments: [
        ("Cầu", Participation.Role.demand), ("Cung", .supply), ("수요기업", .demand), ("공급", .supply), ("buyer", .demand),
        ("seller", .supply), ("organiser", .organiser), ("BTC", .organiser), ("Diễn giả", .speaker), ("연사", .speaker),
        ("Ký kết", .signatory), ("khách mời", .guest), ("báo chí", .press), ("staff", .staff),
        ("Ban tổ chức", .organiser),
    ])
    func `roles are read`(_ text: String, _ role: Participation.Role) {
        #expect(readRole(.text(text)).value == role)
        #expect(readRole(.text(text)).problems.isEmpty)
    }

    @Test(arguments: [
        ("ban", Place.Kind.table), ("bàn", .table), ("테이블", .table), ("gian_hang", .booth), ("부스", .booth),
        ("phòng họp", .room),
        ("상담실", .room), ("online", .online), ("Phòng Zoom", .online), ("hoi_truong", .hall),
    ])
    func `kinds of places are read`(_ text: String, _ kind: Place.Kind) {
        #expect(readPlaceKind(.text(text)).value == kind)
    }

    @Test(arguments: [
        ("VN", "VN"), ("Việt Nam", "VN"), ("베트남", "VN"), ("Korea", "KR"), ("한국", "KR"), ("Hàn Quốc", "KR"),
        ("대한민국", "KR"),
        ("Nhật Bản", "JP"), ("Deutschland", "DE"), ("Seoul, Korea", "KR"), ("Atlantis", ""), ("", ""),
    ])
    func `countries become codes`(_ text: String, _ code: String) { #expect(readCountry(text) == code) }

    @Test(arguments: [
        ("accepted", MeetingRequest.Answer.accepted), ("đồng ý", .accepted), ("수락", .accepted), ("declined", .declined),
        ("từ chối", .declined), ("거절", .declined), ("không đồng ý", .declined), ("pending", .pending), ("", .pending),
        ("chưa trả lời", .pending),
    ])
    func `answers are read`(_ text: String, _ answer: MeetingRequest.Answer) {
        #expect(readAnswer(.text(text)).value == answer)
        #expect(readAnswer(.text(text)).problems.isEmpty)
    }

    @Test func `unknown words are said`() {
        #expect(readRole(.text("??")).problems.map(\.kind) == [.roleUnknown])
        #expect(readPlaceKind(.text("lều")).problems.map(\.kind) == [.placeKindUnknown])
        #expect(readAnswer(.text("hmm")).problems.map(\.kind) == [.answerUnclear])
        #expect(readMode(.text("máy bay")).problems.map(\.kind) == [.modeUnknown])
    }

    @Test(
        arguments: [
            (Cell.number(9), 9), (.text("TRL 8"), 8), (.text("TRL9"), 9), (.text("8~9"), 8), (.text("상용화"), 9),
            (.text("시제품"), 7),
            (.text("đã thương mại hóa"), 9), (.text("해당없음(서비스)"), nil), (.text("12"), nil), (.empty, nil),
            (.number(.nan), nil),
        ] as [(Cell, Int?)])
    func `readiness is a level or only a text`(_ cell: Cell, _ level: Int?) {
        #expect(readReadiness(cell).level == level)
    }
}
