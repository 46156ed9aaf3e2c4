import Foundation
import HTTPTypes
import Testing
import UseCases

/// A form's body from its fields.
private func body(_ fields: [String: String]) -> String {
    fields.map { name, value in
        "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
    }.joined(separator: "&")
}

private let mycelium = [
    "label.vi": "khung xe nấm men", "label.ko": "균사차체", "label.en": "mycelium car body",
    "synonyms.en": "fungal chassis\r\n\r\nmushroom frame", "broader": "robot", "isic": "2822", "theme.digital": "1",
    "version": "0",
]

@Suite struct `Concepts over HTTP` {
    @Test func `a concept is added, shown with what stands around it, and opened in its form as it was typed`()
        async throws
    {
        let site = try await SiteFixture()
        #expect(try await site.get("/concepts/new", language: "en").status == 200)

        let answer = try await site.post("/concepts", body(mycelium))

        #expect(answer.status == 303 && answer.headers[.location] == "/concepts/mycelium-car-body")
        let page = try await site.get("/concepts/mycelium-car-body", language: "en").body
        for text in ["균사차체", "fungal chassis, mushroom frame", "/concepts/robot\"", "2822", "Added by the organisers"] {
            #expect(page.contains(text), "\(text)")
        }
        #expect(try await site.get("/concepts/robot", language: "en").body.contains("/concepts/mycelium-car-body\""))
        let form = try await site.get("/concepts/mycelium-car-body/edit", language: "en").body
        #expect(form.contains("fungal chassis\nmushroom frame</textarea>"))
        #expect(form.contains("name=\"theme.digital\" value=\"1\" checked"))
        #expect(try await site.get("/concepts?kind=own", language: "vi").body.contains("khung xe nấm men"))
        #expect(try await site.get("/concepts?q=NAM%20men", language: "vi").body.contains("khung xe nấm men"))
    }

    @Test func `bad entries are answered at their fields, and nothing typed is lost`() async throws {
        let site = try await SiteFixture()
        var fields = mycelium
        fields["label.vi"] = "hàn"
        fields["label.ko"] = ""
        fields["label.en"] = "a <b>bold</b> name"
        fields["broader"] = "robot\r\nnowhere to be found"
        fields["isic"] = "12"

        let answer = try await site.post("/concepts", body(fields), headers: ["Accept-Language": "en"])

        #expect(answer.status == 422)
        for text in [
            "value=\"hàn\" id=\"label-vi\" aria-invalid=\"true\"", "href=\"/concepts/welding\"",
            "name=\"label.ko\" lang=\"ko\" value=\"\" id=\"label-ko\" aria-invalid=\"true\"",
            "a &lt;b&gt;bold&lt;/b&gt; name", "nowhere to be found</textarea>", "value=\"12\"",
            "fungal chassis", "name=\"shared.0\" value=\"hàn\"", "4 entries to correct",
        ] {
            #expect(answer.body.contains(text), "\(text)")
        }
        #expect(try await site.get("/concepts?kind=own", language: "en").body.contains("not added or edited"))
    }

    @Test func `a name that another concept has is taken with the reason why both are right`() async throws {
        let site = try await SiteFixture()
        var fields = mycelium
        fields["label.vi"] = "hàn"
        fields["shared.0"] = "hàn"
        #expect(try await site.post("/concepts", body(fields)).status == 422)
        fields["reason.0"] = "Frames are grown together"
        #expect(try await site.post("/concepts", body(fields)).status == 303)
        let form = try await site.get("/concepts/mycelium-car-body/edit", language: "en").body
        #expect(form.contains("Frames are grown together"))
    }

    @Test func `a save over somebody else's shows both versions, and counts when it is sent again`() async throws {
        let site = try await SiteFixture()
        _ = try await site.post("/concepts", body(mycelium))
        let address = "/concepts/mycelium-car-body"
        var (first, second) = (mycelium, mycelium)
        first["version"] = "1"
        first["label.en"] = "mycelium chassis"
        second["version"] = "1"
        second["label.en"] = "mycelium shell"

        #expect(try await site.post(address, body(first)).status == 303)
        let answer = try await site.post(address, body(second), headers: ["Accept-Language": "en"])

        #expect(answer.status == 409)
        #expect(answer.body.contains("<span lang=\"en\">mycelium chassis</span>"))
        #expect(answer.body.contains("<span lang=\"en\">mycelium shell</span>"))
        #expect(answer.body.contains("name=\"version\" value=\"2\""))
        second["version"] = "2"
        #expect(try await site.post(address, body(second)).status == 303)
        #expect(try await site.get(address, language: "en").body.contains("<h1>mycelium shell</h1>"))
    }

    @Test func `a concept is retired, brought back, and undone, each from the state that was seen`() async throws {
        let site = try await SiteFixture()
        let address = "/concepts/welding"
        #expect(try await site.post(address + "/retirement", "version=0").status == 303)
        #expect(
            try await site.get("/concepts?kind=retired", language: "en").body.contains("href=\"/concepts/welding\""))
        #expect(try await site.post(address + "/restoration", "version=0").status == 409)
        #expect(try await site.post(address + "/restoration", "version=1").status == 303)
        #expect(try await site.post(address + "/reversion", "version=2").status == 303)
        #expect(try await site.post(address + "/retirement", "").status == 400)
        #expect(try await site.post("/concepts/nothing/retirement", "version=0").status == 404)
        #expect(try await site.get("/concepts/nothing").status == 404)
        #expect(try await site.get("/concepts/nothing/edit").status == 404)
    }

    @Test func `own concepts are saved as a file`() async throws {
        let site = try await SiteFixture()
        _ = try await site.post("/concepts", body(mycelium))
        let file = try await site.get("/concepts.json")
        #expect(file.headers[.contentType]?.hasPrefix("application/json") == true)
        #expect(file.body.contains("\"id\":\"mycelium-car-body\""))
    }

    @Test(arguments: ["vi", "ko", "en"]) func `an empty list tells what to do`(language: String) async throws {
        let site = try await SiteFixture()
        for path in ["/concepts?kind=own", "/concepts?kind=retired", "/concepts?q=zzzzzz"] {
            let page = try await site.get(path, language: language)
            #expect(page.status == 200 && page.body.contains("class=\"empty\""), "\(path)")
        }
        #expect(try await site.get("/concepts?page=9999&kind=strange", language: language).status == 200)
    }
}
