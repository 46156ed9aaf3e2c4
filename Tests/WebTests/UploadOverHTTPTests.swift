import Foundation
import HTTPTypes
import SQL
import Testing
import UseCases

@Suite struct UploadOverHTTPTests {
    func upload(
        _ site: SiteFixture, _ content: [UInt8], name: String = "survey.xlsx", subject: String = "needs",
        cut: Int = 0, type: String = "multipart/form-data; boundary=XX"
    ) async throws -> SiteFixture.Answer {
        var body = Array(
            "--XX\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n\(site.owner.token)\r\n--XX\r\nContent-Disposition: form-data; name=\"subject\"\r\n\r\n\(subject)\r\n--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n"
                .utf8)
        body += content + Array("\r\n--XX--\r\n".utf8)
        body.removeLast(cut)
        return try await site.send(
            .post, site.root + "/uploads", body,
            headers: [
                "Origin": "http://127.0.0.1:8080", "Content-Type": type, "Accept-Language": "vi",
                "Cookie": "session=" + site.owner.cookie,
            ])
    }

    func file(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: SiteFixture.demo + "/" + name)))
    }

    @Test func `a survey is uploaded, looked at, imported, and again changes nothing`() async throws {
        let site = try await SiteFixture()
        let survey = try file("khao-sat-nhu-cau-2022.xlsx")
        for _ in 0..<2 {
            let sent = try await upload(site, survey)
            let address = try #require(sent.headers[.location])
            let preview = try await site.get(address)
            #expect(preview.status == 200)
            #expect(preview.body.contains("Dự kiến kinh phí"))
            let done = try await site.post(address + "/import")
            #expect(done.status == 303)
            #expect(try await site.get(done.headers[.location] ?? "").status == 200)
            #expect(try await site.post(address + "/import").status == 404, "imported once")
        }
        let counts = try await site.database.read {
            [
                try $0.first("SELECT COUNT(*) AS n FROM needs")?.int("n"),
                try $0.first("SELECT COUNT(*) AS n FROM uploads")?.int("n"),
                try $0.first("SELECT COUNT(*) AS n FROM imports")?.int("n"),
            ]
        }
        #expect(counts == [131, 0, 2])
    }

    @Test func `what is no spreadsheet is refused with its reason, and nothing is kept`() async throws {
        let site = try await SiteFixture()
        let whole = try file("offers-kr-2022.xlsx")
        for (content, name) in [
            (Array("%PDF-1.7\n%\u{e2}\u{e3}".utf8), "survey.xlsx"), (Array(whole.prefix(whole.count / 2)), "cut.xlsx"),
        ] {
            let sent = try await upload(site, content, name: name)
            let page = sent.status == 303 ? try await site.get(sent.headers[.location] ?? "") : sent
            #expect(page.body.contains("role=\"alert\""), "\(name)")
            #expect(!page.body.contains("/import\""), "\(name)")
        }
        #expect(try await upload(site, [], name: "empty.xlsx").status == 422)
    }

    @Test func `a body too large, cut, or of another kind is refused`() async throws {
        let site = try await SiteFixture()

        #expect(try await upload(site, [UInt8](repeating: 65, count: 21_000_000)).status == 413)
        #expect(try await upload(site, Array("a,b".utf8), cut: 12).status == 400)
        #expect(try await upload(site, Array("a,b".utf8), type: "text/plain").status == 415)
        #expect(try await upload(site, Array("a,b".utf8), subject: "nothing").status == 400)
    }
}
