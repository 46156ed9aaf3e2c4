import Domain
import Foundation
import HTTPTypes
import Hummingbird
import SQL
import Secrets
import Testing
import UseCases

@testable import Web

@Suite struct AccessTests {
    typealias Person = (cookie: String, token: String)

    /// The demo with a person for each role; the delegate acts for the first firm of a country.
    static func house() async throws -> (site: SiteFixture, people: [Role: Person]) {
        let site = try await SiteFixture()
        try await site.loadDemo()
        var people: [Role: Person] = [:]
        for role in Role.allCases {
            let firm = role == .delegate ? try await site.firm("VN001") : nil
            people[role] = try await SiteFixture.session(
                "person.\(role.rawValue)@example.org", role, site.useCases,
                country: role == .partnerOrganiser ? "KR" : "",
                organisation: firm)
        }
        return (site, people)
    }

    @Test func `each route has a policy, and each role gets what the policy says`() async throws {
        let (site, people) = try await AccessTests.house()
        let routes = Routes(site.site, Router(context: SiteContext.self))
        site.site.addRoutes(to: routes)
        let values = [
            "event": site.event.id.text, "programme": site.event.programme?.text ?? "", "code": "TR-VN-2022-0001",
            "organisation": Identifier<Organisation>().text,
        ]
        for route in routes.all where !route.path.hasPrefix("/assets/") && route.path != "/sign-out" {
            let path =
                "/"
                + route.path.split(separator: "/").map { part in
                    part.hasPrefix(":") ? values[String(part.dropFirst())] ?? Identifier<Event>().text : String(part)
                }.joined(separator: "/")
            let visitor = try await site.send(
                route.method, path, headers: ["Origin": "http://127.0.0.1:8080", "Accept-Language": "en"])
            if route.policy != .open {
                #expect(visitor.status == 303, "\(route.method) \(path) without a session")
                #expect(visitor.headers[.location]?.hasPrefix("/sign-in") == true, "\(path)")
            }
            let needed: Permission? =
                switch route.policy {
                case .may(let permission), .somewhere(let permission): permission
                case .open, .signedIn: nil
                }
            guard let needed else { continue }
            for (role, person) in people where !role.permissions.contains(needed) {
                let answer =
                    route.method == .get
                    ? try await site.get(path, as: person) : try await site.post(path, as: person)
                #expect(answer.status == 403, "\(role) at \(route.method) \(path)")
            }
        }
    }

    @Test func `no form without a file is reached past its token by another kind of body`() async throws {
        let (site, people) = try await AccessTests.house()
        let owner = try #require(people[.owner])
        let before = try await site.count("jobs")
        for type in ["multipart/form-data; boundary=x", "text/plain", "application/json"] {
            for path in ["/sign-out", site.root + "/matching", site.root + "/plans", "/settings/logo/removal"] {
                let answer = try await site.post(path, headers: ["Content-Type": type], as: owner)
                #expect(answer.status == 415, "\(path) as \(type)")
            }
        }
        #expect(try await site.count("jobs") == before)
        #expect(try await site.get(site.root, as: owner).status == 200)
    }

    @Test func `a session of the demo opens nothing where it is no demo`() async throws {
        let site = try await SiteFixture()
        let someone = try await SiteFixture.session("someone@example.org", .owner, site.useCases)
        let demo = try await SiteFixture.session("anybody@demo.example.org", .owner, site.useCases)
        #expect(try await site.get(site.root, as: someone).status == 200)
        #expect(try await site.get(site.root, as: demo).headers[.location]?.hasPrefix("/sign-in") == true)
    }

    @Test func `a delegate sees the own firm and no other`() async throws {
        let (site, people) = try await AccessTests.house()
        let delegate = try #require(people[.delegate])
        let (own, rival) = (try await site.firm("VN001"), try await site.firm("VN002"))

        #expect(try await site.get("\(site.root)/organisations/\(own)", as: delegate).status == 200)
        for path in [
            "/organisations/\(rival)", "/needs/\(try await site.need(of: rival))", "/agendas/VN002",
            "/agendas/VN002/calendar.ics",
        ] {
            #expect(try await site.get(site.root + path, as: delegate).status == 404, "\(path)")
        }
        let list = try await site.get(site.root + "/organisations", as: delegate)
        #expect(list.status == 200 && list.body.contains(own.text) && !list.body.contains(rival.text))
        #expect(try await site.get(site.root + "/agendas/VN001", as: delegate).status == 200)
    }

    @Test func `a rival's canary stands on no page of a delegate and of the other side`() async throws {
        let (site, people) = try await AccessTests.house()
        // A firm that refuses to share its data, with a word of its own in each of its texts.
        let firm = try await site.firm("VN018")
        try await site.useCases.database.write { transaction in
            try transaction.run(
                "UPDATE needs SET title = REPLACE(title, '\"text\":\"', '\"text\":\"Zq7canary '), search = 'zq7canary', field = 'Zq7canary' WHERE organisation = \(firm.text)"
            )
            try transaction.run(
                "UPDATE organisations SET locality = 'Zq7canary', search = 'zq7canary' WHERE id = \(firm.text)")
        }
        for role in [Role.delegate, .partnerOrganiser, .interpreter] {
            let person = try #require(people[role])
            for path in [
                "", "/needs", "/needs?q=zq7canary", "/offers", "/organisations", "/organisations?q=zq7canary",
                "/schedule",
                "/schedule/organisations", "/unplaced", "/figures", "/schedule.json", "/schedule.csv", "/schedule.ics",
            ] {
                let answer = try await site.get(site.root + path, as: person)
                #expect(
                    !answer.body.replacing("q=zq7canary", with: "").replacing("value=\"zq7canary\"", with: "")
                        .lowercased()
                        .contains("zq7canary"), "\(role) \(path)")
            }
        }
        let owner = try await site.get(site.root + "/needs?q=zq7canary")
        #expect(owner.body.contains("Zq7canary"))
    }

    @Test func `a partner organiser names delegates of the own side alone`() async throws {
        let (site, people) = try await AccessTests.house()
        let partner = try #require(people[.partnerOrganiser])
        let path = "/programmes/\(site.event.programme?.text ?? "")/people"
        func invite(_ code: String) async throws -> Int {
            let form = "email=d@example.org&role=delegate&participation=\(code)&language=ko"
            return try await site.post(path, form, as: partner).status
        }
        #expect(try await invite("VN001") == 422)
        #expect(try await invite("KR01") == 200)
        #expect(try await site.post(path, "email=o@example.org&role=owner", as: partner).status == 422)
    }

    @Test func `the wish of a firm that does not share is not told across the border`() async throws {
        let (site, _) = try await AccessTests.house()
        let found = try await site.useCases.database.read {
            try $0.first(
                """
                SELECT r.organisation AS firm, r.code, s.organisation AS refusing FROM requests q
                JOIN participations s ON s.id = q.sender JOIN participations r ON r.id = q.receiver
                WHERE s.sharing = 'refused' LIMIT 1
                """
            ).map { (try $0.string("firm"), try $0.string("code"), try $0.string("refusing")) }
        }
        let (firm, code, refusing) = try #require(found)
        let person = try await SiteFixture.session(
            "asked@example.org", .delegate, site.useCases, organisation: Identifier(firm))
        let text = try await site.useCases.organisation(
            try #require(Identifier<Organisation>(refusing)), of: site.event
        ).organisation.name.text
        for path in ["/organisations/\(firm)", "/agendas/\(code)"] {
            let answer = try await site.get(site.root + path, as: person)
            #expect(answer.status == 200 && !answer.body.contains(text), "\(path)")
            #expect(try await site.get(site.root + path).body.contains(text), "the organisers see it: \(path)")
        }
    }

    @Test func `a role that is taken away fails on the next request`() async throws {
        let (site, people) = try await AccessTests.house()
        let reviewer = try #require(people[.reviewer])
        #expect(try await site.get(site.root + "/needs", as: reviewer).status == 200)

        _ = try await site.useCases.database.write { try $0.run("DELETE FROM grants WHERE role = 'reviewer'") }

        #expect(try await site.get(site.root + "/needs", as: reviewer).status == 404)
    }

    @Test func `a form without its token, or with another's, is refused`() async throws {
        let (site, people) = try await AccessTests.house()
        let other = try #require(people[.organiser])
        for body in ["", "token=", "token=" + other.token] {
            let answer = try await site.send(
                .post, site.root + "/matching", Array(body.utf8),
                headers: [
                    "Origin": "http://127.0.0.1:8080", "Cookie": "session=" + site.owner.cookie,
                    "Content-Type": "application/x-www-form-urlencoded",
                ])
            #expect(answer.status == 403, "\(body)")
        }
    }

    @Test func `a link can be opened five times and works once`() async throws {
        let site = try await SiteFixture()
        let path = try await site.useCases.signInLink(for: "owner@example.org")
        let visitor = ["Origin": "http://127.0.0.1:8080"]
        for _ in 0..<5 {
            let page = try await site.send(.get, path, headers: ["Accept-Language": "en"])
            #expect(page.status == 200 && page.body.contains("<form"))
        }
        let entered = try await site.send(.post, path, headers: visitor)
        #expect(entered.status == 303)
        #expect(entered.headers[values: .setCookie].contains { $0.contains("session=") && $0.contains("HttpOnly") })
        #expect(try await site.send(.post, path, headers: visitor).status == 410, "used")
        #expect(try await site.send(.get, path).status == 410)
    }

    @Test func `a link is too old after ten minutes`() async throws {
        let site = try await SiteFixture()
        let path = try await site.useCases.signInLink(for: "owner@example.org")
        _ = try await site.useCases.database.write {
            try $0.run("UPDATE sign_ins SET expires_at = expires_at - 600000")
        }

        #expect(try await site.send(.post, path, headers: ["Origin": "http://127.0.0.1:8080"]).status == 410)
    }

    @Test func `an unknown address is answered like a known one`() async throws {
        let site = try await SiteFixture()
        func ask(_ email: String) async throws -> SiteFixture.Answer {
            try await site.send(
                .post, "/sign-in", Array("email=\(email)".utf8),
                headers: [
                    "Origin": "http://127.0.0.1:8080", "Content-Type": "application/x-www-form-urlencoded",
                    "Accept-Language": "en",
                ])
        }
        let (known, unknown) = (try await ask("owner@example.org"), try await ask("nobody@example.org"))
        #expect(known.status == unknown.status)
        let attempt = /name="attempt" value="[^"]*"/
        #expect(known.body.replacing(attempt, with: "") == unknown.body.replacing(attempt, with: ""))
        let mails = try await site.useCases.database.read { try $0.run("SELECT recipient FROM outbox").count }
        #expect(mails == 1)
    }

    @Test func `guessing is stopped`() async throws {
        let site = try await SiteFixture()
        var last = 0
        for _ in 0..<25 where last != 429 {
            last = try await PasswordHash.Cost.$current.withValue(.least) {
                try await site.send(
                    .post, "/sign-in/password", Array("email=owner@example.org&password=wrong".utf8),
                    headers: ["Origin": "http://127.0.0.1:8080", "Content-Type": "application/x-www-form-urlencoded"]
                ).status
            }
        }
        #expect(last == 429)
    }

    @Test func `only a configured proxy is believed`() async throws {
        let site = try await SiteFixture()
        _ = try await site.send(
            .post, "/sign-in", Array("email=owner@example.org".utf8),
            headers: [
                "Origin": "http://127.0.0.1:8080", "Content-Type": "application/x-www-form-urlencoded",
                "X-Forwarded-For": "203.0.113.9", "X-Forwarded-Host": "evil.example",
            ])
        let clients = try await site.useCases.database.read {
            try $0.all("SELECT client FROM audit") { try $0.string("client") }
        }
        #expect(!clients.contains("203.0.113.9"))
    }
}
