import Domain
import Intake
import Spreadsheets
import Testing

struct TimeReaderTests {
    @Test(arguments: [
        ("25/10/2022", "2022-10-25"), ("25.10.22", "2022-10-25"), ("2022-10-30", "2022-10-30"),
        ("2022/1/5", "2022-01-05"),
        ("2022-10-30T08:00:00Z", "2022-10-30"), ("44853", "2022-10-19"), ("20221019", "2022-10-19"),
        ("14 tháng 10", "2022-10-14"), ("ngày 05 tháng 02 năm 2023", "2023-02-05"), ("2022. 11. 25.(금)", "2022-11-25"),
        ("2022년 11월 25일", "2022-11-25"), ("11월 3일", "2022-11-03"), ("Oct 30, 2022", "2022-10-30"),
        ("30 October 2022", "2022-10-30"), ("30. Oktober 2022", "2022-10-30"), ("10/30/2022", "2022-10-30"),
        ("09:30 08/11/2022", "2022-11-08"), ("3/11", "2022-11-03"), ("  ", ""),
    ])
    func `dates are read in all notations`(_ text: String, _ date: String) {
        let reading = readDate(.text(text), year: 2022)
        #expect(reading.value == date)
        #expect(reading.problems.isEmpty)
    }

    @Test(arguments: ["31/02/2022", "3/2023", "Quý II", "tháng 10", "99/99/9999", "mai", "🙂"])
    func `what is no date is said`(_ text: String) {
        let reading = readDate(.text(text), year: 2022)
        #expect(reading.value == "")
        #expect(!reading.problems.isEmpty)
    }

    @Test func `date cells and serial numbers are dates`() {
        #expect(readDate(.date(SheetDate(year: 2022, month: 10, day: 15)), year: 2000).value == "2022-10-15")
        #expect(readDate(.number(44_846), year: 2000).value == "2022-10-12")
        for number in [Double.nan, .infinity, -1, 1e300] { #expect(readDate(.number(number), year: 2022).value == "") }
    }

    @Test(arguments: [
        ("08/11/2022 09:23", "2022-11-08 09:23"), ("2022-11-08T13:32:00", "2022-11-08 13:32"),
        ("2022-11-08T13:32:00+07:00", "2022-11-08 13:32+07:00"), ("2022-11-08T06:32:00Z", "2022-11-08 06:32+00:00"),
        ("2022. 11. 8. 오후 2:30", "2022-11-08 14:30"), ("8/11/2022 2:05 PM", "2022-11-08 14:05"),
        ("2022-11-08", "2022-11-08 00:00"), ("14h30 ngày 8/11/2022", "2022-11-08 14:30"),
    ])
    func `moments are read with their offset`(_ text: String, _ moment: String) {
        #expect(readDateTime(.text(text), year: 2022).value == moment)
    }

    @Test func `a month that the sheet turned into a date goes back to what was typed`() {
        let march = Cell.date(SheetDate(year: 2023, month: 3, day: 1))
        #expect(readTiming(march, language: .vi) == "3/2023")
        #expect(readTiming(.text(" Quý II/2023 "), language: .vi) == "Quý II/2023")
        #expect(readTiming(.date(SheetDate(year: 2023, month: 6, day: 30)), language: .vi) == "30/06/2023")
        #expect(readTiming(.number(2_023), language: .vi) == "2023")
    }

    @Test(arguments: [
        ("9h30", 570), ("9:30", 570), ("9h", 540), ("09.30", 570), ("14 giờ 30", 870), ("오후 2:30", 870),
        ("2:30 PM", 870),
        ("9시 30분", 570), ("10h45", 645), ("9시반", 570), ("2 p.m.", 840), ("12 AM", 0), ("14:30:15", 870),
        ("24:00", 1_440),
        ("0.5", 720), ("1899-12-30 09:30", 570),
    ])
    func `times of day are read in all notations`(_ text: String, _ minutes: Int) {
        #expect(readClockTime(text)?.minutes == minutes)
    }

    @Test(arguments: ["", "9", "25:00", "9:75", "B2", "1.500", "🙂"])
    func `what is no time is none`(_ text: String) { #expect(readClockTime(text) == nil) }

    @Test(arguments: [
        ("10:00~10:30", 600, 630), ("9h30-12h", 570, 720), ("13:30–17:00", 810, 1_020), ("2-4 pm", 840, 960),
        ("오후 2:30~4:00", 870, 960), ("từ 9h đến 11h30", 540, 690), ("9-12h", 540, 720), ("8 AM to 3 PM", 480, 900),
    ])
    func `spans are read`(_ text: String, _ from: Int, _ to: Int) {
        let range = readTimeRange(text)
        #expect(range?.0.minutes == from)
        #expect(range?.1.minutes == to)
    }

    private func window(_ from: Int?, _ to: Int?, _ zone: String? = nil) -> Availability.Window {
        let time = { (minutes: Int) in ClockTime(hour: minutes / 60, minute: minutes % 60) }
        return .init(from: from.flatMap(time), to: to.flatMap(time), zone: zone)
    }

    @Test func `availability is read as day, half day, blocks or hours`() {
        func read(_ text: String) -> Availability {
            let reading = readAvailability(.text(text))
            #expect(reading.problems.isEmpty, "\(text)")
            #expect(reading.value.original == text)
            var value = reading.value
            value.original = ""
            return value
        }
        for text in ["", "cả ngày", "all day", "종일", "sáng, chiều"] { #expect(read(text) == .wholeDay) }
        for text in ["sáng", "AM", "오전"] { #expect(read(text) == Availability(dayPart: .morning)) }
        for text in ["chiều", "PM", "오후"] { #expect(read(text) == Availability(dayPart: .afternoon)) }
        #expect(read("B1;B2").blocks == ["B1", "B2"])
        #expect(read("B2-B4").blocks == ["B2", "B3", "B4"])
        #expect(read("b1, B3, B4").blocks == ["B1", "B3", "B4"])
        #expect(read("08:00-15:00").windows == [window(480, 900)])
        #expect(read("13:00-18:00 KST").windows == [window(780, 1_080, "Asia/Seoul")])
        #expect(read("9h-11h (GMT+7)").windows == [window(540, 660, "Asia/Ho_Chi_Minh")])
        #expect(read("14:00~16:00 한국시간").windows == [window(840, 960, "Asia/Seoul")])
        #expect(read("8h-10h, 13h30-15h").windows == [window(480, 600), window(810, 900)])
        #expect(read("từ 10h45").windows == [window(645, nil)])
        #expect(read("đến 15h").windows == [window(nil, 900)])
        #expect(read("after 2 pm").windows == [window(840, nil)])
        #expect(read("14시 이후").windows == [window(840, nil)])
        for text in ["HỦY (báo ốm 22/11)", "cancelled", "취소", "vắng"] { #expect(read(text).isAbsent) }
    }

    @Test(arguments: ["tùy", "cả ngày trừ B3", "🙂", "hỏi lại"])
    func `an unclear availability is said and keeps the whole day`(_ text: String) {
        let reading = readAvailability(.text(text))
        #expect(reading.value == Availability(original: text))
        #expect(reading.problems.map(\.kind) == [.availabilityUnclear])
    }
}
