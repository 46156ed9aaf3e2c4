import Domain
import Foundation
import HTTPTypes
import Intake
import SQL
import Testing
import UseCases

@testable import Web

@Suite struct `Forms that count once and keep drafts` {
    @Test func `the same key twenty times makes one row; with another body it is refused`() async throws {
        let house = try await FirmHouse()
        let site = house.site
        let path = "\(site.root)/organisations/\(house.own)/needs/new"
        let before = try await site.count("needs")
        let form = formBody([
            "once": "the-same-key", "language": "vi", "title": "Máy sấy thăng hoa cho nông sản", "budget": "2 tỷ đồng",
        ])

        let answers = try await withThrowingTaskGroup(of: SiteFixture.Answer.self) { group in
            for _ in 0..<20 { group.addTask { try await site.post(path, form, as: house.delegate) } }
            return try await group.reduce(into: [SiteFixture.Answer]()) { $0.append($1) }
        }

        #expect(answers.allSatisfy { $0.status == 303 })
        #expect(Set(answers.compactMap { $0.headers[.location] }).count == 1)
        #expect(try await site.count("needs") == before + 1)
        let other = try await site.post(
            path, form.replacing("title=", with: "title=kh%C3%A1c"), as: house.delegate)
        #expect(other.status == 422)
        #expect(try await site.count("needs") == before + 1)
        // a key is one account's own, and the header counts like the field
        let header = ["Idempotency-Key": "the-same-key"]
        let plain = formBody(["language": "vi", "title": "Robot hàn"])
        #expect(try await site.post(path, plain, headers: header, as: house.host).status == 303)
        #expect(try await site.post(path, plain, headers: header, as: house.host).status == 303)
        #expect(try await site.count("needs") == before + 2)
    }

    @Test func `what was typed when the session ran out comes back after signing in`() async throws {
        let house = try await FirmHouse()
        let site = house.site
        let path = "\(site.root)/organisations/\(house.own)/needs/new"
        let opened = hiddenFields(try await site.get(path, as: house.delegate).body)
        let typed = formBody(opened.merging(["language": "vi", "title": "Xử lý nước thải mạ"]) { $1 })
        try await site.useCases.database.write {
            _ = try $0.run(
                """
                UPDATE sessions SET created_at = created_at - 10000, expires_at = created_at - 5000
                WHERE account = (SELECT id FROM accounts WHERE email = 'delegate@example.org')
                """)
        }

        let answer = try await site.post(path, typed, as: house.delegate)

        #expect(answer.status == 303)
        #expect(answer.headers[.location]?.hasPrefix("/sign-in?to=") == true)
        let link = try await site.useCases.signInLink(for: "delegate@example.org").split(separator: "/").last
        let cookie = try await site.useCases.signInByLink(String(try #require(link)), device: "").cookie
        let person = (cookie, try await site.useCases.viewer(cookie: cookie).formSecret)
        let form = try await site.get(path, as: person)
        #expect(form.body.contains("value=\"Xử lý nước thải mạ\""))
        // nobody else's form shows it, and with the save it is done with
        #expect(try await !site.get(path, as: house.host).body.contains("Xử lý nước thải mạ"))
        let now = formBody(hiddenFields(form.body).merging(["language": "vi", "title": "Xử lý nước thải mạ"]) { $1 })
        #expect(try await site.post(path, now, as: person).status == 303)
        #expect(try await site.count("drafts") == 0)
    }

    @Test func `a stranger's token keeps no draft in another's account`() async throws {
        let house = try await FirmHouse()
        let site = house.site
        let path = "\(site.root)/organisations/\(house.own)/needs/new"
        try await site.useCases.database.write {
            _ = try $0.run("UPDATE sessions SET created_at = created_at - 10000, expires_at = created_at - 5000")
        }
        let form = formBody(["form": path, "title": "x"])

        let answer = try await site.post(path, form, as: (house.delegate.cookie, house.host.token))

        #expect(answer.status == 303 && answer.headers[.location]?.hasPrefix("/sign-in") == true)
        #expect(try await site.count("drafts") == 0)
    }

    @Test func `a draft is kept while typing, beside what others save meanwhile, until it is discarded`() async throws {
        let house = try await FirmHouse()
        let site = house.site
        let need = try await site.need(of: house.own)
        let (path, page) = ("\(site.root)/needs/\(need)/edit", "\(site.root)/needs/\(need)")
        let opened = hiddenFields(try await site.get(path, as: house.delegate).body)
        func typed(_ title: String, _ more: [String: String] = [:]) -> String {
            formBody(opened.merging(["language": "vi", "title": title]) { $1 }.merging(more) { $1 })
        }
        #expect(try await site.post(page, typed("Bản nháp một", ["draft": "auto"]), as: house.delegate).status == 204)
        var other = hiddenFields(try await site.get(path, as: house.host).body)
        other.merge(["language": "vi", "title": "Bản của ban tổ chức"]) { $1 }
        #expect(try await site.post(page, formBody(other), as: house.host).status == 303)

        let form = try await site.get(path, as: house.delegate)

        #expect(form.body.contains("Bản nháp một") && form.body.contains("Bản của ban tổ chức"))
        let account = try await site.get("/account", as: house.delegate)
        #expect(account.body.contains("href=\"\(path)\"") && account.body.contains("Bản nháp một"))
        #expect(try await site.post(page, typed("", ["draft": "discard"]), as: house.delegate).status == 303)
        #expect(try await !site.get(path, as: house.delegate).body.contains("Bản nháp một"))
        // an address elsewhere is no form of ours
        let foreign = try await site.post(
            page, typed("x", ["draft": "keep", "form": "//evil.example.org/"]), as: house.delegate)
        #expect(foreign.headers[.location]?.contains("evil") != true)
    }

    @Test func `a form that counts once is never kept in a cache`() async throws {
        let house = try await FirmHouse()
        let site = house.site
        let programme = site.event.programme?.text ?? ""
        for path in [
            "\(site.root)/organisations/\(house.own)/edit", "\(site.root)/organisations/\(house.own)/needs/new",
            "/programmes/\(programme)/people", "/concepts/new",
        ] {
            let answer = try await site.get(path)
            #expect(answer.status == 200)
            if answer.body.contains("name=\"once\"") {
                #expect(answer.headers[.cacheControl] == "no-store", "\(path)")
                #expect(
                    try await hiddenFields(site.get(path).body)["once"] != hiddenFields(answer.body)["once"], "\(path)")
            }
        }
    }
}
