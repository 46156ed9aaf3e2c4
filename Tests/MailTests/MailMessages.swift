import Foundation
import Mail

/// The morning of the demo event: Friday, 25 November 2022, 08:00 in Vietnam.
let morning = Date(timeIntervalSince1970: 1_669_338_000)

let vietnameseSubject = "Lịch gặp của đơn vị tại Tuần lễ kết nối công nghệ Việt Nam – Hàn Quốc, thứ Sáu 25/11/2022"
let koreanSubject = "한·베 기술교류회 상담 일정 안내: 2022년 11월 25일 금요일 오전 9시부터 오후 5시까지 😀"

func message(
    to: String = "lan@example.org", name: String = "Nguyễn Thị Lan", subject: String = vietnameseSubject,
    text: String = "Kính gửi chị Lan,\n\nLịch gặp của đơn vị đã có.\n.\n=20 \n",
    html: String? = "<p>Lịch gặp đã có.</p>",
    language: String = "vi", id: String = "m1.0192@example.org", replyTo: MailAddress? = nil
) -> MailMessage {
    MailMessage(
        from: MailAddress(name: "Sở KH&CN, \"Kết nối\"", address: "events@example.org"),
        to: MailAddress(name: name, address: to), replyTo: replyTo, subject: subject, text: text, html: html,
        language: language, messageID: id)
}

extension String {
    /// Lines as they go over the wire.
    var wireLines: [String] { components(separatedBy: "\r\n") }
}
