import Foundation
import Mail
import Testing

@Suite struct `Writing a mail` {
    @Test(arguments: [vietnameseSubject, koreanSubject, "Plain", "", String(repeating: "공급기술", count: 200)])
    func `all of it is ASCII in lines of at most 76 characters`(subject: String) throws {
        let long = String(repeating: "한국과 베트남의 기술 교류 ", count: 40)
        let written = try message(name: long, subject: subject, text: long + "\r" + long, html: long)
            .composed(at: morning)

        #expect(written.utf8.allSatisfy { (0x20...0x7E).contains($0) || [13, 10, 9].contains($0) })
        #expect(written.wireLines.allSatisfy { $0.utf8.count <= 76 })
        #expect(!written.wireLines.joined().contains { $0 == "\n" || $0 == "\r" })
        #expect(written.hasSuffix("\r\n"))
    }

    @Test func `it says when, in which language, and that no person wrote it`() throws {
        let lines = try message().composed(at: morning).wireLines

        #expect(lines.contains("Date: Fri, 25 Nov 2022 01:00:00 +0000"))
        #expect(lines.contains("Content-Language: vi"))
        #expect(lines.contains("Auto-Submitted: auto-generated"))
        #expect(lines.contains("Message-ID: <m1.0192@example.org>"))
        #expect(lines.contains("MIME-Version: 1.0"))
    }

    @Test(arguments: [
        "\r\nBcc: all@example.org", "\nBcc: all@example.org", "\rBcc: all@example.org", "\u{0}\r\n\r\nBody",
        "\u{85}Bcc: x", "\u{2028}Bcc: x", "\u{B}Bcc: x", "\u{7F}\u{1B}[2J\u{202E}gro.elpmaxe",
        "=?UTF-8?Q?a=0D=0ABcc:_x?=",
    ])
    func `no word begins a header`(injected: String) throws {
        let plain = try message(name: "Lan", subject: "Mời họp").composed(at: morning)
        let names = plain.components(separatedBy: "\r\n\r\n")[0].wireLines.map { $0.prefix { $0 != ":" } }
        for (name, subject) in [("Lan" + injected, "Mời họp"), ("Lan", "Mời họp" + injected), (injected, injected)] {
            let written = try message(name: name, subject: subject).composed(at: morning)
            let head = written.components(separatedBy: "\r\n\r\n")[0].wireLines.filter { !$0.hasPrefix(" ") }
            #expect(head.map { $0.prefix { $0 != ":" } } == names)
            #expect(head.allSatisfy { line in !line.unicodeScalars.contains { $0.value < 32 || $0.value == 127 } })
        }
    }

    @Test(arguments: [
        "lan@example.org\r\nBcc: x@example.org", "lan@example.org\n", "lan@example.org>", "<lan@example.org", "lan",
        "lan@", "@example.org", "lan@@example.org", "la n@example.org", "lan@exa mple.org", "lan@example.org\u{0}",
        "lan@-example.org", "lan@example..org", ".lan@example.org", "lan.@example.org", "\"lan\"@example.org",
        "lan@[127.0.0.1]", "lân@example.org", "lan@ví-dụ.example", "lan@example.org,x@example.org", "",
        "lan@example.org NOTIFY=SUCCESS", "lan\t@example.org",
    ])
    func `an address that is none, or not in ASCII, is refused`(address: String) {
        #expect(throws: MailFormatError.self) { try message(to: address).composed(at: morning) }
        let reply = MailAddress(name: "", address: address)
        #expect(throws: MailFormatError.self) { try message(replyTo: reply).composed(at: morning) }
    }

    @Test(arguments: ["lan@example.org", "o'brien+a=b@xn--v-d-lma.example", "a.b_c-d@mail.example.org", "a@localhost"])
    func `usual addresses are taken`(address: String) throws {
        let written = try message(to: address).composed(at: morning)
        #expect(written.contains("<\(address)>"))
    }

    @Test(arguments: ["", "m1", "m1@", "a b@example.org", "m1@example.org>\r\nBcc: x", "m@x@y", "m\u{0}@y"])
    func `a number of a message that is none is refused`(id: String) {
        #expect(throws: MailFormatError.messageIDUnusable) { try message(id: id).composed(at: morning) }
    }

    @Test(arguments: ["", "vi\r\nBcc: x", "tiếng Việt"])
    func `a language that is no tag is refused`(language: String) {
        #expect(throws: MailFormatError.languageUnusable) { try message(language: language).composed(at: morning) }
    }

    @Test func `a text of plain words stays readable, one of Korean goes as base64`() throws {
        let english = try message(text: "Your meetings:\n.\nFrom 9:00 = A ", html: nil).composed(at: morning)
        #expect(english.hasSuffix("quoted-printable\r\n\r\nYour meetings:\r\n=2E\r\n=46rom 9:00 =3D A=20\r\n"))

        let korean = try message(text: "상담 일정이 확정되었습니다.", html: nil).composed(at: morning)
        #expect(korean.contains("Content-Transfer-Encoding: base64"))
    }
}
