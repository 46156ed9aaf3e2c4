import Domain
import Foundation
import Intake
import SQL
import Spreadsheets
import Storage
import Testing
import UseCases

/// What is in the demo files, by their manifest, is what an import says and does.
@Suite struct ImportDemoTests {
    @Test func `the survey gives its firms and needs, three repeats and a possible branch`() async throws {
        let demo = try await Demo()

        let report = try await demo.read(.needs)

        #expect(report.created["organisations"] == 113)
        #expect(report.created["needs"] == 131)
        #expect(report.created["repeats"] == 3)
        #expect(report.problems.count(where: { $0.kind == .emailInvalid }) == 4)
        #expect(report.problems.contains { $0.kind == .possibleBranch && $0.row == 145 })
        #expect(report.problems.contains { $0.kind == .formulaAsText && $0.row == 21 })
        #expect(report.merged.filter { $0.why == "repeat" }.map(\.row) == [36, 89, 117])
    }

    @Test func `each repeat stands with the firm's nearest need`() async throws {
        let demo = try await Demo()
        try await demo.read(.needs)
        let now = Date()
        let event = demo.event.id

        let pairs = try await demo.database.read { transaction in
            let store = Store(transaction, now: now)
            let needs = Dictionary(uniqueKeysWithValues: try store.needs.of(event).map { ($0.id, $0.title.text) })
            return try store.needs.repeats(of: event).map { [$0.title, needs[$0.need] ?? ""] }
        }

        #expect(pairs.contains(["Kiểm tra mạch sau hàn", "Kiểm tra lỗi hàn mạch tự động sau lò reflow"]))
        #expect(pairs.contains(["Máy phân cỡ tôm", "Phân cỡ tôm, cá tự động"]))
        #expect(pairs.contains(["Camera xe nâng", "Camera cảnh báo va chạm cho xe nâng"]))
    }

    @Test func `every budget is read as its truth says`() async throws {
        let workbook = try readWorkbook(at: Demo.folder + "/khao-sat-nhu-cau-2022.xlsx")
        let answers = try readNeeds(workbook, options: IntakeOptions(year: 2022)).drafts
        let truth = try readWorkbook(at: Demo.folder + "/budget_truth.csv").sheets[0].rows.dropFirst()
        var budgets: [String: Amount] = [:]
        for answer in answers {
            for need in answer.needs {
                let number =
                    String(repeating: "0", count: max(0, 3 - answer.organisation.number.count))
                    + answer.organisation.number
                budgets["D\(number).\(need.source.item)"] = need.budget
            }
        }

        var wrong: [String] = []
        for row in truth {
            let cells = row.map(\.text) + Array(repeating: "", count: 6)
            guard let read = budgets[cells[0]] else {
                wrong.append("\(cells[0]) missing")
                continue
            }
            let isRight =
                read.minimum == Decimal(string: cells[2]) && read.maximum == Decimal(string: cells[3])
                && (read.currency?.rawValue ?? "") == cells[4] && (read.per ?? "") == cells[5]
            if !isRight { wrong.append("\(cells[0]) \(cells[1])") }
        }

        #expect(wrong == [])
        #expect(truth.count == 130)
    }

    @Test func `the catalogue gives its organisations and offers`() async throws {
        let demo = try await Demo()

        let report = try await demo.read(.offers)

        #expect(report.created["organisations"] == 30)
        #expect(report.created["offers"] == 38)
    }

    @Test func `participants find the organisations of survey and catalogue`() async throws {
        let demo = try await Demo()
        try await demo.read(.needs)
        try await demo.read(.offers)

        let report = try await demo.read(.participants)

        #expect(report.created["participants"] == 110)
        // officials, press and the like are new; no firm is
        #expect((report.created["organisations"] ?? 0) <= 10)
        #expect(report.problems.filter { $0.severity == .error } == [])
    }

    @Test func `four requests are bad, and each is said`() async throws {
        let demo = try await Demo()
        for (subject, _) in Demo.files.prefix(6) { try await demo.read(subject) }

        let report = try await demo.read(.requests)

        let bad = report.problems.filter { $0.severity == .error || $0.kind == .repeatedPair }.map(\.kind.rawValue)
        #expect(bad.sorted() == ["repeatedPair", "repeatedPair", "sameSide", "unknownReceiver"])
        #expect(report.created["requests"] == 166)
        #expect(report.problems.filter { $0.kind == .needUnknown || $0.kind == .offerUnknown } == [])
    }

    @Test func `the same files again change nothing`() async throws {
        let demo = try await Demo()
        try await demo.readAll()
        let before = try await demo.count("sources")

        for (subject, _) in Demo.files {
            let again = try await demo.read(subject)
            #expect(again.created == [:] && again.updated == [:], "\(subject)")
            #expect(again.merged == [], "\(subject)")
        }

        #expect(try await demo.count("sources") == before)
    }

    @Test func `a dry run foretells the counts and writes nothing`() async throws {
        let demo = try await Demo()

        let dry = try await demo.read(.needs, isDryRun: true)

        #expect(try await demo.count("organisations") == 0)
        #expect(try await demo.count("imports") == 0)
        let real = try await demo.read(.needs)
        #expect(dry.created == real.created)
        #expect(dry.problems == real.problems)
    }

    @Test func `each need remembers file, sheet and row`() async throws {
        let demo = try await Demo()
        try await demo.read(.needs)

        let rows = try await demo.database.read { transaction in
            try transaction.all(
                """
                SELECT sources.sheet, sources.row_number, sources.item FROM sources
                JOIN needs ON needs.id = sources.record WHERE needs.reference = '3.2'
                """
            ) { (try $0.string("sheet"), try $0.int("row_number"), try $0.int("item")) }
        }

        #expect(rows.count == 1)
        #expect(rows.first?.0 == "KS nhu cau 2022")
        #expect(rows.first?.1 == 14)
        #expect(rows.first?.2 == 2)
    }
}
