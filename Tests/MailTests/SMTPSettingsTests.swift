import Mail
import Testing

@Suite struct `The address of the mail server` {
    @Test func `user, password, server, port and sender are read`() throws {
        let settings = try SMTPSettings(
            url: "smtp://th%C6%B0%40example.org:b%C3%AD%20m%E1%BA%ADt%2F%3A%401@mail.example.org:2525"
                + "?from=events+a@example.org&name=S%E1%BB%9F%20KH%26CN")

        #expect(settings.host == "mail.example.org" && settings.port == 2525 && !settings.isWrapped)
        #expect(settings.user == "thư@example.org")
        #expect(settings.from == MailAddress(name: "Sở KH&CN", address: "events+a@example.org"))
        #expect(settings.encryption == .required)
    }

    @Test func `ports and encryption have usual values`() throws {
        let plain = try SMTPSettings(url: "smtp://mail.example.org?from=a@example.org")
        let wrapped = try SMTPSettings(url: "smtps://mail.example.org/?from=a@example.org")
        let local = try SMTPSettings(url: "smtp://[::1]:25?from=a@example.org")

        #expect(plain.port == 587 && plain.encryption == .required)
        #expect(wrapped.port == 465 && wrapped.isWrapped)
        #expect(local.host == "::1" && local.encryption == .none)
    }

    @Test func `the password is in nothing that can be printed`() throws {
        let settings = try SMTPSettings(url: "smtp://ten:geheim%21@mail.example.org?from=a@example.org")
        var dumped = ""
        dump(settings, to: &dumped)
        let transport = SMTPTransport(settings, now: { morning })
        var transportDumped = ""
        dump(transport, to: &transportDumped)

        for text in [
            settings.hiddenPassword, "\(settings)", String(reflecting: settings), dumped, "\(transport)",
            String(reflecting: transport), transportDumped,
        ] {
            #expect(!text.contains("geheim"))
        }
        #expect(settings.hiddenPassword == "smtp://ten:***@mail.example.org:587?from=a@example.org&tls=required")
    }

    @Test(arguments: [
        ("mail.example.org", SMTPSettingsError.scheme), ("http://mail.example.org?from=a@example.org", .scheme),
        ("smtp://?from=a@example.org", .host), ("smtp://mail.example.org", .from("")),
        ("smtp://mail.example.org?from=", .from("")), ("smtp://mail.example.org?from=lân", .notAnAddress),
        ("smtp://mail.example.org?from=l%C3%A2n@example.org", .from("lân@example.org")),
        ("smtp://mail.example.org:0?from=a@example.org", .port),
        ("smtp://u@mail.example.org?from=a@example.org", .login),
        ("smtp://u:geheim@mail.example.org:70000?from=a@example.org", .port),
        ("smtp://u:geheim%0D%0A@mail.example.org?from=a@example.org", .login),
        ("smtp://u:geheim@mail.example.org?from=a@example.org&tls=maybe", .tls),
        ("smtp://u:geheim@mail.example.org?from=a@example.org&tls=optional", .passwordInTheClear),
        ("smtp://u:geheim@mail.example.org?from=a@example.org&tls=none", .passwordInTheClear),
        ("smtp://u:geheim@mail.example.org/path?from=a@example.org", .unknownPart),
        ("smtp://u:geheim@mail.example.org?from=a@example.org&form=b", .unknownPart),
        ("smtp://u:ge heim@mail.example.org?from=a@example.org", .notAnAddress),
    ])
    func `what cannot be read is said`(url: String, expected: SMTPSettingsError) {
        #expect { try SMTPSettings(url: url) } throws: { error in
            error as? SMTPSettingsError == expected && !"\(error)".contains("geheim") && !"\(error)".isEmpty
        }
    }
}
