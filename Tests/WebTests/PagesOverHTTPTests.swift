import Domain
import Foundation
import HTTPTypes
import Intake
import SQL
import Testing
import UseCases

@Suite struct PagesOverHTTPTests {
    @Test func `every page answers in each language, before and after there is data`() async throws {
        let site = try await SiteFixture()
        let paths =
            [
                "", "/needs", "/offers", "/organisations", "/schedule", "/schedule/organisations", "/schedule/places",
                "/schedule/interpreters", "/unplaced", "/figures", "/imports", "/work", "/workbench",
                "/workbench/unmet-demand",
            ].map { site.root + $0 } + ["/dev/design"]
        for _ in 0..<2 {
            for language in ["vi", "ko", "en"] {
                for path in paths {
                    let answer = try await site.get(path, language: language)
                    #expect(answer.status == 200, "\(language) \(path)")
                    #expect(answer.body.contains("<html lang=\"\(language)\">"), "\(language) \(path)")
                    #expect(answer.body.components(separatedBy: "<h1").count == 2, "\(language) \(path)")
                    let keys = answer.body.matches(of: />([a-z]+(\.[a-zA-Z]+)+)</).map { String($0.output.1) }
                        .filter { !$0.hasSuffix(".csv") && !$0.hasSuffix(".xlsx") }
                    #expect(keys == [], "\(language) \(path)")
                }
            }
            try await site.loadDemo()
        }
    }

    @Test func `unknown pages, ids and codes are 404 with a way on`() async throws {
        let site = try await SiteFixture()
        for path in [
            "/nowhere", "/events/x", "/events/01ARZ3NDEKTSV4RRFFQ69G5FAV", site.root + "/needs/TR-XX-1999-0001",
            site.root + "/offers/%3Cscript%3E", site.root + "/organisations/01ARZ3NDEKTSV4RRFFQ69G5FAV",
            site.root + "/agendas/NOBODY", site.root + "/imports/x", site.root + "/uploads/x", site.root + "/jobs/x",
            site.root + "/schedule/nothing", site.root + "/schedule.xlsx",
        ] {
            let answer = try await site.get(path)
            #expect(answer.status == 404, "\(path)")
            #expect(answer.body.contains("<h1") && answer.body.contains("href=\"/"), "\(path)")
        }
    }

    @Test func `a foreign or broken query falls back quietly`() async throws {
        let site = try await SiteFixture()
        try await site.read(.needs, "khao-sat-nhu-cau-2022.xlsx")
        for query in [
            "?page=999", "?page=-1", "?page=abc", "?q=%ff%fe", "?confidence=xx&field=%00", "?&&==&q",
            "?q=" + String(repeating: "a", count: 3_000),
        ] {
            #expect(try await site.get(site.root + "/needs" + query).status == 200, "\(query.prefix(20))")
        }
    }

    @Test func `a search finds with and without diacritics, in either normal form`() async throws {
        let site = try await SiteFixture()
        try await site.read(.needs, "khao-sat-nhu-cau-2022.xlsx")
        let texts = ["xử lý nước thải", "xu ly nuoc thai", "xử lý nước thải".decomposedStringWithCanonicalMapping]
        var bodies: Set<Int> = []
        for text in texts {
            let query = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            let answer = try await site.get(site.root + "/needs?q=" + query)
            bodies.insert(answer.body.components(separatedBy: "TR-VN-2022-").count)
        }
        #expect(bodies.count == 1)
        #expect(bodies.first ?? 0 > 2)
    }

    @Test func `script canaries are inert on every page`() async throws {
        let site = try await SiteFixture()
        let canary = "\"><script>alert('caunoi')</script><img src=x onerror=alert(1)>\u{301}"
        try await site.loadDemo()
        _ = try await site.database.write { transaction in
            for (table, columns) in [
                ("needs", ["field", "cooperation", "timing", "budget_text"]),
                ("offers", ["rights", "note", "cooperation", "price_text"]),
                ("organisations", ["address", "locality", "field"]), ("people", ["name", "title", "phone"]),
                ("participations", ["person", "person_title", "sharing_text"]),
                ("places", ["name", "note", "equipment"]),
                ("interpreters", ["name", "specialities"]), ("agenda_items", ["title", "place"]),
                ("requests", ["message"]),
            ] {
                for column in columns {
                    try transaction.run("UPDATE \(SQLName(table).sql) SET \(SQLName(column).sql) = \(canary)")
                }
            }
            let json =
                "{\"original\":\"vi\",\"versions\":{\"vi\":{\"byMachine\":false,\"text\":\"\\\"><script>alert(1)</script>\"}}}"
            for table in ["needs", "offers"] {
                try transaction.run("UPDATE \(SQLName(table).sql) SET title = \(json), description = \(json)")
            }
            try transaction.run("UPDATE organisations SET name = \(json)")
            try transaction.run("UPDATE events SET name = \(json)")
        }
        let organisation = try await site.database.read {
            try $0.first("SELECT organisation FROM participations WHERE code = 'VN001'")?.string("organisation") ?? ""
        }
        for path in [
            "", "/needs", "/needs/TR-VN-2022-0001", "/offers", "/offers/TO-KR-2022-0001", "/organisations",
            "/organisations/\(organisation)", "/schedule", "/schedule/organisations", "/schedule/places",
            "/schedule/interpreters", "/unplaced", "/figures", "/imports", "/work", "/agendas/VN001",
            "/workbench", "/workbench/unmet-demand",
            "/needs?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "/needs/%22%3E%3Cscript%3E",
        ] {
            let body = try await site.get(site.root + path).body
            #expect(!body.contains("<script>") && !body.contains("<img src=x"), "\(path)")
            #expect(!body.contains("\"><script"), "\(path)")
        }
    }

    @Test func `a list page runs the same number of statements with one row and with three`() async throws {
        let site = try await SiteFixture()
        let titles = "STT,Tên doanh nghiệp,Nhu cầu công nghệ,Mô tả\n"
        func rows(_ range: ClosedRange<Int>) -> String {
            titles + range.map { "\($0),Công ty Mẫu Số \($0),Nhu cầu thử \($0),x" }.joined(separator: "\n")
        }
        func statements() async throws -> [Int] {
            var counts: [Int] = []
            for path in [
                "/needs", "/offers", "/organisations", "/imports", "", "/work", "/unplaced", "/figures", "/workbench",
                "/workbench/unmet-demand",
            ] {
                _ = site.database.taken()
                _ = try await site.get(site.root + path + "?q=\(path.count)")
                counts.append(site.database.taken())
            }
            return counts
        }
        let path = FileManager.default.temporaryDirectory.path + "/caunoi-\(UUID().uuidString).csv"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try rows(1...1).write(toFile: path, atomically: true, encoding: .utf8)
        _ = try await site.useCases.importFile(.needs, at: path, into: site.event, isDryRun: false)
        let one = try await statements()
        try rows(1...3).write(toFile: path, atomically: true, encoding: .utf8)
        _ = try await site.useCases.importFile(.needs, at: path, into: site.event, isDryRun: false)

        #expect(try await statements() == one)
        // Of these, four say who asks and what that person may do.
        #expect(one.allSatisfy { $0 <= 24 }, "\(one)")
    }
}
