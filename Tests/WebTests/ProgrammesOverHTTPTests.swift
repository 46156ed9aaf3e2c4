import Domain
import Foundation
import HTTPTypes
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

@Suite struct `Programmes over HTTP` {
    private let typed = [
        "name.vi": "Việt–Hàn 2023", "name.en": "Viet Nam – Korea 2023", "hostCountry": "VN", "startsOn": "2023-03-01",
        "theme.green": "1", "version": "0",
    ]

    private func made(_ site: SiteFixture) async throws -> String {
        let answer = try await site.post("/programmes", body(typed))
        #expect(answer.status == 303)
        return try #require(answer.headers[.location])
    }

    @Test func `an owner makes a programme and finds it in the list, on the first page and above the event`()
        async throws
    {
        let site = try await SiteFixture()
        #expect(try await site.get("/programmes/new", language: "en").status == 200)
        #expect(try await site.get("/").status == 303, "one programme with one event")

        let path = try await made(site)

        let page = try await site.get(path, language: "en").body
        for text in ["Viet Nam – Korea 2023", "Green technology", "Wed 1 Mar 2023", "\(path)/edit", "\(path)/copy"] {
            #expect(page.contains(text), "\(text)")
        }
        let list = try await site.get("/programmes", language: "en").body
        #expect(list.contains("href=\"\(path)\"") && list.contains("Owner") && list.contains("Ngày thử"))
        let home = try await site.get("/", language: "en")
        #expect(home.status == 200 && home.body.contains("href=\"\(path)\"") && home.body.contains(site.root))
        let event = try await site.get(site.root, language: "en").body
        #expect(event.contains("href=\"/programmes/\(site.event.programme?.text ?? "")\""))
        #expect(event.contains("href=\"/programmes\""))
    }

    @Test func `where one has no role there is nothing, and without the right one no form`() async throws {
        let site = try await SiteFixture()
        let first = try #require(site.event.programme)
        let stranger = try await SiteFixture.session("organiser@example.org", .organiser, site.useCases)
        let path = try await made(site)
        for address in [path, path + "/edit", path + "/copy", path + "/bodies/new"] {
            #expect(try await site.get(address, as: stranger).status == 404, "\(address)")
        }
        #expect(try await site.post(path, body(typed), as: stranger).status == 404)
        #expect(try await !site.get("/programmes", as: stranger).body.contains(path))
        #expect(try await site.get("/programmes/\(first)/edit", as: stranger).status == 200)
        #expect(try await site.get("/programmes/\(first)/copy", as: stranger).status == 403)
        #expect(try await site.get("/programmes/new", as: stranger).status == 403)
    }

    @Test func `bad entries are answered at their fields, and nothing typed is lost`() async throws {
        let site = try await SiteFixture()
        var fields = typed
        fields["endsOn"] = "2023-02-01"
        fields["name.ko"] = "<b>한</b>"
        let answer = try await site.post("/programmes", body(fields), headers: english)
        #expect(answer.status == 422)
        for text in ["value=\"2023-02-01\"", "&lt;b&gt;한&lt;/b&gt;", "This day lies before the first one."] {
            #expect(answer.body.contains(text), "\(text)")
        }
    }

    @Test func `a stale save shows both versions, and counts when it is sent again`() async throws {
        let site = try await SiteFixture()
        let path = try await made(site)
        var (first, second) = (typed, typed)
        first["version"] = "1"
        first["name.en"] = "First"
        second["version"] = "1"
        second["name.en"] = "Second"
        #expect(try await site.post(path, body(first)).status == 303)
        let answer = try await site.post(path, body(second), headers: english)
        #expect(answer.status == 409 && answer.body.contains("First") && answer.body.contains("value=\"Second\""))
        #expect(answer.body.contains("name=\"version\" value=\"2\""))
        second["version"] = "2"
        #expect(try await site.post(path, body(second)).status == 303)
    }

    @Test func `a body of the other country is added, changed and removed`() async throws {
        let site = try await SiteFixture()
        let path = "/programmes/\(try #require(site.event.programme))"
        let fields = [
            "name.ko": "샘플 테크노파크", "country": "KR", "role": "co_host", "position": "1",
            "website": "https://example.org/tp",
        ]
        #expect(try await site.post(path + "/bodies", body(fields)).status == 303)
        let page = try await site.get(path, language: "en").body
        for text in [
            "<h3>Republic of Korea</h3>", "<span lang=\"ko\">샘플 테크노파크</span>", "Co-host", "https://example.org/tp",
        ] {
            #expect(page.contains(text), "\(text)")
        }
        let id = try await site.useCases.database.read {
            try $0.first("SELECT id FROM partner_bodies")?.string("id") ?? ""
        }
        let address = "\(path)/bodies/\(id)"
        #expect(try await site.get(address, language: "ko").body.contains("샘플 테크노파크"))
        var changed = fields
        changed["version"] = "1"
        changed["role"] = "sponsor"
        #expect(try await site.post(address, body(changed)).status == 303)
        let stale = try await site.post(address + "/removal", "version=1", headers: english)
        #expect(stale.status == 409 && stale.body.contains("It was not removed"))
        #expect(try await site.post(address + "/removal", "version=2").status == 303)
        #expect(try await site.get(address).status == 404)
    }

    @Test func `a copy is shown in words before it is made`() async throws {
        let site = try await SiteFixture()
        let path = "/programmes/\(try #require(site.event.programme))/copy"
        #expect(try await site.get(path, language: "en").body.contains("Events (1)"))
        var fields = [
            "name.en": "Next year", "take.people": "1", "take.events": "1", "firstEvent": "2023-11-24",
            "step": "preview",
        ]
        let preview = try await site.post(path, body(fields), headers: english)
        #expect(preview.status == 200)
        for text in ["A programme named: Next year", "1 event without records", "Fri 24 Nov 2023", "Fri 25 Nov 2022"] {
            #expect(preview.body.contains(text), "\(text)")
        }
        #expect(try await site.useCases.programmes().count == 1)
        fields["step"] = "copy"
        let answer = try await site.post(path, body(fields))
        #expect(answer.status == 303)
        let made = try await site.get(try #require(answer.headers[.location]), language: "en").body
        #expect(made.contains("Next year") && made.contains("Ngày thử") && made.contains("Made from"))
    }
}
