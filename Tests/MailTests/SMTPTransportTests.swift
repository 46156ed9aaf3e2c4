import Curl
import Foundation
import Mail
import TestServers
import Testing

private let login = "th%C6%B0%40example.org:b%C3%AD%20m%E1%BA%ADt%2F%ED%95%9C%EA%B5%AD%3A%401@"
private let short = TransferLimits(connect: .seconds(2), silence: .seconds(2), whole: .seconds(3))

/// Sends to a server of `Tests/Servers/mail.py`; gives what went wrong.
private func send(
    _ message: MailMessage = message(), to server: PythonServer, _ login: String = "", scheme: String = "smtp",
    host: String = "127.0.0.1", _ more: String = "", limits: TransferLimits = short
) throws -> MailError? {
    let settings = try SMTPSettings(
        url: "\(scheme)://\(login)\(host):\(server.port)?from=events@example.org\(more)")
    do throws(MailError) {
        try SMTPTransport(settings, limits: limits, now: { morning }).send(message)
        return nil
    } catch { return error }
}

@Suite(.serialized, .timeLimit(.minutes(2))) struct `Sending by SMTP` {
    @Test(arguments: [vietnameseSubject, koreanSubject, "Your meetings", "a = b =?UTF-8?Q?=41?= c"])
    func `what arrives is what was written`(subject: String) throws {
        let server = try PythonServer("mail.py", "take")
        defer { withExtendedLifetime(server) {} }
        let text =
            "Kính gửi,\n\n.\n..\nFrom here\n한국어도 됩니다 😀 = =3D \n" + String(repeating: "dài ", count: 60) + "\nhết\n"
        let sent = message(
            subject: subject, text: text, html: "<p>Lịch &amp; 일정</p>\n",
            replyTo: MailAddress(name: "", address: "reply@example.org"))
        #expect(try send(sent, to: server) == nil)

        let mail = try server.object()
        let headers = Dictionary(
            (mail["headers"] as? [[String]] ?? []).map { ($0[0], $0[1]) }, uniquingKeysWith: { "\($0), \($1)" })
        let parts = mail["parts"] as? [String: String]
        #expect(headers["subject"] == subject)
        #expect(mail["names"] as? [String] == ["Sở KH&CN, \"Kết nối\"", "Nguyễn Thị Lan"])
        #expect(headers["reply-to"] == "reply@example.org")
        #expect(headers["message-id"] == "<m1.0192@example.org>")
        #expect(headers["date"] == "Fri, 25 Nov 2022 01:00:00 +0000")
        #expect(headers["content-language"] == "vi" && headers["auto-submitted"] == "auto-generated")
        #expect(parts?["text/plain"]?.replacing("\r\n", with: "\n") == text)
        #expect(parts?["text/html"]?.replacing("\r\n", with: "\n") == "<p>Lịch &amp; 일정</p>\n")
        #expect(mail["order"] as? [String] == ["multipart/alternative", "text/plain", "text/html"])
        #expect(mail["from"] as? String == "events@example.org" && mail["to"] as? [String] == ["lan@example.org"])
        #expect(mail["longest"] as? Int ?? 99 <= 76 && mail["bare"] as? Int == 0 && mail["ascii"] as? Bool == true)
        #expect(mail["defects"] as? [String] == [])
    }

    @Test func `a user with signs and other letters in name and password is signed in`() throws {
        let server = try PythonServer("mail.py", "login")
        defer { withExtendedLifetime(server) {} }
        #expect(try send(to: server, login) == nil)
        #expect(try server.object()["login"] as? Bool == true)
    }

    @Test(arguments: ["refuse-login", "login", "no-login"])
    func `who is not let in is told so, without the password`(behaviour: String) throws {
        let server = try PythonServer("mail.py", behaviour)
        defer { withExtendedLifetime(server) {} }
        let error = try send(to: server, behaviour == "no-login" ? "" : "ten:geheim1@")
        guard case .notAllowed(let text) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!text.contains("geheim1"))
    }

    @Test(arguments: [
        ("refuse-recipient", "550 5.1.1 No such user here"), ("refuse-message", "554 5.6.0 Message refused"),
    ])
    func `a mail that nobody will take is refused for good`(behaviour: String, answer: String) throws {
        #expect(try send(to: try PythonServer("mail.py", behaviour)) == .refused(answer))
    }

    @Test(arguments: [
        ("refuse-sender", "553 5.7.1 Sender address rejected: not owned by user"),
        ("blocked", "554 5.7.1 no mail from this address"),
    ])
    func `a server that takes nothing from us does not make mails lost`(behaviour: String, answer: String) throws {
        #expect(try send(to: try PythonServer("mail.py", behaviour)) == .notAllowed(answer))
    }

    @Test(arguments: [
        "busy", "closing", "full", "login-later", "hang", "hang-in-data", "nonsense", "flood", "drop-in-data",
    ])
    func `what passes is worth another try, and never takes long`(behaviour: String) throws {
        let server = try PythonServer("mail.py", behaviour)
        defer { withExtendedLifetime(server) {} }
        let began = ContinuousClock.now
        let error = try send(to: server, behaviour == "login-later" ? login : "")

        guard case .passing = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(ContinuousClock.now - began < .seconds(60))
    }

    @Test func `a server that is not there is worth another try`() throws {
        let settings = try SMTPSettings(url: "smtp://127.0.0.1:1?from=events@example.org")
        #expect {
            try SMTPTransport(settings, limits: short, now: { morning }).send(message())
        } throws: {
            if case .passing = $0 as? MailError { true } else { false }
        }
    }

    @Test func `a server that says back what it heard gets no password into our words`() throws {
        let server = try PythonServer("mail.py", "echo")
        defer { withExtendedLifetime(server) {} }
        #expect(try send(to: server, "ten:geheim1@") == .refused("the mail server's answer holds the password"))
    }

    @Test func `an address that cannot be written to never reaches the server`() throws {
        let server = try PythonServer("mail.py", "take")
        defer { withExtendedLifetime(server) {} }
        guard case .refused(let text) = try send(message(to: "lân@example.org"), to: server) else {
            Issue.record("was not refused")
            return
        }
        #expect(text.contains("lân@example.org"))
    }

    @Test(arguments: [("tls", "smtp", "&tls=required"), ("tls", "smtp", "&tls=optional"), ("wrapped", "smtps", "")])
    func `TLS is spoken with a server whose certificate is trusted, and with no other`(
        behaviour: String, scheme: String, more: String
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "caunoi-mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (certificate, key) = (folder.appending(path: "c.pem").path, folder.appending(path: "k.pem").path)
        let openssl = Process()
        openssl.executableURL = URL(filePath: "/usr/bin/openssl")
        openssl.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj",
            "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate,
        ]
        openssl.standardError = FileHandle.nullDevice
        try openssl.run()
        openssl.waitUntilExit()
        let server = try PythonServer("mail.py", behaviour, certificate, key)
        defer { withExtendedLifetime(server) {} }

        #expect(try send(to: server, scheme: scheme, host: "localhost", more + "&ca=" + certificate) == nil)
        #expect(try server.object()["tls"] as? Bool == true)
        for (host, more) in [("localhost", more), ("127.0.0.1", more + "&ca=" + certificate)] {
            guard case .notAllowed = try send(to: server, scheme: scheme, host: host, more) else {
                Issue.record("\(host)\(more) was trusted")
                continue
            }
        }
    }

    @Test func `where TLS is required a server without gets no mail`() throws {
        let server = try PythonServer("mail.py", "take")
        defer { withExtendedLifetime(server) {} }
        guard case .notAllowed = try send(to: server, host: "localhost", "&tls=required") else {
            Issue.record("sent in the clear")
            return
        }
    }
}
