import Domain
import Foundation
import Intake
import SQL
import Testing

@testable import UseCases

/// An organiser of the Korean side imports: own rows come in, others stay out, and nothing is told of closed firms.
@Suite struct ImportSidesTests {
    fileprivate static let list = ["participant_id", "vai_tro", "don_vi", "quoc_gia", "email", "hinh_thuc"]

    fileprivate func partner(_ demo: Demo) -> UseCases { demo.useCases.seeing(.side("KR")) }

    private func participants(
        _ rows: [[String]], _ demo: Demo, isDryRun: Bool = false
    ) async throws -> ImportReport {
        let file = try TemporaryFile("list.xlsx", [Self.list] + rows)
        defer { file.remove() }
        return try await partner(demo).importFile(
            .participants, at: file.path, into: demo.event, isDryRun: isDryRun)
    }

    /// Every row about firms of the other side, by the table it stands in.
    private func otherSide(_ demo: Demo) async throws -> [String: [String]] {
        let firms = "(SELECT id FROM organisations WHERE country = 'VN')"
        var rows: [String: [String]] = [:]
        for (table, whose) in [
            ("organisations", "id"), ("organisation_names", "organisation"), ("people", "organisation"),
            ("needs", "organisation"), ("offers", "organisation"), ("participations", "organisation"),
            ("sources", "record"),
        ] {
            let found = try await demo.database.read {
                try $0.run(
                    SQL(stringLiteral: "SELECT * FROM \(table) WHERE \(whose) IN \(firms)")
                ).map { "\($0.all)" }
            }
            rows[table] = found.sorted()
        }
        return rows
    }

    /// A firm's name, and that it does not share.
    fileprivate func closedFirm(_ demo: Demo) async throws -> (name: String, code: String, email: String) {
        let found = try await demo.database.read {
            try $0.first(
                """
                SELECT n.written, p.code, p.email FROM participations p
                JOIN organisation_names n ON n.organisation = p.organisation
                WHERE p.sharing = 'refused' AND p.code LIKE 'VN%' ORDER BY p.code LIMIT 1
                """
            ).map { (try $0.string("written"), try $0.string("code"), try $0.string("email")) }
        }
        let (name, code, email) = try #require(found)
        return (name, code, email)
    }

    @Test func `own rows come in, those of the other side are left out and named, nothing there changes`()
        async throws
    {
        let demo = try await Demo()
        try await demo.readAll()
        let before = try await otherSide(demo)
        let open = try await demo.database.read {
            try $0.first(
                """
                SELECT n.written FROM participations p JOIN organisation_names n ON n.organisation = p.organisation
                WHERE p.sharing = 'agreed' AND p.code LIKE 'VN%' ORDER BY p.code LIMIT 1
                """)?.string("written") ?? ""
        }
        let rows = [
            ["KR91", "Cung", "Hanbit Thử Co., Ltd.", "KR", "han@example.org", "trực tiếp"],
            ["KR92", "Cung", "Một hãng không quốc gia", "", "khong@example.org", "trực tiếp"],
            ["KR93", "Cung", "Một hãng Việt chưa ai biết", "VN", "", "trực tiếp"],
            ["KR94", "Cung", open, "", "", "trực tiếp"],
            ["VN001", "Cung", "Chiếm mã Co., Ltd.", "KR", "", "trực tiếp"],
        ]
        let preview = try await participants(rows, demo, isDryRun: true)
        #expect(try await otherSide(demo) == before)
        let report = try await participants(rows, demo)

        #expect(preview.problems == report.problems && preview.created == report.created)
        #expect(report.created["participants"] == 2 && report.skipped == 3)
        let left = report.problems.filter { $0.kind == .otherSide }
        #expect(left.map(\.row) == [4, 5, 6])
        #expect(left.allSatisfy { $0.severity == .error && !$0.sheet.isEmpty && !$0.column.isEmpty })
        #expect(left.map(\.value) == ["Một hãng Việt chưa ai biết", open, "VN001"])
        #expect(try await otherSide(demo) == before)
        let countries = try await demo.database.read {
            try $0.all(
                """
                SELECT o.country FROM participations p JOIN organisations o ON o.id = p.organisation
                WHERE p.code IN ('KR91', 'KR92')
                """
            ) { try $0.string("country") }
        }
        #expect(countries == ["KR", "KR"])
    }

    @Test func `a closed firm of the other side is neither met nor told of`() async throws {
        let demo = try await Demo()
        try await demo.readAll()
        let before = try await otherSide(demo)
        let (name, _, email) = try await closedFirm(demo)
        let known = try await participants(
            [["KR95", "Cung", name, "VN", email, "trực tiếp"]], demo, isDryRun: true)
        let unknown = try await participants(
            [["KR95", "Cung", "Không ai biết hãng này", "VN", email, "trực tiếp"]], demo, isDryRun: true)
        func told(_ report: ImportReport) -> [ImportProblem] {
            report.problems.map {
                var problem = $0
                problem.value = ""
                return problem
            }
        }
        #expect(told(known) == told(unknown) && known.skipped == unknown.skipped)
        #expect(known.created == unknown.created)

        let own = try await participants([["KR95", "Cung", name, "KR", email, "trực tiếp"]], demo)
        #expect(own.created["organisations"] == 1 && own.problems.allSatisfy { $0.kind != .otherSide })
        #expect(own.merged.isEmpty && own.corrections.isEmpty)
        #expect(!own.problems.contains { $0.kind == .possibleDuplicate || $0.kind == .possibleBranch })
        #expect(try await otherSide(demo) == before)
    }

    @Test func `a file of the same name as the hosts' forgets nothing of the other side`() async throws {
        let demo = try await Demo()
        try await demo.readAll()
        let before = try await otherSide(demo)
        let file = try TemporaryFile(
            "participants.csv.xlsx", [Self.list, ["KR96", "Cung", "Saebyeok Thử", "KR", "", "trực tiếp"]])
        defer { file.remove() }
        let content = Array(try Data(contentsOf: URL(fileURLWithPath: file.path)))
        _ = try await demo.database.write {
            try $0.run("UPDATE sources SET file = 'participants.csv.xlsx' WHERE file = 'participants.csv'")
        }
        let renamed = try await otherSide(demo)
        #expect(renamed != before)
        let partner = partner(demo)
        let upload = try await partner.stageUpload(
            subject: .participants, file: "participants.csv.xlsx", content: content, into: demo.event)
        _ = try await partner.confirm(upload: upload, of: demo.event)
        #expect(try await otherSide(demo) == renamed)
    }

    @Test(arguments: [Subject.needs, .offers])
    func `needs and offers of the other side's firms stay as they are`(subject: Subject) async throws {
        let demo = try await Demo()
        try await demo.readAll()
        // Offers of a Vietnamese firm that shares, too.
        try await demo.database.write {
            _ = try $0.run(
                """
                UPDATE offers SET organisation = (SELECT organisation FROM needs ORDER BY id LIMIT 1)
                WHERE id = (SELECT MIN(id) FROM offers)
                """)
        }
        let before = try await otherSide(demo)
        let open = try await demo.database.read {
            try $0.first(
                """
                SELECT n.written FROM participations p JOIN organisation_names n ON n.organisation = p.organisation
                WHERE p.sharing = 'agreed' AND p.code LIKE 'VN%' ORDER BY p.code LIMIT 1
                """)?.string("written") ?? ""
        }
        let (closed, _, _) = try await closedFirm(demo)
        let title = subject == .needs ? "Nhu cầu công nghệ" : "Tên công nghệ"
        let file = try TemporaryFile(
            "side.xlsx",
            [
                ["STT", "Tên đơn vị", "Quốc gia", title],
                ["1", "Hanbit Thử Co., Ltd.", "", "Sấy lạnh trái cây"],
                ["2", open, "", "Robot hàn khung thép"], ["3", closed, "VN", "Lọc nước thải dệt nhuộm"],
                ["4", closed, "KR", "Đúc nhôm áp lực cao"],
            ])
        defer { file.remove() }
        let preview = try await partner(demo).importFile(subject, at: file.path, into: demo.event, isDryRun: true)
        let report = try await partner(demo).importFile(subject, at: file.path, into: demo.event, isDryRun: false)
        #expect(preview.problems == report.problems && preview.created == report.created)
        #expect(report.created[subject.rawValue] == 2 && report.created["organisations"] == 2)
        #expect(report.problems.filter { $0.kind == .otherSide }.map(\.row) == [3, 4])
        #expect(report.updated.isEmpty && report.merged.isEmpty)
        #expect(try await otherSide(demo) == before)
    }

    @Test func `what belongs to the day itself is the hosts' to import`() async throws {
        let demo = try await Demo()
        for subject in [Subject.agenda, .places, .interpreters, .requests] {
            await #expect(throws: UseCaseError.listOfHosts) {
                _ = try await partner(demo).stageUpload(
                    subject: subject, file: "a.csv", content: Array("a,b".utf8), into: demo.event)
            }
        }
        await #expect(throws: UseCaseError.listOfHosts) {
            _ = try await demo.useCases.seeing(.nothing).imports(of: demo.event)
        }
    }

    @Test func `a side sees its own imports and uploads, the hosts all`() async throws {
        let demo = try await Demo()
        try await demo.read(.offers)
        let partner = partner(demo)
        let hosts = try await demo.useCases.imports(of: demo.event)
        let theirs = try #require(hosts.imports.first).id
        #expect(try await partner.imports(of: demo.event).count == 0)
        await #expect(throws: UseCaseError.notFound) { _ = try await partner.importReport(theirs, of: demo.event) }

        let content = Array(
            try Data(contentsOf: URL(fileURLWithPath: Demo.folder + "/participants.csv")))
        let upload = try await demo.useCases.stageUpload(
            subject: .participants, file: "a.csv", content: content, into: demo.event)
        await #expect(throws: UseCaseError.notFound) { _ = try await partner.preview(upload: upload, of: demo.event) }
        await #expect(throws: UseCaseError.notFound) { _ = try await partner.confirm(upload: upload, of: demo.event) }
        await #expect(throws: UseCaseError.notFound) { try await partner.discard(upload: upload, of: demo.event) }

        let own = try await partner.stageUpload(
            subject: .participants, file: "b.csv", content: content, into: demo.event)
        let done = try await partner.confirm(upload: own, of: demo.event)
        #expect(try await partner.imports(of: demo.event).imports.map(\.id) == [done])
        #expect(try await demo.useCases.imports(of: demo.event).count == 2)
        #expect(try await demo.count("organisations") > 0)
        let foreign = try await demo.database.read {
            try $0.first("SELECT COUNT(*) AS n FROM organisations WHERE country <> 'KR'")?.int("n") ?? -1
        }
        #expect(foreign == 0, "the list of both sides brought in one side's firms")
    }
}

extension ImportSidesTests {
    @Test func `a side's upload that the hosts import tells that side nothing of closed firms`() async throws {
        let demo = try await Demo()
        try await demo.readAll()
        let (name, _, email) = try await closedFirm(demo)
        let file = try TemporaryFile(
            "theirs.xlsx", [Self.list, ["KR97", "Cung", name, "KR", email, "trực tiếp"]])
        defer { file.remove() }
        let content = Array(try Data(contentsOf: URL(fileURLWithPath: file.path)))
        let partner = partner(demo)
        let upload = try await partner.stageUpload(
            subject: .participants, file: "theirs.xlsx", content: content, into: demo.event)
        let foretold = try await partner.preview(upload: upload, of: demo.event).report
        let shown = try await demo.useCases.preview(upload: upload, of: demo.event).report
        #expect(shown.problems == foretold.problems && shown.created == foretold.created)

        let done = try await demo.useCases.confirm(upload: upload, of: demo.event)
        let report = try await partner.importReport(done, of: demo.event).report
        #expect(report.problems == foretold.problems && report.created["organisations"] == 1)
        #expect(report.merged.isEmpty)
    }
}
