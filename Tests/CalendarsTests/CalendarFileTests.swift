import Calendars
import Foundation
import Testing

@Suite struct CalendarFileTests {
    let stamp = Date(timeIntervalSince1970: 1_669_000_000)

    func file(_ summary: String, description: String = "", url: String = "") -> String {
        CalendarFile(
            name: "Hải Phòng", zone: "Asia/Ho_Chi_Minh",
            entries: [
                .init(
                    uid: "01ABC@caunoi", sequence: 2, start: Date(timeIntervalSince1970: 1_669_344_000),
                    end: Date(timeIntervalSince1970: 1_669_345_200), summary: summary, description: description,
                    location: "Bàn 7", url: url)
            ], stamp: stamp
        ).text
    }

    @Test func `instants stand in UTC and the sequence is told`() {
        let text = file("1:1")

        #expect(text.contains("DTSTART:20221125T024000Z\r\n"))
        #expect(text.contains("DTEND:20221125T030000Z\r\n"))
        #expect(text.contains("SEQUENCE:2\r\n"))
    }

    @Test func `every line ends with CRLF and has at most 75 bytes`() {
        let text = file(String(repeating: "삼성전자 – Công ty Cổ phần Đà Nẵng; ", count: 12))

        #expect(text.hasSuffix("END:VCALENDAR\r\n"))
        let unbroken = text.replacing("\r\n", with: "")
        #expect(!unbroken.contains("\r") && !unbroken.contains("\n"))
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) { #expect(line.count <= 76) }
    }

    @Test func `text that could break out of its line is escaped`() {
        let text = file("a,b;c\\d\r\nEND:VEVENT", description: "x\u{0}\ny")

        #expect(text.contains("SUMMARY:a\\,b\\;c\\\\d\\nEND:VEVENT\r\n"))
        #expect(text.contains("DESCRIPTION:x\\ny\r\n"))
    }

    @Test func `only addresses of the web become links`() {
        #expect(file("x", url: "https://meet.example.org/hp-1").contains("URL:https://meet.example.org/hp-1\r\n"))
        #expect(!file("x", url: "javascript:alert(1)").contains("URL:"))
        #expect(!file("x", url: "https://a\r\nATTENDEE:b").contains("URL:"))
    }
}
