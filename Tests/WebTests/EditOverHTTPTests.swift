import Domain
import Foundation
import HTTPTypes
import Intake
import SQL
import Testing
import UseCases

@testable import Web

@Suite struct `Forms of firms over HTTP` {
    typealias Person = (cookie: String, token: String)

    struct House {
        var site: SiteFixture
        var host: Person
        var partner: Person
        var delegate: Person
        /// Firms of the host's side: one that agreed to be shown across the border, one that did not.
        var shared: Identifier<Organisation>
        var closed: Identifier<Organisation>
        var korean: Identifier<Organisation>
        var own: Identifier<Organisation>
    }

    private func house() async throws -> House {
        let site = try await SiteFixture()
        for (subject, file) in [
            (Subject.needs, "khao-sat-nhu-cau-2022.xlsx"), (.offers, "offers-kr-2022.xlsx"),
            (.participants, "participants.csv"),
        ] { try await site.read(subject, file) }
        func firm(_ country: String, _ sharing: String) async throws -> Identifier<Organisation> {
            let id = try await site.useCases.database.read {
                try $0.first(
                    """
                    SELECT MIN(p.organisation) AS id FROM participations p JOIN organisations o ON o.id = p.organisation
                    WHERE o.country = \(country) AND p.sharing = \(sharing)
                        AND p.organisation IN (SELECT organisation FROM needs UNION SELECT organisation FROM offers)
                    """)?.string("id")
            }
            return try #require(id.flatMap { Identifier($0) })
        }
        let own = try await firm("VN", "agreed")
        return House(
            site: site, host: try await SiteFixture.session("host@example.org", .owner, site.useCases, country: "VN"),
            partner: try await SiteFixture.session(
                "partner@example.org", .partnerOrganiser, site.useCases, country: "KR"),
            delegate: try await SiteFixture.session(
                "delegate@example.org", .delegate, site.useCases, organisation: own),
            shared: own, closed: try await firm("VN", "refused"), korean: try await firm("KR", "agreed"), own: own)
    }

    private func count(_ table: String, _ site: SiteFixture) async throws -> Int {
        try await site.useCases.database.read {
            try $0.first("SELECT COUNT(*) AS n FROM \(SQL(stringLiteral: table))")?.int("n") ?? -1
        }
    }

    private func fields(_ page: String) -> [String: String] {
        var all: [String: String] = [:]
        for name in ["version", "once", "form", "base"] {
            let parts = page.components(separatedBy: "name=\"\(name)\" value=\"")
            if parts.count > 1 { all[name] = parts[1].components(separatedBy: "\"").first }
        }
        return all
    }

    private func body(_ fields: [String: String]) -> String {
        fields.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
        }.joined(separator: "&")
    }

    @Test func `each changes the own side's firms, sees the shared ones, and knows nothing of the others`() async throws
    {
        let house = try await house()
        let site = house.site
        let firms = [house.shared, house.closed, house.korean]
        let expected: [(Person, [Int], String)] = [
            (house.host, [200, 200, 403], "host"), (house.partner, [403, 404, 200], "partner"),
            (house.delegate, [200, 404, 404], "delegate"),
        ]
        for (person, statuses, name) in expected {
            for (firm, status) in zip(firms, statuses) {
                let path = "\(site.root)/organisations/\(firm)"
                for form in ["/edit", "/contacts/new", "/needs/new", "/offers/new"] {
                    #expect(try await site.get(path + form, as: person).status == status, "\(name) \(form)")
                }
                let shows = try await site.get(path, as: person)
                #expect((shows.status == 404) == (status == 404))
                #expect(shows.body.contains("\(path)/edit") == (status == 200), "\(name) is led to the form")
                // the same by the form itself, whatever page it came from
                let answer = try await site.post(path, "version=9&kind=company&name=x", as: person)
                #expect([200: 409, 403: 403, 404: 404][status] == answer.status, "\(name)")
            }
        }
        let need = try await site.need(of: house.shared)
        #expect(try await site.get("\(site.root)/needs/\(need)/edit", as: house.partner).status == 403)
        #expect(try await site.get("\(site.root)/needs/\(need)/edit", as: house.delegate).status == 200)
        let closedNeed = try await site.need(of: house.closed)
        #expect(try await site.get("\(site.root)/needs/\(closedNeed)/edit", as: house.partner).status == 404)
        #expect(try await site.post("\(site.root)/needs/\(closedNeed)", "title=x", as: house.delegate).status == 404)
    }

    @Test func `what one saved after the form was opened is shown beside what was typed, and nothing is lost`()
        async throws
    {
        let house = try await house()
        let site = house.site
        let path = "\(site.root)/organisations/\(house.shared)"
        let opened = fields(try await site.get(path + "/edit", as: house.host).body)
        let again = fields(try await site.get(path + "/edit", as: house.delegate).body)
        let known = try await site.useCases.organisation(house.shared, of: site.event).organisation
        func form(_ fields: [String: String], _ name: String, _ locality: String) -> String {
            var all = ["kind": known.kind.rawValue, "language": known.name.original.rawValue]
            all.merge(["name": name, "locality": locality]) { $1 }
            return body(fields.merging(all) { $1 })
        }

        #expect(try await site.post(path, form(opened, "Công ty Mẫu", "An Dương"), as: house.host).status == 303)
        let stale = try await site.post(path, form(again, known.name.text, "Kiến An"), as: house.delegate)

        #expect(stale.status == 409)
        #expect(stale.body.contains("An Dương") && stale.body.contains("value=\"Kiến An\""))
        // a field that only the other changed says what is saved
        #expect(stale.body.contains("value=\"Công ty Mẫu\""))
        #expect(try await site.get(path, as: house.host).body.contains("An Dương"))
        // what was shown is known now: saving again counts
        let shown = fields(stale.body)
        #expect(shown["version"] != again["version"] && shown["once"] != again["once"])
        #expect(try await site.post(path, form(shown, "Công ty Mẫu", "Kiến An"), as: house.delegate).status == 303)
        #expect(try await site.get(path, as: house.host).body.contains("Kiến An"))
    }

    @Test func `a fault is named at its field and nothing that was typed is lost`() async throws {
        let house = try await house()
        let site = house.site
        let path = "\(site.root)/organisations/\(house.own)/contacts/new"
        let typed = ["name": "", "title": "Trưởng phòng <b>", "email": "no address", "phone": "0900 000 000"]

        let answer = try await site.post(path, body(typed), as: house.delegate)

        #expect(answer.status == 422)
        #expect(answer.body.contains("href=\"#field-name\"") && answer.body.contains("href=\"#field-email\""))
        #expect(answer.body.contains("Trưởng phòng &lt;b&gt;") && answer.body.contains("no address"))
        #expect(answer.body.contains("0900 000 000"))
    }

    @Test func `the same key twenty times makes one row; with another body it is refused`() async throws {
        let house = try await house()
        let site = house.site
        let path = "\(site.root)/organisations/\(house.own)/needs/new"
        let before = try await count("needs", site)
        let form = body([
            "once": "the-same-key", "language": "vi", "title": "Máy sấy thăng hoa cho nông sản", "budget": "2 tỷ đồng",
        ])

        let answers = try await withThrowingTaskGroup(of: SiteFixture.Answer.self) { group in
            for _ in 0..<20 { group.addTask { try await site.post(path, form, as: house.delegate) } }
            return try await group.reduce(into: [SiteFixture.Answer]()) { $0.append($1) }
        }

        #expect(answers.allSatisfy { $0.status == 303 })
        #expect(Set(answers.compactMap { $0.headers[.location] }).count == 1)
        #expect(try await count("needs", site) == before + 1)
        let other = try await site.post(
            path, form.replacing("title=", with: "title=kh%C3%A1c"), as: house.delegate)
        #expect(other.status == 422)
        #expect(try await count("needs", site) == before + 1)
        // a key is one account's own, and the header counts like the field
        let header = ["Idempotency-Key": "the-same-key"]
        let plain = body(["language": "vi", "title": "Robot hàn"])
        #expect(try await site.post(path, plain, headers: header, as: house.host).status == 303)
        #expect(try await site.post(path, plain, headers: header, as: house.host).status == 303)
        #expect(try await count("needs", site) == before + 2)
    }

    @Test func `what was typed when the session ran out comes back after signing in`() async throws {
        let house = try await house()
        let site = house.site
        let path = "\(site.root)/organisations/\(house.own)/needs/new"
        let opened = fields(try await site.get(path, as: house.delegate).body)
        let typed = body(opened.merging(["language": "vi", "title": "Xử lý nước thải mạ"]) { $1 })
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
        let now = body(fields(form.body).merging(["language": "vi", "title": "Xử lý nước thải mạ"]) { $1 })
        #expect(try await site.post(path, now, as: person).status == 303)
        #expect(try await count("drafts", site) == 0)
    }

    @Test func `a stranger's token keeps no draft in another's account`() async throws {
        let house = try await house()
        let site = house.site
        let path = "\(site.root)/organisations/\(house.own)/needs/new"
        try await site.useCases.database.write {
            _ = try $0.run("UPDATE sessions SET created_at = created_at - 10000, expires_at = created_at - 5000")
        }
        let form = body(["form": path, "title": "x"])

        let answer = try await site.post(path, form, as: (house.delegate.cookie, house.host.token))

        #expect(answer.status == 303 && answer.headers[.location]?.hasPrefix("/sign-in") == true)
        #expect(try await count("drafts", site) == 0)
    }

    @Test func `a draft is kept while typing, beside what others save meanwhile, until it is discarded`() async throws {
        let house = try await house()
        let site = house.site
        let need = try await site.need(of: house.own)
        let (path, page) = ("\(site.root)/needs/\(need)/edit", "\(site.root)/needs/\(need)")
        let opened = fields(try await site.get(path, as: house.delegate).body)
        func typed(_ title: String, _ more: [String: String] = [:]) -> String {
            body(opened.merging(["language": "vi", "title": title]) { $1 }.merging(more) { $1 })
        }
        #expect(try await site.post(page, typed("Bản nháp một", ["draft": "auto"]), as: house.delegate).status == 204)
        var other = fields(try await site.get(path, as: house.host).body)
        other.merge(["language": "vi", "title": "Bản của ban tổ chức"]) { $1 }
        #expect(try await site.post(page, body(other), as: house.host).status == 303)

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
        let house = try await house()
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
                #expect(try await fields(site.get(path).body)["once"] != fields(answer.body)["once"], "\(path)")
            }
        }
    }
}
