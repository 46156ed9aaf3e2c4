import Domain
import Exports
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Mail
import NIOCore
import NIOEmbedded
import Storage
import Synchronization
import Testing
import UseCases

@testable import Web

@Suite struct `Settings over HTTP` {
    private let jpeg: [UInt8] = [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 48, 1, 0, 1, 1, 0x11, 0, 0xFF, 0xD9,
    ]

    private func send(_ file: [UInt8], named name: String, to site: SiteFixture) async throws -> SiteFixture.Answer {
        let head =
            "--edge\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n\(site.owner.token)\r\n"
            + "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n"
        let body = Array(head.utf8) + file + Array("\r\n--edge--\r\n".utf8)
        return try await site.send(
            .post, "/settings/logo", body,
            headers: [
                "Cookie": "session=" + site.owner.cookie, "Origin": "http://127.0.0.1:8080",
                "Sec-Fetch-Site": "same-origin", "Content-Type": "multipart/form-data; boundary=edge",
                "Accept-Language": "en",
            ])
    }

    @Test func `owners alone see and change settings`() async throws {
        let site = try await SiteFixture()
        #expect(try await site.get("/settings").status == 200)
        for (role, country) in [(Role.organiser, ""), (.partnerOrganiser, "KR"), (.reviewer, "")] {
            let person = try await SiteFixture.session(
                "\(role.rawValue)@example.org", role, site.useCases, country: country)
            #expect(try await site.get("/settings", as: person).status == 403)
            #expect(try await site.post("/settings/mail", "version=0&sender_name=X", as: person).status == 403)
            #expect(try await site.get(site.root, as: person).body.contains("href=\"/settings\"") == false)
        }
        #expect(try await site.get(site.root).body.contains("href=\"/settings\""))
    }

    @Test func `a save says what is in force and where it comes from; a stale one shows both versions`() async throws {
        let site = try await SiteFixture()
        #expect(try await site.post("/settings/mail", "version=0&sender_name=Cedar").status == 303)
        let page = try await site.get("/settings", language: "en")
        #expect(page.body.contains("In force: Cedar (saved here)."))

        let stale = try await site.post(
            "/settings/mail", "version=0&sender_name=Birch", headers: ["Accept-Language": "en"])
        #expect(stale.status == 409)
        #expect(stale.body.contains("Cedar") && stale.body.contains("value=\"Birch\""))
        #expect(stale.body.contains("name=\"version\" value=\"1\""))

        let wrong = try await site.post("/settings/branding", "version=0&colour=red&name_en=Kept")
        #expect(wrong.status == 422 && wrong.body.contains("value=\"red\"") && wrong.body.contains("value=\"Kept\""))
    }

    @Test func `name and colour are on every page and at the door`() async throws {
        let site = try await SiteFixture()
        #expect(try await site.get(site.root).body.contains("/brand.css") == false)
        try await site.useCases.saveSetting(.nameVietnamese, "Cầu <Mới>")
        try await site.useCases.saveSetting(.colour, "#ffcc00")
        let door = try await site.send(.get, "/sign-in", headers: ["Accept-Language": "vi"])
        for body in [try await site.get(site.root).body, door.body] {
            #expect(body.contains("Cầu &lt;Mới&gt;") && body.contains("/brand.css?v=2"))
        }
        let styles = try await site.send(.get, "/brand.css?v=2")
        #expect(styles.status == 200 && styles.body.contains("--brand: #ffcc00;"))
        #expect(styles.headers[.contentType]?.hasPrefix("text/css") == true)
        #expect(styles.headers[.cacheControl]?.contains("immutable") == true)
        #expect(try await site.send(.get, "/brand.css").headers[.cacheControl] == "public, no-cache")
    }

    @Test func `a logo is served as what it is, and asked for again only when it changed`() async throws {
        let site = try await SiteFixture()
        #expect(try await site.send(.get, "/logo").status == 404)
        #expect(try await send(jpeg, named: "logo.svg", to: site).status == 303, "the bytes decide")
        let address = try #require(
            try await site.get("/settings").body.firstMatch(of: #/src="(/logo\?v=[0-9a-f]+)"/#)?.output.1)
        let logo = try await site.send(.get, String(address))
        #expect(logo.status == 200 && logo.headers[.contentType] == "image/jpeg")
        #expect(logo.headers[.xContentTypeOptions] == "nosniff")
        let tag = try #require(logo.headers[.eTag])
        #expect(try await site.send(.get, "/logo", headers: ["If-None-Match": tag]).status == 304)
        #expect(try await site.post("/settings/logo/removal").status == 303)
        #expect(try await site.send(.get, "/logo").status == 404)
    }

    @Test func `what is no logo is refused with its reason, and the page stands`() async throws {
        let site = try await SiteFixture()
        let svg = try await send(Array("<svg onload=\"alert(1)\"/>".utf8), named: "logo.png", to: site)
        #expect(svg.status == 422 && svg.body.contains(".svg are not taken") && !svg.body.contains("alert(1)"))
        let html = try await send(Array("<!doctype html><p>x".utf8), named: "logo.png", to: site)
        #expect(html.status == 422 && html.body.contains("This is no .png"))
        #expect(try await send(Array(jpeg.dropLast(2)), named: "logo.jpg", to: site).status == 422)
        let large = try await send([UInt8](repeating: 0xFF, count: 10 << 20), named: "logo.png", to: site)
        #expect(large.status == 413 && large.body.contains("larger than 512 KB"))
        #expect(try await site.useCases.logo() == nil)
    }

    @Test func `the switch shows the languages that are offered, and others are not spoken`() async throws {
        let site = try await SiteFixture()
        try await site.useCases.saveSettings(
            FormDraft(["language_ko": "1", "language_en": "1", "first_language": "ko"]), of: .languages)
        let page = try await site.get(site.root, language: "vi")
        #expect(page.body.contains("<html lang=\"ko\""))
        #expect(!page.body.contains("value=\"vi\"") && page.body.contains("value=\"en\""))
        #expect(
            try await site.get(site.root, language: "vi", headers: ["Cookie": "language=vi"]).body
                .contains("<html lang=\"ko\""))
        #expect(try await site.get(site.root, language: "en").body.contains("<html lang=\"en\""))
        #expect(try await site.post("/language", "language=vi&back=/").status == 400)
    }

    @Test func `mails carry the address, sender and name that are set`() async throws {
        let setup = MailSetup(
            transport: nil, base: "http://127.0.0.1:8080", from: MailAddress(address: "start@example.org"))
        var settings = InstallationSettings(saved: [
            .baseAddress: "https://set.example.org", .nameKorean: "가교", .replyAddress: "reply@example.org",
        ])
        let mail = OutgoingMail(
            template: "invitation",
            fields: ["inviter": "A", "programme": "P", "role": "delegate", "path": "/invitation/CN-1", "code": "CN-1"],
            recipient: "to@example.org", language: .ko, dueAt: Date(timeIntervalSince1970: 0))
        let composed = try composedMail(mail, setup, settings)
        #expect(composed.message.text.contains("https://set.example.org/invitation/"))
        #expect(composed.message.from == MailAddress(name: "가교", address: "start@example.org"))
        #expect(composed.message.replyTo?.address == "reply@example.org")
        settings = InstallationSettings(saved: [.senderName: "Sở", .senderAddress: "set@example.org"])
        #expect(
            try composedMail(mail, setup, settings).message.from == MailAddress(name: "Sở", address: "set@example.org"))
    }

    @Test func `a canary password in the mail server stands nowhere`() async throws {
        let site = try await SiteFixture()
        let server = try SMTPSettings(url: "smtp://u:Canary7pass@mail.example.org:587?from=a@example.org")
        let setup = MailSetup(
            transport: SilentTransport(), base: "http://127.0.0.1:8080", from: server.from,
            server: server.hiddenPassword)
        let other = Site(useCases: site.useCases, origins: ["http://127.0.0.1:8080"], mail: setup)
        let responder = other.router().buildResponder()
        func ask(_ method: HTTPRequest.Method, _ path: String, _ body: String = "") async throws -> (Int, String) {
            let fields: HTTPFields = [
                .cookie: "session=" + site.owner.cookie, .origin: "http://127.0.0.1:8080",
                .contentType: "application/x-www-form-urlencoded",
            ]
            let request = Request(
                head: HTTPRequest(
                    method: method, scheme: "http", authority: "127.0.0.1:8080", path: path, headerFields: fields),
                body: RequestBody(buffer: ByteBuffer(string: body)))
            let context = SiteContext(source: .init(channel: EmbeddedChannel(), logger: Logger(label: "test")))
            let response = try await responder.respond(to: request, context: context)
            let writer = CollectedBody()
            try await response.body.write(writer)
            return (Int(response.status.code), String(buffer: writer.buffer.withLock { $0 }))
        }
        let page = try await ask(.get, "/settings")
        #expect(page.0 == 200 && page.1.contains("mail.example.org") && !page.1.contains("Canary7pass"))
        #expect(try await ask(.post, "/settings/test-mail", "token=" + site.owner.token).0 == 303)
        let mails = try await site.useCases.outbox().mails
        #expect(mails.first?.mail.recipient == "owner@example.org" && mails.first?.mail.template == "test")
        #expect(!"\(try await site.useCases.audit().entries)".contains("Canary7pass"))
    }
}

private struct SilentTransport: MailTransport {
    func send(_ message: MailMessage) throws(MailError) {}
}
