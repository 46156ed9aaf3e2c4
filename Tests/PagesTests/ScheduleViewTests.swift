import Domain
import Foundation
import Localisation
import Testing

@testable import Pages
@testable import UseCases

private let event = Event(
    name: LocalisedText("Kết nối cung cầu công nghệ", in: .vi), date: "2022-11-25", place: "Hải Phòng",
    zone: "Asia/Ho_Chi_Minh", partnerZone: "Asia/Seoul", slotMinutes: 20)

/// Minutes after 09:40 in Vietnam.
private func moment(_ minutes: Int) -> Date { Date(timeIntervalSince1970: 1_669_344_000 + Double(minutes) * 60) }

private func slot(_ minutes: Int, block: String = "B1") -> Slot {
    Slot(event: event.id, block: block, startsAt: moment(minutes), endsAt: moment(minutes + 20))
}

private func side(
    _ code: String, _ name: String, in language: Language = .vi, role: Participation.Role = .demand,
    mode: AttendanceMode = .onSite, country: String = "VN"
) -> DaySchedule.Side {
    DaySchedule.Side(
        code: code, organisation: LocalisedText(name, in: language), person: "", personTitle: "", country: country,
        mode: mode, languages: [language], organisationID: Identifier(), role: role, sharing: .agreed)
}

private func place(_ code: String, _ kind: Place.Kind = .table) -> Place {
    Place(event: event.id, code: code, name: code, kind: kind)
}

private func line(
    _ slot: Slot, _ first: DaySchedule.Side, _ second: DaySchedule.Side, _ place: Place,
    _ interpreter: Interpreter? = nil
) -> DaySchedule.Line {
    DaySchedule.Line(
        meeting: Meeting(event: event.id, code: "M\(first.code)", first: Identifier(), second: Identifier()),
        slotNumber: 1, slot: slot, first: first, second: second, place: place, interpreter: interpreter, link: "",
        isProvisional: true, need: nil, offer: nil)
}

private func day(
    _ lines: [DaySchedule.Line], slots: [Slot], participants: [DaySchedule.Side] = [], places: [Place] = [],
    interpreters: [Interpreter] = [], unplaced: [DaySchedule.UnplacedLine] = []
) -> DaySchedule {
    DaySchedule(
        event: event,
        plan: Plan(
            event: event.id, number: 4, value: 1, bound: 1, meetingsBound: 2, isOptimal: true, seconds: 1,
            madeAt: moment(0)),
        lines: lines, unplaced: unplaced, slots: slots, agenda: [], participants: participants, places: places,
        interpreters: interpreters, madeAt: moment(0))
}

@Test(arguments: [
    ("Công ty CP Mạ kẽm An Dương", "Mạ kẽm An Dương"), ("Cty TNHH Inox Vạn Mỹ", "Inox Vạn Mỹ"),
    ("Cong ty CP Tai che Nhua", "Tai che Nhua"), ("(주)한서콜드블라스트", "한서콜드블라스트"),
    ("㈜그린아쿠아텍", "그린아쿠아텍"), ("금강용접자동화 주식회사", "금강용접자동화"), ("VisionTerra Inc.", "VisionTerra"),
    ("Green Aquatech Co., Ltd.", "Green Aquatech"), ("Co., Ltd.", "Co., Ltd."), ("Công ty", "Công ty"), ("", ""),
])
func `a legal form is taken off a name`(name: String, short: String) {
    #expect(nameWithoutLegalForm(name) == short)
}

@Test(arguments: [
    ("Kết cấu Thép Bạch Đằng Giang", "Thép Bạch Đằng Giang"), ("Bê tông Đúc sẵn Đông Hải 3", "Đông Hải 3"),
    ("Cơ khí chính xác", "Cơ khí chính xác"), ("Sạch 24h", "Sạch 24h"),
])
func `a Vietnamese name is known by the proper name at its end`(name: String, short: String) {
    #expect(properName(name) == short)
}

@Test func `two organisations never get the same short name`() {
    let steel = side("VN1", "Công ty CP Cơ khí chính xác An Dương")
    let salt = side("VN2", "Công ty TNHH Chế biến An Dương")
    let names = ShortNames([steel, salt, steel], for: .vi)
    #expect(names(steel) == "Cơ khí chính xác An Dương" && names(salt) == "Chế biến An Dương")
    #expect(ShortNames([steel], for: .vi)(steel) == "An Dương")
}

@Test func `each side reads its own clock first`() {
    let korea = TimeZone(identifier: "Asia/Seoul"), vietnam = TimeZone(identifier: "Asia/Ho_Chi_Minh")
    #expect(ReadersZones(of: "KR", at: event).own == korea)
    #expect(ReadersZones(of: "VN", at: event).own == vietnam)
    #expect(ReadersZones(of: "", at: event).own == vietnam)
    var inSeoul = event
    (inSeoul.zone, inSeoul.partnerZone) = (event.partnerZone, event.zone)
    #expect(ReadersZones(of: "KR", at: inSeoul).own == korea)
    #expect(ReadersZones(of: "VN", at: inSeoul).own == vietnam)
}

@Test func `a gap knows its slots and what the programme has in it`() {
    let slots = [0, 20, 40, 70].map { slot($0) }
    let pause = AgendaItem(
        event: event.id, code: "break", kind: .break, title: "Giải lao", startsAt: moment(60), endsAt: moment(70))
    let found = gaps(between: [(moment(70), moment(90)), (moment(0), moment(20))], slots, [pause])
    #expect(found == [Gap(start: moment(20), end: moment(70), slots: 2, items: ["Giải lao"])])
    #expect(found.first?.minutes == 50)
    #expect(gaps(between: [(moment(0), moment(20)), (moment(20), moment(40))], slots, [pause]).isEmpty)
    #expect(gaps(between: [(moment(0), moment(20)), (moment(10), moment(30))], slots, []).isEmpty)
    #expect(gaps(between: [], slots, []).isEmpty)
}

@Test func `waiting is counted for both sides of each meeting`() {
    let slots = [0, 20, 40].map { slot($0) }
    let (a, b, c) = (side("VN1", "A"), side("KR1", "B", role: .supply), side("KR2", "C", role: .supply))
    let waiting = Waiting(day([line(slots[0], a, b, place("T1")), line(slots[2], a, c, place("T1"))], slots: slots))
    #expect(waiting.total == 1 && waiting.longest == 1)
}

@Test func `groups hold their meetings, and whoever has none is there too`() {
    let slots = [slot(0), slot(20)]
    let (a, b, staff) = (side("VN1", "A"), side("KR1", "B", role: .supply), side("OR1", "O", role: .organiser))
    let alone = side("VN2", "Một mình")
    let busy = Interpreter(event: event.id, code: "PD1", name: "Đào Thùy Yến", languages: [.ko, .vi])
    let idle = Interpreter(event: event.id, code: "PD2", name: "Mạc Việt Long", languages: [.ko, .vi])
    let (online, table) = (place("A1", .online), place("T1"))
    let day = day(
        [line(slots[0], a, b, table, busy), line(slots[1], a, b, online)], slots: slots,
        participants: [b, staff, a, alone], places: [online, table, place("T2")], interpreters: [busy, idle])
    func counts(_ grouping: ScheduleGrouping) -> [String] {
        MeetingGroup.all(of: day, by: grouping).map { "\($0.code) \($0.lines.count)" }
    }
    #expect(counts(.organisations) == ["KR1 2", "VN1 2", "VN2 0"])
    #expect(counts(.places) == ["T1 1", "A1 1"])
    #expect(counts(.interpreters) == ["PD1 1", "PD2 0"])
    #expect(MeetingGroup.all(of: day, by: .interpreters).filter { isFound(" dao THUY", in: $0.searched) }.count == 1)
    let decomposed = "Một mình".decomposedStringWithCanonicalMapping
    #expect(MeetingGroup.all(of: day, by: .organisations).filter { isFound(decomposed, in: $0.searched) }.count == 1)
}

@Test func `a board has blocks, and only places that are used`() {
    let slots = [slot(0), slot(20), slot(70, block: "B2")]
    let retired = slot(200, block: "B9")
    let (a, b) = (side("VN1", "A"), side("KR1", "B", role: .supply))
    let (used, free) = (place("T2"), place("T1"))
    let board = Board(
        day([line(slots[1], a, b, used), line(retired, a, b, used)], slots: slots, places: [free, used]))
    #expect(board.blocks.map(\.slots.count) == [2, 1, 1])
    #expect(board.blocks.map(\.mark) == ["B1", "B2", "B3"])
    #expect(board.places == [used] && board.unused == [free])
    #expect(board[slots[0], used] == nil && board[retired, used] != nil)
}

@Test func `a way of meeting follows from the place and from who joins by link`() {
    let (a, remote) = (side("VN1", "A"), side("KR1", "B", role: .supply, mode: .remote))
    #expect(line(slot(0), a, a, place("T1")).way == .onSite)
    #expect(line(slot(0), a, remote, place("T1")).way == .hybrid)
    #expect(line(slot(0), remote, remote, place("O1", .online)).way == .online)
}

@Test(arguments: [("2", 2), ("abc", 1), ("999", 3), ("-1", 1), ("", 1)])
func `an odd page number falls back`(text: String, page: Int) {
    let selection = Selection(of: Array(1...45), page: text, size: 20)
    #expect(selection.page == page && selection.pages == 3 && selection.found == 45)
    #expect(selection.entries.first == (page - 1) * 20 + 1)
}

@Test func `nothing found is one empty page`() {
    let selection = Selection(of: [Int](), page: "7", size: 20)
    #expect(selection.page == 1 && selection.pages == 1 && selection.entries.isEmpty)
}

@Test func `reasons come by how often they hold`() {
    let (a, b) = (side("VN1", "A"), side("KR1", "B", role: .supply))
    func unplaced(_ reason: String, rank: Int?) -> DaySchedule.UnplacedLine {
        DaySchedule.UnplacedLine(
            request: MeetingRequest(event: event.id, sender: Identifier(), receiver: Identifier(), rank: rank),
            sender: a, receiver: b, reason: reason, details: [:])
    }
    let groups = ReasonGroup.all(of: [
        unplaced("noSharedTime", rank: 1), unplaced("declined", rank: nil), unplaced("declined", rank: 2),
    ])
    #expect(groups.map(\.reason) == ["declined", "noSharedTime"])
    #expect(groups.first?.lines.map(\.request.rank) == [2, nil])
}

@Test func `a text for a chat names both clocks, the reader's side first`() {
    let seller = side("KR1", "(주)한서", in: .ko, role: .supply, country: "KR")
    let meeting = line(slot(0), side("VN1", "An Dương"), seller, place("T1"))
    let agenda = ParticipantAgenda(
        event: event, participant: seller, plan: nil, lines: [meeting], unplaced: [], slots: [], items: [])
    let text = agendaMessage(agenda, ReadersZones(of: "KR", at: event), Localiser(.ko))
    #expect(text.contains("11:40~12:00(한국 시간) · 09:40~10:00(베트남 시간)\nAn Dương"))
}
