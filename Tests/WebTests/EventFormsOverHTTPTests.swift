import Domain
import Foundation
import HTTPTypes
import Intake
import SQL
import Testing
import UseCases

/// A form's body from its fields.
private func body(_ fields: [String: String]) -> String {
    fields.map { name, value in
        "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
    }.joined(separator: "&")
}

private let english = ["Accept-Language": "en"]

@Suite struct `Event forms over HTTP` {
    private let typed = [
        "name.en": "Spring day", "date": "2023-03-24", "place": "Hai Phong", "zone": "Asia/Ho_Chi_Minh",
        "partnerZone": "Asia/Seoul", "slotMinutes": "20", "version": "0", "once": "one-event",
    ]

    private func count(_ table: String, _ site: SiteFixture) async throws -> Int {
        try await site.useCases.database.read {
            try $0.first("SELECT COUNT(*) AS n FROM \(SQL(stringLiteral: table))")?.int("n") ?? -1
        }
    }

    @Test func `an organiser adds an event from its programme's page, once, and is told what comes next`() async throws
    {
        let site = try await SiteFixture()
        let programme = "/programmes/\(try #require(site.event.programme))"
        let path = programme + "/events/new"
        #expect(try await site.get(programme, language: "en").body.contains("href=\"\(path)\""))
        let form = try await site.get(path, language: "en")
        #expect(form.status == 200 && form.headers[.cacheControl] == "no-store")
        for text in ["Vietnam time · Asia/Ho_Chi_Minh", "value=\"Asia/Seoul\" selected", "name=\"once\""] {
            #expect(form.body.contains(text), "\(text)")
        }
        let answer = try await site.post(path, body(typed))
        #expect(answer.status == 303)
        let event = try #require(answer.headers[.location])
        #expect(try await site.post(path, body(typed)).headers[.location] == event, "sent twice")
        #expect(try await count("events", site) == 2)
        let page = try await site.get(event, language: "en").body
        #expect(page.contains("Spring day") && page.contains("\(event)/imports") && page.contains("\(event)/edit"))
    }

    @Test func `bad entries are answered at their fields, and what was typed stands there`() async throws {
        let site = try await SiteFixture()
        let path = "/programmes/\(try #require(site.event.programme))/events/new"
        let wrong = typed.merging(["date": "24/3", "name.en": "<b>Day</b>", "slotMinutes": "1"]) { $1 }
        let answer = try await site.post(path, body(wrong), headers: english)
        #expect(answer.status == 422)
        for text in ["This date cannot be read", "Enter a number from 5 to 240", "&lt;b&gt;Day&lt;/b&gt;"] {
            #expect(answer.body.contains(text), "\(text)")
        }
        #expect(try await count("events", site) == 1)
    }

    @Test func `a stale save shows both versions, and an agenda keeps the day`() async throws {
        let site = try await SiteFixture()
        var fields = typed.merging(["date": site.event.date, "version": "1", "name.en": "First", "once": "a"]) { $1 }
        #expect(try await site.post(site.root, body(fields)).status == 303)
        fields.merge(["name.en": "Second", "once": "b"]) { $1 }
        let stale = try await site.post(site.root, body(fields), headers: english)
        #expect(stale.status == 409 && stale.body.contains("First") && stale.body.contains("value=\"Second\""))

        try await site.read(.agenda, "agenda.csv")
        let form = try await site.get(site.root + "/edit", language: "en").body
        #expect(form.contains("This stays: the times of the imported agenda") && !form.contains("type=\"date\""))
        fields.merge(["version": "2", "once": "c", "date": "2022-12-01"]) { $1 }
        let settled = try await site.post(site.root, body(fields), headers: english)
        #expect(settled.status == 422 && settled.body.contains("The agenda has been imported"))
        fields.merge(["once": "d", "date": site.event.date]) { $1 }
        #expect(try await site.post(site.root, body(fields)).status == 303)
    }

    @Test func `what is typed is kept as a draft, and gone once the event is made`() async throws {
        let site = try await SiteFixture()
        let path = "/programmes/\(try #require(site.event.programme))/events/new"
        let draft = typed.merging(["form": path, "draft": "keep", "name.en": "Half a name"]) { $1 }
        #expect(try await site.post(path, body(draft)).status == 303)
        #expect(try await site.get(path).body.contains("Half a name"))
        #expect(try await site.post(path, body(typed.merging(["form": path]) { $1 })).status == 303)
        #expect(try await !site.get(path).body.contains("Half a name"))
    }

    @Test func `an invitation sent twice invites once, and another under the same token is refused`() async throws {
        let site = try await SiteFixture()
        let path = "/programmes/\(try #require(site.event.programme))/people"
        let page = try await site.get(path)
        #expect(page.body.contains("name=\"once\"") && page.headers[.cacheControl] == "no-store")
        let form = ["email": "desk@example.org", "role": "front_desk", "language": "vi", "once": "one-invitation"]
        let mails = try await count("outbox", site)
        let first = try await site.post(path, body(form))
        #expect(first.status == 200)
        let again = try await site.post(path, body(form))
        #expect(again.status == 303 && again.headers[.location] == path)
        #expect(try await count("invitations", site) == 1)
        #expect(try await count("outbox", site) == mails + 1)
        let other = try await site.post(path, body(form.merging(["email": "other@example.org"]) { $1 }))
        #expect(other.status == 422)
        #expect(try await count("invitations", site) == 1)
    }

    @Test(arguments: ["/programmes/new", "/concepts/new", "/account/privacy"])
    func `forms that add something count once and are made anew`(path: String) async throws {
        let site = try await SiteFixture()
        let answer = try await site.get(path)
        #expect(answer.body.contains("name=\"once\"") && answer.headers[.cacheControl] == "no-store")
    }
}
