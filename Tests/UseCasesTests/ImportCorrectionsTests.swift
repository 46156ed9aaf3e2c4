import Domain
import Foundation
import Intake
import SQL
import Testing
import UseCases

/// Second answers, corrected files, and firms that look alike.
@Suite struct ImportCorrectionsTests {
    let titles = ["STT", "Tên doanh nghiệp", "Mã số thuế", "Email", "Nhu cầu công nghệ", "Mô tả", "Kinh phí"]

    func report(_ demo: Demo, _ rows: [[String]], name: String = "khao-sat.xlsx") async throws -> ImportReport {
        let file = try TemporaryFile(name, [titles] + rows)
        defer { file.remove() }
        return try await demo.read(.needs, file.path)
    }

    @Test func `a corrected file updates what it changed and says so`() async throws {
        let demo = try await Demo()
        let first = ["1", "Công ty TNHH Mẫu Một", "0299999001", "a@mau.example.org", "Sấy lạnh trái cây", "", "1 tỷ"]
        let second = ["2", "Công ty CP Mẫu Hai", "0299999002", "b@mau.example.org", "Robot hàn", "", "2 tỷ"]
        _ = try await report(demo, [first, second])
        var corrected = first
        corrected[6] = "1,5 tỷ"
        var retitled = second
        retitled[4] = "Robot hàn hồ quang tự động"

        let again = try await report(demo, [corrected, retitled])

        #expect(again.created == [:])
        #expect(again.updated == ["needs": 2])
        let fields = again.changes.flatMap(\.fields)
        #expect(fields.contains { [$0.name, $0.before, $0.after] == ["budget", "1 tỷ", "1,5 tỷ"] })
        let titles = ["title", "Robot hàn", "Robot hàn hồ quang tự động"]
        #expect(fields.contains { [$0.name, $0.before, $0.after] == titles })
    }

    @Test func `a row put in above does not mix up needs`() async throws {
        let demo = try await Demo()
        let old = ["1", "Công ty TNHH Mẫu Một", "0299999001", "a@mau.example.org", "Sấy lạnh trái cây", "", "1 tỷ"]
        let new = ["2", "Công ty TNHH Mẫu Ba", "0299999003", "c@mau.example.org", "Lọc nước lợ", "", "2 tỷ"]
        _ = try await report(demo, [old])

        let again = try await report(demo, [new, old])

        #expect(again.created["needs"] == 1)
        #expect(again.updated == [:])
    }

    @Test func `one firm under two spellings is one, and the merge is shown`() async throws {
        let demo = try await Demo()

        let report = try await report(
            demo,
            [
                [
                    "1", "Công ty TNHH Cơ khí Mẫu Sông Cấm", "0299999001", "a@mau.example.org", "Sấy lạnh trái cây", "",
                    "",
                ],
                ["2", "CTY TNHH CO KHI MAU SONG CAM", "", "", "Sấy lạnh", "gửi lại", ""],
                ["3", "C.ty Cơ khí Mẫu Sông Cấm", "299999001", "", "Tự động hóa kho hàng", "", ""],
            ])

        #expect(report.created["organisations"] == 1)
        #expect(report.created["needs"] == 2)
        #expect(report.created["repeats"] == 1)
        #expect(report.merged.contains { $0.why == "repeat" && $0.dropped == "Sấy lạnh" })
        #expect(report.merged.contains { $0.dropped == "CTY TNHH CO KHI MAU SONG CAM" })
    }

    @Test func `a branch and a namesake with another tax code stay apart until a person decides`() async throws {
        let demo = try await Demo()
        let rows = [
            ["1", "Công ty CP Gỗ Mẫu Bạch Long", "0299999001", "a@mau.example.org", "Hút bụi gỗ", "", ""],
            ["2", "Công ty CP Gỗ Mẫu Bạch Long – nhà máy 2", "0299999001", "a@mau.example.org", "Hút bụi", "", ""],
            ["3", "Công ty TNHH Gỗ Mẫu Bạch Long", "0299999777", "", "Sơn UV", "", ""],
        ]

        let report = try await report(demo, rows)

        #expect(report.created["organisations"] == 3)
        #expect(report.problems.contains { $0.kind == .possibleBranch && $0.row == 3 })
        #expect(report.problems.contains { $0.kind == .possibleDuplicate && $0.row == 4 })
        let again = try await self.report(demo, rows)
        #expect(again.created == [:] && again.updated == [:])
        // still undecided, so still said
        #expect(again.problems.contains { $0.kind == .possibleBranch && $0.row == 3 })
    }

    @Test func `a crash in the middle leaves nothing behind`() async throws {
        let demo = try await Demo()
        try await demo.read(.needs)
        try await demo.read(.offers)
        let before = (try await demo.count("participations"), try await demo.count("organisations"))
        // the database refuses the last participant
        _ = try await demo.database.write {
            try $0.run("CREATE UNIQUE INDEX stop ON participations (event) WHERE code IN ('GU02', 'PR01')")
        }

        await #expect(throws: SQLError.self) { try await demo.read(.participants) }

        #expect(try await demo.count("participations") == before.0)
        #expect(try await demo.count("organisations") == before.1)
        #expect(try await demo.count("imports") == 2)
    }

    @Test func `10,000 rows with 37 bad addresses give 37 messages`() async throws {
        let demo = try await Demo()
        let rows = (1...10_000).map { number in
            [
                String(number), "Công ty Mẫu \(word(number)) \(number)", String(1_000_000_000 + number),
                number % 270 == 0 ? "sai dia chi" : "a\(number)@mau.example.org", "Nhu cầu số \(number)", "", "1 tỷ",
            ]
        }

        let report = try await report(demo, rows)

        #expect(report.created["needs"] == 10_000)
        #expect(report.problems.count(where: { $0.kind == .emailInvalid }) == 37)
        #expect(report.problems.allSatisfy { !$0.sheet.isEmpty && $0.row > 1 && !$0.column.isEmpty })
    }

    private func word(_ number: Int) -> String {
        let parts = ["An", "Bình", "Cát", "Đông", "Giang", "Hải", "Khánh", "Lâm", "Minh", "Nam"]
        return "\(parts[number % 10]) \(parts[number / 10 % 10]) \(parts[number / 100 % 10])"
    }
}
