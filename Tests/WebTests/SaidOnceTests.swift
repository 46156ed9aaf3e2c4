import Domain
import Foundation
import HTTPTypes
import Intake
import Testing

@Suite struct `Said once, and the way back` {
    @Test func `a message is said on the first page, and a form is a page`() async throws {
        let site = try await SiteFixture()
        let path = "/programmes/\(try #require(site.event.programme))/events/new"
        let kept = try await site.post(path, "draft=keep&name.en=Half&form=" + form(path))
        #expect(kept.status == 303)
        let cookie = String(try #require(kept.headers[.setCookie]).prefix { $0 != ";" })
        let page = try await site.get(path, headers: ["Cookie": cookie])
        #expect(page.body.contains("Đã giữ bản nháp."))
        #expect(page.headers[.setCookie]?.hasPrefix("flash=; ") == true)
    }

    @Test func `a form that was sent with other contents leads back to itself, under the event's tabs`() async throws {
        let site = try await SiteFixture()
        try await site.read(.needs, "khao-sat-nhu-cau-2022.xlsx")
        try await site.read(.participants, "participants.csv")
        let firm = try await site.firm("VN001")
        let vietnamese = ["Accept-Language": "vi"]
        let path = "\(site.root)/organisations/\(firm)/contacts/new"
        let start = "once=one-contact&version=0&form=\(form(path))&name="
        #expect(try await site.post(path, start + "A", headers: vietnamese).status == 303)
        let answer = try await site.post(path, start + "B", headers: vietnamese)
        #expect(answer.status == 422)
        #expect(answer.body.contains("<a class=\"button main\" href=\"\(path)\">Mở lại biểu mẫu</a>"))
        #expect(answer.body.contains("\(site.root)/needs"))
    }

    private func form(_ path: String) -> String {
        path.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
