import SQL
import Testing
import UseCases

/// What the pages ask of a database, looked at as the engine would run it.
@Suite struct `The pages' queries` {
    /// Tables that grow with the programme; the others hold a few rows for each event.
    static let large = [
        "needs", "offers", "organisations", "organisation_names", "people", "participations", "matches", "requests",
        "meetings", "placements", "seats", "sources", "imports", "need_repeats", "unplaced", "slots", "places",
        "interpreters", "agenda_items", "plans",
    ]

    @Test func `none reads a whole table`() async throws {
        let site = try await SiteFixture()
        try await site.loadDemo()
        let firm = try await site.useCases.database.read {
            try $0.first("SELECT id FROM organisations ORDER BY id LIMIT 1")?.string("id") ?? ""
        }
        let report = try await site.useCases.database.read {
            try $0.first("SELECT id FROM imports ORDER BY id LIMIT 1")?.string("id") ?? ""
        }
        let paths = [
            "", "/needs", "/needs?q=nuoc%20thai&page=2", "/needs?confidence=high", "/needs/TR-VN-2022-0001", "/offers",
            "/offers?q=AI", "/offers/TO-KR-2022-0001", "/organisations", "/organisations?q=mau",
            "/organisations/\(firm)", "/schedule", "/schedule/organisations", "/schedule/places",
            "/schedule/interpreters", "/unplaced", "/agendas/VN001", "/figures", "/imports", "/imports/\(report)",
            "/work", "/programme.ics", "/workbench", "/workbench/unmet-demand", "/needs?locality=hai%20phong",
            "/offers?field=moi%20truong&request=none",
        ]
        for path in paths {
            _ = site.database.statements()
            let answer = try await site.get(site.root + path)
            #expect(answer.status == 200, "\(path)")
            let statements = site.database.statements()
            #expect(!statements.isEmpty, "\(path)")
            for statement in statements {
                let scans = try await scans(statement, in: site.database.inner)
                #expect(scans.isEmpty, "\(path): \(scans) in \(statement.rendered(for: .sqlite).code)")
            }
        }
    }

    @Test func `the test would see a scan`() async throws {
        let site = try await SiteFixture()
        #expect(try await scans("SELECT * FROM needs WHERE description = 'x'", in: site.database.inner) == ["needs"])
        #expect(try await scans("SELECT * FROM needs n WHERE n.description = 'x'", in: site.database.inner) == ["n"])
        #expect(try await scans("SELECT * FROM needs WHERE id = 'x'", in: site.database.inner) == [])
    }

    /// The large tables that an engine would read from end to end: by SQLite's plan, or by PostgreSQL's where it is to
    /// avoid that if any index serves (with few rows it would not use one).
    private func scans(_ statement: SQL, in database: any SQLDatabase) async throws -> [String] {
        let lines = try await database.read { transaction in
            switch transaction.dialect {
            case .sqlite:
                return try transaction.all("EXPLAIN QUERY PLAN \(statement)") { try $0.string("detail") }
            case .postgres:
                try transaction.run("SET LOCAL enable_seqscan = off")
                return try transaction.all("EXPLAIN \(statement)") { try $0.string("QUERY PLAN") }
            }
        }
        let code = statement.rendered(for: .sqlite).code
        return lines.compactMap { line -> String? in
            // "SCAN needs", "SCAN n USING INDEX …" – "Seq Scan on needs n (cost=…)"
            let words = line.split(separator: " ").map(String.init)
            if words.first == "SCAN", words.count > 1 { return words[1] }
            guard let start = words.firstIndex(of: "Seq"), words.dropFirst(start + 2).first == "on" else { return nil }
            let (table, alias) = (words[start + 3], words.dropFirst(start + 4).first ?? "(")
            return alias.hasPrefix("(") ? table : alias
        }.filter { name in
            Self.large.contains(name)
                || Self.large.contains { code.contains("\($0) \(name) ") || code.hasSuffix("\($0) \(name)") }
        }
    }
}
