import Domain
import Foundation
import Localisation
import Testing

private let (vi, ko, en) = (Localiser(.vi), Localiser(.ko), Localiser(.en))
private let hanoi = TimeZone(identifier: "Asia/Ho_Chi_Minh") ?? .gmt
private let seoul = TimeZone(identifier: "Asia/Seoul") ?? .gmt
/// 25 November 2022, 10:40 in Vietnam, 12:40 in Korea.
private let start = Date(timeIntervalSince1970: 1_669_347_600)
private let end = start + 1_200

private func each(_ say: (Localiser) -> String) -> [String] { [vi, ko, en].map(say) }

@Test func `dates are written as on screens of each language`() {
    #expect(each { $0.date(start, zone: hanoi) } == ["25/11/2022", "2022. 11. 25.(금)", "Fri 25 Nov 2022"])
    #expect(each { $0.date("2022-11-25") } == ["25/11/2022", "2022. 11. 25.(금)", "Fri 25 Nov 2022"])
    #expect(each { $0.date("2023-02-05") } == ["05/02/2023", "2023. 2. 5.(일)", "Sun 5 Feb 2023"])
    #expect(each { $0.date("2024-02-29") }[2] == "Thu 29 Feb 2024")
    #expect(each { $0.date("1969-12-31") }[2] == "Wed 31 Dec 1969")
}

@Test(arguments: ["", "25/11/2022", "2022-13-01", "2022-02-30", "2023-02-29", "2022-1-2", "2022-11-25T10:00", "quý II"])
func `what is no ISO date is shown as it is`(text: String) {
    #expect(each { $0.date(text) } == [text, text, text])
}

@Test func `days agree with the calendar over four centuries`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    let names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    for day in stride(from: -80_000, through: 80_000, by: 97) {
        let date = Date(timeIntervalSince1970: Double(day) * 86_400 + 1)
        let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
        let (year, month, number) = (parts.year!, parts.month!, parts.day!)
        #expect(
            vi.date(date, zone: calendar.timeZone)
                == String(format: "%02d/%02d/", number, month) + String(year))
        #expect(en.date(date, zone: calendar.timeZone).hasPrefix(names[parts.weekday! - 1]))
    }
}

@Test func `times and ranges have the mark of their language`() {
    #expect(each { $0.time(start, zone: hanoi) } == ["10:40", "10:40", "10:40"])
    #expect(each { $0.timeRange(start, end, zone: hanoi) } == ["10:40–11:00", "10:40~11:00", "10:40 to 11:00"])
    #expect(en.time(start - 38_400, zone: hanoi) == "00:00" && en.time(start - 38_401, zone: hanoi) == "23:59")
    #expect(en.time(Date(timeIntervalSince1970: .infinity), zone: hanoi) == "")
    #expect(en.date(.distantFuture, zone: hanoi) == "Mon 1 Jan 4001")
}

@Test func `two zones stand together, the reader's own first`() {
    #expect(
        each { $0.bothZones(start, end, own: hanoi, partner: seoul) } == [
            "10:40–11:00 (giờ Việt Nam) · 12:40–13:00 (giờ Hàn Quốc)",
            "10:40~11:00(베트남 시간) · 12:40~13:00(한국 시간)",
            "10:40 to 11:00 (Vietnam time) · 12:40 to 13:00 (Korea time)",
        ])
    #expect(
        ko.bothZones(start, nil, own: seoul, partner: hanoi) == "12:40(한국 시간) · 10:40(베트남 시간)")
}

@Test func `a difference of the day is said`() {
    let late = start + 43_200  // 22:40 in Vietnam, 00:40 on the next day in Korea
    #expect(
        each { $0.bothZones(late, nil, own: hanoi, partner: seoul) } == [
            "22:40 ngày 25/11/2022 (giờ Việt Nam) · 00:40 ngày 26/11/2022 (giờ Hàn Quốc)",
            "2022. 11. 25.(금) 22:40(베트남 시간) · 2022. 11. 26.(토) 00:40(한국 시간)",
            "22:40 on Fri 25 Nov 2022 (Vietnam time) · 00:40 on Sat 26 Nov 2022 (Korea time)",
        ])
}

@Test func `one zone gives one time, and another zone is named by its city`() throws {
    let saigon = try #require(TimeZone(identifier: "Asia/Saigon"))
    let angeles = try #require(TimeZone(identifier: "America/Los_Angeles"))
    #expect(vi.bothZones(start, nil, own: hanoi, partner: saigon) == "10:40 (giờ Việt Nam)")
    #expect(
        en.bothZones(start, nil, own: hanoi, partner: angeles).hasSuffix("19:40 on Thu 24 Nov 2022 (Los Angeles time)"))
    #expect(each { $0.zoneName(angeles) } == ["giờ Los Angeles", "Los Angeles 시간", "Los Angeles time"])
}
